import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { IcbSettings } from '../../../shared/contract/office.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { nothingWrong, type Wrong } from '../../components/checks.ts';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useDraft } from '../../components/useDraft.ts';
import { Line, Words } from '../../components/Words.tsx';
import { checkIcb, rightIds, startIcb } from './icbModel.ts';
import { RightFields } from './RightFields.tsx';
import { StepFields } from './StepFields.tsx';

/** What one ICB puts on its letters. It is the ICB's own; the app fills in nothing. */
export function IcbForm({ ods, settings, onSaved }: { ods: string; settings: IcbSettings | null; onSaved: () => void }) {
  const save = useCommand('icb.set');
  const say = useAnnounce();
  const { draft, set, clear } = useDraft(`icb:${ods}`, startIcb(settings));
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const error = (id: string) => errorFor(wrong.errors, id);
  const submit = async () => {
    const check = checkIcb(draft);
    setWrong(check.ok ? nothingWrong : check.wrong);
    if (!check.ok) return;
    const answer = await save.run({ ods, settings: check.settings });
    if (!answer.ok) return;
    clear();
    say('The settings are saved');
    onSaved();
  };
  return (
    <Form onSubmit={() => void submit()} label="Settings of this ICB">
      <ErrorSummary errors={wrong.errors} />
      {wrong.errors.length === 0 ? <Problem error={save.error} title="The settings were not saved" /> : null}
      <h2 className="section-title">On every letter</h2>
      <Words
        id="icb-address"
        label="Address"
        hint="One line of the address on each line, two to eight lines."
        rows={5}
        value={draft.address}
        error={error('icb-address')}
        onChange={(address) => set({ address })}
      />
      <Line id="icb-telephone" label="Telephone" width={20} value={draft.telephone} error={error('icb-telephone')} onChange={(telephone) => set({ telephone })} />
      <Line id="icb-email" label="Email" value={draft.email} error={error('icb-email')} onChange={(email) => set({ email })} />
      <StepFields step={draft.step} words={draft.stepWords} error={error('step-words')} onChange={set} />
      <h2 className="section-title">After a decision</h2>
      <p>As your ICB’s own policy words it. These differ between ICBs, so nothing is filled in for you.</p>
      {rightIds.map((id) => (
        <RightFields key={id} id={id} draft={draft[id]} wrong={wrong} onChange={(right) => set({ [id]: right })} />
      ))}
      <Button type="submit" disabled={save.busy}>
        Save these settings
      </Button>
    </Form>
  );
}
