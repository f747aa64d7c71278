import type { Wrong } from '../../components/checks.ts';
import { errorFor } from '../../components/ErrorSummary.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Line, Words } from '../../components/Words.tsx';
import { rightWords, type RightDraft, type RightId, type StartedBy } from './icbModel.ts';

interface Props {
  readonly id: RightId;
  readonly draft: RightDraft;
  readonly wrong: Wrong;
  readonly onChange: (draft: RightDraft) => void;
}

const startedBy: readonly { id: StartedBy; label: string }[] = [
  { id: 'clinician', label: 'Only the clinician' },
  { id: 'patient', label: 'Only the patient' },
  { id: 'either', label: 'Either of them' },
];

/** One right after a decision: whether the ICB's own policy gives it, and how. Neither answer is the usual one. */
export function RightFields({ id, draft, wrong, onChange }: Props) {
  const { title } = rightWords[id];
  const error = (suffix: string) => errorFor(wrong.errors, `${id}-${suffix}`);
  const line = (part: keyof RightDraft & ('who' | 'ground' | 'form' | 'contact'), suffix: string, label: string, hint: string) => (
    <Line id={`${id}-${suffix}`} label={`${title}: ${label}`} hint={hint} value={draft[part]} error={error(suffix)} onChange={(value) => onChange({ ...draft, [part]: value })} />
  );
  return (
    <section aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{title}</h3>
      <RadioGroup
        id={`${id}-offered`}
        legend={`${title}: does your ICB’s policy give it?`}
        choices={[
          { id: 'yes', label: 'Yes, our policy gives it' },
          { id: 'no', label: 'Our policy states none' },
        ]}
        value={draft.offered}
        error={error('offered-1')}
        onChange={(offered) => onChange({ ...draft, offered: offered === 'yes' ? 'yes' : 'no' })}
      />
      {draft.offered === 'yes' ? (
        <>
          {line('who', 'who', 'who looks at it', 'For example: the IFR review panel.')}
          <RadioGroup
            id={`${id}-started`}
            legend={`${title}: who may ask for it?`}
            choices={startedBy}
            value={draft.startedBy}
            error={error('started-1')}
            onChange={(by) => onChange({ ...draft, startedBy: by as StartedBy })}
          />
          {line('ground', 'ground', 'on what ground', 'As your policy words it.')}
          {line('form', 'form', 'in which form', 'For example: in writing, on the form on our website.')}
          {line('contact', 'contact', 'where to send it', 'An address or a secure email.')}
          <Words
            id={`${id}-plain`}
            label={`${title}: in plain words, for the patient`}
            rows={3}
            value={draft.inPlainWords}
            error={error('plain')}
            onChange={(inPlainWords) => onChange({ ...draft, inPlainWords })}
          />
        </>
      ) : null}
      {draft.offered === 'no' ? (
        <Words
          id={`${id}-wording`}
          label={`${title}: the sentence that letters carry`}
          hint="What letters say instead, as your ICB wants it said."
          rows={2}
          value={draft.wording}
          error={error('wording')}
          onChange={(wording) => onChange({ ...draft, wording })}
        />
      ) : null}
    </section>
  );
}
