import type { DisposalCase, DisposalView } from '../../shared/contract/disposal.ts';
import { icbByOds, icbs } from '../../shared/domain/icb.ts';
import type { FactValue } from '../../shared/domain/facts.ts';
import type { DisposedCase, ToDispose } from '../../shared/workflow/disposalShapes.ts';
import { officeEvent, type OfficeEvent } from '../../shared/workflow/events.ts';
import { project, type CaseState } from '../../shared/workflow/evolve.ts';
import { samePerson } from '../../shared/workflow/samePerson.ts';
import { disposalEvents, leaveFor, removeRows, rowsOf, type DisposalScope } from '../../db/disposalRepo.ts';
import { readEvents, type StoredEvent } from '../../db/eventLog.ts';
import { confirmationsInForce } from '../../db/factRepo.ts';
import { copiesBeside } from '../../db/rewriteFile.ts';
import { outcomeInWords } from './caseIndexRow.ts';
import { recordInOffice } from './commit.ts';
import type { Worker } from './context.ts';
import { dueFamilies, familyOf, retentionOf, ruleInWords, type DueCase, type DueFamily } from './disposalDue.ts';
import { hooked } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { refuseWith } from './refusal.ts';
import { rewriteIfDue, rewritingIsDue, rewritingLeft } from './rewriteRecord.ts';

/** No more families are looked for at once: each proposal is read by a person. */
const most = 100;

export const disposalHandlers = {
  'disposal.list': (worker) => view(worker),

  'disposal.propose': (worker, { applicationIds }) => {
    const { db, person } = worker.signedIn;
    const run = db.sqlite.transaction(() => {
      const waiting = new Set(pending(worker).flatMap((one) => one.cases.map(({ applicationId }) => applicationId)));
      const cases = new Map<string, ToDispose>();
      for (const applicationId of applicationIds) {
        const family = mayGo(familyOf(worker, applicationId));
        for (const one of family.cases) {
          if (waiting.has(one.applicationId)) return refuseWith('REFUSED', `Case ${one.state.caseNumber} is proposed already and waits for a second person.`, 'Ask a colleague to confirm it, or take the proposal back.');
          cases.set(one.applicationId, { applicationId: one.applicationId, number: one.state.caseNumber, version: one.state.version, keptUntil: one.keptUntil, rule: one.rule });
        }
      }
      recordInOffice({ db, event: { type: 'disposalProposed', version: 1, body: { disposalId: worker.newId(), cases: [...cases.values()] } }, rows: [], actor: person.id, now: worker.now() });
    });
    run.immediate();
    worker.changed(null);
    return view(worker);
  },

  'disposal.takeBack': (worker, { disposalId, why }) => {
    const { db, person } = worker.signedIn;
    waitingOne(worker, disposalId);
    recordInOffice({ db, event: { type: 'disposalTakenBack', version: 1, body: { disposalId, why } }, rows: [], actor: person.id, now: worker.now() });
    worker.changed(null);
    return view(worker);
  },

  'disposal.confirm': (worker, { disposalId }) => {
    const { db, person } = worker.signedIn;
    if (worker.jobs.size > 0 || worker.indexing) return refuseWith('REFUSED', 'The app is still at work on something else, so nothing was disposed of.', 'Wait until it is done, then confirm again.');
    const fault = hooked(worker, 'dispose');
    const run = db.sqlite.transaction(() => {
      const proposal = waitingOne(worker, disposalId);
      const whyNot = notBy(worker, proposal);
      if (whyNot) return refuseWith('REFUSED', whyNot.message, whyNot.next);
      const families = familiesOf(worker, proposal);
      const scope = together(families.map((family) => family.scope));
      const rows = rowsOf(db, scope, scope.cases.flatMap((id) => readEvents(db, id)));
      const now = worker.now();
      const body = { reason: 'End of retention', disposal: { disposalId, proposedBy: proposal.by, proposalSeq: proposal.seq, cases: families.flatMap((family) => family.cases.map((one) => remainsOf(worker, one))) } };
      recordInOffice({
        db, event: { type: 'disposalRecorded', version: 1, body }, actor: person.id, now,
        rows: rows.map((key) => leaveFor(key, { id: worker.newId(), authority: `Retention is over: disposal ${disposalId}`, by: person.id, at: now })),
        write: () => {
          removeRows(db, scope, rows);
          rewritingIsDue(db, { id: worker.newId(), by: person.id, at: now });
        },
        ...fault,
      });
    });
    run.immediate();
    fault.faultHook?.('after-commit');
    rewriteIfDue(worker);
    worker.changed(null);
    return view(worker);
  },

  'disposal.rewrite': (worker) => {
    rewriteIfDue(worker);
    return view(worker);
  },
} satisfies Partial<Handlers>;

interface Pending {
  readonly disposalId: string;
  readonly seq: number;
  readonly by: string;
  readonly at: string;
  readonly cases: readonly ToDispose[];
}

type Of<T extends OfficeEvent['type']> = Extract<OfficeEvent, { type: T }>['body'];
const bodyOf = <T extends OfficeEvent['type']>(_type: T, { type, version, body }: StoredEvent): Of<T> => officeEvent.parse({ type, version, body }).body as Of<T>;

/** Proposals that nobody has confirmed or taken back. */
function pending(worker: Worker): Pending[] {
  const open = new Map<string, Pending>();
  for (const event of disposalEvents(worker.signedIn.db)) {
    if (event.type === 'disposalProposed') {
      const { disposalId, cases } = bodyOf('disposalProposed', event);
      open.set(disposalId, { disposalId, seq: event.seq, by: event.actor, at: event.at, cases });
    } else if (event.type === 'disposalTakenBack') open.delete(bodyOf('disposalTakenBack', event).disposalId);
    else open.delete(bodyOf('disposalRecorded', event).disposal?.disposalId ?? '');
  }
  return [...open.values()];
}

