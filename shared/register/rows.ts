import { longDate, type IsoDate } from '../domain/dates.ts';
import type { FactValue } from '../domain/facts.ts';
import { icbByOds } from '../domain/icb.ts';
import { parseNhsNumber } from '../domain/nhsNumber.ts';
import { waitsAt, whyNotOpen } from '../workflow/register.ts';
import type { Urgency } from '../workflow/shapes.ts';
import { stageLabels, type Stage } from '../workflow/stages.ts';
import { readRegisterDay } from './days.ts';
import { identityIn } from './identity.ts';
import { fieldsOf, type FieldId, type RegisterKind, type RegisterMapping, type WordField } from './mapping.ts';
import { meaningOf } from './words.ts';

/** What stands in the way of a row, or what a person should know of it: what with its why, and what next. */
export interface RowSentence {
  readonly field: FieldId | null;
  readonly message: string;
  readonly next: string;
}

/** A value that the line gives for a fact, waiting for a person. `column`: where it stands. */
export interface RowFact {
  readonly factId: string;
  readonly value: FactValue;
  readonly column: number;
}

export interface OpenCaseRow {
  readonly reference: string;
  readonly commissioner: string;
  readonly receivedOn: IsoDate;
  readonly urgency: Urgency;
  readonly stage: Stage;
  readonly stageWords: string;
  readonly dueOn: IsoDate | null;
  readonly waitsUntil: IsoDate | null;
  readonly nhsNumber: string | null;
  readonly treatment: string | null;
  readonly facts: readonly RowFact[];
}

export interface PastDecisionRowRead {
  readonly reference: string;
  readonly commissioner: string;
  readonly decidedOn: IsoDate;
  readonly treatment: string;
  readonly indication: string | null;
  readonly outcome: string;
  readonly policyWords: string | null;
  readonly reasonCategory: string | null;
}

/** A row as it was read: its values where nothing stands in the way, and what a person should know of it either way. */
export interface ReadRow<T> {
  readonly values: T | null;
  readonly faults: readonly RowSentence[];
  readonly notes: readonly RowSentence[];
}

const longest = 400;
const longestText = 4000;

/** Reads one row's cells by a mapping. Faults are gathered, so that a line is mended once. */
class Reader {
  readonly faults: RowSentence[] = [];
  readonly notes: RowSentence[] = [];
  readonly #kind: RegisterKind;
  readonly #cells: readonly string[];
  readonly #mapping: RegisterMapping;

  constructor(kind: RegisterKind, cells: readonly string[], mapping: RegisterMapping) {
    this.#kind = kind;
    this.#cells = cells;
    this.#mapping = mapping;
  }

  fault(field: FieldId | null, message: string, next: string): null {
    this.faults.push({ field, message, next });
    return null;
  }

  column(field: FieldId): number | undefined {
    return this.#mapping.columns[field];
  }

