import type { LetterheadImage } from '../../../../shared/domain/icbSections/identity.ts';
import { Checks } from '../../../components/checks.ts';
import { type DateParts, partsOfDay } from '../../../components/dateParts.ts';
import { linesOf } from '../../decision/decisionDraft.ts';

/** What is being typed in a form of settings, by the id of the field. */
export type FormDraft = Readonly<Record<string, unknown>>;

interface Base {
  /** The name of the value in the section. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** Said where it is missing. Absent: it may be left empty, and is then not part of what is kept. */
  readonly missing?: string;
  /** Asked only where this holds of what is typed so far. */
  readonly when?: (draft: FormDraft) => boolean;
}
interface Choices {
  readonly choices: readonly { readonly id: string; readonly label: string }[];
}

/** One question of a settings form. Forms are data, so that each section has its questions and none its own machinery. */
export type Field =
  | (Base & { readonly kind: 'line'; readonly width?: 4 | 10 | 20 })
  | (Base & { readonly kind: 'words'; readonly rows?: number })
  /** One entry on each line. */
  | (Base & { readonly kind: 'lines' })
  | (Base & { readonly kind: 'number'; readonly least: number; readonly most: number })
  | (Base & { readonly kind: 'yesNo' })
  | (Base & Choices & { readonly kind: 'choice' })
  /** `missing`: at least one has to be ticked. */
  | (Base & Choices & { readonly kind: 'ticks' })
  | (Base & { readonly kind: 'day' })
  | (Base & { readonly kind: 'rows'; readonly one: string; readonly add: string; readonly fields: readonly Field[] })
  | (Base & { readonly kind: 'letterhead' });

/** What a form starts from: what is set, else nothing. Nothing is chosen beforehand. */
export function startForm(fields: readonly Field[], value: FormDraft | null): FormDraft {
  return Object.fromEntries(fields.map((field) => [field.id, startField(field, value?.[field.id])]));
}

function startField(field: Field, value: unknown): unknown {
  switch (field.kind) {
    case 'line':
    case 'words':
      return value ?? '';
    case 'lines':
      return ((value ?? []) as string[]).join('\n');
    case 'number':
      return value === undefined ? '' : String(value);
    case 'yesNo':
      return value === undefined ? null : value ? 'yes' : 'no';
    case 'choice':
    case 'letterhead':
      return value ?? null;
    case 'ticks':
      return value ?? [];
    case 'day':
      return partsOfDay(value as string | null);
    case 'rows':
      return ((value ?? []) as FormDraft[]).map((row) => startForm(field.fields, row));
  }
}

/** Reads a form. Mistakes go to `checks`, each with the id of its control; what comes back counts only where there are none. */
export function readForm(fields: readonly Field[], draft: FormDraft, checks: Checks, prefix = ''): FormDraft {
  return Object.fromEntries(
    asked(fields, draft).flatMap((field): [string, unknown][] => {
      const value = readField(field, draft[field.id], checks, `${prefix}${field.id}`, prefix);
      return value === undefined ? [] : [[field.id, value]];
    }),
  );
}

/** The questions that are asked with what is typed so far. */
export const asked = (fields: readonly Field[], draft: FormDraft): readonly Field[] => fields.filter((field) => field.when?.(draft) ?? true);

function readField(field: Field, typed: unknown, checks: Checks, id: string, prefix: string): unknown {
  const { missing } = field;
  switch (field.kind) {
    case 'line':
    case 'words': {
      const words = (typed as string).trim();
      if (words === '' && missing) checks.add(id, missing);
      return words === '' ? undefined : words;
    }
    case 'lines': {
      const lines = linesOf(typed as string);
      if (lines.length === 0 && missing) checks.add(id, missing);
      return lines;
    }
    case 'number': {
      const text = (typed as string).trim();
      const number = Number(text);
      if (text === '') checks.add(id, missing ?? `Enter ${field.label.toLowerCase()}`);
      else if (!/^\d{1,4}$/.test(text) || number < field.least || number > field.most) checks.add(id, `${field.label}: enter a whole number from ${field.least} to ${field.most}`);
      return number;
    }
    case 'yesNo':
      return checks.choice(id, typed as 'yes' | 'no' | null, missing ?? '') === 'yes';
    case 'choice':
      return checks.choice(id, typed as string | null, missing ?? '') ?? undefined;
    case 'ticks':
      if ((typed as string[]).length === 0 && missing) checks.add(`${id}-1`, missing);
      // In the order of the form, so that the same ticks are the same value.
      return field.choices.flatMap((choice) => ((typed as string[]).includes(choice.id) ? [choice.id] : []));
    case 'day': {
      const parts = typed as DateParts;
      const empty = [parts.day, parts.month, parts.year].every((part) => part.trim() === '');
      return empty && !missing ? null : checks.day(id, parts, field.label);
    }
    case 'rows': {
      const rows = typed as FormDraft[];
      if (rows.length === 0 && missing) checks.add(`${id}-add`, missing);
      return rows.map((row, index) => {
        const inRow = new Checks();
        const read = readForm(field.fields, row, inRow, `${prefix}${field.id}-${index + 1}-`);
        // The same question is asked in each row: its mistake says of which.
        for (const { id: at, message } of inRow.errors) checks.add(at, `${field.one} ${index + 1}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`);
        Object.assign(checks.dates, inRow.dates);
        return read;
      });
    }
    case 'letterhead':
      if (typed === null && missing) checks.add(`${id}-choose`, missing);
      return (typed as LetterheadImage | null) ?? undefined;
  }
}
