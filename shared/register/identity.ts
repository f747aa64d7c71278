import { parseNhsNumber } from '../domain/nhsNumber.ts';
import { wordKey } from './mapping.ts';
import { readRegisterDay } from './days.ts';

/**
 * Signs that a text or a column says who a patient is. They are looked for where no identity may come in: past decisions, and those cells
 * of an open case that lists show to everybody who sees cases. They find what is written as such; a name in the middle of a sentence they
 * do not, so a person looks too.
 */

/** Whether a text holds an NHS number whose check digit is right, however it is spaced. A longer number, such as a telephone's, is none. */
export function holdsNhsNumber(text: string): boolean {
  const ten = /(?:\d[\s\u00a0\u2009\u202f\-\u2010-\u2015./]?){9}\d(?!\d)/y;
  return [...text.matchAll(/(?<!\d)(?=\d)/g)].some(({ index }) => {
    ten.lastIndex = index;
    const found = ten.exec(text);
    return found !== null && parseNhsNumber(found[0].replace(/\D/g, '')).ok;
  });
}

/** Why a text may not stand where no identity may: the rest of "it holds"; null where nothing was found. */
export function identityIn(text: string): string | null {
  if (holdsNhsNumber(text)) return 'an NHS number';
  if (/\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\b\W{0,4}\d/i.test(text)) return 'a date of birth';
  if (/\b(?:Mr|Mrs|Ms|Miss|Mx|Master)\.? \p{Lu}\p{L}+/u.test(text)) return 'the name of a person';
  return null;
}

const named = /\b(?:nhs (?:no|num|number|id)|nhsnumber|patient(?:'s|’s)? (?:name|id|initials|surname|address)|patient|surname|forenames?|first name|last name|family name|given name|full name|initials|d\.?o\.?b\.?|date of birth|birth date|birthdate|born|age|address|post ?code|telephone|phone|mobile|e-?mail|mrn|hospital (?:no|number|id)|gender|sex|ethnicity)\b/;
const notNamed = /^(?:name of (?:treatment|drug|policy|provider|trust)|provider address|age group)$/;

/** A column that says, by its name or by what stands in it, who the patients are. */
export interface IdentityColumn {
  readonly column: number;
  readonly why: string;
}

/** Looks through the columns of a list of past decisions. `rows`: the cells of every row. */
export function identityColumns(header: readonly string[], rows: readonly (readonly string[])[]): IdentityColumn[] {
  return header.flatMap((name, column): IdentityColumn[] => {
    const key = wordKey(name);
    if (key === 'name' || (named.test(key) && !notNamed.test(key))) return [{ column, why: 'its name says that it is about the patient' }];
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');
    if (cells.length === 0) return [];
    const share = (test: (cell: string) => boolean): number => cells.filter(test).length / cells.length;
    if (share((cell) => parseNhsNumber(cell).ok) >= 0.1) return [{ column, why: 'NHS numbers stand in it' }];
    if (cells.length >= 3 && share(isName) >= 0.5) return [{ column, why: 'names of people seem to stand in it' }];
    return looksLikeBirth(cells) ? [{ column, why: 'days of birth seem to stand in it' }] : [];
  });
}

/** As registers write people: with a title, or the family name first. */
const isName = (cell: string): boolean => /^(?:Mr|Mrs|Ms|Miss|Mx|Master)\b\.? /i.test(cell) || /^\p{Lu}[\p{L}'’-]+, ?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}.]*)?$/u.test(cell);

/** Days over many decades are no days of decisions. */
function looksLikeBirth(cells: readonly string[]): boolean {
  const years = cells.flatMap((cell) => {
    const read = readRegisterDay(cell, 'day-first', false);
    return read.ok ? [Number(read.day.slice(0, 4))] : [];
  });
  return years.length >= 3 && years.length >= cells.length / 2 && Math.max(...years) - Math.min(...years) >= 15 && Math.min(...years) < 2000;
}
