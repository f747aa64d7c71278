import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { caseRow, caseView } from './case.ts';
import { channel } from './define.ts';
import { urgency } from './intake.ts';

const id = z.string().min(1).max(64);
const word = z.string().min(1).max(80);

/** What the list of cases is narrowed to. What is absent narrows nothing. */
export const caseFilters = z
  .object({
    icb: word.optional(),
    stage: word.optional(),
    urgency: urgency.optional(),
    /** An outcome of the panel or a route of the screening; `none`: neither yet. */
    outcome: word.optional(),
    waiting: z.enum(['yes', 'no']).optional(),
    /** A kind of treatment; `none`: not known yet. */
    treatment: word.optional(),
    receivedFrom: isoDate.optional(),
    receivedTo: isoDate.optional(),
  })
  .strict();
export type CaseFilters = z.infer<typeof caseFilters>;

const question = { text: z.string().max(400), filters: caseFilters };

/** A case as the list shows it: from the index, without opening the case. Nothing in it says who the patient is. */
export const foundCase = caseRow.pick({ applicationId: true, number: true, icb: true, treatment: true, urgency: true, receivedOn: true, stage: true, stageLabel: true }).extend({
  outcomeLabel: z.string().nullable(),
  waiting: z.object({ on: z.string(), until: isoDate.nullable() }).nullable(),
});
export type FoundCase = z.infer<typeof foundCase>;

/** How far the index has come while it is being made; null: it is whole. */
const building = z.object({ done: z.number(), total: z.number() }).nullable();

export const casePage = z.object({ rows: z.array(foundCase), /** Where the next page begins; null after the last. */ next: z.number().nullable(), building });
export type CasePage = z.infer<typeof casePage>;

export const caseCount = z.object({
  count: z.number(),
  /** There are more than were counted. */
  more: z.boolean(),
  /** The typed text with mistyped words put right, where it would find more. A person chooses it; nothing is replaced. */
  didYouMean: z.string().nullable(),
});
export type CaseCount = z.infer<typeof caseCount>;

export const keptFilter = z.object({ name: z.string().trim().min(1).max(60), filters: caseFilters }).strict();
export type KeptFilter = z.infer<typeof keptFilter>;
const keptFilters = z.object({ kept: z.array(keptFilter) });

/** What the filters can be set to. */
const choice = z.object({ id: z.string(), label: z.string() });
export const filterChoices = z.object({ icbs: z.array(choice), stages: z.array(choice), outcomes: z.array(choice), treatments: z.array(choice) });
export type FilterChoices = z.infer<typeof filterChoices>;

/** Two or more identifiers as the caller says them; how many is looked at by the worker, which says what is missing. */
export const callerIdentifiers = z
  .object({ nhsNumber: z.string().max(40).optional(), dateOfBirth: isoDate.optional(), name: z.string().max(200).optional(), caseNumber: z.string().max(40).optional() })
  .strict();
export type CallerIdentifiers = z.infer<typeof callerIdentifiers>;

const telling = z.object({ may: z.array(z.string()), not: z.array(z.string()) });
export const callerMatch = z.object({
  applicationId: z.string(), number: z.string(), icb: z.string(), treatment: z.string().nullable(), receivedOn: isoDate, stageLabel: z.string(),
  where: z.string(), patient: telling, clinician: telling, next: z.object({ on: isoDate, what: z.string() }).nullable(),
  communicationNeed: z.string().nullable(),
  /** What to know before speaking, ringing back or leaving a message; the gravest first. */
  warnings: z.array(z.string()).optional(),
  /** Where a representative is recorded: whether they may be spoken to as the patient would be. */
  representative: z.object({ name: z.string(), mayBeTold: z.boolean(), words: z.string() }).nullable().optional(),
});
export type CallerMatch = z.infer<typeof callerMatch>;
export const callerAnswer = z.object({ matches: z.array(callerMatch) });

export const searchChannels = {
  /** A page of fifty cases, newest first. Each word that was typed must begin a word of the case. */
  'case.find': channel(z.object({ ...question, after: z.number().int().nullable() }).strict(), casePage),
  /** How many fit, and what may have been meant. Asked apart, so that rows never wait for it. */
  'case.count': channel(z.object(question).strict(), caseCount),
  'case.filterChoices': channel(z.object({}).strict(), filterChoices),
  'filters.list': channel(z.object({}).strict(), keptFilters),
  /** Keeps filters under a name for the person who is signed in; the same name again replaces them. */
  'filters.keep': channel(keptFilter, keptFilters),
  'filters.forget': channel(z.object({ name: z.string().min(1).max(60) }).strict(), keptFilters),
  /** Cases that fit every identifier given (two at least). Each that is shown is noted in the record. */
  'caller.find': channel(callerIdentifiers, callerAnswer),
  'note.record': channel(z.object({ applicationId: id, who: z.string().trim().min(2).max(200), text: z.string().trim().min(3).max(4000) }).strict(), caseView),
  /** Makes the lists and the search of cases anew from the record, as a job that tells how far it has come and what it found. */
  'search.rebuild': channel(z.object({}).strict(), z.object({ jobId: z.string() })),
  'search.stopRebuild': channel(z.object({ jobId: id }).strict(), z.object({})),
};
