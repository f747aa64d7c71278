import { DateFields } from '../../components/DateFields.tsx';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Tick } from '../../components/Tick.tsx';
import { Line, Words } from '../../components/Words.tsx';
import { QuorumSays } from '../icb/QuorumSays.tsx';
import { tellingChoices } from './decisionDraft.ts';
import { MemberFields } from './MemberFields.tsx';
import { errorAt, type FieldProps } from './fieldProps.ts';

/** Which panel decided, when, who was there, and the statement on quorum and interests in words. */
export function DecidedByFields(props: FieldProps) {
  const { draft, set, wrong } = props;
  const alone = draft.chairAlone;
  return (
    <>
      <Tick id="decided-alone" label="The chair decided this alone, between meetings (chair’s action)" checked={alone} onChange={(chairAlone) => set({ chairAlone })} />
      <Line id="decided-who" label={alone ? 'The chair’s name' : 'The panel’s name'} value={draft.panel} error={errorAt(props, 'decided-who')} onChange={(panel) => set({ panel })} />
      <DateFields id="decided-on" legend={alone ? 'When did the chair decide?' : 'When did it meet?'} value={draft.metOn} error={wrong.dates['decided-on']} onChange={(metOn) => set({ metOn })} />
      {alone ? (
        <>
          <p>A panel has to ratify this at its next meeting. Letters may go out before that; the case cannot be closed.</p>
          <Words id="decided-not-wait" label="Why could it not wait for a meeting?" rows={3} reason value={draft.couldNotWait} error={errorAt(props, 'decided-not-wait')} onChange={(couldNotWait) => set({ couldNotWait })} />
          <Line id="decided-rule" label="Under which rule of the ICB" hint="The document and the section that let the chair decide alone." value={draft.underRule} error={errorAt(props, 'decided-rule')} onChange={(underRule) => set({ underRule })} />
        </>
      ) : (
        <>
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
      )}
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
