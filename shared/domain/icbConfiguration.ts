import type { z } from 'zod';
import { timeLimits } from './timeLimits.ts';

/** One section of an ICB's configuration: it is entered, kept and replaced as a whole, by a named person. */
export interface IcbSection<Value> {
  readonly label: string;
  readonly value: z.ZodType<Value>;
  /** What follows while nobody has entered it: said on screen wherever it matters. Nothing is a default. */
  readonly whileUnset: string;
}

/** Types the section by its schema. */
const section = <Schema extends z.ZodType>(label: string, value: Schema, whileUnset: string): IcbSection<z.output<Schema>> => ({ label, value: value as z.ZodType<z.output<Schema>>, whileUnset });

/** What an ICB configures, section by section. Each is kept as a versioned setting under {@link icbSectionKey}. */
export const icbSections = {
  timeLimits: section('Time limits', timeLimits, 'No date is shown as due, and no case is shown as late.'),
} as const;

export type IcbSectionId = keyof typeof icbSections;
export type IcbSectionValue<Id extends IcbSectionId> = z.output<(typeof icbSections)[Id]['value']>;
/** What an ICB has configured; a section that is absent is unset. */
export type IcbConfiguration = { readonly [Id in IcbSectionId]?: IcbSectionValue<Id> };

/** Under which key a section of an ICB is kept as a setting. */
export const icbSectionKey = (ods: string, id: IcbSectionId): string => `icb:${ods}:${id}`;
