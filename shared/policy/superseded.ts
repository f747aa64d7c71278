import { longDate, type IsoDate } from '../domain/dates.ts';
import type { Guidance } from './guidance.ts';
import type { GuidanceRelation, Policy } from './schema.ts';

/** Guidance in the register that bears on a policy on a day. */
export interface Bearing {
  /** Mandatory guidance that has ended the policy by its own clause; null where none has. */
  readonly endedBy: { readonly guidance: Guidance; readonly clause: string; readonly since: IsoDate } | null;
  /** What people should know besides, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * What the register says of a policy on a day. A policy ends by guidance only where its own text says so: such a
 * clause is never borrowed from another policy.
 */
export function bearingOf(policy: Policy, register: readonly Guidance[], asAt: IsoDate): Bearing {
  const rule = policy.force?.endedByMandatoryGuidance ?? null;
  const kept = policy.force?.keptAgainstOtherGuidance ?? null;
  const notes: string[] = [];
  const unforced: string[] = [];
  let endedBy: Bearing['endedBy'] = null;
  for (const guidance of [...register].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const relations = guidance.about.filter((one) => one.treatment === policy.treatment).map((one) => one.relation);
    if (relations.length === 0) continue;
    const { mandatoryFrom } = guidance;
    if (mandatoryFrom === undefined) {
      notes.push(`Nobody has entered whether ${guidance.identifier} must be followed. Check it in the guidance register.`);
      continue;
    }
    if (mandatoryFrom === null) {
      unforced.push(guidance.identifier);
      continue;
    }
    if (mandatoryFrom > asAt) {
      notes.push(`${guidance.identifier} becomes mandatory on ${longDate(mandatoryFrom)}.`);
      continue;
    }
    if (rule !== null && relations.some((one) => rule.on.includes(one))) {
      if (endedBy === null || mandatoryFrom < endedBy.since) endedBy = { guidance, clause: rule.clause, since: mandatoryFrom };
    } else {
      notes.push(`${guidance.identifier} has been mandatory since ${longDate(mandatoryFrom)} (${relations.map((one) => relationWords[one]).join(' and ')}). This policy prints no clause on what follows: ask the policy lead.`);
    }
  }
  if (kept !== null && unforced.length > 0) notes.push(`Guidance that is not mandatory (${unforced.join(', ')}) displaces nothing until the ICB adopts a revised policy.`);
  return { endedBy, notes };
}

/** How guidance stands to a policy, in words. */
export const relationWords: Readonly<Record<GuidanceRelation, string>> = {
  intervention: 'on this treatment',
  'alternative-for-same-condition': 'on another treatment for the same condition',
};
