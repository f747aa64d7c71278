import type { CallerIdentifiers } from '../../../shared/contract/search.ts';
import { parseNhsNumber } from '../../../shared/domain/nhsNumber.ts';
import { readDay, type DatePart, type DateParts } from '../../components/dateParts.ts';
import type { FieldError } from '../../components/ErrorSummary.tsx';

export interface CallerTyped {
  readonly nhsNumber: string;
  readonly born: DateParts;
  readonly name: string;
  readonly caseNumber: string;
}

export type ReadCaller = { ok: true; value: CallerIdentifiers } | { ok: false; errors: FieldError[]; date?: { part: DatePart; message: string } };

/** The identifiers that were typed, or what is wrong with them. Fewer than two are not sent. */
export function readCaller({ nhsNumber, born, name, caseNumber }: CallerTyped): ReadCaller {
  const value: { -readonly [K in keyof CallerIdentifiers]: CallerIdentifiers[K] } = {};
  const errors: FieldError[] = [];
  let date: { part: DatePart; message: string } | undefined;
  if (nhsNumber.trim() !== '') {
    const read = parseNhsNumber(nhsNumber);
    if (read.ok) value.nhsNumber = read.digits;
    else errors.push({ id: 'caller-nhsNumber', message: 'That is not an NHS number. Ask the caller to read out the ten digits again' });
  }
  if (born.day !== '' || born.month !== '' || born.year !== '') {
    const read = readDay(born, 'The date of birth');
    if (read.ok) value.dateOfBirth = read.value;
    else {
      date = { part: read.part, message: read.message };
      errors.push({ id: `caller-born-${read.part}`, message: read.message });
    }
  }
  if (name.trim() !== '') value.name = name.trim();
  if (caseNumber.trim() !== '') value.caseNumber = caseNumber.trim();
  if (errors.length === 0 && Object.keys(value).length < 2) errors.push({ id: 'caller-nhsNumber', message: 'Enter two identifiers. With one alone nothing about a case is shown' });
  return errors.length > 0 ? { ok: false, errors, ...(date ? { date } : {}) } : { ok: true, value };
}
