import type { FactView } from '../../../shared/contract/case.ts';
import type { FactValue } from '../../../shared/domain/facts.ts';
import { formatNhsNumber, parseNhsNumber } from '../../../shared/domain/nhsNumber.ts';
import { noDate, partsOf, readDay, readRange, type DatePart, type DateParts } from '../../components/dateParts.ts';
import { nhsNumberFaults } from '../intake/intakeModel.ts';

/** An answer while it is being typed. Nothing in it has a default. */
export interface Draft {
  readonly text: string;
  readonly choice: string | null;
  readonly start: DateParts;
  readonly end: DateParts;
  readonly ended: 'ended' | 'going-on' | null;
}

export const emptyDraft: Draft = { text: '', choice: null, start: noDate, end: noDate, ended: null };

/** What is wrong with a draft: which field, and what to do about it. */
export interface DraftFault {
  readonly field: 'text' | 'choice' | 'start' | 'end' | 'ended';
  readonly part?: DatePart;
  readonly message: string;
}

/** The draft that a person starts from when correcting a value. */
export function draftFrom(value: FactValue | null): Draft {
  if (!value) return emptyDraft;
  switch (value.kind) {
    case 'text':
      return { ...emptyDraft, text: value.text };
    case 'choice':
      return { ...emptyDraft, choice: value.choice };
    case 'count':
      return { ...emptyDraft, text: String(value.count) };
    case 'quantity':
      return { ...emptyDraft, text: `${value.amount} ${value.unit}` };
    case 'date':
      return { ...emptyDraft, start: partsOf(value.date) };
    case 'interval':
      return { ...emptyDraft, start: partsOf(value.start), end: value.end ? partsOf(value.end) : noDate, ended: value.end ? 'ended' : 'going-on' };
  }
}

/** Reads a draft as a value of the fact's kind, or says what is wrong. */
export function readDraft(fact: Pick<FactView, 'factId' | 'answer'>, draft: Draft): { ok: true; value: FactValue } | { ok: false; fault: DraftFault } {
  switch (fact.answer.kind) {
    case 'text':
      return readText(fact.factId, draft.text.trim());
    case 'choice':
      return draft.choice ? { ok: true, value: { kind: 'choice', choice: draft.choice } } : fault('choice', 'Choose one of the answers');
    case 'count':
      return /^\d{1,4}$/.test(draft.text.trim()) ? { ok: true, value: { kind: 'count', count: Number(draft.text.trim()) } } : fault('text', 'Enter a whole number, for example 2. Enter 0 for none');
    case 'date': {
      // A date of birth tells two people apart, so a month or a year is not enough.
      if (fact.factId === 'dateOfBirth') {
        const full = readDay(draft.start, 'The date of birth');
        if (!full.ok) return fault('start', full.message, full.part);
      }
      const date = readRange(draft.start, 'The date');
      return date.ok ? { ok: true, value: { kind: 'date', date: date.value } } : fault('start', date.message, date.part);
    }
    case 'interval':
      return readInterval(draft);
  }
}

function readText(factId: string, text: string): ReturnType<typeof readDraft> {
  if (text === '') return fault('text', 'Type the answer');
  if (factId !== 'nhsNumber') return { ok: true, value: { kind: 'text', text } };
  const number = parseNhsNumber(text);
  return number.ok ? { ok: true, value: { kind: 'text', text: number.digits } } : fault('text', nhsNumberFaults[number.fault]);
}

function readInterval(draft: Draft): ReturnType<typeof readDraft> {
  const start = readRange(draft.start, 'The start');
  if (!start.ok) return fault('start', start.message, start.part);
  if (draft.ended === null) return fault('ended', 'Say whether it has ended');
  if (draft.ended === 'going-on') {
    return { ok: true, value: { kind: 'interval', start: start.value, end: null, printed: `${start.value.printed}, still going on` } };
  }
  const end = readRange(draft.end, 'The end');
  if (!end.ok) return fault('end', end.message, end.part);
  if (end.value.to < start.value.from) return fault('end', 'The end comes before the start', 'year');
  return { ok: true, value: { kind: 'interval', start: start.value, end: end.value, printed: `${start.value.printed} to ${end.value.printed}` } };
}

function fault(field: DraftFault['field'], message: string, part?: DatePart): { ok: false; fault: DraftFault } {
  return { ok: false, fault: { field, message, ...(part ? { part } : {}) } };
}

/** A value in words, for lines where the store has given none. */
export function valueWords(fact: Pick<FactView, 'factId' | 'answer'>, value: FactValue): string {
  switch (value.kind) {
    case 'text': {
      const number = fact.factId === 'nhsNumber' ? parseNhsNumber(value.text) : null;
      return number?.ok ? formatNhsNumber(number.digits) : value.text;
    }
    case 'choice':
      return (fact.answer.kind === 'choice' ? fact.answer.choices.find((choice) => choice.id === value.choice)?.label : undefined) ?? value.choice;
    case 'count':
      return String(value.count);
    case 'quantity':
      return `${value.amount} ${value.unit}`;
    case 'date':
      return value.date.printed;
    case 'interval':
      return value.printed;
  }
}
