import { icbSectionLines, type IcbSectionId } from '../../../../shared/domain/icbConfiguration.ts';
import type { SaidLine } from '../../../../shared/domain/icbSections/said.ts';
import { useQuery } from '../../../api/useQuery.ts';
import { Loading } from '../../../components/Loading.tsx';
import { Problem } from '../../../components/Problem.tsx';
import { dayAndTime } from '../../../components/words.ts';
import { SaidLines } from '../../icb/SaidLines.tsx';

/** Labels of lines that differ from the version before. */
export function changedLabels(now: readonly SaidLine[], before: readonly SaidLine[] | null): string[] {
  if (!before) return [];
  return now.filter((line) => !before.some((one) => one.label === line.label && one.words === line.words)).map((line) => line.label);
}

/** Labels of lines that the version before had and this one has not. */
export const goneLabels = (now: readonly SaidLine[], before: readonly SaidLine[] | null): string[] => (before ?? []).filter((line) => !now.some((one) => one.label === line.label)).map((line) => line.label);

/** Who changed a section, what, and when: every version, newest first, with what it held. */
export function SectionHistory({ ods, id }: { ods: string; id: IcbSectionId }) {
  const query = useQuery('icb.section.history', { ods, section: id });
  const versions = query.data?.versions ?? [];
  return (
    <section aria-labelledby="section-history">
      <h2 className="section-title" id="section-history">
        History
      </h2>
      <Problem error={query.error} retry={() => void query.refetch()} title="The history could not be read" />
      {query.status === 'loading' ? <Loading what="the history" /> : null}
      {query.data && versions.length === 0 ? <p>Nobody has set this yet.</p> : null}
      <ol className="plain-list" reversed>
        {versions.map((version, index) => {
          const earlier = versions[index + 1];
          const lines = version.value === null ? null : icbSectionLines(id, version.value);
          const before = earlier && earlier.value !== null ? icbSectionLines(id, earlier.value) : null;
          const gone = lines ? goneLabels(lines, before) : [];
          return (
            <li key={version.number}>
              <p>
                <strong>Version {version.number}.</strong> {version.value === null ? 'Taken back' : 'Set'} by {version.by}, {dayAndTime(version.at)}.{version.reason ? ` Why: ${version.reason}` : ''}
              </p>
              {lines ? <SaidLines lines={lines} marked={changedLabels(lines, before)} /> : version.value === null ? null : <p>This version of the app cannot read what was set then.</p>}
              {gone.length > 0 ? <p>No longer there: {gone.join('; ')}.</p> : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
