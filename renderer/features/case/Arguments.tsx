import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { ArgumentView, CaseView } from '../../../shared/contract/case.ts';
import type { Anchor } from '../../../shared/import/paper.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Hints } from '../../components/Hints.tsx';
import { Problem } from '../../components/Problem.tsx';
import { ReasonForm } from '../../components/ReasonForm.tsx';
import { EvidenceBeside } from './EvidenceBeside.tsx';
import { ArgumentForm, type ArgumentSource } from './ArgumentForm.tsx';
import { useMay } from '../../components/May.tsx';

interface Props {
  readonly view: CaseView;
  readonly onChanged: (view: CaseView) => void;
  readonly onReload: () => Promise<void>;
  readonly onShow: (paperId: string, anchor: Anchor | null) => void;
}

/** What is open: nothing, the words of one argument (or a new one), or the reason for withdrawing one. */
type Open = { what: 'none' } | { what: 'words'; argumentId: string | null } | { what: 'withdraw'; argumentId: string };
const nothing: Open = { what: 'none' };

/** Why this patient: the clinician's arguments, one by one. A person confirms or corrects each; the panel answers each. */
export function Arguments({ view, onChanged, onReload, onShow }: Props) {
  const record = useCommand('argument.record');
  const withdraw = useCommand('argument.withdraw');
  const say = useAnnounce();
  const [open, setOpen] = useState<Open>(nothing);
  const { may } = useMay();
  const { applicationId, seq } = view;
  // A decision stands on the arguments as they were; before it they may be changed.
  const settled = ['decided', 'closed', 'withdrawn'].includes(view.stage) || !may('checkFacts');

  const save = async (argumentId: string | null, text: string, source: ArgumentSource | null = null) => {
    const answer = await record.run({ applicationId, seq, argumentId, text, ...(source ? { source } : {}) });
    if (!answer.ok) return;
    onChanged(answer.value);
    setOpen(nothing);
    say(argumentId === null ? 'Argument added' : 'Argument confirmed');
  };
  const remove = async (argumentId: string, reason: string) => {
    const answer = await withdraw.run({ applicationId, seq, argumentId, reason });
    if (!answer.ok) return;
    onChanged(answer.value);
    setOpen(nothing);
    say('Argument withdrawn');
  };
  const change = (next: Open) => {
    record.clear();
    withdraw.clear();
    setOpen(next);
  };
  const reload = () => {
    record.clear();
    withdraw.clear();
    void onReload();
  };

  return (
    <section aria-labelledby="arguments">
      <h2 className="section-title" id="arguments">
        Why this patient: the clinician’s arguments
      </h2>
      <p className="quiet">In the clinician’s own words. The panel answers each one, and so does the letter.</p>
      <Problem error={record.error ?? withdraw.error} retry={reload} title="That was not recorded" />
      {view.arguments.length === 0 ? <p>No argument has been recorded yet.</p> : null}
      <ol className="arguments">
        {view.arguments.map((argument) => (
          <li key={argument.argumentId} className="arguments__item">
            {open.what === 'words' && open.argumentId === argument.argumentId ? (
              <ArgumentForm text={argument.text} papers={argument.paperId ? [] : view.papers} busy={record.busy} onSave={(text, source) => void save(argument.argumentId, text, source)} onBack={() => change(nothing)} />
            ) : (
              <>
                <blockquote className={argument.state === 'withdrawn' ? 'arguments__text arguments__text--withdrawn' : 'arguments__text'}>{argument.text}</blockquote>
                <Source argument={argument} onShow={onShow} />
                <EvidenceBeside evidence={view.evidence} argumentId={argument.argumentId} />
                <p className="quiet">{argumentWords(argument)}</p>
                {argument.state === 'withdrawn' ? null : <Hints prompts={argument.prompts ?? []} />}
              </>
            )}
            {open.what === 'withdraw' && open.argumentId === argument.argumentId ? (
              <ReasonForm
                id="withdraw-reason"
                label="Why is this argument withdrawn?"
                hint="For example: the clinician withdrew it in the letter of 4 March."
                busy={withdraw.busy}
                error={null}
                action={(busy) => (
                  <Button type="submit" warning disabled={busy}>
                    Withdraw the argument
                  </Button>
                )}
                onReason={(reason) => void remove(argument.argumentId, reason)}
                onBack={() => change(nothing)}
              />
            ) : null}
            {open.what === 'none' && argument.state !== 'withdrawn' && !settled ? (
              <div className="arguments__actions">
                {argument.state === 'proposed' ? (
                  <Button type="button" secondary small disabled={record.busy} onClick={() => void save(argument.argumentId, argument.text)}>
                    Confirm
                    <Which text={argument.text} />
                  </Button>
                ) : null}
                <Button type="button" secondary small onClick={() => change({ what: 'words', argumentId: argument.argumentId })}>
                  Correct
                  <Which text={argument.text} />
                </Button>
                <Button type="button" secondary small onClick={() => change({ what: 'withdraw', argumentId: argument.argumentId })}>
                  Withdraw
                  <Which text={argument.text} />
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      {open.what === 'words' && open.argumentId === null ? (
        <ArgumentForm text="" papers={view.papers} busy={record.busy} onSave={(text, source) => void save(null, text, source)} onBack={() => change(nothing)} />
      ) : open.what === 'none' && !settled ? (
        <Button type="button" secondary small onClick={() => change({ what: 'words', argumentId: null })}>
          Add an argument
        </Button>
      ) : null}
    </section>
  );
}

/** Which argument a button is about, for people who hear the buttons one by one. */
const Which = ({ text }: { text: string }) => <span className="nhsuk-u-visually-hidden">: {text.slice(0, 60)}</span>;

function Source({ argument, onShow }: { argument: ArgumentView; onShow: Props['onShow'] }) {
  const { paperId, paperName, anchor } = argument;
  if (!paperId) return <p className="quiet">No source: typed by a person.</p>;
  if (!anchor || anchor.kind === 'none') return <p className="quiet">From {paperName}; no place in it is known.</p>;
  const where = anchor.kind === 'pdf' ? `, page ${anchor.page}` : anchor.place ? `, ${anchor.place}` : '';
  return (
    <p>
      <button type="button" className="link-button" onClick={() => onShow(paperId, anchor)}>
        {paperName}
        {where}
      </button>
    </p>
  );
}

function argumentWords(argument: ArgumentView): string {
  if (argument.state === 'proposed') return 'Read from the papers. Nobody has confirmed it yet.';
  return `${argument.state === 'confirmed' ? 'Confirmed' : 'Withdrawn'}${argument.by ? ` by ${argument.by}` : ''}.`;
}