  /** A cell as text; null where it is empty or its column is not there. */
  text(field: FieldId, most = longest): string | null {
    const at = this.column(field);
    const text = at === undefined ? '' : (this.#cells[at] ?? '').trim();
    const { label, needed } = fieldsOf[this.#kind].find((one) => one.id === field)!;
    if (text === '') return needed ? this.fault(field, `“${label}” is empty.`, 'Fill it in in the register.') : null;
    return text.length > most ? this.fault(field, `“${label}” is longer than ${most} characters.`, 'Shorten it in the register.') : text;
  }

  /** A text that is shown where the patient is not, so it may not say who that is. */
  plain(field: FieldId, most = longest): string | null {
    const text = this.text(field, most);
    const holds = text === null ? null : identityIn(text);
    if (holds === null) return text;
    const { label } = fieldsOf[this.#kind].find((one) => one.id === field)!;
    return this.fault(field, `“${label}” seems to hold ${holds}, and it is shown where the patient is not.`, 'Take it out of that cell in the register.');
  }

  day(field: FieldId, century = true): IsoDate | null {
    const text = this.text(field);
    if (text === null) return null;
    const read = readRegisterDay(text, this.#mapping.dateOrder, century);
    if (read.ok) return read.day;
    const { label } = fieldsOf[this.#kind].find((one) => one.id === field)!;
    return this.fault(field, `${label}: ${read.why}`, read.next);
  }

  /** What a word means; with the word itself. */
  word(field: WordField): { readonly word: string; readonly meaning: string } | null {
    const at = this.column(field);
    const same = this.#mapping.same[field];
    if (at === undefined) return same === undefined ? this.fault(field, 'It is not said what holds for it.', 'Say it above.') : { word: '', meaning: same };
    const word = (this.#cells[at] ?? '').trim();
    const { label } = fieldsOf[this.#kind].find((one) => one.id === field)!;
    const meaning = meaningOf(field, word, this.#mapping);
    if (meaning === null) return this.fault(field, word === '' ? `“${label}” is empty, and nobody has said what that means.` : `“${label}”: nobody has said what “${word.slice(0, 80)}” means.`, field === 'icb' ? 'Choose the ICB above, or leave the line out if the app does not know that ICB.' : 'Say above what it means.');
    return { word, meaning };
  }
}

/** An open case of the register. `today`: the day in London. */
export function readOpenCase(cells: readonly string[], mapping: RegisterMapping, today: IsoDate): ReadRow<OpenCaseRow> {
  const row = new Reader('cases', cells, mapping);
  const reference = row.plain('reference', 100);
  const icb = row.word('icb');
  const receivedOn = row.day('receivedOn');
  const urgent = row.word('urgent');
  const stageSaid = row.word('stage');
  const dueOn = row.day('dueOn');
  const until = row.day('waitsUntil');
  const treatment = row.plain('treatment', longestText);
  const indication = row.plain('indication', longestText);
  const stage = stageSaid ? (stageSaid.meaning as Stage) : null;
  if (icb && !icbByOds(icb.meaning)) row.fault('icb', `The app does not know an ICB with the code ${icb.meaning}.`, 'Choose another one above, or leave the line out.');
  if (receivedOn !== null && receivedOn > today) row.fault('receivedOn', `The day received, ${longDate(receivedOn)}, lies in the future.`, 'Correct it in the register.');
  if (receivedOn !== null && dueOn !== null && dueOn < receivedOn) row.fault('dueOn', `It was due on ${longDate(dueOn)}, before it was received on ${longDate(receivedOn)}.`, 'Correct one of the two in the register.');
  if (stageSaid && identityIn(stageSaid.word)) row.fault('stage', `“Stage” seems to hold ${identityIn(stageSaid.word)}, and it is shown where the patient is not.`, 'Take it out of that cell in the register.');
  if (stage) {
    const closed = whyNotOpen(stage);
    if (closed) row.fault('stage', closed.message, closed.next);
    else if (waitsAt(stage) && until === null && !row.faults.some((one) => one.field === 'waitsUntil')) row.fault('waitsUntil', 'The case waits, and the register does not say until when.', 'Fill in the day on which the wait ends, or say above that the stage is another one.');
    else if (stage === 'reconsideration') row.notes.push({ field: 'stage', message: 'It comes in as a request of its own: the decision that it is about is not in this record, so the app cannot see that others decide it.', next: 'Look to it that nobody decides it who decided the first request.' });
    else if (!waitsAt(stage) && stage !== 'received') row.notes.push({ field: 'stage', message: `It stood at “${stageLabels[stage]}” and comes in at “${stageLabels.received}”: the app has not seen what was done before.`, next: 'Check the facts in the app, and go on from there.' });
  }
  const identity = identityFacts(row);
  if (receivedOn !== null && identity.born !== null && identity.born > receivedOn) row.fault('dateOfBirth', 'The date of birth lies after the day received.', 'Correct one of the two in the register.');
  const facts = [
    ...identity.facts,
    ...texts(row, [['treatment', 'intervention', treatment], ['indication', 'diagnosis', indication], ['clinician', 'requesterName', row.text('clinician')], ['provider', 'requesterOrganisation', row.text('provider')]]),
  ];
  if (row.faults.length > 0 || reference === null || !icb || receivedOn === null || !urgent || !stageSaid || !stage) return { values: null, faults: row.faults, notes: row.notes };
  return {
    values: {
      reference, commissioner: icb.meaning, receivedOn, urgency: urgent.meaning as Urgency, stage, stageWords: stageSaid.word || stageLabels[stage], dueOn,
      waitsUntil: waitsAt(stage) ? until : null, nhsNumber: identity.nhsNumber, treatment, facts,
    },
    faults: [], notes: row.notes,
  };
}

function identityFacts(row: Reader): { facts: RowFact[]; nhsNumber: string | null; born: IsoDate | null } {
  const facts: RowFact[] = [];
  const name = row.text('patientName');
  if (name !== null) facts.push({ factId: 'patientName', value: { kind: 'text', text: name }, column: row.column('patientName')! });
  const number = row.text('nhsNumber');
  const read = number === null ? null : parseNhsNumber(number);
  if (read && !read.ok) row.fault('nhsNumber', `The NHS number ${faultWords[read.fault]}.`, 'Compare it with the papers, and correct it in the register.');
  if (read?.ok) facts.push({ factId: 'nhsNumber', value: { kind: 'text', text: read.digits }, column: row.column('nhsNumber')! });
  const born = row.day('dateOfBirth', false);
  if (born !== null) facts.push({ factId: 'dateOfBirth', value: { kind: 'date', date: { from: born, to: born, printed: row.text('dateOfBirth')! } }, column: row.column('dateOfBirth')! });
  return { facts, nhsNumber: read?.ok ? read.digits : null, born };
}

const faultWords = { 'not-ten-digits': 'has not ten digits', 'repeated-digit': 'is one digit ten times', 'check-digit': 'cannot be right: its last digit does not fit the others' } as const;

function texts(row: Reader, found: readonly (readonly [FieldId, string, string | null])[]): RowFact[] {
  return found.flatMap(([field, factId, text]) => (text === null ? [] : [{ factId, value: { kind: 'text' as const, text }, column: row.column(field)! }]));
}

/** A past decision. No cell of it may say who the patient was. */
export function readPastDecision(cells: readonly string[], mapping: RegisterMapping, today: IsoDate): ReadRow<PastDecisionRowRead> {
  const row = new Reader('decisions', cells, mapping);
  const reference = row.plain('reference', 100);
  const icb = row.word('icb');
  const decidedOn = row.day('decidedOn');
  const treatment = row.plain('treatment', longestText);
  const indication = row.plain('indication', longestText);
  const outcome = row.plain('outcome');
  const policyWords = row.plain('policyWords', longestText);
  const reasonCategory = row.plain('reasonCategory');
  if (icb && !icbByOds(icb.meaning)) row.fault('icb', `The app does not know an ICB with the code ${icb.meaning}.`, 'Choose another one above, or leave the line out.');
  if (decidedOn !== null && decidedOn > today) row.fault('decidedOn', `The day of the decision, ${longDate(decidedOn)}, lies in the future.`, 'Correct it in the register.');
  if (row.faults.length > 0 || reference === null || !icb || decidedOn === null || treatment === null || outcome === null) return { values: null, faults: row.faults, notes: [] };
  return { values: { reference, commissioner: icb.meaning, decidedOn, treatment, indication, outcome, policyWords, reasonCategory }, faults: [], notes: [] };
}
