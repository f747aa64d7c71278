import { z } from 'zod';
import { isoDate } from '../domain/dates.ts';
import { icbSectionIds, icbSections, type IcbSectionId, type IcbSectionValue } from '../domain/icbConfiguration.ts';
import { letterheadImage } from '../domain/icbSections/identity.ts';
import { channel } from './define.ts';

const id = z.string().min(1).max(64);
const ods = z.string().regex(/^[A-Z0-9]{3,6}$/);
const sectionId = z.enum(icbSectionIds);
const reason = z.string().trim().min(10).max(500);

/** A section as it stands. `value` null: it was set and then taken back, for the reason given. */
export interface IcbSectionState<Value> {
  readonly value: Value | null;
  /** Version, counted from 1. */
  readonly number: number;
  readonly by: string;
  readonly at: string;
  readonly reason: string | null;
}
export type IcbSectionStates = { readonly [Id in IcbSectionId]: IcbSectionState<IcbSectionValue<Id>> | null };
/** Every section's value, null where it is unset. */
export type IcbSectionValues = { readonly [Id in IcbSectionId]: IcbSectionValue<Id> | null };

const each = (of: (value: z.ZodType) => z.ZodType, ids: readonly IcbSectionId[] = icbSectionIds) => z.object(Object.fromEntries(ids.map((one) => [one, of(icbSections[one].value as z.ZodType)])));
const states = each((value) => z.object({ value: value.nullable(), number: z.number(), by: z.string(), at: z.string(), reason: z.string().nullable() }).nullable());

/** Sections that screens of a case speak of. The letterhead is not among them: its bytes are for letters only. */
export const caseSectionIds = icbSectionIds.filter((one) => one !== 'identity');
export type CaseRules = Omit<IcbSectionValues, 'identity'>;
const values = each((value) => value.nullable(), caseSectionIds);

export const icbConfigurationChannels = {
  /** Every section of an ICB with who set it, when, and which version it is. */
  'icb.configuration': channel(z.object({ ods }).strict(), z.object({ ods, name: z.string(), from: isoDate.nullable(), to: isoDate.nullable(), sections: states as unknown as z.ZodType<IcbSectionStates> })),
  /** Sets a section, or takes it back (`value` null, with the reason). `after` is the version that the page saw, 0 for none: another one since is a CONFLICT. */
  'icb.section.set': channel(z.object({ ods, section: sectionId, after: z.number().int().min(0), value: z.unknown(), reason: reason.nullable() }).strict(), z.object({})),
  /** Every version of a section, newest first. A value that this version of the app cannot read comes as it was kept. */
  'icb.section.history': channel(z.object({ ods, section: sectionId }).strict(), z.object({ versions: z.array(z.object({ number: z.number(), by: z.string(), at: z.string(), reason: z.string().nullable(), value: z.unknown() })) })),
  /** Looks at an image that a person chose as letterhead. Nothing is kept by that. */
  'icb.letterhead.read': channel(z.object({ tokens: z.array(z.string().regex(/^[0-9a-f-]{36}$/)).length(1) }).strict(), z.object({ letterhead: letterheadImage }), { files: 'spend' }),
  /** What the case's ICB has configured, and until when the record of the case is kept by it. */
  'case.rules': channel(z.object({ applicationId: id }).strict(), z.object({ ods, name: z.string(), rules: values as unknown as z.ZodType<CaseRules>, keptUntil: isoDate.nullable() })),
};
