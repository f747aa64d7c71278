import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { DecisionView } from '../../../shared/contract/decision.ts';
import { correctedRecord, placesOf } from '../../../shared/workflow/correction.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Checks, nothingWrong, type Wrong } from '../../components/checks.ts';
import { errorFor, ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Form, refusalAsField } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useDraft } from '../../components/useDraft.ts';
import { Line, Words } from '../../components/Words.tsx';

interface Props {
  readonly applicationId: string;
  readonly view: DecisionView;
  readonly recorded: NonNullable<DecisionView['recorded']>;
  readonly onCorrected: (view: DecisionView) => void;
}

const empty = { place: '', words: '', why: '', askedBy: '' };

/** Puts words of a signed decision right. The words that were signed stay, and what was decided cannot be reached from here. */
export function CorrectDecision({ applicationId, view, recorded, onCorrected }: Props) {
  const correct = useCommand('decision.correct');
  const say = useAnnounce();
  const { draft, set, clear } = useDraft(`correct-decision:${applicationId}`, empty);
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const places = placesOf(correctedRecord(recorded.record, recorded.corrections));
  const chosen = places.find((place) => place.id === draft.place);

  const submit = async () => {
    const checks = new Checks();
    const place = draft.place || (checks.add('correct-place', 'Choose the words to be corrected'), '');
    const words = checks.words('correct-words', draft.words, 'Write the words as they should stand');
    const why = checks.words('correct-why', draft.why, 'Say what was wrong with the words');
    const askedBy = checks.words('correct-by', draft.askedBy, 'Enter who asked for the correction');
    setWrong(checks);
    if (checks.errors.length > 0) return;
    const answer = await correct.run({ applicationId, seq: view.seq, place, words, why, askedBy });
    if (answer.ok) {
      clear();
      say('The correction is recorded');
      return onCorrected(answer.value);
    }
    const field = refusalAsField(answer.error, { place: 'correct-place', words: 'correct-words', why: 'correct-why', askedBy: 'correct-by' });
    if (field) setWrong({ errors: [field], dates: {} });
  };
  const at = (id: string) => errorFor(wrong.errors, id);

  return (
    <details className="fold">
      <summary>Correct words of this decision</summary>
      <p>
        A correction puts words right. What was signed stays beside it, and what was decided does not change: another decision needs the case to be reopened or reconsidered. Letters that were issued before keep their words.
      </p>
      <Form onSubmit={() => void submit()} label="Correct words of this decision">
        <ErrorSummary errors={wrong.errors} />
        {wrong.errors.length === 0 ? <Problem error={correct.error} title="The correction was not recorded" /> : null}
        <div className={`nhsuk-form-group${at('correct-place') ? ' nhsuk-form-group--error' : ''}`}>
          <label className="nhsuk-label" htmlFor="correct-place">
            Which words?
          </label>
          {at('correct-place') ? (
            <p className="nhsuk-error-message" id="correct-place-error">
              {at('correct-place')}
            </p>
          ) : null}
          <select id="correct-place" className="nhsuk-select correct__choice" value={draft.place} aria-describedby={at('correct-place') ? 'correct-place-error' : undefined} onChange={(event) => set({ place: event.target.value })}>
            <option value="">Choose</option>
            {places.map((place) => (
              <option key={place.id} value={place.id}>
                {place.label}
              </option>
            ))}
          </select>
        </div>
        {chosen ? (
          <>
            <p className="in-front">As it stands:</p>
            <p className="own-words">{chosen.words || 'Blank'}</p>
          </>
        ) : null}
        <Words id="correct-words" label="The words as they should stand" reason={chosen?.reason ?? false} value={draft.words} error={at('correct-words')} onChange={(words) => set({ words })} />
        <Line id="correct-why" label="What was wrong with them" value={draft.why} error={at('correct-why')} onChange={(why) => set({ why })} />
        <Line id="correct-by" label="Who asked for the correction" hint="Name and role." value={draft.askedBy} error={at('correct-by')} onChange={(askedBy) => set({ askedBy })} />
        <Button type="submit" secondary disabled={correct.busy}>
          Record the correction
        </Button>
      </Form>
    </details>
  );
}
