import type { FactValue } from '../../shared/domain/facts.ts';
import type { PanelIdentifier } from '../../shared/domain/icbSections/panelMaySee.ts';
import type { FactsView } from '../../shared/contract/case.ts';
import { openCase, type CaseFile } from './caseFile.ts';
import type { Worker } from './context.ts';
import { namesAround } from './entryViews.ts';
import { may } from './guard.ts';
import { identityOf } from './identity.ts';
import { addText, answersOf, dayWords, escaped, notShown, pattern, type Mask } from './identityMask.ts';
import { sightOf, type Sight } from './panelSight.ts';

/** What stands in the place of words that the ICB's rule leaves out. */
export const leftOut = '[left out by your ICB’s rule]';

/**
 * What a call gave, for somebody whose role does not show who the patient is: in every text the patient's name, NHS number, date of
 * birth and address, as papers propose and people confirmed them, are replaced; for a panel member whatever the ICB's rule leaves out. Reasons and arguments are free text, and people write
 * names into them. It is a second guard: papers, letters and identity facts do not reach such a person at all.
 */
export function masked<T>(worker: Worker, input: unknown, value: T): T {
  const applicationId = (input as { applicationId?: unknown } | null)?.applicationId;
  if (typeof applicationId !== 'string' || may(worker, 'revealIdentity')) return value;
  return throughout(value, maskOf(worker, openCase(worker, applicationId))) as T;
}

/** One text of a case, for the person who is signed in. */
export function maskedText(worker: Worker, file: CaseFile, text: string): string {
  return may(worker, 'revealIdentity') ? text : maskOf(worker, file)(text);
}

/** Which identifier a fact is; null: none that an ICB can let its panel see. Facts that are not here say nothing of who the patient is. */
const identifierOf: Readonly<Record<string, PanelIdentifier | null>> = {
  patientName: 'name', nhsNumber: 'nhs-number', dateOfBirth: 'date-of-birth', patientAddress: null, gpPractice: 'gp-practice', gpPracticeCode: 'gp-practice', ageGroup: 'age',
};
const isHidden = ({ shown }: Sight, factId: string): boolean => {
  const identifier = identifierOf[factId];
  return shown !== null && identifier !== undefined && (identifier === null || !shown.includes(identifier));
};

/** The facts of a case without the answers and sources that the person's role, or the ICB's rule for its panel, leaves out. */
export function withoutIdentity(worker: Worker, view: FactsView, file: CaseFile): FactsView {
  const sight = sightOf(worker, file.row.commissioner);
  if (sight.shown === null) return view;
  const initials = sight.shown.includes('initials') ? initialsOf(identityOf(worker.signedIn.db, file.applicationId).name) : null;
  return {
    ...view,
    groups: view.groups.map((group) => ({
      ...group,
      facts: group.facts.map((fact) => {
        if (!isHidden(sight, fact.factId)) return fact;
        const display = fact.factId === 'patientName' && initials !== null ? `Initials: ${initials}` : null;
        return { ...fact, value: null, display, reliedOn: null, candidates: [], hidden: sight.byRule ? ('by-rule' as const) : ('by-role' as const) };
      }),
    })),
  };
}

/** Hides the patient, and the people around the patient with their addresses. */
function maskOf(worker: Worker, file: CaseFile): Mask {
  const sight = sightOf(worker, file.row.commissioner);
  const valuesOf = answersOf(worker.signedIn.db, file.applicationId);
  const [anyCase, asWritten, names]: [Set<string>, Set<string>, Map<string, string>] = [new Set(), new Set(), new Map()];
  for (const factId of Object.keys(identifierOf).filter((id) => isHidden(sight, id))) {
    for (const value of valuesOf(factId)) {
      if (value.kind === 'date' && value.date.from === value.date.to) for (const words of dayWords(value.date.from)) anyCase.add(words);
      if (value.kind !== 'text') continue;
      addText(value.text, anyCase, asWritten);
      if (factId === 'patientName' && sight.shown?.includes('initials')) names.set(escaped(value.text.trim()), initialsOf(value.text) ?? '');
    }
  }
  for (const text of namesAround(worker.signedIn.db, file.applicationId)) addText(text, anyCase, asWritten);
  const instead = sight.byRule ? leftOut : notShown;
  const steps = [
    ...[...names].sort(([a], [b]) => b.length - a.length).map(([name, initials]) => [pattern(new Set([name]), 'giu'), initials] as const),
    [pattern(anyCase, 'giu'), instead] as const,
    [pattern(asWritten, 'gu'), instead] as const,
    [sight.byRule && !sight.shown?.includes('age') ? agePattern(valuesOf('dateOfBirth'), file.row.receivedOn) : null, instead] as const,
  ];
  return (text) => steps.reduce((before, [one, put]) => (one ? before.replace(one, put) : before), text);
}

/** “54-year-old”, “aged 54”, “54 years of age”: the patient's own age only, as it was in the years about the request, so that what a policy says of ages stays to be read. */
function agePattern(births: readonly FactValue[], receivedOn: string): RegExp | null {
  const born = births.flatMap((value) => (value.kind === 'date' ? [Number(value.date.from.slice(0, 4))] : []));
  const ages = new Set(born.flatMap((year) => [-2, -1, 0, 1].map((more) => Number(receivedOn.slice(0, 4)) - year + more)).filter((age) => age >= 0));
  if (ages.size === 0) return null;
  const age = `(?:${[...ages].join('|')})`;
  return new RegExp(`(?<![\\p{L}\\d])(?:aged?\\s+(?:of\\s+)?${age}|${age}(?:[\\s-]+years?(?:[\\s-]+(?:olds?|of\\s+age))|\\s*y\\/?o))(?![\\p{L}\\d])`, 'giu');
}

/** The first letter of each part of a name, without what goes before it. */
function initialsOf(name: string | null): string | null {
  const parts = (name ?? '').split(/[\s-]+/).filter((part) => /^\p{L}/u.test(part) && !titles.has(part.toLowerCase().replace('.', '')));
  return parts.length > 0 ? parts.map((part) => `${part.charAt(0).toUpperCase()}.`).join(' ') : null;
}

const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'master', 'mister', 'dr', 'doctor', 'prof', 'professor']);

function throughout(value: unknown, mask: Mask): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((one) => throughout(one, mask));
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, throughout(one, mask)]));
}
