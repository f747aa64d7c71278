import type { DecisionView } from '../../shared/contract/decision.ts';
import { searchWords } from '../../shared/domain/searchWords.ts';
import { pastDecisionsOf } from '../../db/registerRepo.ts';
import type { CaseFile } from './caseFile.ts';
import type { Worker } from './context.ts';
import { displayValue } from './display.ts';

/** More are counted and not listed. */
const mostShown = 20;

/**
 * Decisions of before this app on the same treatment by the same ICB, the latest first. “The same” means: every word of the shorter of the
 * two names stands in the other. It is a prompt for the question of similar patients; nothing follows from it, and one written otherwise
 * is not found. Nothing at all where no past decision of that ICB was brought in, so that an empty list is not read as “there were none”.
 */
export function pastDecisionsFor(worker: Worker, file: CaseFile): Pick<DecisionView, 'pastDecisions'> {
  const all = pastDecisionsOf(worker.signedIn.db, file.row.commissioner);
  if (all.length === 0) return {};
  const names = ['intervention', 'treatment'].flatMap((factId) => {
    const fact = file.facts[factId];
    return fact?.state === 'known' ? [new Set(searchWords(displayValue(factId, fact.value, file.library.vocabulary)))] : [];
  });
  const found = all.filter((one) => names.some((name) => sameTreatment(name, new Set(searchWords(one.treatment)))));
  return {
    pastDecisions: {
      count: found.length,
      shown: found.slice(0, mostShown).map(({ reference, decidedOn, treatment, indication, outcome, policyWords, reasonCategory }) => ({ reference, decidedOn, treatment, indication, outcome, policyWords, reasonCategory })),
    },
  };
}

function sameTreatment(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [shorter, longer] = a.size <= b.size ? [a, b] : [b, a];
  return shorter.size > 0 && [...shorter].every((word) => longer.has(word));
}
