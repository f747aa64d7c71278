import { z } from 'zod';
import { isoDate, type IsoDate } from './dates.ts';

/** An Integrated Care Board by its ODS code (three or five characters), with the days on which it exists. */
export interface Icb {
  readonly ods: string;
  readonly name: string;
  /** First day; null where it is before anything that the app knows. */
  readonly from: IsoDate | null;
  /** Last day; null while it exists. */
  readonly to: IsoDate | null;
  /** ODS codes of what it became. More than one: its practices went different ways, and only the practice tells which. */
  readonly successors: readonly string[];
}

/** The ICBs that the app knows: the three whose policies ship with it, and what became of those that Central East replaced (ODS, 1 April 2026). */
export const knownIcbs: readonly Icb[] = [
  { ods: 'QE1', name: 'NHS Lancashire and South Cumbria Integrated Care Board', from: null, to: null, successors: [] },
  { ods: 'QOQ', name: 'NHS Humber and North Yorkshire Integrated Care Board', from: null, to: null, successors: [] },
  { ods: 'S1Y5D', name: 'NHS Central East Integrated Care Board', from: '2026-04-01', to: null, successors: [] },
  { ods: 'D7T5G', name: 'NHS Essex Integrated Care Board', from: '2026-04-01', to: null, successors: [] },
  { ods: 'QHG', name: 'NHS Bedfordshire, Luton and Milton Keynes Integrated Care Board', from: null, to: '2026-03-31', successors: ['S1Y5D'] },
  { ods: 'QUE', name: 'NHS Cambridgeshire and Peterborough Integrated Care Board', from: null, to: '2026-03-31', successors: ['S1Y5D'] },
  { ods: 'QM7', name: 'NHS Hertfordshire and West Essex Integrated Care Board', from: null, to: '2026-03-31', successors: ['S1Y5D', 'D7T5G'] },
];

/** The three ICBs whose policies ship with the app. */
export const icbs: readonly Icb[] = knownIcbs.filter((icb) => ['QE1', 'S1Y5D', 'QOQ'].includes(icb.ods));

/** The ICB with this ODS code, or undefined. */
export function icbByOds(ods: string): Icb | undefined {
  return byOds.get(ods);
}

const byOds: ReadonlyMap<string, Icb> = new Map(knownIcbs.map((icb) => [icb.ods, icb]));

/** Whether a text has the shape of an ODS code: three to six letters and digits. */
export function isOdsCode(text: string): boolean {
  return /^[A-Z0-9]{3,6}$/.test(text);
}

/** To which ICB a GP practice belongs, from a day until a day (null: not known, or no end). */
export const icbLink = z.object({ icb: z.string().regex(/^[A-Z0-9]{3,6}$/), from: isoDate.nullable(), to: isoDate.nullable() });
export type IcbLink = z.infer<typeof icbLink>;
