import type { Wrong } from '../../components/checks.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { errorFor } from '../../components/ErrorSummary.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { TickGroup } from '../../components/TickGroup.tsx';
import { Line, Words } from '../../components/Words.tsx';
import { daysOf, ticksOf, type ActionDraft, type ActionField } from './actionModel.ts';

interface Props {
  readonly fields: readonly ActionField[];
  readonly draft: ActionDraft;
  readonly wrong: Wrong;
  readonly set: (change: Partial<ActionDraft>) => void;
}

/** The questions of an action, in their order; those that an answer makes needless are not shown. */
export function ActionFields({ fields, draft, wrong, set }: Props) {
  return fields.filter((field) => !field.when || field.when(draft)).map((field) => <OneField key={field.id} field={field} draft={draft} wrong={wrong} set={set} />);
}

function OneField({ field, draft, wrong, set }: Omit<Props, 'fields'> & { readonly field: ActionField }) {
  const { id, label, hint } = field;
  const text = (value: string) => set({ texts: { ...draft.texts, [id]: value } });
  const error = errorFor(wrong.errors, id) ?? errorFor(wrong.errors, `${id}-1`);
  switch (field.kind) {
    case 'radio':
      return <RadioGroup id={id} legend={label} hint={hint} choices={field.choices} value={draft.texts[id] ?? null} error={error} onChange={text} />;
    case 'ticks':
      return <TickGroup id={id} legend={label} hint={hint} choices={field.choices} value={ticksOf(draft, id)} error={error} onChange={(ids) => set({ ticks: { ...draft.ticks, [id]: ids } })} />;
    case 'day':
      return <DateFields id={id} legend={label} {...(hint ? { hint } : {})} value={daysOf(draft, id)} error={wrong.dates[id]} onChange={(day) => set({ days: { ...draft.days, [id]: day } })} />;
    case 'line':
      return <Line id={id} label={label} hint={hint} value={draft.texts[id] ?? ''} error={error} onChange={text} />;
    case 'words':
      return <Words id={id} label={label} hint={hint} rows={3} reason={field.reason === true} value={draft.texts[id] ?? ''} error={error} onChange={text} />;
  }
}
