import { Button } from 'nhsuk-react-components';
import type { AssessmentView } from '../../../shared/contract/assessment.ts';
import type { Assessment } from '../../../shared/policy/answer.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { useDraft } from '../../components/useDraft.ts';
import { Words } from '../../components/Words.tsx';
import { askSentence, clauseWords, openStateWords } from './assessmentModel.ts';
import { NoLongerNeeded } from './NoLongerNeeded.tsx';
import { Settling } from './Settling.tsx';

interface Props {
  readonly applicationId: string;
  readonly view: AssessmentView;
  readonly assessment: Assessment;
  readonly onFact: (factId: string) => void;
}

/**
 * What is missing, in the order of the policy's questions, and which answers could settle it.
 * "Ask for this" adds a sentence to a text that stays on the screen; nothing is sent.
 */
export function Missing({ applicationId, view, assessment, onFact }: Props) {
  const ask = useDraft(`ask:${applicationId}`, { text: '' });
  const say = useAnnounce();
  const { openFacts } = assessment;
  const { policy } = view;
  // A settled answer asks for nothing; which questions it made idle can still be read.
  if (openFacts.length === 0) return policy ? <NoLongerNeeded policy={policy} assessment={assessment} /> : null;

  const add = (sentence: string) => {
    const already = ask.draft.text.includes(sentence);
    if (!already) ask.set({ text: [ask.draft.text.trimEnd(), sentence].filter(Boolean).join('\n\n') });
    say(already ? 'That is in the text already' : 'Added to the text below');
  };

  return (
    <section aria-labelledby="missing">
      <h2 className="section-title" id="missing">
        What is missing
      </h2>
      <ol className="missing">
        {openFacts.map((fact) => (
          <li key={fact.factId}>
            <p className="missing__fact">{fact.label}</p>
            <p>
              {openStateWords(policy, fact, view.facts)} {fact.why} <span className="quiet">{fact.clauses.map((clause) => clauseWords(policy, clause)).join('; ')}</span>
            </p>
            <p className="missing__ways">
              <button type="button" className="link-button" onClick={() => onFact(fact.factId)}>
                Answer it on Check facts<span className="nhsuk-u-visually-hidden">: {fact.label}</span>
              </button>
              <button type="button" className="link-button" onClick={() => add(askSentence(policy, fact, view.facts))}>
                Ask for this<span className="nhsuk-u-visually-hidden">: {fact.label}</span>
              </button>
            </p>
          </li>
        ))}
      </ol>
      <Settling policy={policy} sets={assessment.settlingSets} />
      {policy ? <NoLongerNeeded policy={policy} assessment={assessment} /> : null}
      {ask.draft.text === '' ? null : (
        <div className="ask">
          <Words
            id="ask-text"
            label="What to ask the clinician"
            hint="Change it as you like, then copy it into your letter or message. IFR Panel sends nothing. It holds no patient details: keep it so."
            rows={8}
            value={ask.draft.text}
            onChange={(text) => ask.set({ text })}
          />
          <Button type="button" secondary small onClick={() => selectAll(() => say('All of it is selected. Press Control and C to copy'))}>
            Select it all, to copy
          </Button>
        </div>
      )}
    </section>
  );
}

/** The page may not write to the clipboard by itself; the person presses the keys. */
function selectAll(then: () => void): void {
  const area = document.getElementById('ask-text');
  if (!(area instanceof HTMLTextAreaElement)) return;
  area.focus();
  area.select();
  then();
}
