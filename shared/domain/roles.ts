import { z } from 'zod';

/** What a person is here. A person may hold several; what each may see and do stands in permissions.ts. */
export const roles = ['officer', 'screener', 'panel-member', 'chair', 'policy-lead', 'administrator'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

export const roleLabels: Readonly<Record<Role, string>> = {
  officer: 'IFR officer',
  screener: 'Screener',
  'panel-member': 'Panel member',
  chair: 'Chair',
  'policy-lead': 'Policy lead',
  administrator: 'Administrator',
};

/** What a role is for, in one sentence, for whoever gives it. */
export const roleHints: Readonly<Record<Role, string>> = {
  officer: 'Takes in referrals, checks the facts, writes and sends the letters.',
  screener: 'Has clinical authority: decides the route of a request, and approves letters.',
  'panel-member': 'Reads the cases without seeing who the patient is.',
  chair: 'Leads the panel, records its decision, and approves letters.',
  'policy-lead': 'Brings in and adopts policies, signs readings, keeps the guidance register.',
  administrator: 'Keeps the people, the recovery keys and the settings of the ICBs. Sees no case by this role.',
};

/** Roles as people say them: "an IFR officer", "a screener or a chair". */
export function anyOf(held: readonly Role[]): string {
  return joined(held.map((one) => article(labelInside(one))), 'or');
}

/** Roles that one person holds: "IFR officer and chair". */
export function allOf(held: readonly Role[]): string {
  return held.length === 0 ? 'nobody with a role' : joined(held.map(labelInside), 'and');
}

const labelInside = (one: Role): string => (one === 'officer' ? roleLabels.officer : roleLabels[one].toLowerCase());
const article = (label: string): string => `${/^[aeiou]/i.test(label) ? 'an' : 'a'} ${label}`;

function joined(words: readonly string[], last: 'and' | 'or'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
