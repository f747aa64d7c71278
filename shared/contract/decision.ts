import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { decisionQuestions } from '../domain/decisionQuestions.ts';
import type { Guidance } from '../policy/guidance.ts';
import type { Prompt } from '../policy/prompts.ts';
import type { Policy } from '../policy/schema.ts';
import type { DecisionField, Outcome } from '../workflow/decisionFields.ts';
import { correction, decidedBy, decisionPut, decisionRecord, pause, screeningRoute, tellingPatient } from '../workflow/shapes.ts';
import { caseView } from './case.ts';
import { channel } from './define.ts';
import { evidenceView, statementView } from './entries.ts';
import { pastDecisionsView } from './register.ts';

const id = z.string().min(1).max(64);
const seq = z.number().int().min(0);
const onCase = z.object({ applicationId: id }).strict();

export const screeningView = z.object({
  seq,
  /** The one sentence of the confirmed assessment, or null where none is confirmed. */
  sentence: z.string().nullable(),
  routes: z.array(
    z.object({
      route: screeningRoute,
      label: z.string(),
      /** Which letter, clock and count follow. */
      letter: z.string(),
      clock: z.string(),
      counted: z.string(),
      /** Null where the route is open; else why it is not. */
      whyNot: z.string().nullable(),
      /** The route takes the case away from the panel: another person checks it, signed in under their own name, before a letter goes. */
      needsSecondCheck: z.boolean(),
      needsTellingPatient: z.boolean(),
      needsPause: z.boolean(),
    }),
  ),
  recorded: z.object({ route: screeningRoute, label: z.string(), reason: z.string(), decidedBy: z.string(), recordedBy: z.string(), at: z.string() }).nullable(),
});
export type ScreeningView = z.infer<typeof screeningView>;

/** What has been taken down and is not recorded yet. `body` is the form as it stands; null where somebody else holds it. */
const decisionDraft = z.object({ mine: z.boolean(), heldBy: z.string(), begunAt: z.string(), savedAt: z.string(), body: z.record(z.string(), z.unknown()).nullable() });

export const decisionView = z.object({
  seq,
  stageLabel: z.string(),
  /** Null where a decision may be recorded now; else why not and what comes first. */
  whyNot: z.string().nullable(),
  sentence: z.string().nullable(),
  outcomes: z.array(z.object({ outcome: z.custom<Outcome>(), label: z.string() })),
  /** In the order in which this policy has them put; the decision itself (`outcome`) has its own place. */
  order: z.array(z.enum(decisionQuestions)),
  fields: z.array(z.custom<DecisionField>()),
  arguments: z.array(z.object({ argumentId: z.string(), text: z.string(), /** A clause that says such a feature is not itself an exception, if a person may want to look. */ note: z.string().nullable(), /** What people should look at in it. Hints, never a finding. */ prompts: z.array(z.custom<Prompt>()).optional() })),
  /** From what the page works out hints on the panel's own reasons while they are typed; null where no policy is held. */
  hintsFrom: z.object({ policy: z.custom<Policy>(), guidance: z.array(z.custom<Guidance>()) }).nullable(),
  /** In the policy's own order; only those that it relies on. */
  principles: z.array(z.object({ clause: z.string(), name: z.string(), question: z.string() })),
  /** Questions that the policy keeps until the panel has found exceptionality. */
  reserved: z.array(z.object({ clause: z.string(), name: z.string(), question: z.string() })),
  notThemselvesAnException: z.array(z.object({ clause: z.string(), text: z.string() })),
  clinicianCase: z.string().nullable(),
  careMeanwhile: z.string().nullable(),
  /** True where the policy question is open, so that the panel says why it could decide all the same. */
  openQuestion: z.boolean(),
  /** What stands above the questions that the panel answers in a few words. */
  shown: z.object({ rightCommissioner: z.string(), policyBasis: z.string(), alreadyFunded: z.string() }),
  /** Papers of the case, and the arguments that were taken from each: those without a finding are listed before signing. */
  papers: z.array(z.object({ paperId: z.string(), name: z.string(), argumentIds: z.array(z.string()) })),
  /** Decisions of before this app on the same treatment by the same ICB; absent where none was brought in for that ICB. */
  pastDecisions: pastDecisionsView.optional(),
  /** Studies and guidance that the papers name. */
  cited: z.array(z.object({ title: z.string(), paperId: z.string(), paper: z.string() })),
  /** Evidence on record that stands: what the clinician put, with its place and what it is put forward for. */
  evidence: z.array(evidenceView).optional(),
  /** What is on record of the patient's own statement and attendance; null: nothing. */
  statement: statementView.pick({ lines: true, paperId: true }).nullable().optional(),
  sinceEarlier: decisionPut.shape.sinceEarlier,
  draft: decisionDraft.nullable(),
  /** `record` as it was signed; each correction stands beside it. */
  recorded: z
    .object({ record: decisionRecord, recordedBy: z.string(), at: z.string(), corrections: z.array(z.object({ ...correction.shape, recordedBy: z.string(), at: z.string() })) })
    .nullable(),
});
export type DecisionView = z.infer<typeof decisionView>;

export const decisionChannels = {
  'screening.get': channel(onCase, screeningView),
  /** `pause` goes with the route "more information": who looks after the wait, and until when. */
  'screening.record': channel(
    z
      .object({
        applicationId: id,
        seq,
        route: screeningRoute,
        reason: z.string().max(4000),
        decidedBy,
        tellingPatient: tellingPatient.optional(),
        pause: pause.optional(),
      })
      .strict(),
    caseView,
  ),
  'decision.get': channel(onCase, decisionView),
  'decision.record': channel(z.object({ applicationId: id, seq, record: decisionRecord }).strict(), caseView),
  /** Keeps what has been typed. Refused where somebody else holds the draft. */
  'decision.saveDraft': channel(z.object({ applicationId: id, body: z.record(z.string(), z.unknown()) }).strict(), decisionDraft),
  /** Takes over a draft that somebody else began; `savedAt`: which state of it was seen. */
  'decision.takeUpDraft': channel(z.object({ applicationId: id, savedAt: z.string().max(40) }).strict(), decisionDraft),
  'decision.correct': channel(z.object({ applicationId: id, seq, ...correction.shape }).strict(), decisionView),
  /** A deferred or returned case is taken up again when what was asked for has come. */
  'case.resume': channel(z.object({ applicationId: id, seq, reason: z.string().trim().min(10).max(500) }).strict(), caseView),
  'case.close': channel(z.object({ applicationId: id, seq }).strict(), caseView),
};
