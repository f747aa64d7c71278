import { createHash } from 'node:crypto';
import type { AccessView } from '../../shared/contract/access.ts';
import { icbByOds } from '../../shared/domain/icb.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import type { CaseCommand } from '../../shared/workflow/commands.ts';
import { openAccess } from '../../shared/workflow/decideAccess.ts';
import type { AccessState } from '../../shared/workflow/evolve.ts';
import { accessRows } from '../../db/accessRepo.ts';
import { readEvents } from '../../db/eventLog.ts';
import { accessDueOf } from './accessDue.ts';
import { accessExport, type ExportedItem } from './accessExport.ts';
import { accessItems, type AccessItem } from './accessItems.ts';
import { openCase, type CaseFile } from './caseFile.ts';
import { commit } from './commit.ts';
import type { Worker } from './context.ts';
import { done, hooked } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { refuseWith } from './refusal.ts';
import { holidaysOf } from './holidays.ts';

export const accessHandlers = {
  'access.get': (worker, { applicationId }) => view(worker, openCase(worker, applicationId)),

  'access.ask': (worker, { applicationId, seq, askedOn, askedBy, words }) => give(worker, { type: 'askAccess', applicationId, expectedVersion: seq, askedOn, askedBy, words }),

  'access.review': (worker, { applicationId, seq, requestId, itemId, answer, disclosed, reason }) => {
    const file = openCase(worker, applicationId);
    if (!itemsIn(worker, file, requestId).some((item) => item.itemId === itemId)) return refuseWith('CONFLICT', 'What that item says has changed since you opened it, so nothing was recorded.', 'Look at it as it is now, then answer it.');
    return give(worker, { type: 'reviewAccessItem', applicationId, expectedVersion: seq, requestId, itemId, answer, disclosed, reason });
  },

  'access.check': (worker, { applicationId, seq, requestId, agrees, reason }) => {
    const open = itemsIn(worker, openCase(worker, applicationId), requestId).map(({ itemId }) => itemId);
    return give(worker, { type: 'checkAccess', applicationId, expectedVersion: seq, requestId, agrees, reason, open });
  },

  'access.write': async (worker, { applicationId, seq, requestId }) => {
    const { session } = worker;
    const file = openCase(worker, applicationId);
    const held = openAccess(file.state);
    const items = itemsIn(worker, file, requestId);
    const rows = accessRows(worker.signedIn.db, applicationId);
    const now = worker.now();
    const content = await accessExport(
      { number: file.row.caseNumber, icb: icbByOds(file.row.commissioner)?.name ?? file.row.commissioner, askedOn: held?.askedOn ?? '', askedBy: held?.askedBy ?? 'patient', on: londonDay(now), at: now },
      items.flatMap((item): ExportedItem[] => {
        const answer = held?.answers[item.itemId];
        const row = answer && rows.get(answer.rowId);
        return answer && row ? [{ item, answer: answer.answer, disclosed: row.disclosed, reason: row.reason }] : [];
      }),
    );
    if (worker.session !== session) return refuseWith('LOCKED', 'The app was locked meanwhile.', 'Sign in and ask again.');
    // What leaves the encrypted file is on the record before it does; `decide` refuses an export that is not whole or not checked.
    give(worker, { type: 'writeAccess', applicationId, expectedVersion: seq, requestId, open: items.map(({ itemId }) => itemId), sha256: createHash('sha256').update(content).digest('hex') });
    return { content };
  },

  'access.end': (worker, { applicationId, seq, requestId, how }) => give(worker, { type: 'endAccess', applicationId, expectedVersion: seq, requestId, how }),
} satisfies Partial<Handlers>;

function give(worker: Worker, command: CaseCommand): AccessView {
  const { db, person } = worker.signedIn;
  openCase(worker, command.applicationId); // refuses a case that is not there any more
  done(commit({ db, actor: person.id, now: worker.now(), newId: worker.newId, command, ...hooked(worker, 'access') }));
  worker.changed(command.applicationId);
  return view(worker, openCase(worker, command.applicationId));
}

/** Everything that has to be answered; none where that request is not open. */
function itemsIn(worker: Worker, file: CaseFile, requestId: string): AccessItem[] {
  if (openAccess(file.state)?.requestId !== requestId) return [];
  const asked = readEvents(worker.signedIn.db, file.applicationId).find((event) => event.type === 'accessAsked' && (event.body as { requestId?: string }).requestId === requestId);
  return asked ? accessItems(worker, file.applicationId, asked.applicationSeq) : [];
}

function view(worker: Worker, file: CaseFile): AccessView {
  const held = openAccess(file.state);
  return {
    seq: file.state.version,
    number: file.row.caseNumber,
    request: held ? requestView(worker, file, held) : null,
    earlier: file.state.access.flatMap(({ requestId, askedOn, askedBy, ended, written }) => (ended ? [{ requestId, askedOn, askedBy, ended, written }] : [])),
  };
}

function requestView(worker: Worker, file: CaseFile, held: AccessState): NonNullable<AccessView['request']> {
  const { db, person } = worker.signedIn;
  const rows = accessRows(db, file.applicationId);
  const items = itemsIn(worker, file, held.requestId).map(({ file: bytes, ...item }) => {
    const answer = held.answers[item.itemId];
    const row = answer && rows.get(answer.rowId);
    return { ...item, hasFile: bytes !== null, answer: answer && row ? { answer: answer.answer, disclosed: row.disclosed, reason: row.reason, by: worker.nameOf(row.by), at: row.at } : null };
  });
  const said = [...rows.values()].find((row) => row.requestId === held.requestId && row.itemId === 'request');
  return {
    requestId: held.requestId, askedOn: held.askedOn, askedBy: held.askedBy, words: said?.reason ?? '', due: accessDueOf(londonDay(worker.now()), holidaysOf(worker.signedIn.db).list, held), items,
    open: items.filter((item) => item.answer === null).length,
    checkedBy: held.checkedBy === null ? null : worker.nameOf(held.checkedBy), returned: held.returned, written: held.written,
    whyNotCheck: Object.values(held.answers).some(({ by }) => by === person.id) ? 'You reviewed items yourself, so another person has to check them.' : null,
  };
}
