import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { fieldIds, registerKinds, registerMapping, wordFields } from '../register/mapping.ts';
import { channel } from './define.ts';
import { caseFilters } from './search.ts';

const token = z.string().regex(/^[0-9a-f-]{36}$/);
const lookId = z.string().min(1).max(64);
const kind = z.enum(registerKinds);
const looked = z.object({ lookId, mapping: registerMapping }).strict();

/** A file as it was opened: nothing of it is in the record yet. */
export const openedRegister = z.object({
  lookId, kind, name: z.string(), encoding: z.string(), separator: z.string(), rows: z.number(), header: z.array(z.string()),
  /** The first rows, for a person to see whether it was read rightly. */
  sample: z.array(z.array(z.string())),
  /** Columns that say who the patients are; for past decisions. */
  identity: z.array(z.object({ column: z.number(), why: z.string() })),
  mapping: registerMapping,
  /** Whether the mapping was kept from an earlier file with the same columns; otherwise it comes from the names of the columns. */
  remembered: z.boolean(),
});
export type OpenedRegister = z.infer<typeof openedRegister>;

const sentence = z.object({ message: z.string(), next: z.string() });
const askedWord = z.object({ word: z.string(), rows: z.number(), meaning: z.string().nullable() });

/** `held`: it is in the record already. `note`: it can be brought in, and there is something to know of it. */
export const rowStates = ['ready', 'note', 'held', 'not-ready'] as const;

/** What would be brought in. Nothing was written. */
export const registerDryRun = z.object({
  faults: z.array(z.object({ field: z.enum([...fieldIds, 'columns']), message: z.string() })),
  /** The words of the office that have to mean something here. `words` null: there are so many that it cannot be the right column. */
  asked: z.array(z.object({ field: z.enum(wordFields), words: z.array(askedWord).nullable() })),
  counts: z.object({ ready: z.number(), note: z.number(), held: z.number(), notReady: z.number() }),
  /** The rows of which there is something to say, those that are not ready first. */
  rows: z.array(z.object({ line: z.number(), /** Further lines of which just the same is to be said. */ others: z.number(), state: z.enum(rowStates), sentences: z.array(sentence) })),
  /** Rows with something to say that are not listed. */
  more: z.number(),
});
export type RegisterDryRun = z.infer<typeof registerDryRun>;

const registerJob = z.object({ jobId: z.string(), status: z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted']), by: z.string(), startedAt: z.string(), done: z.number(), total: z.number() }).nullable();
export const registerLast = z.object({ cases: registerJob, decisions: registerJob, casesBrought: z.number(), pastDecisions: z.number() });
export type RegisterLast = z.infer<typeof registerLast>;

/** Columns that a list of cases can be taken out with. The case number always stands first. */
export const exportColumns = {
  reference: 'Own reference', icb: 'ICB', receivedOn: 'Received', urgent: 'Urgent', stage: 'Stage', earlierStage: 'Stage in the earlier register', dueOn: 'Due', waitsUntil: 'Waits until', treatment: 'Treatment', outcome: 'Outcome or route',
} as const;
export type ExportColumn = keyof typeof exportColumns;

/** What a list with the patients is taken out for. A closed list: the note of it must hold nothing of a patient. */
export const takeOutPurposes = {
  audit: 'The ICB audits the register',
  handover: 'The register is handed to another office or system',
  contact: 'Patients or clinicians of several cases are to be reached',
  other: 'Another part of dealing with the requests',
} as const;
export type TakeOutPurpose = keyof typeof takeOutPurposes;

export const exportQuestion = z
  .object({
    columns: z.array(z.enum(Object.keys(exportColumns) as [ExportColumn, ...ExportColumn[]])).max(20),
    text: z.string().max(400),
    filters: caseFilters,
    /** Null: nothing says who the patients are. Otherwise name, NHS number and date of birth stand in it, for this purpose. */
    identity: z.enum(Object.keys(takeOutPurposes) as [TakeOutPurpose, ...TakeOutPurpose[]]).nullable(),
  })
  .strict();

const saved = z.object({ saved: z.boolean() });
const list = { kind: 'Lists (CSV)', extension: 'csv', onRecord: true } as const;

export const registerChannels = {
  /** Reads a chosen list and gives what it holds; writes nothing. */
  'register.open': channel(z.object({ tokens: z.array(token).length(1), kind }).strict(), openedRegister, { files: 'spend' }),
  /** The dry run: what each row would become, or why it cannot be brought in. Writes nothing. */
  'register.look': channel(looked, registerDryRun),
  /** Brings in the rows that are ready, some at a time. What is in stays in; the same file again brings in the rest. */
  'register.import': channel(looked, z.object({ jobId: z.string() })),
  'register.last': channel(z.object({}).strict(), registerLast),
  /** The rows that are not ready, with why. */
  'register.leftOver': channel(looked, saved, { save: { ...list, name: 'register-left-over.csv', title: 'Save the lines that were left over' } }),
  'register.takeOut': channel(exportQuestion, saved, { save: { ...list, name: 'running-register.csv', title: 'Save the running register' } }),
  'register.takeOutDecisions': channel(z.object({}).strict(), saved, { save: { ...list, name: 'past-decisions.csv', title: 'Save the past decisions' } }),
};

/** Past decisions on the same treatment by the same ICB: a prompt for whoever decides, and nothing else. */
export const pastDecisionsView = z.object({
  count: z.number(),
  shown: z.array(z.object({ reference: z.string(), decidedOn: isoDate, treatment: z.string(), indication: z.string().nullable(), outcome: z.string(), policyWords: z.string().nullable(), reasonCategory: z.string().nullable() })),
});
export type PastDecisionsView = z.infer<typeof pastDecisionsView>;
