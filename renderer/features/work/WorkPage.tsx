import { Button } from 'nhsuk-react-components';
import { useRef } from 'react';
import { firstWorkRows, mostWorkRows, type WorkShown } from '../../../shared/contract/case.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useDraft } from '../../components/useDraft.ts';
import { shortIcb } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { CaseTable } from './CaseTable.tsx';
import { StuckTable } from './StuckTable.tsx';
import { ShowMore } from './ShowMore.tsx';
import { anyLimitSet, workSections } from './workModel.ts';
import { OnlyFor, useMay } from '../../components/May.tsx';

const number = (value: number): string => value.toLocaleString('en-GB');

/** Work: what to do next, most pressing first. Each row ends in its next action. */
export function WorkPage() {
  const { draft: shown, set: setShown } = useDraft<WorkShown>('work', {});
  const asked = useQuery('work.list', { shown });
  // While more rows are asked for, those that are there stay.
  const kept = useRef(asked.data);
  if (asked.data) kept.current = asked.data;
  const work = { ...asked, data: asked.data ?? kept.current };
  const { go } = useNavigation();
  const { may } = useMay();
  const sections = work.data ? workSections(work.data) : [];
  const stuck = work.data?.stuck ?? [];
  const more = (key: keyof WorkShown, all: number) => ({ shown: work.data?.[key].length ?? 0, all, busy: asked.status === 'loading', onMore: () => setShown({ ...shown, [key]: Math.min(mostWorkRows, (shown[key] ?? firstWorkRows) * 2) }) });
  const stuckTable = <StuckTable rows={stuck} all={work.data?.totals?.stuck ?? stuck.length}><ShowMore what="that are stuck" {...more('stuck', work.data?.totals?.stuck ?? 0)} /></StuckTable>;

  return (
    <div className="page">
      <div className="page-head">
        <PageTitle>Work</PageTitle>
        <OnlyFor action="takeIn" quiet>
          <Button type="button" onClick={() => go({ name: 'takeIn' })}>
            Take in a referral
          </Button>
        </OnlyFor>
      </div>
      <Problem error={work.error} retry={() => void work.refetch()} title="The list of work could not be read" />
      {work.data?.building ? (
        <p className="quiet" role="status">
          The list is being made ready: {number(work.data.building.done)} of {number(work.data.building.total)} cases so far. A case may still be missing here, or stand in another group.
        </p>
      ) : null}
      {work.status === 'loading' && !work.data ? <Loading what="your work" /> : null}
      {work.data && sections.length === 0 && stuck.length === 0 ? (
        <p>
          There is nothing to do just now. <OnlyFor action="takeIn" quiet>When a referral arrives, choose <strong>Take in a referral</strong> and add its papers.</OnlyFor>
        </p>
      ) : null}
      {/* What is stuck moves for nobody until a person looks, so an urgent one goes above everything. */}
      {stuck.some((row) => row.urgency === 'urgent') ? stuckTable : null}
      {work.data && !work.data.building && anyLimitSet(work.data) && work.data.overdue.length === 0 ? <p>Nothing is overdue.</p> : null}
      {sections.map((section) => (
        <section key={section.key} aria-labelledby={`work-${section.key}`}>
          <h2 className="section-title" id={`work-${section.key}`}>
            {section.title} <span className="quiet">({number(section.total.cases)})</span>
          </h2>
          {section.total.unset.map(({ ods, icb, cases }) => (
            <p key={ods} className="quiet">
              No time limit is set for {shortIcb(icb)}, so {cases === 1 ? 'its case here is' : `its ${number(cases)} cases here are`} never shown as due by one.{' '}
              <button type="button" className="link-button" onClick={() => go({ name: 'settings', section: 'icb', ods })}>
                Set the time limits of {shortIcb(icb)}
              </button>
            </p>
          ))}
          <CaseTable rows={section.rows} label={section.title} />
          <ShowMore what={`under “${section.title}”`} {...more(section.key, section.total.cases)} />
        </section>
      ))}
      {stuck.length > 0 && !stuck.some((row) => row.urgency === 'urgent') ? stuckTable : null}
      {work.data && may('takeIn') ? (
        <p>
          <button type="button" className="link-button" onClick={() => go({ name: 'intakes' })}>
            All referrals taken in
          </button>
        </p>
      ) : null}
    </div>
  );
}
