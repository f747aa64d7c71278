import { InsetText } from 'nhsuk-react-components';
import type { IntakeView } from '../../../shared/contract/intake.ts';
import { count, dayAndTime } from '../../components/words.ts';
import { outcomeWords, statusWords } from './intakeModel.ts';

/** What the papers came to, in one sentence, and what to do: it stands first. Then what people did with it. */
export function Outcome({ intake }: { intake: IntakeView }) {
  const words = outcomeWords(intake);
  const { actions = [], held = [] } = intake;
  return (
    <>
      <InsetText>
        <p>
          <strong>{words ? words.sentence : `${statusWords[intake.status]}.`}</strong>
        </p>
        {words ? <p>{words.next}</p> : null}
      </InsetText>
      {actions.length > 0 ? (
        <ul className="plain-list" aria-label="What was done with it">
          {actions.map((one) => (
            <li key={`${one.at}${one.what}`}>
              {one.what}: {one.by}, {dayAndTime(one.at)}
              {one.reason ? `. ${one.reason}` : ''}
            </li>
          ))}
        </ul>
      ) : null}
      {held.length > 0 ? (
        <section aria-labelledby="held">
          <h2 className="section-title" id="held">
            Held: {count(held.length, 'paper')} not read
          </h2>
          <ul className="issues">
            {held.map((one) => (
              <li key={one.name} className="issues__item">
                <strong>{one.name}</strong>
                <span>{one.message}</span>
                <span>Next: {one.next}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
