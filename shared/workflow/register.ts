import { z } from 'zod';
import { isoDate, type IsoDate } from '../domain/dates.ts';
import { blank, event, missing, no, type Context, type Decided } from './decided.ts';
import { id, pause, sha256, shortText } from './shapes.ts';
import { stageLabels, stages, type Stage } from './stages.ts';

/**
 * A case that an office had under way before this app, taken over from its running register. Nothing of what was done there counts as
 * done here: the app has seen no facts confirmed, no assessment, no screening and no panel. So such a case begins at the first stage, or
 * waits before it, keeps the day on which it was received and the day by which the office had promised an answer, and says where it stood.
 */

/** What the event of a case says of it. Words of the office stand in the row of the line: they may name somebody. */
export const fromRegister = { importId: id, registerLineId: id, stage: z.enum(stages), dueOn: isoDate.nullable(), pause: pause.nullable() };

/** What is handed over with the command that makes the case. `line`: of the file, from 1. */
export const registerEntry = z.strictObject({
  importId: id, line: z.number().int().min(1), reference: shortText, stageWords: shortText, stage: z.enum(stages), dueOn: isoDate.nullable(), rowDigest: sha256, pause: pause.nullable(),
});
export type RegisterEntry = z.infer<typeof registerEntry>;

const waits: readonly Stage[] = ['incomplete', 'returned', 'deferred'];
const ended: readonly Stage[] = ['decided', 'letters-out', 'closed', 'withdrawn', 'appeal'];
/** Stages at which the office had screened the case already. */
const pastScreening: readonly Stage[] = ['screened', 'at-panel', 'deferred'];

/** Whether a case of this stage waits for somebody, so that it comes in waiting, with the day on which the wait ends. */
export const waitsAt = (stage: Stage): boolean => waits.includes(stage);

/** Whether an office that has a case at this stage had screened it: when, the record does not hold. */
export const screenedBefore = (stage: Stage): boolean => pastScreening.includes(stage);

/** Why a case that stands at this stage cannot come in as an open one: what and what next; null where it can. */
export function whyNotOpen(stage: Stage): { readonly message: string; readonly next: string } | null {
  if (!ended.includes(stage)) return null;
  if (stage === 'appeal') return { message: 'An appeal looks at a decision that this record does not hold, so it cannot be taken over.', next: 'Finish it the way it was begun.' };
  return {
    message: `“${stageLabels[stage]}” is the end of a case and not an open one. The app cannot stand behind an outcome that it did not see.`,
    next: stage === 'decided' || stage === 'letters-out' ? 'Send its letters the way it was begun, and bring the decision in with the past decisions.' : 'Leave it out, or bring it in with the past decisions.',
  };
}

/** The further event of a case that comes from the register, after the one that makes it; or why it cannot. */
export function registerEvents(entry: RegisterEntry, made: { readonly applicationId: string; readonly commissioner: string; readonly receivedOn: IsoDate }, context: Context): Decided {
  const closed = whyNotOpen(entry.stage);
  if (closed) return no('REFUSED', closed.message, closed.next, 'stage');
  if (blank(entry.reference)) return missing('reference', 'The case has no reference of the office.');
  if (entry.dueOn !== null && entry.dueOn < made.receivedOn) return missing('dueOn', 'The due date lies before the day received.', 'Correct it in the register.');
  if (entry.pause && !waitsAt(entry.stage)) return missing('pause', 'Only a case that waits has a day on which the wait ends.');
  if (!entry.pause && waitsAt(entry.stage)) return missing('pause', 'A case that waits needs a day on which the wait ends.');
  if (entry.pause && blank(entry.pause.owner)) return missing('pause', 'A pause needs somebody who looks after it and a day on which it ends.');
  const { importId, line, reference, stageWords, stage, dueOn, rowDigest, pause: wait } = entry;
  const lineId = context.newId();
  const brought = event('broughtFromRegister', { importId, registerLineId: lineId, stage, dueOn, pause: wait }, [
    { table: 'register_line', id: lineId, values: { ...made, importId, line, reference, stageWords, stage, dueOn, rowDigest, by: context.actor, at: context.now } },
  ]);
  return { ok: true, events: [brought] };
}
