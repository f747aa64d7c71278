import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { csvUse, type CsvUse } from '../import/csvTable.ts';
import { consentSaid } from '../workflow/entryShapes.ts';
import { channel } from './define.ts';

const id = z.string().min(1).max(64);
/** One request of a paper that holds several: the paper, and which row or patient of it. */
const which = { intakeId: id, paperId: id, record: z.string().min(1).max(40) };

/** One request of a list, as the screen of the drop shows it; identifying, so shown on that screen only. */
export const recordView = z.object({
  paperId: z.string(),
  list: z.string(),
  record: z.string(),
  name: z.string().nullable(),
  nhsNumber: z.string().nullable(),
  dateOfBirth: z.string().nullable(),
  asks: z.string().nullable(),
  state: z.enum(['open', 'case', 'aside']),
  /** The case that it became or was added to, where one is known; also one that an earlier list with the same row became. */
  applicationId: z.string().nullable(),
  caseNumber: z.string().nullable(),
  reason: z.string().nullable(),
});
export type RecordView = z.infer<typeof recordView>;
const records = z.object({
  records: z.array(recordView),
  /** Papers of the drop that are no list and in no case yet: a person says which request each goes with. */
  others: z.array(z.object({ paperId: z.string(), name: z.string() })),
});

/** A list and what its columns mean. */
export const columnsView = z.object({
  paperId: z.string(),
  name: z.string(),
  header: z.array(z.string()),
  /** Up to three filled cells of each column. */
  examples: z.array(z.array(z.string())),
  rows: z.number(),
  columns: z.array(z.custom<CsvUse>()),
  /** Taken over from what a person said of an earlier list with these columns. */
  remembered: z.boolean(),
  /** Why it cannot be changed any more. */
  fixed: z.string().nullable(),
});
export type ColumnsView = z.infer<typeof columnsView>;

export const recordChannels = {
  'intake.records': channel(z.object({ intakeId: id }).strict(), records),
  'intake.makeCaseOfRecord': channel(z.object({ ...which, consent: consentSaid.optional(), /** Other papers of the drop that go with this request. */ papers: z.array(id).max(200).optional() }).strict(), z.object({ applicationId: z.string() })),
  /** Adds one request to an open case; the person types two identifiers, which must agree with the case. */
  'intake.attachRecord': channel(z.object({ ...which, applicationId: id, nhsNumber: z.string().max(20), dateOfBirth: isoDate }).strict(), z.object({ applicationId: z.string() })),
  'intake.setRecordAside': channel(z.object({ ...which, reason: z.string().trim().min(10).max(500) }).strict(), records),
  /** Every list of a drop that has columns. */
  'intake.columns': channel(z.object({ intakeId: id }).strict(), z.object({ lists: z.array(columnsView) })),
  /** Says what the columns of a list mean: it is read anew, and the meaning is kept for the next list with these columns. */
  'intake.mapColumns': channel(z.object({ intakeId: id, paperId: id, columns: z.array(csvUse).max(200) }).strict(), columnsView),
};
