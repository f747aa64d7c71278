import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { factValue } from '../domain/facts.ts';
import type { FactKind } from '../domain/factCatalogue.ts';
import { limitIds } from '../domain/timeLimits.ts';
import type { Anchor, PaperKind, WordDocument } from '../import/paper.ts';
import type { Prompt } from '../policy/prompts.ts';
import { caseAction } from './caseActions.ts';
import type { ClockState } from '../workflow/deadlines.ts';
import { caseIssueView } from './caseIssues.ts';
import { channel } from './define.ts';
import { entriesOfCase } from './entries.ts';
import { completenessView, paperSummary, urgency } from './intake.ts';

const id = z.string().min(1).max(64);
/** The case's version that the page last saw; a stale one is a CONFLICT that the user is told of. */
const seq = z.number().int().min(0);
const onCase = z.object({ applicationId: id }).strict();

/** Screens that a next action can lead to. */
export const caseScreen = z.enum(['case', 'facts', 'assessment', 'screening', 'decision', 'letters']);
export type CaseScreen = z.infer<typeof caseScreen>;

/** A date by which something is due, how it stands in words ("3 working days late"), and the steps by which it was reckoned. */
export const due = z.object({
  on: isoDate,
  label: z.string(),
  words: z.string(),
  late: z.boolean(),
  /** The clock stands still while the case waits, so the date moves on. */
  standing: z.boolean(),
  /** Counted over days for which bank holidays are not known: the true date may be later. */
  beyondKnown: z.boolean(),
  reckoning: z.array(z.string()),
});
export type Due = z.infer<typeof due>;

/** One clock of a case; `on` null while it has not begun. */
export const clock = due.extend({ limit: z.enum([...limitIds, 'register']), on: isoDate.nullable(), state: z.custom<ClockState>() });
export type Clock = z.infer<typeof clock>;

export const caseRow = z.object({
  applicationId: z.string(),
  number: z.string(),
  icb: z.string(),
  treatment: z.string().nullable(),
  urgency,
  receivedOn: isoDate,
  stage: z.string(),
  stageLabel: z.string(),
  /** Empty when the case needs nothing more. */
  next: z.object({ label: z.string(), screen: caseScreen, /** On the screen of the case: which of the things that can happen there. */ action: caseAction.optional() }).nullable(),
  /** What somebody still has to do beside the next step, in words. */
  openItems: z.array(z.string()).optional(),
  /** Who looks after the wait, since when and until when, or null. `ranOut`: its end has passed. `chaseDue`: the day to ask again has come. */
  waiting: z.object({ on: z.string(), since: isoDate, until: isoDate.nullable(), chaseOn: isoDate.nullable().optional(), ranOut: z.boolean().optional(), chaseDue: z.boolean().optional() }).nullable(),
  /** The earliest date that the office has not met; absent or null where there is none. */
  due: due.nullable().optional(),
  /** False where nobody has entered time limits for the ICB: nothing is said to be due then. */
  limitsSet: z.boolean().optional(),
  /** ODS code of the ICB. */
  commissioner: z.string().optional(),
});
export type CaseRow = z.infer<typeof caseRow>;

/** What cannot go on until a person looks: a referral that is not a case yet (`intakeId`), or a case (`applicationId`). */
export const stuckRow = z.object({ intakeId: z.string().optional(), applicationId: z.string().optional(), label: z.string(), why: z.string(), urgency, receivedOn: isoDate,
  /** How long it has waited since it came, and by when the ICB’s own limit wants it looked at, in words. Absent for cases. */
  clock: z.object({ words: z.string(), late: z.boolean() }).optional(),
});

/** How many cases stand in a group of the list of work, and which of its ICBs have no time limits: nothing is said to be due there. */
export const workTotal = z.object({ cases: z.number(), unset: z.array(z.object({ ods: z.string(), icb: z.string(), cases: z.number() })) });
export type WorkTotal = z.infer<typeof workTotal>;