function waitingOne(worker: Worker, disposalId: string): Pending {
  return pending(worker).find((one) => one.disposalId === disposalId) ?? refuseWith('NOT_FOUND', 'There is no such proposal that still waits.', 'Look at the list again.');
}

/** Why the signed-in person may not confirm this proposal; null where they may. */
function notBy(worker: Worker, proposal: Pending): { message: string; next: string } | null {
  const { person } = worker.signedIn;
  const next = 'Ask a colleague to sign in under their own name and confirm it.';
  if (proposal.by === person.id) return { message: 'You proposed this disposal, so another person has to confirm it.', next };
  if (samePerson(worker.nameOf(proposal.by), person.name)) return { message: 'Somebody of your name proposed this disposal, so another person has to confirm it.', next };
  return null;
}

/** The families of a proposal as they stand now. Refuses where anything is not as it was proposed. */
function familiesOf(worker: Worker, proposal: Pending): DueFamily[] {
  const proposed = new Map(proposal.cases.map((one) => [one.applicationId, one]));
  const families: DueFamily[] = [];
  const seen = new Set<string>();
  for (const { applicationId } of proposal.cases) {
    if (seen.has(applicationId)) continue;
    const family = mayGo(familyOf(worker, applicationId));
    for (const one of family.cases) {
      seen.add(one.applicationId);
      if (proposed.get(one.applicationId)?.version !== one.state.version) return refuseWith('CONFLICT', `Case ${one.state.caseNumber} has changed since it was proposed, so nothing was disposed of.`, 'Take the proposal back, look at the case, and propose it again.');
    }
    families.push(family);
  }
  return families;
}

function mayGo(family: DueFamily): DueFamily {
  const [first] = family.whyNot;
  if (!first) return family;
  const together_ = family.scope.cases.length > 1 ? ' Cases that belong together are disposed of together, or not at all.' : '';
  return refuseWith('REFUSED', `Nothing was disposed of. ${first}${together_}`, first.includes('legal hold') ? 'The hold can be lifted on the case, with a reason.' : 'Look at the case again.');
}

function together(scopes: readonly DisposalScope[]): DisposalScope {
  const all = (key: keyof DisposalScope) => [...new Set(scopes.flatMap((scope) => scope[key]))];
  return { cases: all('cases'), patients: all('patients'), papers: all('papers'), intakes: all('intakes') };
}

/** What remains of a case: no name, no words, no day of a person's life but those of the process. */
function remainsOf(worker: Worker, { applicationId, state, keptUntil, rule, closedOn }: DueCase): DisposedCase {
  const treatment = confirmationsInForce(worker.signedIn.db, applicationId).get('treatment')?.value as FactValue | null | undefined;
  return {
    applicationId, number: state.caseNumber, icb: state.commissioner, receivedOn: state.receivedOn, urgency: state.urgency,
    outcome: project(state).outcome, treatment: treatment?.kind === 'choice' ? treatment.choice : null, decidedOn: decidedOn(state), closedOn, keptUntil, rule,
  };
}

const decidedOn = (state: CaseState): string | null => state.reviewOutcome?.decidedBy.on ?? state.decision?.record.decidedBy.on ?? state.screening?.decidedBy.on ?? null;

function view(worker: Worker): DisposalView {
  const { families, more } = dueFamilies(worker, most);
  const waiting = pending(worker);
  const proposed = new Set(waiting.flatMap((one) => one.cases.map(({ applicationId }) => applicationId)));
  const left = rewritingLeft(worker);
  return {
    icbs: icbs.map(({ ods, name }) => {
      const retention = retentionOf(worker, ods);
      return { ods, name, rule: retention ? ruleInWords(retention) : null };
    }),
    due: families.filter((family) => !family.scope.cases.some((id) => proposed.has(id))).map((family) => ({ cases: family.cases.map(shown), whyNot: [...family.whyNot] })),
    more,
    proposals: waiting.map((one) => ({
      disposalId: one.disposalId, by: worker.nameOf(one.by), at: one.at, whyNot: notBy(worker, one),
      cases: one.cases.map(({ applicationId, number, keptUntil, rule }) => ({ applicationId, number, keptUntil, rule })),
    })),
    disposed: disposedCases(worker),
    copies: copiesBeside(worker.databaseFile),
    rewriting: left,
  };
}

function shown({ applicationId, state, keptUntil, rule, closedOn }: DueCase): DisposalCase {
  return { applicationId, number: state.caseNumber, icb: icbByOds(state.commissioner)?.name ?? state.commissioner, receivedOn: state.receivedOn, closedOn, keptUntil, rule };
}

/** What remains of every case that was disposed of, newest first. */
function disposedCases(worker: Worker): DisposalView['disposed'] {
  return disposalEvents(worker.signedIn.db).flatMap((event) => {
    if (event.type !== 'disposalRecorded') return [];
    const { disposal } = bodyOf('disposalRecorded', event);
    return (disposal?.cases ?? []).map((one) => ({
      number: one.number, icb: icbByOds(one.icb)?.name ?? one.icb, receivedOn: one.receivedOn, decidedOn: one.decidedOn, closedOn: one.closedOn, outcome: one.outcome ? outcomeInWords(one.outcome) : null,
      treatment: one.treatment, rule: one.rule, proposedBy: worker.nameOf(disposal!.proposedBy), confirmedBy: worker.nameOf(event.actor), at: event.at,
    }));
  }).reverse();
}
