import { Button } from 'nhsuk-react-components';
import type { LettersView } from '../../../shared/contract/letters.ts';
import type { LetterRecipient } from '../../../shared/workflow/shapes.ts';
import { letterRows, letterSteps, recipientWords, stateWords } from './lettersModel.ts';
import { useMay } from '../../components/May.tsx';

interface Props {
  readonly view: LettersView;
  readonly chosen: string | null;
  /** The recipient whose letter is the next one to draft, if drafting is the next step; its button is the primary one. */
  readonly draftNext: LetterRecipient | null;
  /** What has to be done before anything can be drafted, in words; null where drafting can start. */
  readonly first: string | null;
  readonly busy: boolean;
  readonly onChoose: (letterId: string) => void;
  readonly onDraft: (recipient: LetterRecipient) => void;
}

/** The letters of the case: to whom, how far each has come, and who did each step. */
export function LetterList({ view, chosen, draftNext, first, busy, onChoose, onDraft }: Props) {
  const { may, why } = useMay();
  return (
    <ul className="letters">
      {letterRows(view).map(({ recipient, title, letter }) => (
        <li key={letter?.letterId ?? `needed-${recipient}`} className="letters__item">
          <h3>{title}</h3>
          {letter ? (
            <>
              <p>{stateWords[letter.state]}</p>
              {letter.beforeCorrection ? <p>Issued before words of the decision were corrected: it keeps the words from before. See the decision for both.</p> : null}
              {letter.correctable && may('writeLetters') ? (
                <Button type="button" secondary small disabled={busy} onClick={() => onDraft(recipient)}>
                  Draft a corrected letter to {recipientWords[recipient]}
                </Button>
              ) : null}
              <ol className="letters__steps">
                {letterSteps(letter).map((step) => (
                  <li key={step.label}>
                    {step.label}: {step.done ?? <span className="quiet">not yet</span>}
                  </li>
                ))}
              </ol>
              {letter.letterId === chosen ? (
                <p className="quiet">{letter.state === 'sent' ? 'This one is shown.' : 'This one is shown, and worked on below.'}</p>
              ) : (
                <Button type="button" secondary small onClick={() => onChoose(letter.letterId)}>
                  Show this letter<span className="nhsuk-u-visually-hidden">: {title}</span>
                </Button>
              )}
            </>
          ) : (
            <>
              <p>Needed, and not drafted yet</p>
              {!may('writeLetters') ? (
                <p className="not-allowed">{why('writeLetters')}</p>
              ) : first ? (
                <p className="quiet">{first}</p>
              ) : (
                <Button type="button" secondary={draftNext !== recipient} small={draftNext !== recipient} disabled={busy} onClick={() => onDraft(recipient)}>
                  Draft the letter to {recipientWords[recipient]}
                </Button>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
