import { Button } from 'nhsuk-react-components';
import type { OpenedRegister, RegisterDryRun } from '../../../shared/contract/register.ts';
import type { RegisterMapping } from '../../../shared/register/mapping.ts';
import { count } from '../../components/words.ts';
import { SaveOutside } from './SaveOutside.tsx';
import { nounOf } from './registerModel.ts';

interface Props {
  readonly opened: OpenedRegister;
  readonly mapping: RegisterMapping;
  readonly found: RegisterDryRun | null;
  /** Whether it is of the mapping as it stands. */
  readonly fresh: boolean;
  readonly busy: boolean;
  readonly onBring: () => void;
}

const stateWords = { ready: 'Ready', note: 'Ready', held: 'In the record', 'not-ready': 'Not ready' } as const;

/** What would become of each line. Nothing is written before a person brings in what is ready. */
export function DryRun({ opened, mapping, found, fresh, busy, onBring }: Props) {
  if (!found) return <p role="status">Looking through the lines…</p>;
  const { faults, counts, rows, more } = found;
  const noun = nounOf[opened.kind];
  return (
    <section aria-labelledby="dry-run">
      <h2 className="section-title" id="dry-run">
        What would be brought in
      </h2>
      <div role="status">
        {!fresh ? <p>Looking through the lines again…</p> : null}
        {faults.length > 0 ? (
          <>
            <p>The lines cannot be looked through yet:</p>
            <ul>
              {faults.map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </>
        ) : (
          <>
            <p>
              <strong>{count(counts.ready, noun)} can be brought in</strong>
              {counts.note > 0 ? `; of ${counts.note} there is something to know` : ''}. {counts.held > 0 ? `${count(counts.held, 'line')} ${counts.held === 1 ? 'is' : 'are'} in the record already. ` : ''}
              {counts.notReady > 0 ? `${count(counts.notReady, 'line')} cannot be brought in yet. ` : ''}Nothing has been written.
            </p>
          </>
        )}
      </div>
      {counts.ready > 0 ? (
        <Button type="button" disabled={!fresh || busy} onClick={onBring}>
          Bring in {count(counts.ready, noun)}
        </Button>
      ) : null}
      {counts.notReady > 0 ? (
        <SaveOutside
          channel="register.leftOver"
          input={{ lookId: opened.lookId, mapping }}
          open={`Save the ${counts.notReady === 1 ? 'line' : `${counts.notReady} lines`} that cannot be brought in`}
          warning="The list holds these lines as they stand in your file, with who the patients are, and why each was left over. Anybody who can open the folder can read it. Mend it there, bring it in, and delete it."
        />
      ) : null}
      {rows.length > 0 ? (
        <table className="rows rows--register" aria-label="Lines of which there is something to say">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">What and why</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, others, state, sentences }) => (
              <tr key={line}>
                <th scope="row">
                  Line {line}
                  {others > 0 ? ` and ${count(others, 'more', 'more')}` : ''}
                  <span className="rows__under">{stateWords[state]}</span>
                </th>
                <td>
                  {sentences.map(({ message, next }) => (
                    <p key={message}>
                      {message} <span className="quiet">{next}</span>
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {more > 0 ? <p>And {count(more, 'more line', 'more lines')} of which there is something to say.</p> : null}
    </section>
  );
}
