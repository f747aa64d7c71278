import { Button, Select } from 'nhsuk-react-components';
import { useState } from 'react';
import type { FactValue } from '../../../shared/domain/facts.ts';
import type { OpenFact } from '../../../shared/policy/answer.ts';
import { factLabel } from './assessmentModel.ts';
import { SupposedValue } from './SupposedValue.tsx';
import { supposedWords, type Supposed } from './whatIfModel.ts';

interface Props {
  readonly openFacts: readonly OpenFact[];
  readonly supposed: Supposed;
  readonly onSuppose: (factId: string, value: FactValue | null) => void;
}

/** Tries an answer to an open fact. The sentence and the findings change at once; nothing is recorded. */
export function WhatIfControls({ openFacts, supposed, onSuppose }: Props) {
  const [factId, setFactId] = useState('');
  const taken = Object.entries(supposed);
  if (openFacts.length === 0) return null;
  return (
    <details className="fold">
      <summary>What if an open fact were answered?</summary>
      <p>Try an answer and see what would follow. Nothing is recorded, and no fact is changed.</p>
      <Select id="what-if-fact" label="Open fact" value={factId} onChange={(event) => setFactId(event.currentTarget.value)}>
        <option value="">Choose a fact</option>
        {openFacts.map((fact) => (
          <option key={fact.factId} value={fact.factId}>
            {factLabel(fact.factId)}
          </option>
        ))}
      </Select>
      {factId ? <SupposedValue key={factId} factId={factId} value={supposed[factId] ?? null} onChange={(value) => onSuppose(factId, value)} /> : null}
      {taken.length > 0 ? (
        <ul className="supposed" aria-label="Answers that you are trying">
          {taken.map(([id, value]) => (
            <li key={id}>
              {supposedWords(id, value)}{' '}
              <button type="button" className="link-button" onClick={() => onSuppose(id, null)}>
                Take this back<span className="nhsuk-u-visually-hidden">: {factLabel(id)}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </details>
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
