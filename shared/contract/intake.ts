import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import type { Completeness } from '../import/forms/completeness.ts';
import { paperKinds, type ImportIssue } from '../import/paper.ts';
import { consentSaid, noConsentReasons, returnedHow } from '../workflow/entryShapes.ts';
import { channel } from './define.ts';
import { quarantineOfIntake } from './quarantineView.ts';

/** An opaque name for a file or folder that a person chose or dropped. The page never sees a path. */
const token = z.string().regex(/^[0-9a-f-]{36}$/);
const id = z.string().min(1).max(64);
const ods = z.string().regex(/^[A-Z0-9]{3,6}$/);

/** What a person is asked to choose. */
export const chosenWhat = z.enum(['files', 'folder', 'batch', 'policy', 'official', 'csv', 'image', 'holidays', 'register']);
export type ChosenWhat = z.infer<typeof chosenWhat>;

export const urgency = z.enum(['urgent', 'routine']);
export type Urgency = z.infer<typeof urgency>;

export const paperSummary = z.object({
  paperId: z.string(),
  name: z.string(),
  kind: z.enum(paperKinds),
  read: z.boolean(),
  pages: z.number().nullable(),
  bytes: z.number(),
  /** Only these pages belong to this case or drop; the others are another patient's and are not shown. */
  onlyPages: z.array(z.number()).optional(),
  /** The case or drop to name when it is opened, where only some pages belong there. */
  of: z.string().optional(),
  /** The person's role does not open papers, but the ICB's rule lets its panel see them as they came. */
  mayOpen: z.literal(true).optional(),
  /** The archive or mail that it came in. */
  parentPaperId: z.string().optional(),
});
export type PaperSummary = z.infer<typeof paperSummary>;

const issue = z.custom<ImportIssue>();

/** What the papers answer of what their form must say; see shared/import/forms. */
export const completenessView = z.custom<Completeness>();

export const intakeView = z.object({
  intakeId: z.string(),
  /** The running read, if one runs: its id is what `job.cancel` takes. */
  jobId: z.string().nullable(),
  status: z.enum(['reading', 'ready', 'stuck', 'case-made', 'attached', 'discarded', 'interrupted', 'cancelled', 'split', 'joined']),
  label: z.string(),
  receivedOn: isoDate,
  urgency,
  commissioner: ods,
  by: z.string(),
  at: z.string(),
  papers: z.array(paperSummary),
  issues: z.array(issue),
  /** What the papers propose; identifying, so shown on this screen only. */
  patient: z.object({ name: z.string().nullable(), nhsNumber: z.string().nullable(), dateOfBirth: z.string().nullable() }),
  /** Absent while nothing was read. */
  completeness: completenessView.optional(),
  /** Open cases that may be the same patient or the same request. */
  possibleCases: z.array(z.object({ applicationId: z.string(), number: z.string(), why: z.string() })),
  applicationId: z.string().nullable(),
  discardReason: z.string().nullable(),
  ...quarantineOfIntake,
});
export type IntakeView = z.infer<typeof intakeView>;

/** All that is kept of a referral that came without consent. */
export const returnedLine = z.object({ intakeId: z.string(), receivedOn: isoDate, icb: z.string(), urgency, reason: z.string(), how: z.string(), papers: z.number(), by: z.string(), at: z.string() });
export type ReturnedLine = z.infer<typeof returnedLine>;

export const intakeChannels = {
  /** Asks the person for files: papers or a folder of papers, policies as JSON, the official file of a policy, a list as CSV, or the bank holidays as JSON. */
  'intake.choose': channel(z.object({ what: chosenWhat }).strict(), z.object({ tokens: z.array(z.object({ token, name: z.string() })) }), { at: 'main' }),
  /** Starts reading. Date received and urgency are asked for, never taken from the clock. */
  'intake.start': channel(
    z.object({ tokens: z.array(token).min(1).max(200), receivedOn: isoDate, urgency, urgencyReason: z.string().max(500).optional(), commissioner: ods }).strict(),
    z.object({ intakeId: z.string(), jobId: z.string() }),
    { files: 'spend' },
  ),
  'intake.list': channel(z.object({}).strict(), z.object({ intakes: z.array(intakeView) })),
  'intake.get': channel(z.object({ intakeId: id }).strict(), intakeView),
  /** `consent`: what the person was asked before the case is made. Absent: nobody was asked; it is an open question of the case then. */
  'intake.makeCase': channel(z.object({ intakeId: id, consent: consentSaid.optional(), /** Why a case is made by hand of papers that give none; needed for a drop that is stuck. */ reason: z.string().trim().min(10).max(500).optional() }).strict(), z.object({ applicationId: z.string() })),
  /** Adds the papers to an open case; the person types two identifiers, which must agree with the case. */
  'intake.attach': channel(z.object({ intakeId: id, applicationId: id, nhsNumber: z.string().max(20), dateOfBirth: isoDate }).strict(), z.object({ applicationId: z.string() })),
  'intake.discard': channel(z.object({ intakeId: id, reason: z.string().trim().min(10).max(500) }).strict(), intakeView),
  /** No case is made; the papers and what was read from them are removed, and one line without identity is kept. It cannot be undone. */
  'intake.returnWithoutConsent': channel(z.object({ intakeId: id, reason: z.enum(noConsentReasons), how: z.enum(returnedHow) }).strict(), z.object({ returned: z.array(returnedLine) })),
  'intake.returned': channel(z.object({}).strict(), z.object({ returned: z.array(returnedLine) })),
  'job.cancel': channel(z.object({ jobId: id }).strict(), z.object({})),
};
