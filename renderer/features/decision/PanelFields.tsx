import { DateFields } from '../../components/DateFields.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Line, Words } from '../../components/Words.tsx';
import { QuorumSays } from '../icb/QuorumSays.tsx';
import { tellingChoices } from './decisionDraft.ts';
import { MemberFields } from './MemberFields.tsx';
import { errorAt, type FieldProps } from './fieldProps.ts';

/** Which panel decided, when, who was there, and the statement on quorum and interests in words. */
export function DecidedByFields(props: FieldProps) {
  const { draft, set, wrong } = props;
  return (
    <>
      <Line id="decided-who" label="The panel’s name" value={draft.panel} error={errorAt(props, 'decided-who')} onChange={(panel) => set({ panel })} />
      <DateFields id="decided-on" legend="When did it meet?" value={draft.metOn} error={wrong.dates['decided-on']} onChange={(metOn) => set({ metOn })} />
      <MemberFields {...props} />
      <QuorumSays deciding={draft.members.filter((member) => member.name.trim() !== '' && member.decides === 'yes').length} />
      <Words
        id="decided-quorum"
        label="Quorum, in words"
        hint="Were enough members there, of the right kinds, as your ICB’s rule asks?"
        rows={2}
        value={draft.quorum}
        error={errorAt(props, 'decided-quorum')}
        onChange={(quorum) => set({ quorum })}
      />
    </>
  );
}

/** Whether the patient gets a letter of their own. */
export function TellingFields(props: FieldProps) {
  const { draft, set } = props;
  return (
    <>
      <RadioGroup
        id="telling"
        legend="How does the patient hear of it?"
        choices={tellingChoices}
        value={draft.telling}
        error={errorAt(props, 'telling-1')}
        onChange={(way) => set({ telling: way === 'we-write' ? 'we-write' : 'clinician-tells' })}
      />
      {draft.telling === 'clinician-tells' ? (
        <Words
          id="telling-reason"
          label="Why does the clinician tell them?"
          rows={2}
          value={draft.tellingReason}
          error={errorAt(props, 'telling-reason')}
          onChange={(tellingReason) => set({ tellingReason })}
        />
      ) : null}
    </>
  );
}
