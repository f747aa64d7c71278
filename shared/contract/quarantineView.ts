import { z } from 'zod';
import { outcomes } from '../import/paper.ts';

/** What the screen of a drop shows of this. */
export const quarantineOfIntake = {
  /** What the papers come to; null in drops of before it was recorded, and while nothing is read. */
  outcome: z.enum(outcomes).nullable().optional(),
  /** What a person did with it, oldest first. */
  actions: z.array(z.object({ what: z.string(), reason: z.string().nullable(), by: z.string(), at: z.string() })).optional(),
  /** What can be done now. */
  can: z.object({ password: z.boolean(), onePerson: z.boolean(), split: z.boolean(), makeCase: z.boolean(), reType: z.boolean() }).optional(),
  /** Papers that were not read, each with the reason and what to do. */
  held: z.array(z.object({ name: z.string(), message: z.string(), next: z.string(), locked: z.boolean() })).optional(),
  /** The drop that it is a part of, the parts that it was split into, and the drop that it was joined to. */
  splitFrom: z.string().nullable().optional(),
  parts: z.array(z.object({ intakeId: z.string(), label: z.string() })).optional(),
  joinedTo: z.string().nullable().optional(),
  /** What can be given to one patient or the other: every paper but the archives, with who it names. */
  splitPapers: z.array(z.object({
    paperId: z.string(), name: z.string(), pages: z.number().nullable(), onlyPages: z.array(z.number()).optional(),
    /** Whom the paper, or each page of it, names; null page: no page of its own. */
    names: z.array(z.object({ page: z.number().nullable(), who: z.string() })),
  })).optional(),
};
