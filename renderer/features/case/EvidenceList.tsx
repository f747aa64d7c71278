import { Button } from 'nhsuk-react-components';
import { useState } from 'react';
import type { CaseView } from '../../../shared/contract/case.ts';
import type { EvidenceView } from '../../../shared/contract/entries.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { useMay } from '../../components/May.tsx';
import { Problem } from '../../components/Problem.tsx';
import { ReasonForm } from '../../components/ReasonForm.tsx';
import { textOf } from '../actions/actionModel.ts';
import { EntryForm } from './EntryForm.tsx';
import { evidenceFields, evidencePlaces, readEvidence, startEvidence } from './evidenceForm.ts';
import { evidencePlace } from './evidenceModel.ts';

type Open = { what: 'none' } | { what: 'form'; held: EvidenceView | null } | { what: 'withdraw'; evidenceId: string };
const nothing: Open = { what: 'none' };
/** A decision stands on the evidence as it was. */
const settled: readonly string[] = ['decided', 'letters-out', 'closed', 'withdrawn', 'appeal'];

/** What the clinician put as evidence, one by one. What it shows, and what weight it has, the panel says. */
export function EvidenceList({ view, onReload, onShow }: { view: CaseView; onReload: () => Promise<void>; onShow: (paperId: string) => void }) {
  const record = useCommand('evidence.record');
  const withdraw = useCommand('evidence.withdraw');
  const say = useAnnounce();
  const [open, setOpen] = useState<Open>(nothing);
  const { may } = useMay();
  const { applicationId, seq, evidence = [] } = view;
  const mayChange = may('checkFacts') && !settled.includes(view.stage);
  const change = (next: Open) => {
    record.clear();
    withdraw.clear();
    setOpen(next);
  };
  const saved = (words: string) => {
    change(nothing);
    say(words);
    void onReload();
  };
  const form = (held: EvidenceView | null) => (
    <EntryForm
      draftKey={`evidence:${applicationId}:${held?.evidenceId ?? 'new'}`}
      label="Evidence"
      submit="Record this evidence"
      fields={evidenceFields(view, held !== null)}
      start={startEvidence(held)}
      places={evidencePlaces}
      busy={record.busy}
      error={record.error}
      onSave={(draft) => record.run({ applicationId, seq, evidence: readEvidence(draft), supersedes: held?.evidenceId ?? null, reason: held ? textOf(draft, 'evidence-reason') : null })}
      onSaved={() => saved(held ? 'Evidence corrected' : 'Evidence recorded')}
      onBack={() => change(nothing)}
      onReload={() => void onReload()}
    />
  );
  return (
    <section aria-labelledby="evidence-list">
      <h2 className="section-title" id="evidence-list">
        Evidence that the clinician put
      </h2>
      <Problem error={withdraw.error} retry={() => void onReload()} title="That was not recorded" />
      {evidence.length === 0 ? <p>No evidence has been recorded yet.</p> : null}
      <ol className="arguments">
        {evidence.map((one) => (
          <li key={one.evidenceId} className="arguments__item">
            {open.what === 'form' && open.held?.evidenceId === one.evidenceId ? (
              form(one)
            ) : (
              <>
                <p className={one.state === 'withdrawn' ? 'arguments__text arguments__text--withdrawn' : 'arguments__text'}>{one.title}</p>
                <p>
                  {one.paperId && one.paperName ? (
                    <button type="button" className="link-button" onClick={() => onShow(one.paperId!)}>
                      {evidencePlace(one)}
                    </button>
                  ) : (
                    evidencePlace(one)
                  )}
                </p>
                <p>Put forward for: {one.putFor}</p>
                <p className="quiet">
                  {one.state === 'withdrawn' ? 'Taken back' : 'Recorded'} by {one.by}.{one.reason ? ` ${one.state === 'withdrawn' ? 'Why' : 'Corrected'}: ${one.reason}` : ''}
                </p>
              </>
            )}
            {open.what === 'withdraw' && open.evidenceId === one.evidenceId ? (
              <ReasonForm
                id="evidence-withdraw-reason"
                label="Why is it taken back?"
                hint="It stays on record with this reason."
                busy={withdraw.busy}
                error={null}
                action={(busy) => (
                  <Button type="submit" warning disabled={busy}>
                    Take this evidence back
                  </Button>
                )}
                onReason={(reason) => void withdraw.run({ applicationId, seq, evidenceId: one.evidenceId, reason }).then((answer) => (answer.ok ? saved('Evidence taken back') : undefined))}
                onBack={() => change(nothing)}
              />
            ) : null}
            {open.what === 'none' && one.state === 'standing' && mayChange ? (
              <div className="arguments__actions">
                <Button type="button" secondary small onClick={() => change({ what: 'form', held: one })}>
                  Correct<span className="nhsuk-u-visually-hidden">: {one.title}</span>
                </Button>
                <Button type="button" secondary small onClick={() => change({ what: 'withdraw', evidenceId: one.evidenceId })}>
                  Take back<span className="nhsuk-u-visually-hidden">: {one.title}</span>
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      {open.what === 'form' && open.held === null ? form(null) : null}
      {open.what === 'none' && mayChange ? (
        <Button type="button" secondary small onClick={() => change({ what: 'form', held: null })}>
          Add evidence
        </Button>
      ) : null}
    </section>
  );
}
