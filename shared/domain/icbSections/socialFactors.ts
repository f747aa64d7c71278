import { z } from 'zod';
import { longWords, shortWords, type SaidLine } from './said.ts';

export const socialRules = ['excluded', 'may-be-considered', 'not-stated'] as const;
export const socialRuleWords: Readonly<Record<(typeof socialRules)[number], string>> = {
  excluded: 'Our policy leaves them out',
  'may-be-considered': 'Our policy lets a panel consider them',
  'not-stated': 'Our policy says nothing of them',
};

/** What an ICB's policy says of social factors. */
export const socialFactors = z
  .strictObject({ rule: z.enum(socialRules), wording: longWords.optional(), /** Factors that the policy names. */ named: z.array(shortWords).max(40) })
  .refine((value) => value.rule === 'not-stated' || value.wording !== undefined, { message: 'Copy what the policy says', path: ['wording'] });
export type SocialFactors = z.infer<typeof socialFactors>;

export const socialLines = ({ rule, wording, named }: SocialFactors): SaidLine[] => [
  { label: 'Social factors', words: socialRuleWords[rule] },
  ...(wording ? [{ label: 'As the policy words it', words: wording }] : []),
  { label: 'Factors that it names', words: named.length > 0 ? named.join('; ') : 'None' },
];
