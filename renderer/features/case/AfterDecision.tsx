import { useId, useState } from 'react';
import type { CaseView } from '../../../shared/contract/case.ts';
import { followUpLabels } from '../../../shared/workflow/followUpShapes.ts';
import { day, dayAndTime } from '../../components/words.ts';
import { useNavigation } from '../../navigation/NavigationContext.tsx';
import { Reckoning } from '../work/Due.tsx';

type FollowUp = NonNullable<CaseView['followUps']>[number];

/** What an approval leaves to be seen to: conditions, its end, what is reported back. Absent where the decision leaves nothing. */
export function AfterDecision({ view }: { view: CaseView }) {
  const { go } = useNavigation();
  const all = view.followUps ?? [];
  if (all.length === 0) return null;
  const open = all.filter((one) => one.record === null);
  const way = (action: 'followUp' | 'followUpDay', words: string) => (
    <button type="button" className="link-button" onClick={() => go({ name: 'caseAction', applicationId: view.applicationId, action })}>
      {words}
    </button>
  );
  return (
    <section aria-labelledby="after-decision">
      <h2 className="section-title" id="after-decision">
        After the decision
      </h2>
      <p>What the panel’s approval asks for. Nothing here ends the approval by itself.</p>
      <ul className="clocks">
        {all.map((one) => (
          <OneFollowUp key={one.item} one={one} />
        ))}
      </ul>
      <p className="ways">
        {way('followUp', open.length > 0 ? 'Record what came of it' : 'Record something else about it')}
        {open.length > 0 ? way('followUpDay', 'Set or move a day') : null}
      </p>
    </section>
  );
}

function OneFollowUp({ one }: { one: FollowUp }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { record } = one;
  return (
    <li className="clocks__item">
      <strong>
        {followUpLabels[one.kind]}: {one.what}
      </strong>
      {one.on && one.kind !== 'expiry' ? <span className="due__words">By {day(one.on)}</span> : null}
      <span className={one.late ? 'due__words due__words--late' : 'due__words'}>{one.words}</span>
      {record ? (
        <span className="due__words">
          {record.words} ({record.who}
          {record.paper ? `; ${record.paper}${record.page ? `, page ${record.page}` : ''}` : ''}). Recorded by {record.by}, {dayAndTime(record.at)}.
        </span>
      ) : (
        <>
          <button type="button" className="link-button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
            How it was reckoned<span className="nhsuk-u-visually-hidden">: {one.what}</span>
          </button>
          <Reckoning id={id} open={open} steps={one.reckoning} />
        </>
      )}
    </li>
  );
}
