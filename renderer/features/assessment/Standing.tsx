import { InsetText } from 'nhsuk-react-components';
import type { AssessmentView } from '../../../shared/contract/assessment.ts';
import { day, dayAndTime } from '../../components/words.ts';
import { commissionerInDoubt } from './assessmentModel.ts';

/** What the answer stands on: which text, who compared it with the published one, as at which day, and whether this ICB is the responsible one. */
export function Standing({ view }: { view: AssessmentView }) {
  const { policy, compared, responsible } = view;
  return (
    <>
      <p>
        {policy ? `Policy: ${policy.ourTitle}, ${policy.version === null ? 'no version printed' : `version ${policy.version}`}. ` : ''}
        As at {day(view.asAt)}.
        {policy ? (
          <>
            <br />
            {compared ? `Compared with the published version by ${compared.by}, ${dayAndTime(compared.at)}.` : 'Nobody has compared this text with the published version. Look at the published version before you rely on it.'}
          </>
        ) : null}
      </p>
      {commissionerInDoubt(view) ? (
        <InsetText role="region" aria-label="Is this the responsible ICB?">
          <p>
            <strong>Check whether this is the responsible ICB.</strong> {responsible.sentence}
          </p>
        </InsetText>
      ) : (
        <p className="quiet">Responsible ICB: {responsible.sentence}</p>
      )}
    </>
  );
}
