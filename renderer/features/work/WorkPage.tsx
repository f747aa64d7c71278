import { Button } from 'nhsuk-react-components';
import { useQuery } from '../../api/useQuery.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { shortIcb } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { CaseTable } from './CaseTable.tsx';
import { StuckTable } from './StuckTable.tsx';
import { anyLimitSet, urgentFirst, withoutLimits, workSections } from './workModel.ts';
import { OnlyFor, useMay } from '../../components/May.tsx';

/** Work: what to do next, most pressing first. Each row ends in its next action. */
export function WorkPage() {
  const work = useQuery('work.list', {});
  const { go } = useNavigation();
  const { may } = useMay();
  const sections = work.data ? workSections(work.data) : [];
  const stuck = urgentFirst(work.data?.stuck ?? []);

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
      {work.status === 'loading' ? <Loading what="your work" /> : null}
      {work.data && sections.length === 0 && stuck.length === 0 ? (
        <p>
          There is nothing to do just now. <OnlyFor action="takeIn" quiet>When a referral arrives, choose <strong>Take in a referral</strong> and add its papers.</OnlyFor>
        </p>
      ) : null}
      {/* What is stuck moves for nobody until a person looks, so an urgent one goes above everything. */}
      {stuck.some((row) => row.urgency === 'urgent') ? <StuckTable rows={stuck} /> : null}
      {work.data && anyLimitSet(work.data) && work.data.overdue.length === 0 ? <p>Nothing is overdue.</p> : null}
      {sections.map((section) => (
        <section key={section.key} aria-labelledby={`work-${section.key}`}>
          <h2 className="section-title" id={`work-${section.key}`}>
            {section.title} <span className="quiet">({section.rows.length})</span>
          </h2>
          {withoutLimits(section.rows).map(({ ods, icb, cases }) => (
            <p key={ods} className="quiet">
              No time limit is set for {shortIcb(icb)}, so {cases === 1 ? 'its case here is' : `its ${cases} cases here are`} never shown as due by one.{' '}
              <button type="button" className="link-button" onClick={() => go({ name: 'settings', section: 'icb', ods })}>
                Set the time limits of {shortIcb(icb)}
              </button>
            </p>
          ))}
          <CaseTable rows={section.rows} label={section.title} />
        </section>
      ))}
      {stuck.length > 0 && !stuck.some((row) => row.urgency === 'urgent') ? <StuckTable rows={stuck} /> : null}
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
