import { z } from 'zod';
import { listed, longWords, yesOrNo, type SaidLine } from './said.ts';

/** Who may decide at screening by an ICB's rules. */
export const screeningDeciders = ['officer', 'screener', 'chair', 'panel-member', 'screening-panel', 'other'] as const;
export const screeningDeciderWords: Readonly<Record<(typeof screeningDeciders)[number], string>> = {
  officer: 'An IFR officer',
  screener: 'A screener with clinical authority',
  chair: 'The chair of the panel',
  'panel-member': 'A member of the panel',
  'screening-panel': 'A screening panel',
  other: 'Somebody else, in the words below',
};

export const screeningAuthority = z
  .strictObject({
    deciders: z.array(z.enum(screeningDeciders)).min(1).max(screeningDeciders.length),
    /** Whether a second person checks every outcome. Outcomes that lead away from the panel are checked in any case. */
    secondCheckAlways: z.boolean(),
    wording: longWords.optional(),
  })
  .refine((value) => !value.deciders.includes('other') || value.wording !== undefined, { message: 'Say in words who else decides', path: ['wording'] });
export type ScreeningAuthority = z.infer<typeof screeningAuthority>;

export const screeningAuthorityLines = ({ deciders, secondCheckAlways, wording }: ScreeningAuthority): SaidLine[] => [
  { label: 'Who decides at screening', words: listed(screeningDeciderWords, deciders) },
  { label: 'A second person checks every outcome', words: secondCheckAlways ? yesOrNo(true) : 'No. Outcomes that lead away from the panel are checked in any case' },
  ...(wording ? [{ label: 'In the ICB’s words', words: wording }] : []),
];
