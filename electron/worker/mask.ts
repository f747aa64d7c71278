import type { FactsView } from '../../shared/contract/case.ts';
import { openCase, type CaseFile } from './caseFile.ts';
import type { Worker } from './context.ts';
import { may } from './guard.ts';
import { maskOf, type Mask } from './identityMask.ts';

/**
 * What a call gave, for somebody whose role does not show who the patient is: in every text the patient's name, NHS number, date of
 * birth and address, as papers propose and people confirmed them, are replaced. Reasons and arguments are free text, and people write
 * names into them. It is a second guard: papers, letters and identity facts do not reach such a person at all.
 */
export function masked<T>(worker: Worker, input: unknown, value: T): T {
  const applicationId = (input as { applicationId?: unknown } | null)?.applicationId;
  if (typeof applicationId !== 'string' || may(worker, 'revealIdentity')) return value;
  openCase(worker, applicationId);
  return throughout(value, maskOf(worker.signedIn.db, applicationId)) as T;
}

/** One text of a case, for the person who is signed in. */
export function maskedText(worker: Worker, file: CaseFile, text: string): string {
  return may(worker, 'revealIdentity') ? text : maskOf(worker.signedIn.db, file.applicationId)(text);
}

/** The facts of a case without the answers and sources that identify the patient. */
export function withoutIdentity(worker: Worker, view: FactsView): FactsView {
  if (may(worker, 'revealIdentity')) return view;
  return {
    ...view,
    groups: view.groups.map((group) => ({
      ...group,
      facts: group.facts.map((fact) => (fact.identity ? { ...fact, value: null, display: null, reliedOn: null, candidates: [], hidden: true as const } : fact)),
    })),
  };
}

function throughout(value: unknown, mask: Mask): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((one) => throughout(one, mask));
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, throughout(one, mask)]));
}
