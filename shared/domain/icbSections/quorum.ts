import { z } from 'zod';
import { longWords, yesOrNo, type SaidLine } from './said.ts';

/** Whom ICBs name in their rules on a panel. Which of them, and how many, differs; nothing is assumed. */
export const panelRoles = ['chair', 'lay', 'public-health', 'clinician', 'gp', 'nurse', 'pharmacist', 'commissioner', 'executive'] as const;
export type PanelRole = (typeof panelRoles)[number];
export const panelRoleWords: Readonly<Record<PanelRole, string>> = {
  chair: 'chair',
  lay: 'lay member',
  'public-health': 'public health doctor or specialist',
  clinician: 'clinician',
  gp: 'GP',
  nurse: 'nurse',
  pharmacist: 'pharmacist',
  commissioner: 'commissioning manager',
  executive: 'director or other executive',
};

export const quorum = z
  .strictObject({
    /** The least number of members who are entitled to decide. */
    minimum: z.number().int().min(1).max(30),
    /** Roles that must be there, with how many; and whether that role votes. */
    roles: z.array(z.strictObject({ role: z.enum(panelRoles), number: z.number().int().min(1).max(10), votes: z.boolean() })).max(panelRoles.length),
    deputiesCount: z.boolean(),
    chairsCastingVote: z.boolean(),
    /** Who else votes, or anything that the rule adds, as the ICB words it. */
    wording: longWords.optional(),
  })
  .refine((rule) => new Set(rule.roles.map((one) => one.role)).size === rule.roles.length, { message: 'A role is given twice', path: ['roles'] });
export type Quorum = z.infer<typeof quorum>;

const some = (number: number, words: string) => (number === 1 ? `1 ${words}` : `${number} × ${words}`);

export const quorumLines = ({ minimum, roles, deputiesCount, chairsCastingVote, wording }: Quorum): SaidLine[] => [
  { label: 'Members who are entitled to decide', words: `At least ${minimum}` },
  { label: 'Roles that must be there', words: roles.length > 0 ? roles.map((one) => `${some(one.number, panelRoleWords[one.role])} (${one.votes ? 'votes' : 'does not vote'})`).join('; ') : 'None is named' },
  { label: 'Deputies count', words: yesOrNo(deputiesCount) },
  { label: 'The chair has a casting vote', words: yesOrNo(chairsCastingVote) },
  ...(wording ? [{ label: 'In the ICB’s words', words: wording }] : []),
];

/**
 * Whether the number of those who decide reaches the rule. It is said and refuses nothing; which role each of them holds a
 * person looks at.
 */
export function quorumReached({ minimum, roles }: Quorum, deciding: number): string {
  const members = deciding === 1 ? '1 person decides' : `${deciding} people decide`;
  if (deciding < minimum) return `${members}. The rule asks for at least ${minimum}, so the number is not reached.`;
  return `${members}. The rule asks for at least ${minimum}, so the number is reached.${roles.length > 0 ? ' Look whether the roles are there too.' : ''}`;
}