/** So many rows of a group are given where no number is asked for, and never more than `mostWorkRows`. */
export const firstWorkRows = 25;
export const mostWorkRows = 500;
const howMany = z.number().int().min(1).max(mostWorkRows).optional();
/** How many rows of which group are shown. */
export const workShown = z.object({ overdue: howMany, thisWeek: howMany, waiting: howMany, open: howMany, stuck: howMany }).strict();
export type WorkShown = z.infer<typeof workShown>;

export const workView = z.object({
  overdue: z.array(caseRow),
  thisWeek: z.array(caseRow),
  waiting: z.array(caseRow),
  /** Open cases that are neither overdue, due this week nor waiting. Where no time limit is set, nothing is said to be due, and the screen says why. */
  open: z.array(caseRow),
  stuck: z.array(stuckRow),
  /** How many there are of each; absent where every one of them is given. */
  totals: z.object({ overdue: workTotal, thisWeek: workTotal, waiting: workTotal, open: workTotal, stuck: z.number() }).optional(),
  /** How far the list has come while it is being made, or reckoned anew after a change of limits or holidays; absent where it is whole. */
  building: z.object({ done: z.number(), total: z.number() }).nullable().optional(),
});
export type WorkView = z.infer<typeof workView>;

export const identity = z.object({ name: z.string().nullable(), nhsNumber: z.string().nullable(), dateOfBirth: z.string().nullable(), address: z.string().nullable() });
export type Identity = z.infer<typeof identity>;

/** Why somebody looks at who the patient is. A closed list: the note of it must hold nothing of a patient. */
export const revealPurposes = {
  caller: 'Somebody rings or writes about the case',
  papers: 'Comparing papers with the case',
  letter: 'Addressing a letter',
  duplicate: 'Looking for another case of the same patient',
  other: 'Another part of dealing with the request',
} as const;
export const revealPurpose = z.enum(Object.keys(revealPurposes) as [keyof typeof revealPurposes]);
export type RevealPurpose = z.infer<typeof revealPurpose>;

export const argumentView = z.object({
  argumentId: z.string(),
  text: z.string(),
  paperId: z.string().nullable(),
  paperName: z.string().nullable(),
  anchor: z.custom<Anchor>().nullable(),
  /** `proposed` from a paper until a person confirms it. */
  state: z.enum(['proposed', 'confirmed', 'withdrawn']),
  by: z.string().nullable(),
  /** What people should look at in it. Hints, never a finding. Absent where no policy is known. */
  prompts: z.array(z.custom<Prompt>()).optional(),
});
export type ArgumentView = z.infer<typeof argumentView>;

export const historyEntry = z.object({ seq: z.number(), at: z.string(), who: z.string(), what: z.string(), detail: z.string().nullable() });
export type HistoryEntry = z.infer<typeof historyEntry>;

export const caseView = caseRow.extend({
  seq,
  /** Where the case was taken over from the office's earlier register: how it stood there. */
  register: z.object({ broughtOn: isoDate, line: z.number(), reference: z.string(), stageWords: z.string(), stageLabel: z.string(), dueOn: isoDate.nullable() }).nullable().optional(),
  commissioner: z.string(),
  /** Every clock that the ICB's limits give for this case, in the order of the work. */
  clocks: z.array(clock),
  /** `compared`: who compared this text with the published version, and when; shown wherever the policy decides. */
  policy: z.object({ id: z.string(), title: z.string(), version: z.string().nullable(), compared: z.object({ by: z.string(), at: z.string() }).nullable() }).nullable(),
  /** What the papers and the confirmed answers give of what the form must say. */
  completeness: completenessView.optional(),
  communicationNeed: z.string().nullable(),
  requester: z.string().nullable(),
  diagnosis: z.string().nullable(),
  papers: z.array(paperSummary),
  arguments: z.array(argumentView),
  history: z.array(historyEntry),
  ...entriesOfCase,
  assessment: z.object({ sentence: z.string(), confirmedBy: z.string(), at: z.string(), asAt: isoDate }).nullable(),
  screening: z.object({ route: z.string(), label: z.string(), reason: z.string(), decidedBy: z.string(), recordedBy: z.string(), at: z.string() }).nullable(),
  decision: z.object({ outcome: z.string(), label: z.string(), decidedBy: z.string(), recordedBy: z.string(), at: z.string(), metOn: isoDate }).nullable(),
  /** What an approval leaves to be seen to: conditions, its end, what is reported back; each with its day and what came of it. */
  followUps: z.array(due.extend({
    item: z.string(), kind: z.enum(['condition', 'expiry', 'outcome-data']), what: z.string(), on: isoDate.nullable(),
    record: z.object({ answer: z.string(), on: isoDate, who: z.string(), words: z.string(), paper: z.string().nullable(), page: z.string().nullable(), by: z.string(), at: z.string() }).nullable(),
  })).optional(),
  /** What reading the papers brought up: open ones first. */
  importIssues: z.array(caseIssueView).optional(),
  /** A legal hold: nothing of the case may be destroyed. */
  hold: z.object({ askedBy: z.string(), reason: z.string(), by: z.string(), at: z.string() }).nullable().optional(),
  /** How far each step of the job has come, in the order of the job. */
  steps: z.array(z.object({ screen: caseScreen, label: z.string(), state: z.enum(['done', 'now', 'later']) })),
});
export type CaseView = z.infer<typeof caseView>;

