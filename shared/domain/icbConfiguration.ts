import type { z } from 'zod';
import { exceptionality, exceptionalityLines } from './icbSections/exceptionality.ts';
import { formLines, forms } from './icbSections/forms.ts';
import { governingDate, governingDateLines } from './icbSections/governingDate.ts';
import { identity, identityLines } from './icbSections/identity.ts';
import { panelMaySee, panelMaySeeLines } from './icbSections/panelMaySee.ts';
import { patientStatement, patientStatementLines } from './icbSections/patientStatement.ts';
import { quorum, quorumLines } from './icbSections/quorum.ts';
import { retention, retentionLines } from './icbSections/retention.ts';
import { reviewRule, reviewRuleLines } from './icbSections/reviewRules.ts';
import type { SaidLine } from './icbSections/said.ts';
import { screeningAuthority, screeningAuthorityLines } from './icbSections/screeningAuthority.ts';
import { socialFactors, socialLines } from './icbSections/socialFactors.ts';
import { timeLimitLines } from './icbSections/timeLimitLines.ts';
import { timeLimits } from './timeLimits.ts';

/** One section of an ICB's configuration: it is entered, kept and replaced as a whole, by a named person. */
export interface IcbSection<Value> {
  readonly label: string;
  readonly value: z.ZodType<Value>;
  /** What is set, in words: for the overview, the history, and the screens where it matters. */
  readonly lines: (value: Value) => readonly SaidLine[];
  /** What follows while nobody has entered it: said on screen wherever it matters. Nothing is a default. */
  readonly whileUnset: string;
}

/** Types the section by its schema. */
const section = <Schema extends z.ZodType>(label: string, value: Schema, lines: (value: z.output<Schema>) => readonly SaidLine[], whileUnset: string): IcbSection<z.output<Schema>> => ({
  label, value: value as z.ZodType<z.output<Schema>>, lines, whileUnset,
});

/** What an ICB configures, section by section. Each is kept as a versioned setting under {@link icbSectionKey}. */
export const icbSections = {
  identity: section('Name and letterhead', identity, identityLines, 'Letters carry the ICB’s name as the national register has it, and no image.'),
  forms: section('Forms that are accepted', forms, formLines, 'Nobody is told which forms and versions the ICB accepts, and none is said to be out of date.'),
  timeLimits: section('Time limits', timeLimits, timeLimitLines, 'No date is shown as due, and no case is shown as late.'),
  screeningAuthority: section('Who decides at screening', screeningAuthority, screeningAuthorityLines, 'The screening screen does not say whose decision it is. Outcomes that lead away from the panel need a second person’s check in any case.'),
  panelMaySee: section('What a panel member may see', panelMaySee, panelMaySeeLines, 'Nothing says what a panel member may see of a patient’s identity. The role alone counts: no name, NHS number, date of birth or address, and no papers.'),
  patientStatement: section('Patient’s statement and attendance', patientStatement, patientStatementLines, 'The app does not say whether patients are invited to make a statement or to attend. Whoever deals with the case looks it up.'),
  quorum: section('Quorum', quorum, quorumLines, 'The app does not say whether enough members were there. Whoever records the decision says it in words.'),
  exceptionality: section('Exceptionality test', exceptionality, exceptionalityLines, 'The panel sees neither the ICB’s own wording of the test nor with whom it compares. It names the group itself.'),
  socialFactors: section('Social factors', socialFactors, socialLines, 'Where the panel’s words seem to speak of social circumstances, the app can only say: look at what the policy says.'),
  governingDate: section('Which version of a policy governs', governingDate, governingDateLines, 'The app looks at the version in force on the day of receipt until a person chooses another day.'),
  reconsiderationRules: section('Reconsideration', reviewRule, reviewRuleLines, 'A decided case does not say who may ask for reconsideration, on what ground or until when.'),
  appealRules: section('Appeal', reviewRule, reviewRuleLines, 'A decided case does not say who may appeal, on what ground or until when.'),
  retention: section('Retention', retention, retentionLines, 'A closed case does not say until when it is kept.'),
} as const;

export type IcbSectionId = keyof typeof icbSections;
export type IcbSectionValue<Id extends IcbSectionId> = z.output<(typeof icbSections)[Id]['value']>;
export const icbSectionIds = Object.keys(icbSections) as IcbSectionId[];
/** What an ICB has configured; a section that is absent is unset. */
export type IcbConfiguration = { readonly [Id in IcbSectionId]?: IcbSectionValue<Id> };

/** Under which key a section of an ICB is kept as a setting. */
export const icbSectionKey = (ods: string, id: IcbSectionId): string => `icb:${ods}:${id}`;

/** What a section holds, in words; null where this version of the app cannot read the value. */
export function icbSectionLines(id: IcbSectionId, value: unknown): readonly SaidLine[] | null {
  const section: IcbSection<never> = icbSections[id] as unknown as IcbSection<never>;
  const parsed = section.value.safeParse(value);
  return parsed.success ? section.lines(parsed.data) : null;
}
