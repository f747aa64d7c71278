import type { DateRange } from '../../shared/domain/dates.ts';
import type { FactKind } from '../../shared/domain/factKind.ts';
import { choicesOf, sameValue, stretchesOf, type FactValue, type Stretch } from '../../shared/domain/facts.ts';
import { type DatePart, type DateParts, noDate, partsOf, partsOfDay, readDay, readRange } from './dateParts.ts';

/** A date while it is typed: one date, known to the day, the month or the year, or two dates that it lies between. */
export interface RangeDraft {
  readonly first: DateParts;
  /** Null: one date is typed. */
  readonly latest: DateParts | null;
  /** What it was before anybody typed; it stands until a field is changed, so that "spring 2025" is not lost by looking. */
  readonly kept: DateRange | null;
}

export interface StretchDraft {
  /** Tells the stretches of one answer apart, so that taking one out leaves the others as they are. */
  readonly key: number;
  readonly start: RangeDraft;
  readonly ended: 'ended' | 'going-on' | null;
  readonly end: RangeDraft;
}

/** An answer of any kind while it is typed. Nothing in it has a default. */
export interface ValueDraft {
  readonly text: string;
  readonly choices: readonly string[];
  readonly date: RangeDraft;
  readonly stretches: readonly StretchDraft[];
  /** The value that the person started from. */
  readonly from: FactValue | null;
}

/** What is wrong with a draft. `field` ends the id of the control: "start-1" is the start of the second stretch. */
export interface ValueFault {
  readonly field: string;
  readonly part?: DatePart;
  readonly message: string;
}

export type ReadValue = { ok: true; value: FactValue } | { ok: false; fault: ValueFault };

export const noRange: RangeDraft = { first: noDate, latest: null, kept: null };
export const newStretch = (key: number): StretchDraft => ({ key, start: noRange, ended: null, end: noRange });

/** The draft that a person starts from; a value of another kind or unit than the question's starts empty. */
export function draftOf(answer: FactKind, value: FactValue | null): ValueDraft {
  const empty: ValueDraft = { text: '', choices: [], date: noRange, stretches: [newStretch(0)], from: value };
  if (!value) return empty;
  switch (value.kind) {
    case 'text':
      return { ...empty, text: value.text };
    case 'count':
      return { ...empty, text: String(value.count) };
    case 'quantity':
      return answer.kind === 'quantity' && answer.unit === value.unit ? { ...empty, text: String(value.amount) } : empty;
    case 'choice':
    case 'choices':
      return { ...empty, choices: choicesOf(value) };
    case 'date':
      return { ...empty, date: rangeDraft(value.date) };
    case 'interval':
      return {
        ...empty,
        stretches: stretchesOf(value).map(({ start, end }, key) => ({ key, start: rangeDraft(start), ended: end ? 'ended' : 'going-on', end: end ? rangeDraft(end) : noRange })),
      };
  }
}

/** Reads a draft as a value of the question's kind, or says what is wrong. `exactDay`: a month or a year is not enough. */
export function readValue(answer: FactKind, draft: ValueDraft, exactDay = false): ReadValue {
  const read = readAfresh(answer, draft, exactDay);
  // The same answer keeps the words in which it was written.
  return read.ok && draft.from && sameValue(read.value, draft.from) ? { ok: true, value: draft.from } : read;
}

function readAfresh(answer: FactKind, draft: ValueDraft, exactDay: boolean): ReadValue {
  const text = draft.text.trim();
  switch (answer.kind) {
    case 'text':
      return text === '' ? fault('text', 'Type the answer') : { ok: true, value: { kind: 'text', text } };
    case 'count':
      return /^\d{1,4}$/.test(text) ? { ok: true, value: { kind: 'count', count: Number(text) } } : fault('text', 'Enter a whole number, for example 2. Enter 0 for none');
    case 'quantity': {
      const plain = text.replace('−', '-');
      if (!/^-?\d{1,6}(\.\d{1,4})?$/.test(plain)) return fault('text', `Enter a number in ${answer.unit}, with a point for parts, for example 2.5`);
      return { ok: true, value: { kind: 'quantity', amount: Number(plain), unit: answer.unit } };
    }
    case 'choice': {
      const chosen = answer.choices.map((one) => one.id).filter((id) => draft.choices.includes(id));
      if (chosen.length === 0) return fault('choice', answer.several ? 'Tick at least one answer' : 'Choose one of the answers');
      return { ok: true, value: answer.several ? { kind: 'choices', choices: chosen } : { kind: 'choice', choice: chosen[0]! } };
    }
    case 'date': {
      const read = readRangeDraft(draft.date, 'date', 'The date', exactDay);
      return read.ok ? { ok: true, value: { kind: 'date', date: read.value } } : read;
    }
    case 'interval':
      return readStretches(draft.stretches);
  }
}

function readStretches(drafts: readonly StretchDraft[]): ReadValue {
  const stretches: Stretch[] = [];
  for (const [index, draft] of drafts.entries()) {
    const start = readRangeDraft(draft.start, `start-${index}`, 'The start');
    if (!start.ok) return start;
    if (draft.ended === null) return fault(`ended-${index}`, 'Say whether it has ended');
    if (draft.ended === 'going-on') {
      stretches.push({ start: start.value, end: null });
      continue;
    }
    const end = readRangeDraft(draft.end, `end-${index}`, 'The end');
    if (!end.ok) return end;
    if (end.value.to < start.value.from) return fault(`end-${index}`, 'The end comes before the start', 'year');
    stretches.push({ start: start.value, end: end.value });
  }
  const [first, ...further] = stretches;
  if (!first) return fault('start-0', 'The start needs a year', 'year');
  const printed = stretches.map(stretchWords).join('; ');
  return { ok: true, value: { kind: 'interval', start: first.start, end: first.end, printed, ...(further.length > 0 ? { further } : {}) } };
}

const stretchWords = ({ start, end }: Stretch): string => (end ? `${start.printed} to ${end.printed}` : `${start.printed}, still going on`);

function readRangeDraft(draft: RangeDraft, field: string, what: string, exactDay = false): { ok: true; value: DateRange } | { ok: false; fault: ValueFault } {
  if (draft.kept) return { ok: true, value: draft.kept };
  if (exactDay) {
    const full = readDay(draft.first, what);
    if (!full.ok) return fault(field, full.message, full.part);
  }
  const first = readRange(draft.first, draft.latest ? `${what}, at the earliest,` : what);
  if (!first.ok) return fault(field, first.message, first.part);
  if (!draft.latest) return { ok: true, value: first.value };
  const latest = readRange(draft.latest, `${what}, at the latest,`);
  if (!latest.ok) return fault(`${field}-latest`, latest.message, latest.part);
  if (latest.value.to < first.value.from) return fault(`${field}-latest`, 'The latest date comes before the earliest', 'year');
  return { ok: true, value: { from: first.value.from, to: latest.value.to, printed: `between ${first.value.printed} and ${latest.value.printed}` } };
}

/** A range as the fields show it: one date where three fields can say it, else its first and its last day. */
function rangeDraft(range: DateRange): RangeDraft {
  const first = partsOf(range);
  const again = readRange(first, '');
  if (again.ok && again.value.from === range.from && again.value.to === range.to) return { first, latest: null, kept: range };
  const dayOf = partsOfDay;
  return { first: dayOf(range.from), latest: dayOf(range.to), kept: range };
}

function fault(field: string, message: string, part?: DatePart): { ok: false; fault: ValueFault } {
  return { ok: false, fault: { field, message, ...(part ? { part } : {}) } };
}
