import { useState } from 'react';
import type { Guidance } from '../../../shared/policy/guidance.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';
import { nothingWrong, type Wrong } from '../../components/checks.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Tick } from '../../components/Tick.tsx';
import { useDraft } from '../../components/useDraft.ts';
import { Line, Words } from '../../components/Words.tsx';
import { relations, relationWords } from '../policies/policyModel.ts';
import { readGuidance, startGuidance, type GuidanceDraft } from './guidanceModel.ts';

interface Props {
  /** Null: a new entry. */
  readonly entry: Guidance | null;
  readonly others: readonly Guidance[];
  readonly treatments: readonly { readonly id: string; readonly label: string }[];
  readonly onDone: () => void;
}

/** One entry of the guidance register, as a named person enters it. */
export function GuidanceForm({ entry, others, treatments, onDone }: Props) {
  const save = useCommand('guidance.set');
  const say = useAnnounce();
  const { draft, set, clear } = useDraft(`guidance:${entry?.id ?? ''}`, startGuidance(entry));
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const error = (id: string) => errorFor(wrong.errors, id);
  const submit = async () => {
    const read = readGuidance(draft, entry?.id ?? null, others);
    setWrong(read.ok ? nothingWrong : read.wrong);
    if (!read.ok) return;
    const answer = await save.run({ entry: read.entry });
    if (!answer.ok) return;
    clear();
    say('The entry is saved');
    onDone();
  };
  return (
    <Form onSubmit={() => void submit()} label="Guidance">
      <ErrorSummary errors={wrong.errors} />
      {wrong.errors.length === 0 ? <Problem error={save.error} title="The entry was not saved" /> : null}
      <Line id="guidance-identifier" label="Identifier" hint="As it is usually written, for example MTG12." width={20} value={draft.identifier} error={error('guidance-identifier')} onChange={(identifier) => set({ identifier })} />
      <Line id="guidance-title" label="Title" value={draft.title} error={error('guidance-title')} onChange={(title) => set({ title })} />
      <Line id="guidance-publisher" label="Publisher" value={draft.publisher} error={error('guidance-publisher')} onChange={(publisher) => set({ publisher })} />
      <Words id="guidance-aliases" label="Other ways in which it is written" hint="One on each line. Earlier identifiers belong here too." rows={3} value={draft.aliases} error={error('guidance-aliases')} onChange={(aliases) => set({ aliases })} />
      <RadioGroup
        id="guidance-mandatory"
        legend="Is it mandatory?"
        choices={[
          { id: 'from', label: 'Yes, from a day' },
          { id: 'no', label: 'No' },
          { id: 'nobody-knows', label: 'Nobody here knows' },
        ]}
        value={draft.mandatory}
        error={error('guidance-mandatory-1')}
        onChange={(mandatory) => set({ mandatory: mandatory as GuidanceDraft['mandatory'] })}
      />
      {draft.mandatory === 'from' ? (
        <DateFields id="guidance-from" legend="Mandatory from" value={draft.mandatoryFrom} error={wrong.dates['guidance-from']} onChange={(mandatoryFrom) => set({ mandatoryFrom })} />
      ) : null}
      <About draft={draft} treatments={treatments} set={set} />
      {others.length > 0 ? (
        <fieldset className="nhsuk-fieldset nhsuk-form-group">
          <legend className="nhsuk-fieldset__legend">Replaced by</legend>
          <div className="nhsuk-hint">Tick nothing while it stands.</div>
          {others.map((other, index) => (
            <Tick
              key={other.id}
              id={`guidance-replaced-${index + 1}`}
              label={`${other.identifier}: ${other.title}`}
              checked={draft.replacedBy.includes(other.id)}
              onChange={(ticked) => set({ replacedBy: ticked ? [...draft.replacedBy, other.id] : draft.replacedBy.filter((id) => id !== other.id) })}
            />
          ))}
        </fieldset>
      ) : null}
      <RadioGroup
        id="guidance-checked"
        legend="Have you compared this with the publisher’s page?"
        choices={[
          { id: 'yes', label: 'Yes, on a day' },
          { id: 'no', label: 'No' },
        ]}
        value={draft.checked}
        error={error('guidance-checked-1')}
        onChange={(checked) => set({ checked: checked === 'yes' ? 'yes' : 'no' })}
      />
      {draft.checked === 'yes' ? (
        <DateFields id="guidance-checked-on" legend="Compared on" value={draft.checkedOn} error={wrong.dates['guidance-checked-on']} onChange={(checkedOn) => set({ checkedOn })} />
      ) : null}
      <Words id="guidance-note" label="Note (may be left empty)" rows={2} value={draft.note} error={error('guidance-note')} onChange={(note) => set({ note })} />
      <SubmitAndBack submit="Save this entry" disabled={save.busy} onBack={onDone} />
    </Form>
  );
}

/** What the guidance is about: for each treatment, whether it is on that treatment or on another one for the same condition. */
function About({ draft, treatments, set }: { draft: GuidanceDraft; treatments: Props['treatments']; set: (change: Partial<GuidanceDraft>) => void }) {
  const ticked = (treatment: string, relation: string) => draft.about.some((one) => one.treatment === treatment && one.relation === relation);
  return (
    <fieldset className="nhsuk-fieldset nhsuk-form-group">
      <legend className="nhsuk-fieldset__legend">What is it about?</legend>
      <div className="nhsuk-hint">Some policies end when guidance on their treatment, or on another treatment for the same condition, becomes mandatory.</div>
      {treatments.flatMap((treatment, row) =>
        relations.map((relation, column) => (
          <Tick
            key={`${treatment.id}-${relation}`}
            id={`guidance-about-${row + 1}-${column + 1}`}
            label={`${treatment.label}: ${relationWords[relation]}`}
            checked={ticked(treatment.id, relation)}
            onChange={(on) => set({ about: on ? [...draft.about, { treatment: treatment.id, relation }] : draft.about.filter((one) => one.treatment !== treatment.id || one.relation !== relation) })}
          />
        )),
      )}
    </fieldset>
  );
}
