import { z } from 'zod';
import { odsCode, urgency } from '../workflow/shapes.ts';
import { stages } from '../workflow/stages.ts';

/** What is brought in: open cases, or decisions of before without who the patients were. */
export const registerKinds = ['cases', 'decisions'] as const;
export type RegisterKind = (typeof registerKinds)[number];

export interface Field {
  readonly id: FieldId;
  readonly label: string;
  readonly hint?: string;
  /** A row without it cannot be brought in. */
  readonly needed: boolean;
  /** Its words are the office's own, and a person says what each of them means here. */
  readonly words?: WordField;
  /** Further names of the column, as offices write them. */
  readonly also: readonly string[];
}

export const wordFields = ['icb', 'urgent', 'stage'] as const;
export type WordField = (typeof wordFields)[number];

export const fieldIds = [
  'reference', 'icb', 'receivedOn', 'urgent', 'stage', 'dueOn', 'waitsUntil', 'treatment', 'indication', 'clinician', 'provider', 'patientName', 'nhsNumber', 'dateOfBirth',
  'decidedOn', 'outcome', 'policyWords', 'reasonCategory',
] as const;
export type FieldId = (typeof fieldIds)[number];

const reference: Field = { id: 'reference', label: 'Own reference', needed: true, also: ['reference', 'ref', 'ref no', 'reference number', 'ifr reference', 'ifr ref', 'ifr number', 'case ref', 'case reference', 'case number', 'id'] };
const icb: Field = { id: 'icb', label: 'ICB', needed: true, words: 'icb', also: ['commissioner', 'icb code', 'ccg', 'organisation'] };
const treatment: Field = { id: 'treatment', label: 'Treatment', needed: false, also: ['treatment requested', 'intervention', 'procedure', 'drug', 'request', 'treatment / drug'] };
const indication: Field = { id: 'indication', label: 'Indication', hint: 'The diagnosis that it is asked for.', needed: false, also: ['diagnosis', 'condition'] };

/** The columns that each kind of list can have, in the order in which they are asked about. */
export const fieldsOf: Readonly<Record<RegisterKind, readonly Field[]>> = {
  cases: [
    reference,
    icb,
    { id: 'receivedOn', label: 'Received', hint: 'The day on which the request came. The case keeps it.', needed: true, also: ['date received', 'received date', 'received on', 'date of receipt'] },
    { id: 'urgent', label: 'Urgent', needed: true, words: 'urgent', also: ['urgency', 'priority', 'urgent?', 'urgent y/n'] },
    { id: 'stage', label: 'Stage', hint: 'Where the case stands, in the words of the office.', needed: true, words: 'stage', also: ['status', 'current status', 'current stage', 'progress'] },
    { id: 'dueOn', label: 'Due', hint: 'The day by which the office has promised an answer.', needed: false, also: ['due date', 'due on', 'deadline', 'target date', 'decision due'] },
    { id: 'waitsUntil', label: 'Waits until', hint: 'For a case that waits for information: the day on which the wait ends.', needed: false, also: ['waiting until', 'on hold until', 'response due', 'information due'] },
    treatment,
    indication,
    { id: 'clinician', label: 'Clinician', needed: false, also: ['requesting clinician', 'requester', 'consultant', 'applicant', 'referrer'] },
    { id: 'provider', label: 'Provider', needed: false, also: ['trust', 'hospital', 'requesting organisation'] },
    { id: 'patientName', label: 'Patient’s name', needed: false, also: ['patient name', 'patient', 'name'] },
    { id: 'nhsNumber', label: 'NHS number', needed: false, also: ['nhs no', 'nhs no.', 'nhs num', 'nhsnumber'] },
    { id: 'dateOfBirth', label: 'Date of birth', needed: false, also: ['dob', 'd.o.b.', 'birth date', 'born'] },
  ],
  decisions: [
    reference,
    icb,
    { id: 'decidedOn', label: 'Decided on', needed: true, also: ['decision date', 'date of decision', 'date decided', 'panel date'] },
    { ...treatment, needed: true },
    indication,
    { id: 'outcome', label: 'Outcome', needed: true, also: ['decision', 'panel outcome', 'result'] },
    { id: 'policyWords', label: 'Clause or policy', hint: 'By which policy or clause it was decided, in the words of the office.', needed: false, also: ['policy', 'clause', 'policy clause', 'policy name'] },
    { id: 'reasonCategory', label: 'Reason category', needed: false, also: ['reason', 'category', 'reason for decision'] },
  ],
};

