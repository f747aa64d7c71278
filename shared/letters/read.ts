import { isRealDay, longDate, type IsoDate } from '../domain/dates.ts';
import { formatNhsNumber, parseNhsNumber } from '../domain/nhsNumber.ts';
import type { Recorded } from './record.ts';

/** A piece that a letter needs and the record does not hold. */
export interface Missing {
  /** The path in the record, as in `reasons.arguments.0.reason`. */
  readonly part: string;
  readonly message: string;
  /** The screen and section where a person fills it in. */
  readonly fillIn: string;
}

/** Where a person fills in what is missing, by the first part of the path. */
const places: Readonly<Record<string, string>> = {
  icb: 'Settings: your ICB',
  reference: 'The case: its number',
  letterDate: 'Letters: date of the letter',
  chainHead: 'The case: its record of events',
  application: 'Check facts: the request',
  patient: 'Check facts: the patient',
  clinician: 'Check facts: who is asking',
  policy: 'Assessment: the policy that governs',
  panel: 'Decision: who decided',
  decision: 'Decision: the outcome',
  reasons: 'Decision: the panel’s reasons',
  criteria: 'Assessment: criteria met',
  deferral: 'Decision: what we need',
  approval: 'Decision: what is approved',
  routed: 'Screening: the route',
  information: 'The case: what was asked for',
  returned: 'The case: what is missing',
  appeal: 'The appeal: its outcome',
  reconsideration: 'The case: what was asked for',
  corrects: 'Decision: corrections',
  rights: 'Settings: reconsideration, appeal and complaint',
  patientNote: 'Letters: words for the patient',
  tellingPatient: 'Letters: telling the patient',
  otherFormats: 'Settings: other formats and languages',
  signedBy: 'Letters: who signs',
  copies: 'Letters: copies',
};

/** Pieces whose place is another than that of the part they stand in. */
const wordsForLetters = 'Letters: words for these letters';
const ownPlaces: Readonly<Record<string, string>> = {
  'approval.whoPays': wordsForLetters, 'approval.nextStep': wordsForLetters, 'routed.whoseItIs': wordsForLetters, 'routed.nextStep': wordsForLetters,
  'information.where': wordsForLetters, 'information.clock': wordsForLetters, 'information.ifSilent': wordsForLetters, 'information.untilThen': wordsForLetters, 'information.ifUrgent': wordsForLetters,
  'appeal.whatFollows': wordsForLetters, 'appeal.nextRight': wordsForLetters,
  'appeal.rule': 'Settings: the ICB’s rules on appeal', 'reconsideration.rule': 'Settings: the ICB’s rules on reconsideration',
};

/** The place where a person fills in the piece at this path. */
export function fillInPlace(part: string): string {
  const own = ownPlaces[part.split('.', 2).join('.')];
  if (own) return own;
  return places[part.split('.', 1)[0]!] ?? 'The case';
}

/**
 * Reads the record for one letter. Whatever is blank is noted and read on, so that a person sees all that is
 * missing at once; the document that comes of it is thrown away by `compose`.
 */
export class Reading {
  readonly #missing: Missing[] = [];

  get missing(): readonly Missing[] {
    return this.#missing;
  }

  /** Notes that a piece is missing. The same piece is noted once, however often a letter reads it. */
  lacks(part: string, message: string): void {
    if (!this.#missing.some((known) => known.part === part)) this.#missing.push({ part, message, fillIn: fillInPlace(part) });
  }

  /** A text that must not be blank. `label` begins the sentence "… is not filled in." */
  text(value: string | null | undefined, part: string, label: string): string {
    const text = value?.trim() ?? '';
    if (text === '') this.lacks(part, `${label} is not filled in.`);
    return text;
  }

  /** Lines of which none may be blank, and at least one must be there. */
  lines(values: readonly string[], part: string, label: string): string[] {
    if (values.length === 0) this.lacks(part, `${label} is not filled in.`);
    return values.map((value, index) => this.text(value, `${part}.${index}`, `A line of ${lowerFirst(label)}`));
  }

  /** A day, as letters print it. */
  date(value: IsoDate | null | undefined, part: string, label: string): string {
    const text = this.text(value, part, label);
    if (text === '') return '';
    if (isRealDay(text)) return longDate(text);
    this.lacks(part, `${label} is not a day that exists: “${text}”.`);
    return '';
  }

  /** An NHS number in its printed form; the check digit must be right. */
  nhsNumber(value: string, part: string): string {
    const text = this.text(value, part, 'The NHS number');
    if (text === '') return '';
    const result = parseNhsNumber(text);
    if (result.ok) return formatNhsNumber(result.digits);
    this.lacks(part, 'The NHS number is not one that can exist: check it against the papers.');
    return '';
  }

  /** Recorded words, or null where a person stated that there is nothing to say. Left open, the piece is missing. */
  recorded(value: Recorded | null, part: string, label: string): string | null {
    if (value === null) {
      this.lacks(part, `${label}: nobody has recorded it, nor that there is nothing to say.`);
      return null;
    }
    return 'none' in value ? null : this.text(value.words, `${part}.words`, label);
  }

  /** A whole section of the record. Missing: one note for all of it, and the letter skips what it would have said. */
  section<T>(value: T | null, part: string, label: string): T | null {
    if (value === null) this.lacks(part, `${label}: not recorded yet.`);
    return value;
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
