import { nextCaseNumber, saveApplication } from '../../db/applicationRepo.ts';
import { sha256 } from '../../db/canonical.ts';
import type { Db } from '../../db/connection.ts';
import { type CommitStep, type NewEvent, appendEvents, lastApplicationSeq, officeStream, readEvents } from '../../db/eventLog.ts';
import { ensurePatient } from '../../db/patientRepo.ts';
import { ensurePerson } from '../../db/personRepo.ts';
import type { RowDraft } from '../../db/sealed.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import type { CaseCommand } from '../../shared/workflow/commands.ts';
import { decide } from '../../shared/workflow/decide.ts';
import { type OfficeEvent, officeEvent, parseCaseEvent } from '../../shared/workflow/events.ts';
import { type CaseState, evolve, evolveAll, noCase, project } from '../../shared/workflow/evolve.ts';
import type { Asking } from '../../shared/workflow/gates.ts';
import { askingOf } from './asking.ts';
import { indexCase } from './caseIndexRow.ts';

export type Committed = { readonly ok: true; readonly state: CaseState; readonly head: string } | { readonly ok: false; readonly refusal: Refusal };

export interface CommitOptions {
  readonly db: Db;
  readonly command: CaseCommand;
  /** Id of the signed-in person. */
  readonly actor: string;
  /** UTC instant. */
  readonly now: string;
  readonly newId: () => string;
  /** Further rows for the same transaction; their digests go into the body of the first event. */
  readonly rows?: (state: CaseState) => readonly RowDraft[];
  /** The number of a linked case, made from that of the first; otherwise the next free one is given. */
  readonly caseNumber?: string;
  /** Who gives it, where that is known already; otherwise the person is looked up. */
  readonly asking?: Asking;
  /** For tests only: called at each named step, to stop the process there. */
  readonly faultHook?: (step: CommitStep) => void;
}

/**
 * Every case command: load → decide → append events with their rows → save the projections for lists and search, in one IMMEDIATE transaction.
 * All of it is on the disk when this returns, or none of it. A refusal writes nothing.
 */
export function commit(options: CommitOptions): Committed {
  const { db, command, actor, now, newId } = options;
  const run = db.sqlite.transaction((): Committed => {
    const before = loadCase(db, command.applicationId);
    if (before === 'disposed') {
      return { ok: false, refusal: { code: 'REFUSED', message: 'The record of this case was disposed of at the end of its retention.', next: 'Record a new request.' } };
    }
    const decided = decide(before, command, { ...(options.asking ?? askingOf(db, actor)), now, newId, ...(command.type === 'receiveApplication' ? { caseNumber: options.caseNumber ?? nextCaseNumber(db, londonDay(now).slice(0, 4)) } : {}) });
    if (!decided.ok) return decided;
    if (command.type === 'issueLetter' && sha256(command.pdf) !== command.pdfSha256) {
      return { ok: false, refusal: { code: 'INTERNAL', message: 'The letter’s bytes are not the ones that were checked.', next: 'Make the letter again.' } };
    }
    const state = decided.events.reduce(evolve, before);
    if (state.patientId && state.patientId !== before.patientId) ensurePatient(db, state.patientId, now);
    saveApplication(db, command.applicationId, project(state), now); // before the rows that point to it
    const extra = options.rows?.(state) ?? [];
    const events = decided.events.map((event, index): NewEvent => ({ ...event, rows: [...(event.rows ?? []), ...(index === 0 ? extra : [])] }));
    const appended = appendEvents(db, { applicationId: command.applicationId, applicationSeq: before.version, actor, at: now }, events, options.faultHook);
    indexCase(db, command.applicationId, state);
    options.faultHook?.('before-commit');
    return { ok: true, state, head: appended.at(-1)!.hash };
  });
  const result = run.immediate();
  if (!db.sqlite.inTransaction) options.faultHook?.('after-commit'); // a part of a larger transaction is not on the disk yet
  return result;
}

/** A case as its events stand; `disposed` where their bodies are gone. */
export function loadCase(db: Db, applicationId: string): CaseState | 'disposed' {
  const events = readEvents(db, applicationId);
  if (events.length === 0) return noCase;
  if (events.some((event) => event.body === null)) return 'disposed';
  return evolveAll(events.map(parseCaseEvent));
}

/**
 * Records what belongs to no case (a person, a setting, a drop, a reading): one event of the office with its rows, in one transaction.
 */
export function recordInOffice(options: {
  db: Db;
  event: OfficeEvent;
  rows: readonly RowDraft[];
  actor: string;
  now: string;
  /** Rows that are not sealed, such as the bytes of a paper; written after the event and its rows. */
  write?: () => void;
  faultHook?: (step: CommitStep) => void;
}): { head: string } {
  const { db, actor, now, rows } = options;
  const event = officeEvent.parse(options.event);
  const run = db.sqlite.transaction(() => {
    if (event.type === 'personRegistered') ensurePerson(db, event.body.personId, now);
    const stream = { applicationId: officeStream, applicationSeq: lastApplicationSeq(db.sqlite, officeStream), actor, at: now };
    const appended = appendEvents(db, stream, [{ ...event, rows }], options.faultHook);
    options.write?.();
    options.faultHook?.('before-commit');
    return appended[0]!.hash;
  });
  const head = run.immediate();
  if (!db.sqlite.inTransaction) options.faultHook?.('after-commit');
  return { head };
}
