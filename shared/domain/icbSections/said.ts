import { z } from 'zod';

/** One line of what an ICB has set, in words: what it is about, and what was said. */
export interface SaidLine {
  readonly label: string;
  readonly words: string;
}

/** A name, a role, a clause. */
export const shortWords = z.string().trim().min(1).max(300);
/** Wording as an ICB prints it. */
export const longWords = z.string().trim().min(1).max(4000);

export const yesOrNo = (value: boolean): string => (value ? 'Yes' : 'No');

/** The words that stand for codes, in the order of the codes, joined by a semicolon. */
export const listed = <Code extends string>(words: Readonly<Record<Code, string>>, codes: readonly Code[]): string => codes.map((code) => words[code]).join('; ');
