import type { IsoDate } from '../../domain/dates.ts';
import { icbByOds, knownIcbs } from '../../domain/icb.ts';

/** An organisation that pays for care, as a paper names it. */
export type Body =
  /** `ods`: what it became, or is; more than one where it was divided. Empty: an ICB or CCG that the app does not know. */
  | { readonly kind: 'icb'; readonly ods: readonly string[]; readonly key: string; /** True for a name that no body bears any more. */ readonly former: boolean }
  | { readonly kind: 'outside-england' }
  | { readonly kind: 'nhs-england' };

/**
 * Names of the bodies that the three ICBs took the place of (ODS succession of CCGs, 2013 to 2022), in lower case, "&" as "and".
 * CCGs that lay in two ICBs have both.
 */
const formerNames: Readonly<Record<string, readonly string[]>> = {
  'blackburn with darwen': ['QE1'], blackpool: ['QE1'], 'chorley and south ribble': ['QE1'], 'east lancashire': ['QE1'], 'fylde and wyre': ['QE1'], 'greater preston': ['QE1'], 'morecambe bay': ['QE1'], 'lancashire north': ['QE1'], 'west lancashire': ['QE1'],
  'east riding of yorkshire': ['QOQ'], hull: ['QOQ'], 'north east lincolnshire': ['QOQ'], 'north lincolnshire': ['QOQ'], 'north yorkshire': ['QOQ'], 'vale of york': ['QOQ'], 'scarborough and ryedale': ['QOQ'], 'hambleton, richmondshire and whitby': ['QOQ'], 'harrogate and rural district': ['QOQ'], 'humber, coast and vale': ['QOQ'],
  bedfordshire: ['S1Y5D'], luton: ['S1Y5D'], 'milton keynes': ['S1Y5D'], 'bedfordshire, luton and milton keynes': ['S1Y5D'], 'cambridgeshire and peterborough': ['S1Y5D'], 'east and north hertfordshire': ['S1Y5D'], 'herts valleys': ['S1Y5D'], 'west essex': ['D7T5G'],
};

/** Short forms that offices use for the ICBs. */
const shortNames: Readonly<Record<string, string>> = { lsc: 'QE1', 'l and sc': 'QE1', lscicb: 'QE1', hny: 'QOQ', hnyicb: 'QOQ', blmk: 'QHG', cpics: 'QUE', 'c and p': 'QUE', hwe: 'QM7' };

/** The plain name of a body: lower case, without "NHS" and without what kind of body it is. */
function plainName(text: string): string {
  return text.toLowerCase().replace(/&/g, ' and ').replace(/[’']/g, '').replace(/\([^()]{0,60}\)/g, ' ')
    .replace(/\b(?:nhs|the|integrated care boards?|integrated care systems?|icbs?|ics|clinical commissioning groups?|ccgs?|commissioner|responsible|health and care partnership)\b/g, ' ')
    .replace(/[^a-z0-9, ]/g, ' ').replace(/\s+/g, ' ').replace(/^[\s,]+|[\s,]+$/g, '');
}

const namesOfIcbs: ReadonlyMap<string, string> = new Map(knownIcbs.map((icb) => [plainName(icb.name), icb.ods]));
const withoutCommas = (name: string) => name.replace(/,/g, '').replace(/\s+/g, ' ');

const welsh = /\b(?:betsi cadwaladr|hywel dda|aneurin bevan|cwm taf|powys teaching|swansea bay|cardiff and vale|abertawe bro morgannwg|nhs wales|gig cymru|welsh health specialised|jcc wales|joint commissioning committee)\b/i;
const scottish = /\b(?:nhs scotland|nhs (?:lothian|fife|tayside|grampian|highland|forth valley|lanarkshire|borders|orkney|shetland|western isles)|greater glasgow and clyde|ayrshire (?:and|&) arran|dumfries (?:and|&) galloway)\b/i;
const irish = /\b(?:hsc (?:trust|northern ireland|board)|health and social care (?:trust|board)|strategic planning and performance group|sppg|public health agency northern ireland)\b/i;

/** Which body a text names; null where it names none that can be told. */
export function bodyIn(text: string): Body | null {
  const words = text.slice(0, 300).replace(/\s+/g, ' ').trim();
  if (words === '') return null;
  if (/\bhealth board\b/i.test(words) || welsh.test(words) || scottish.test(words) || irish.test(words)) return { kind: 'outside-england' };
  if (/\bNHS\s?England\b|\bspeciali[sz]ed commissioning\b|\bNHSE\b/i.test(words)) return { kind: 'nhs-england' };
  const code = /(?:^|[^A-Z0-9])(Q[A-Z0-9]{2}|S1Y5D|D7T5G)(?![A-Z0-9])/.exec(words)?.[1];
  if (code && icbByOds(code)) return { kind: 'icb', ods: [code], key: code, former: false };
  const plain = plainName(words);
  const known = namesOfIcbs.get(plain) ?? [...namesOfIcbs].find(([name]) => withoutCommas(name) === withoutCommas(plain))?.[1] ?? shortNames[plain];
  const ccg = /\bCCGs?\b|\bclinical commissioning group/i.test(words);
  if (known && !ccg) return { kind: 'icb', ods: [known], key: known, former: false };
  const before = Object.entries(formerNames).find(([name]) => withoutCommas(name) === withoutCommas(plain))?.[1];
  if (before && (ccg || known === undefined)) return { kind: 'icb', ods: before, key: before.join('+'), former: ccg };
  if (code) return { kind: 'icb', ods: [code], key: code, former: false };
  if ((ccg || /\bICB\b|\bintegrated care board\b/i.test(words)) && plain !== '') return { kind: 'icb', ods: known ? [known] : [], key: known ?? plain, former: ccg };
  return null;
}

/** What an ICB is on a day: itself, or what it became. */
export function presently(ods: string, on: IsoDate): readonly string[] {
  const icb = icbByOds(ods);
  return icb?.to && on > icb.to ? icb.successors : [ods];
}

/** Whether a body is, or became, this ICB: also where only the practice tells which half of a divided one is meant. */
export function isOrBecame(body: Extract<Body, { kind: 'icb' }>, commissioner: string, on: IsoDate): boolean {
  return body.ods.some((ods) => ods === commissioner || presently(ods, on).includes(commissioner) || presently(commissioner, on).includes(ods));
}
