import { Button, Select } from 'nhsuk-react-components';
import { useState } from 'react';
import type { FactStates } from '../../../shared/domain/facts.ts';
import type { Assessment } from '../../../shared/policy/answer.ts';
import type { Policy } from '../../../shared/policy/schema.ts';
import { FactValueEditor } from '../../components/FactValueEditor.tsx';
import { definitionIn, factLabel, listInWords } from './assessmentModel.ts';
import { changesBetween, questionsBetween, recordedWords, supposable, supposedWords, type Supposal, type Supposed } from './whatIfModel.ts';

interface Props {
  readonly policy: Policy;
  readonly facts: FactStates;
  /** On the recorded facts. */
  readonly assessment: Assessment;
  readonly supposed: Supposed;
  readonly onSuppose: (factId: string, value: Supposal | null) => void;
}

/** Tries another answer to any fact. The sentence and the findings change at once; nothing is recorded. */
export function WhatIfControls({ policy, facts, assessment, supposed, onSuppose }: Props) {
  // A new turn makes the fields anew, so that they start from what stands.
  const [chosen, setChosen] = useState({ factId: '', turn: 0 });
  const { open, answered, idle } = supposable(policy, facts, assessment);
  const taken = Object.entries(supposed);
  const choose = (factId: string) => setChosen((before) => ({ factId, turn: before.turn + 1 }));
  const suppose = (factId: string, value: Supposal | null) => {
    onSuppose(factId, value);
    choose(factId);
  };
  const group = (label: string, ids: readonly string[]) =>
    ids.length === 0 ? null : (
      <optgroup label={label}>
        {ids.map((id) => (
          <option key={id} value={id}>
            {factLabel(policy, id)}
          </option>
        ))}
      </optgroup>
    );
  return (
    <details className="fold">
      <summary>What if a fact were otherwise?</summary>
      <p>Try an answer and see what would follow. Nothing is recorded, and no fact is changed.</p>
      <Select id="what-if-fact" label="Fact" value={chosen.factId} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">Choose a fact</option>
        {group('Still open', open)}
        {group('Answered', answered)}
        {group('No longer needed', idle)}
      </Select>
      {chosen.factId ? (
        <SupposedAnswer key={chosen.turn} policy={policy} factId={chosen.factId} facts={facts} supposal={supposed[chosen.factId] ?? null} onChange={(value) => onSuppose(chosen.factId, value)} onNotKnown={() => suppose(chosen.factId, 'not-known')} />
      ) : null}
      {taken.length > 0 ? (
        <ul className="supposed" aria-label="Answers that you are trying">
          {taken.map(([id, value]) => (
            <li key={id}>
              {supposedWords(policy, id, value)}{' '}
              <button type="button" className="link-button" onClick={() => suppose(id, null)}>
                Take this back<span className="nhsuk-u-visually-hidden">: {factLabel(policy, id)}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </details>
  );
}

interface SupposedProps {
  readonly policy: Policy;
  readonly factId: string;
  readonly facts: FactStates;
  readonly supposal: Supposal | null;
  readonly onChange: (value: Supposal | null) => void;
  readonly onNotKnown: () => void;
}

/** The fields for one supposed answer. They start from what is recorded, except where that identifies the patient. */
function SupposedAnswer({ policy, factId, facts, supposal, onChange, onNotKnown }: SupposedProps) {
  const definition = definitionIn(policy, factId);
  const state = facts[factId];
  if (!definition) return null;
  const start = supposal === 'not-known' ? null : (supposal ?? (state?.state === 'known' && !definition.identity ? state.value : null));
  return (
    <>
      <p>{recordedWords(policy, factId, facts)}</p>
      <FactValueEditor id="what-if" label={`What if: ${definition.label}`} answer={definition.answer} value={start} onChange={onChange} />
      {supposal === 'not-known' ? null : (
        <p>
          <button type="button" className="link-button" onClick={onNotKnown}>
            What if it were not known?<span className="nhsuk-u-visually-hidden"> {definition.label}</span>
          </button>
        </p>
      )}
    </>
  );
}

/** What would be otherwise under the supposed answers: never more than a preview. */
export function WhatWouldChange({ before, after }: { before: Assessment; after: Assessment }) {
  const changes = changesBetween(before, after);
  const { more, fewer } = questionsBetween(before, after);
  const quoted = (labels: readonly string[]) => listInWords(labels.map((label) => `“${label}”`));
  if (changes.length + more.length + fewer.length === 0) return <p>Nothing would change: the answer and every finding stay as they are.</p>;
  return (
    <>
      <p>What would change:</p>
      <ul>
        {changes.map(({ what, before: was, after: is }, index) => (
          <li key={index}>
            {what}: <strong>{was}</strong> would become <strong>{is}</strong>
          </li>
        ))}
        {more.length > 0 ? <li>These would have to be answered as well: {quoted(more)}</li> : null}
        {fewer.length > 0 ? <li>These would no longer be asked: {quoted(fewer)}</li> : null}
      </ul>
    </>
  );
}

/** Stands under the sentence while answers are being tried. */
export function BackToRecorded({ onBack }: { onBack: () => void }) {
  return (
    <Button type="button" secondary small onClick={onBack}>
      Back to the recorded facts
    </Button>
  );
}