const column = z.number().int().min(0).max(999);
const words = <V extends z.ZodType>(value: V) => z.record(z.string().max(500), value);

/** How a file is read: which column holds what, and what its words mean. */
export const registerMapping = z.strictObject({
  columns: z.partialRecord(z.enum(fieldIds), column),
  /** What holds for every row, where no column says it. */
  same: z.strictObject({ icb: odsCode.optional(), urgent: urgency.optional(), stage: z.enum(stages).optional() }),
  /** By word as {@link wordKey} writes it. */
  words: z.strictObject({ icb: words(odsCode), urgent: words(urgency), stage: words(z.enum(stages)) }),
  dateOrder: z.enum(['day-first', 'month-first']).nullable(),
  /** Columns that say who the patient is, and that a person said are left out. For past decisions only. */
  leftOut: z.array(column).max(1000),
});
export type RegisterMapping = z.infer<typeof registerMapping>;

export const noMapping: RegisterMapping = { columns: {}, same: {}, words: { icb: {}, urgent: {}, stage: {} }, dateOrder: null, leftOut: [] };

/** A word of the office, so that “Panel ” and “panel” are one. */
export const wordKey = (word: string): string => word.trim().toLowerCase().replace(/\s+/g, ' ').slice(0, 500);

/** Stands at the end of the name of a column that only a list of this app has. */
export const ownMark = '(IFR Panel)';
export const isOwnColumn = (name: string): boolean => name.endsWith(ownMark);

/** Which column holds what, as their names say. A person looks at it before anything is read by it. */
export function guessColumns(kind: RegisterKind, header: readonly string[]): RegisterMapping['columns'] {
  const names = header.map((name) => wordKey(name).replace(/[:*]+$/, ''));
  const taken = new Set<number>();
  const columns: RegisterMapping['columns'] = {};
  // Its own name first: “Reference” beside “Own reference” is another column.
  for (const exact of [true, false]) {
    for (const { id, label, also } of fieldsOf[kind]) {
      if (columns[id] !== undefined) continue;
      const at = names.findIndex((name, index) => !taken.has(index) && (exact ? name === wordKey(label) || name === wordKey(label).replace('’', "'") : also.includes(name)));
      if (at < 0) continue;
      columns[id] = at;
      taken.add(at);
    }
  }
  return columns;
}

/** What keeps the rows from being read at all: for each field, what and what next. */
export interface MappingFault {
  readonly field: FieldId | 'columns';
  readonly message: string;
}

/** What is missing or doubled in a mapping, before any row is looked at. */
export function mappingFaults(kind: RegisterKind, mapping: RegisterMapping, header: readonly string[]): MappingFault[] {
  const faults: MappingFault[] = [];
  const used = new Map<number, string>();
  for (const { id, label, needed, words: word } of fieldsOf[kind]) {
    const at = mapping.columns[id];
    if (at === undefined) {
      if (needed && !(word && mapping.same[word])) faults.push({ field: id, message: word ? `Say which column holds “${label}”, or what holds for every row.` : `Say which column holds “${label}”.` });
      continue;
    }
    if (at >= header.length) faults.push({ field: id, message: `The file has no such column for “${label}”.` });
    const other = used.get(at);
    if (other !== undefined) faults.push({ field: id, message: `“${header[at] ?? ''}” is chosen for both “${other}” and “${label}”.` });
    used.set(at, label);
  }
  return faults;
}
