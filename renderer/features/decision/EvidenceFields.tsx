import { Button } from 'nhsuk-react-components';
import { evidencePlace } from '../case/evidenceModel.ts';
import { IcbSays } from '../icb/IcbSays.tsx';
import { Line, Words } from '../../components/Words.tsx';
import { emptyStudy, type StudyDraft } from './decisionDraft.ts';
import { errorAt, remarksOn, type FieldProps } from './fieldProps.ts';
import { RecordText } from './ReasonFields.tsx';

/** The evidence as a whole, then each study or paper on its own. */
export function EvidenceFields(props: FieldProps & { label: string; hint: string }) {
  const { draft, set, label, hint } = props;
  const { studies } = draft;
  const change = (index: number, part: Partial<StudyDraft>) => set({ studies: studies.map((study, at) => (at === index ? { ...study, ...part } : study)) });
  return (
    <>
      <IcbSays id="patientStatement" />
      <StatementOnRecord {...props} />
      <EvidenceOnRecord {...props} />
      <RecordText {...props} id="evidence" label={label} hint={hint} />
      {studies.map((study, index) => {
        const id = `study-${index + 1}`;
        return (
          <fieldset key={index} className="need">
            <legend>Study or paper {index + 1}</legend>
            <Line id={`${id}-title`} label="Which one" value={study.title} error={errorAt(props, `${id}-title`)} onChange={(title) => change(index, { title })} />
            <Line id={`${id}-page`} label="Page" width={10} value={study.page} error={errorAt(props, `${id}-page`)} onChange={(page) => change(index, { page })} />
            <Words id={`${id}-shows`} label="What it shows for this patient" rows={2} value={study.shows} error={errorAt(props, `${id}-shows`)} remarks={remarksOn(props, study.shows)} onChange={(shows) => change(index, { shows })} />
            <Words id={`${id}-weight`} label="What weight the panel gave it, and why" rows={2} value={study.weight} error={errorAt(props, `${id}-weight`)} remarks={remarksOn(props, study.weight)} onChange={(weight) => change(index, { weight })} />
            <Button type="button" secondary small onClick={() => set({ studies: studies.filter((_, at) => at !== index) })}>
              Remove study or paper {index + 1}
            </Button>
          </fieldset>
        );
      })}
      <p>
        <Button type="button" secondary small onClick={() => addStudy(props, emptyStudy, 'title')}>
          Add a study or paper
        </Button>
      </p>
    </>
  );
}

/** What the patient said for themselves, or that nothing is on record. */
function StatementOnRecord({ view }: FieldProps) {
  return (
    <section aria-labelledby="statement-on-record">
      <h3 id="statement-on-record">The patient’s statement and attendance, on record</h3>
      {view.statement ? (
        <dl className="pairs">
          {view.statement.lines.map(({ label, words }) => (
            <div className="pairs__row" key={label}>
              <dt>{label}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>Nothing is recorded: neither an invitation nor a statement.</p>
      )}
    </section>
  );
}

/** What the clinician put as evidence. A finding on one of them begins with its title and page; what it shows is for the panel. */
function EvidenceOnRecord(props: FieldProps) {
  const held = props.view.evidence ?? [];
  const judged = new Set(props.draft.studies.map((study) => study.evidenceId));
  if (held.length === 0) return null;
  return (
    <section aria-labelledby="evidence-on-record">
      <h3 id="evidence-on-record">Evidence that the clinician put</h3>
      <ul className="without-finding">
        {held.map((one) => (
          <li key={one.evidenceId}>
            {one.title} <span className="quiet">({evidencePlace(one)})</span>. Put forward for: {one.putFor}{' '}
            {judged.has(one.evidenceId) ? (
              <span className="quiet">It has a finding below.</span>
            ) : (
              <Button type="button" secondary small onClick={() => addStudy(props, { ...emptyStudy, evidenceId: one.evidenceId, paperId: one.paperId, title: one.title, page: one.page }, 'shows')}>
                Add a finding <span className="nhsuk-u-visually-hidden">on {one.title}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Papers and studies that came with the request and have no finding yet. They are listed before signing; they stop nobody. */
export function WithoutFinding(props: FieldProps) {
  const { view, draft } = props;
  const named = new Set(draft.studies.map((study) => study.paperId));
  const titles = new Set(draft.studies.map((study) => study.title));
  const answered = (argumentId: string) => (draft.findings[argumentId]?.finding ?? '').trim() !== '';
  const papers = view.papers.filter((paper) => !named.has(paper.paperId) && !paper.argumentIds.some(answered));
  const cited = view.cited.filter((study) => !titles.has(study.title));
  const judged = new Set(draft.studies.map((study) => study.evidenceId));
  const evidence = (view.evidence ?? []).filter((one) => !judged.has(one.evidenceId));
  if (papers.length === 0 && cited.length === 0 && evidence.length === 0) return null;
  return (
    <section aria-labelledby="without-finding-title">
      <h2 className="section-title" id="without-finding-title">
        Sent with the request, and without a finding of its own
      </h2>
      <p>If it bears on the benefit for this patient, say what it shows. Papers that are left are named in the record.</p>
      <ul className="without-finding">
        {evidence.map((one) => (
          <li key={one.evidenceId}>
            {one.title} <span className="quiet">({evidencePlace(one)})</span>{' '}
            <Button type="button" secondary small onClick={() => addStudy(props, { ...emptyStudy, evidenceId: one.evidenceId, paperId: one.paperId, title: one.title, page: one.page }, 'shows')}>
              Add a finding <span className="nhsuk-u-visually-hidden">on {one.title}</span>
            </Button>
          </li>
        ))}
        {papers.map((paper) => (
          <li key={paper.paperId}>
            {paper.name}{' '}
            <Button type="button" secondary small onClick={() => addStudy(props, { ...emptyStudy, paperId: paper.paperId, title: paper.name }, 'page')}>
              Add a finding <span className="nhsuk-u-visually-hidden">on {paper.name}</span>
            </Button>
          </li>
        ))}
        {cited.map((study) => (
          <li key={`${study.paperId} ${study.title}`}>
            {study.title} <span className="quiet">(named in {study.paper})</span>{' '}
            <Button type="button" secondary small onClick={() => addStudy(props, { ...emptyStudy, title: study.title }, 'page')}>
              Add a finding <span className="nhsuk-u-visually-hidden">on {study.title}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function addStudy({ draft, set }: FieldProps, study: StudyDraft, focus: 'title' | 'page' | 'shows'): void {
  set({ studies: [...draft.studies, study] });
  const next = `study-${draft.studies.length + 1}-${focus}`;
  requestAnimationFrame(() => document.getElementById(next)?.focus());
}