export const factView = z.object({
  factId: z.string(),
  label: z.string(),
  answer: z.custom<FactKind>(),
  identity: z.boolean(),
  /** Answer and sources are left out, since the person's role does not show who the patient is, or the ICB's rule for its panel leaves it out. */
  hidden: z.enum(['by-role', 'by-rule']).optional(),
  /** True where the check cannot finish without an answer (*not known* is one). */
  required: z.boolean(),
  /** Why it is asked: the clause that needs it, in words, or null for administration. */
  why: z.string().nullable(),
  state: z.enum(['open', 'proposed', 'disputed', 'confirmed', 'not-known']),
  value: factValue.nullable(),
  display: z.string().nullable(),
  /** The candidate that the confirmed answer relied on. */
  reliedOn: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string().nullable(),
  candidates: z.array(
    z.object({ candidateId: z.string(), value: factValue, display: z.string(), paperId: z.string(), paperName: z.string(), anchor: z.custom<Anchor>(), label: z.string(), where: z.string(), /** Read from a picture: a suggestion, to be compared letter by letter. */ fromPicture: z.literal(true).optional() }),
  ),
});
export type FactView = z.infer<typeof factView>;

export const factsView = z.object({
  seq,
  groups: z.array(z.object({ group: z.string(), label: z.string(), facts: z.array(factView) })),
  /** Questions that few forms ask and these papers say nothing about: they may be answered, and nobody need. */
  more: z.array(factView).optional(),
  /** Facts that still need an answer before the check can finish. */
  unanswered: z.array(z.string()),
  /** Questions of the policy that are not asked, since the answer is the same whatever they are. */
  notNeeded: z.array(z.object({ factId: z.string(), label: z.string() })),
  finished: z.boolean(),
});
export type FactsView = z.infer<typeof factsView>;

export const factAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), value: factValue, candidateId: z.string().nullable() }),
  z.object({ kind: z.literal('notKnown') }),
]);
export type FactAnswer = z.infer<typeof factAnswer>;

export const paperView = z.object({
  paperId: z.string(),
  name: z.string(),
  kind: z.custom<PaperKind>(),
  sha256: z.string(),
  read: z.boolean(),
  document: z.custom<WordDocument>().nullable(),
  /** The original bytes, for kinds that the screen draws itself (PDF, images); null otherwise, and for a large PDF, which is asked for in parts. */
  content: z.instanceof(Uint8Array).nullable(),
  /** Only these pages belong to the case or drop that it was opened from; the viewer shows no other. */
  onlyPages: z.array(z.number()).optional(),
  /** Of the file, in bytes. */
  bytes: z.number().optional(),
  /** Width and height of every page in points, as displayed, where the reader has seen them all. */
  sizes: z.array(z.tuple([z.number(), z.number()])).optional(),
  /** What was found when it was read, and what to do: why it is not shown, where it is not. */
  said: z.array(z.object({ message: z.string(), next: z.string() })).optional(),
});
export type PaperView = z.infer<typeof paperView>;

