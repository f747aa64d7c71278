/** An Integrated Care Board that the app knows, by its ODS code (three or five characters). */
export interface Icb {
  readonly ods: string;
  readonly name: string;
}

/** The three ICBs whose policies ship with the app. Codes: ODS, as in force from 1 April 2026. */
export const icbs: readonly Icb[] = [
  { ods: 'QE1', name: 'NHS Lancashire and South Cumbria Integrated Care Board' },
  { ods: 'S1Y5D', name: 'NHS Central East Integrated Care Board' },
  { ods: 'QOQ', name: 'NHS Humber and North Yorkshire Integrated Care Board' },
];

/** The ICB with this ODS code, or undefined. */
export function icbByOds(ods: string): Icb | undefined {
  return icbs.find((icb) => icb.ods === ods);
}

/** Whether a text has the shape of an ODS code: three to six letters and digits. */
export function isOdsCode(text: string): boolean {
  return /^[A-Z0-9]{3,6}$/.test(text);
}
