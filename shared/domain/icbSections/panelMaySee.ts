import { z } from 'zod';
import { listed, yesOrNo, type SaidLine } from './said.ts';

/** What tells or may tell who a patient is, as far as an ICB may let its panel see it. */
export const panelIdentifiers = ['name', 'initials', 'nhs-number', 'date-of-birth', 'age', 'gender', 'gp-practice'] as const;
export type PanelIdentifier = (typeof panelIdentifiers)[number];
export const panelIdentifierWords: Readonly<Record<(typeof panelIdentifiers)[number], string>> = {
  name: 'Name',
  initials: 'Initials',
  'nhs-number': 'NHS number',
  'date-of-birth': 'Date of birth',
  age: 'Age',
  gender: 'Gender',
  'gp-practice': 'GP practice',
};

export const panelMaySee = z.strictObject({
  /** Empty: a panel member sees none of them. */
  identifiers: z.array(z.enum(panelIdentifiers)).max(panelIdentifiers.length),
  /** Whether the papers may be seen as they came. */
  papersUnredacted: z.boolean(),
});
export type PanelMaySee = z.infer<typeof panelMaySee>;

export const panelMaySeeLines = ({ identifiers, papersUnredacted }: PanelMaySee): SaidLine[] => [
  { label: 'A panel member may see', words: identifiers.length > 0 ? listed(panelIdentifierWords, identifiers) : 'Nothing that tells who the patient is' },
  { label: 'The papers as they came, not redacted', words: yesOrNo(papersUnredacted) },
];