/** One place where words were found. */
const findHit = z.object({
  paperId: z.string(),
  /** The page, and which of the finds on that page it is, from 0; or the block of a document, and where in its text. */
  at: z.union([z.object({ page: z.number(), nth: z.number() }), z.object({ path: z.array(z.number()), start: z.number(), end: z.number() })]),
  /** "page 2", "table 1, row 4". */
  place: z.string(),
  before: z.string(),
  words: z.string(),
  after: z.string(),
});
export type FindHit = z.infer<typeof findHit>;

export const findView = z.object({
  hits: z.array(findHit),
  /** There are more than are given. */
  more: z.boolean(),
  /** Papers of which nothing, or not everything, can be searched. */
  unsearched: z.array(z.object({ paperId: z.string(), name: z.string(), why: z.string() })),
});
export type FindView = z.infer<typeof findView>;

/** The most that one call gives of a paper, in bytes. */
export const mostPart = 4 * 1024 * 1024;

export const caseChannels = {
  /** The most pressing cases of each group, in their order: urgent first, then whom to ask again, then by the day that comes first. */
  'work.list': channel(z.object({ shown: workShown.optional() }).strict(), workView),
  'case.get': channel(onCase, caseView),
  /** Shows who the patient is; the reveal is written to the record. */
  'case.reveal': channel(onCase.extend({ purpose: revealPurpose }).strict(), identity),
  /** `of`: the case or drop that it is opened from; needed where only some of its pages belong there. */
  'paper.get': channel(z.object({ paperId: id, of: id.optional() }).strict(), paperView),
  /** Bytes of a paper from one place to another (not included): a large file crosses as the screen needs it. */
  'paper.part': channel(z.object({ paperId: id, of: id.optional(), from: z.number().int().min(0), to: z.number().int().min(1) }).strict().refine(({ from, to }) => to > from && to - from <= mostPart, 'Too much at once'), z.object({ content: z.instanceof(Uint8Array) })),
  /** A picture of several pages (TIFF) as a PDF for the screen; which of its pages cannot be shown, and why. */
  'paper.drawn': channel(z.object({ paperId: id, of: id.optional() }).strict(), z.object({ content: z.instanceof(Uint8Array), notShown: z.array(z.object({ frame: z.number(), why: z.string() })) })),
  /**
   * Reads the words of a page that is a picture. `picture`: the page as JPEG or PNG, as base64; null: the paper is the picture itself. What is
   * found are suggestions only. `of`: the case or drop that it is opened from.
   */
  'paper.readPicture': channel(z.object({ paperId: id, of: id, page: z.number().int().min(1), picture: z.base64().max(8_000_000).nullable() }).strict(), z.object({ words: z.number(), suggestions: z.number() }), { mostInput: 8_100_000 }),
  'papers.find': channel(z.object({ applicationId: id.optional(), intakeId: id.optional(), words: z.string().trim().min(1).max(100) }).strict(), findView),
  'facts.get': channel(onCase, factsView),
  'facts.answer': channel(z.object({ applicationId: id, seq, factId: z.string().min(1).max(80), answer: factAnswer }).strict(), factsView),
  'facts.finish': channel(z.object({ applicationId: id, seq }).strict(), caseView),
  /** Confirms a proposed argument, corrects its words, adds one, or withdraws one with a reason. */
  'argument.record': channel(
    z.object({
      applicationId: id, seq, argumentId: id.nullable(), text: z.string().trim().min(3).max(4000),
      /** Where an argument that a person adds stands in the papers; one that was read from a paper keeps the place where it was read. */
      source: z.object({ paperId: id, page: z.string().trim().min(1).max(100) }).strict().nullable().optional(),
    }).strict(),
    caseView,
  ),
  'argument.withdraw': channel(z.object({ applicationId: id, seq, argumentId: id, reason: z.string().trim().min(10).max(500) }).strict(), caseView),
};
