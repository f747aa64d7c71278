import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import { icbSections, type IcbSectionId } from '../../../../shared/domain/icbConfiguration.ts';
import { useCommand } from '../../../api/useCommand.ts';
import { Form } from '../../../components/Form.tsx';
import { Problem } from '../../../components/Problem.tsx';
import { Words } from '../../../components/Words.tsx';

interface Props {
  readonly ods: string;
  readonly id: IcbSectionId;
  readonly after: number;
  readonly onDone: () => void;
}

/** Takes a section back to "not set", with the reason. What it held stays readable in its history. */
export function TakeBack({ ods, id, after, onDone }: Props) {
  const save = useCommand('icb.section.set');
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string | undefined>();
  const submit = async () => {
    const short = reason.trim().length < 10;
    setWrong(short ? 'Write why, in at least ten characters' : undefined);
    if (short) return document.getElementById('take-back')?.focus();
    const answer = await save.run({ ods, section: id, after, value: null, reason: reason.trim().slice(0, 500) });
    if (answer.ok) onDone();
  };
  return (
    <details className="fold">
      <summary>Take this back to “not set”</summary>
      <Form label="Take it back" onSubmit={() => void submit()}>
        <p>{icbSections[id].whileUnset} What it held stays in the history.</p>
        <Problem error={save.error} title="It was not taken back" />
        <Words id="take-back" label="Why is it taken back?" rows={2} value={reason} error={wrong} onChange={setReason} />
        <Button type="submit" secondary disabled={save.busy}>
          Take it back
        </Button>
      </Form>
    </details>
  );
}
