import { z } from 'zod';
import { isRealDay } from '../domain/dates.ts';
import { isOdsCode } from '../domain/icb.ts';
import type { FactStates } from '../domain/facts.ts';
import type { Assessment } from './answer.ts';
import { checkFacts, FactError } from './factCheck.ts';
import { factStatesOf } from './golden.ts';
import type { Guidance } from './guidance.ts';
import { assessCase } from './library.ts';
import { writtenFact, type Policy, type Verdict, type WrittenFact } from './schema.ts';
import { verdictLabels } from './sentence.ts';
import { vocabularyOf, type Vocabulary } from './vocabulary.ts';

/** Why an item was not answered: where in it, what is wrong, and what to do. */
export interface DoorReason {
  readonly where: string;
  readonly what: string;
  readonly next: string;
}

/** The answer to one item of the door for scripts. */
export type DoorAnswer =
  | { readonly id: string | number | null; readonly outcome: 'refused'; readonly reasons: readonly DoorReason[] }
  | {
      readonly id: string | number;
      readonly outcome: 'answered';
      readonly commissioner: string;
      readonly asAt: string;
      readonly verdict: Verdict;
      /** The verdict in a few words. */
      readonly label: string;
      readonly sentence: string;
      /** What the library answered: `held`, or one of the answers that are never a refusal. */
      readonly library: string;
      /** One for each text that governs or may govern, with its finding tree. */
      readonly assessments: readonly Assessment[];
    };

const item = z.strictObject({
  id: z.union([z.string().min(1).max(200), z.number()]),
  commissioner: z.string().refine(isOdsCode, 'Not an ODS code: three to six capital letters and digits'),
  received: z.string().refine(isRealDay, 'Not a calendar day (expected YYYY-MM-DD)'),
  facts: z.record(z.string().max(80), z.unknown()),
  readings: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});

/**
 * Answers one item `{ id, commissioner, received, facts }` as the app would on the day on which it was received. What
 * cannot be right is refused with every reason that was found, and never answered with a verdict.
 * @param hashOf the content hash of a policy
 */
export function answerItem(policies: readonly Policy[], given: unknown, hashOf: (policy: Policy) => string, guidance: readonly Guidance[] = []): DoorAnswer {
  const parsed = item.safeParse(given);
  if (!parsed.success) return refused(idOf(given), parsed.error.issues.map((issue) => ({ where: issue.path.map(String).join('.') || 'the item', what: issue.message, next: 'Write the item as { "id", "commissioner", "received", "facts" }; see docs/facts.md.' })));
  const { id, commissioner, received, readings } = parsed.data;
  const vocabulary = vocabularyOf(policies);
  const { facts, reasons } = factsOf(parsed.data.facts, received, vocabulary);
  if (reasons.length > 0) return refused(id, reasons);
  const treatment = facts['treatment'];
  if (treatment?.state !== 'known' || treatment.value.kind !== 'choice') return treatmentNotKnown(id, commissioner, received, treatment?.state === 'disputed');
  try {
    const answer = assessCase(policies, { commissioner, treatment: treatment.value.choice, asAt: received, ...(readings ? { readings } : {}) }, facts, { hashOf, guidance });
    return { id, outcome: 'answered', commissioner, asAt: received, verdict: answer.verdict, label: verdictLabels[answer.verdict], sentence: answer.sentence, library: answer.found.answer, assessments: answer.assessments };
  } catch (error) {
    if (error instanceof FactError) return refused(id, [reasonOf(error)]);
    throw error;
  }
}

/** Reads each fact by itself, so that every fault is told and not only the first. `null` leaves a fact open. */
function factsOf(given: Readonly<Record<string, unknown>>, received: string, vocabulary: Vocabulary): { facts: FactStates; reasons: DoorReason[] } {
  const reasons: DoorReason[] = [];
  const facts: Record<string, FactStates[string]> = {};
  for (const [factId, written] of Object.entries(given)) {
    if (written === null) continue;
    const parsed = writtenFact.safeParse(written);
    if (!parsed.success) {
      reasons.push({ where: `facts.${factId}`, what: 'This is not a way to write a fact', next: 'See docs/facts.md for how each kind of answer is written.' });
      continue;
    }
    try {
      const read = factStatesOf({ [factId]: parsed.data as WrittenFact }, vocabulary);
      checkFacts(read, received, vocabulary);
      Object.assign(facts, read);
    } catch (error) {
      if (!(error instanceof FactError)) throw error;
      reasons.push(reasonOf(error));
    }
  }
  return { facts, reasons };
}

function reasonOf(error: FactError): DoorReason {
  const where = error.factId === null ? (error.fault === 'unknown-reading' ? 'readings' : 'received') : `facts.${error.factId}`;
  return { where, what: error.message, next: error.fault === 'unknown-fact' ? 'Use a fact of docs/facts.md, or one that the policy defines.' : 'Correct it; docs/facts.md says what each fact takes.' };
}

/** Without the kind of treatment no policy can be looked up: not known, and never a guess. */
function treatmentNotKnown(id: string | number, commissioner: string, asAt: string, disputed: boolean): DoorAnswer {
  const verdict: Verdict = disputed ? 'disputed' : 'not-known';
  return {
    id, outcome: 'answered', commissioner, asAt, verdict, label: verdictLabels[verdict],
    sentence: `${verdictLabels[verdict]}: which kind of treatment is asked for, so no policy can be looked up.`, library: 'treatment-not-known', assessments: [],
  };
}

function refused(id: string | number | null, reasons: readonly DoorReason[]): DoorAnswer {
  return { id, outcome: 'refused', reasons };
}

function idOf(given: unknown): string | number | null {
  const id = typeof given === 'object' && given !== null && 'id' in given ? given.id : null;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}
