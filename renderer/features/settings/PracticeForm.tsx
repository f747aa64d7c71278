import { Select } from 'nhsuk-react-components';
import { useState } from 'react';
import type { Practice } from '../../../shared/contract/policy.ts';
import { knownIcbs } from '../../../shared/domain/icb.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { SubmitAndBack } from '../../components/SubmitAndBack.tsx';
import { nothingWrong, type Wrong } from '../../components/checks.ts';
import { DateFields } from '../../components/DateFields.tsx';
import { noDate } from '../../components/dateParts.ts';
import { ErrorSummary, errorFor } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useDraft } from '../../components/useDraft.ts';
import { Line } from '../../components/Words.tsx';
import { shortIcb } from '../../components/words.ts';
import { readPractice, startPractice, type LinkDraft } from './practiceModel.ts';

/** One practice with the ICBs that it belongs to, each from a day until a day. */
export function PracticeForm({ practice, onDone }: { practice: Practice | null; onDone: () => void }) {
  const save = useCommand('practice.set');
  const say = useAnnounce();
  const { draft, set, clear } = useDraft(`practice:${practice?.code ?? ''}`, startPractice(practice));
  const [wrong, setWrong] = useState<Wrong>(nothingWrong);
  const error = (id: string) => errorFor(wrong.errors, id);
  const change = (index: number, part: Partial<LinkDraft>) => set({ links: draft.links.map((link, at) => (at === index ? { ...link, ...part } : link)) });
  const submit = async () => {
    const read = readPractice(draft);
    setWrong(read.ok ? nothingWrong : read.wrong);
    if (!read.ok) return;
    const answer = await save.run({ practice: read.practice });
    if (!answer.ok) return;
    clear();
    say('The practice is saved');
    onDone();
  };
  return (
    <Form onSubmit={() => void submit()} label="GP practice">
      <ErrorSummary errors={wrong.errors} />
      {wrong.errors.length === 0 ? <Problem error={save.error} title="The practice was not saved" /> : null}
      {practice ? <p>ODS code {practice.code}</p> : <Line id="practice-code" label="ODS code of the practice" width={10} value={draft.code} error={error('practice-code')} onChange={(code) => set({ code })} />}
      <Line id="practice-name" label="Name" value={draft.name} error={error('practice-name')} onChange={(name) => set({ name })} />
      {draft.links.map((link, index) => (
        <fieldset key={link.key} className="nhsuk-fieldset nhsuk-form-group">
          <legend className="nhsuk-fieldset__legend">{draft.links.length > 1 ? `ICB ${index + 1}` : 'The ICB that it belongs to'}</legend>
          <IcbFields index={index} link={link} error={error(`practice-icb-${index}`)} onChange={(icb) => change(index, { icb })} />
          <DateFields
            id={`practice-from-${index}`}
            legend="First day"
            hint="Leave it empty if it is not known."
            value={link.from}
            error={wrong.dates[`practice-from-${index}`]}
            onChange={(from) => change(index, { from })}
          />
          <DateFields id={`practice-to-${index}`} legend="Last day" hint="Leave it empty while it belongs to this ICB." value={link.to} error={wrong.dates[`practice-to-${index}`]} onChange={(to) => change(index, { to })} />
          {draft.links.length > 1 ? (
            <p>
              <button type="button" className="link-button" onClick={() => set({ links: draft.links.filter((_, at) => at !== index) })}>
                Take out ICB {index + 1}
              </button>
            </p>
          ) : null}
        </fieldset>
      ))}
      <p>
        <button type="button" className="link-button" onClick={() => set({ links: [...draft.links, { key: Math.max(-1, ...draft.links.map((link) => link.key)) + 1, icb: '', from: noDate, to: noDate }] })}>
          It has belonged to another ICB as well
        </button>
      </p>
      <SubmitAndBack submit="Save this practice" disabled={save.busy} onBack={onDone} />
    </Form>
  );
}

const other = 'other';

/** One of the ICBs that the app knows, or the ODS code of another. */
function IcbFields({ index, link, error, onChange }: { index: number; link: LinkDraft; error: string | undefined; onChange: (icb: string) => void }) {
  const [typing, setTyping] = useState(link.icb !== '' && !knownIcbs.some((icb) => icb.ods === link.icb));
  return (
    <>
      <Select
        id={typing ? `practice-icb-known-${index}` : `practice-icb-${index}`}
        label="ICB"
        error={typing ? undefined : error}
        value={typing ? other : link.icb}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          setTyping(chosen === other);
          onChange(chosen === other ? '' : chosen);
        }}
      >
        <option value="">Choose an ICB</option>
        {knownIcbs.map((icb) => (
          <option key={icb.ods} value={icb.ods}>
            {shortIcb(icb.name)}
          </option>
        ))}
        <option value={other}>Another ICB</option>
      </Select>
      {typing ? <Line id={`practice-icb-${index}`} label="ODS code of that ICB" width={10} value={link.icb} error={error} onChange={onChange} /> : null}
    </>
  );
}
