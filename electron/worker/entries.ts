import type { CaseCommand } from '../../shared/workflow/commands.ts';
import type { CaseState } from '../../shared/workflow/evolve.ts';
import { openCase } from './caseFile.ts';
import { commit } from './commit.ts';
import type { Worker } from './context.ts';
import { done } from './done.ts';
import { contactView } from './entryViews.ts';
import type { Handlers } from './handlerType.ts';

type Wish = CaseCommand extends infer C ? (C extends { expectedVersion: number } ? Omit<C, 'applicationId' | 'expectedVersion'> : never) : never;

/** Records one thing after another, all of it or nothing. */
function record(worker: Worker, applicationId: string, seq: number, wishes: readonly Wish[]): { seq: number } {
  const { db, person } = worker.signedIn;
  openCase(worker, applicationId);
  const run = db.sqlite.transaction(() =>
    wishes.reduce((version, wish): number => {
      const state: CaseState = done(commit({ db, actor: person.id, now: worker.now(), newId: worker.newId, command: { ...wish, applicationId, expectedVersion: version } as CaseCommand }));
      return state.version;
    }, seq),
  );
  const version = run.immediate();
  worker.changed(applicationId);
  return { seq: version };
}

export const entryHandlers = {
  'contact.get': (worker, { applicationId }) => contactView(worker, openCase(worker, applicationId)),

  'contact.record': (worker, { applicationId, seq, contact, consent }) => {
    record(worker, applicationId, seq, [...(consent ? [{ type: 'recordConsent' as const, consent }] : []), ...(contact ? [{ type: 'recordContact' as const, contact }] : [])]);
    return contactView(worker, openCase(worker, applicationId));
  },

  'statement.record': (worker, { applicationId, seq, statement }) => record(worker, applicationId, seq, [{ type: 'recordStatement', statement }]),

  'evidence.record': (worker, { applicationId, seq, evidence, supersedes, reason }) => record(worker, applicationId, seq, [{ type: 'recordEvidence', evidence, supersedes, reason }]),

  'evidence.withdraw': (worker, { applicationId, seq, evidenceId, reason }) => record(worker, applicationId, seq, [{ type: 'withdrawEvidence', evidenceId, reason }]),
} satisfies Partial<Handlers>;
