import type { LetterDocument } from './document.ts';
import { lintDates } from './lintDates.ts';
import { lintReasons } from './lintReasons.ts';
import { lintReturned } from './lintReturned.ts';
import { lintWording } from './lintWording.ts';
import type { LetterRecord } from './record.ts';

/** Something about a letter that a person should see before it is issued. */
export interface LintFinding {
  /** The path in the record to what has to change, or `document` where the whole letter is meant. */
  readonly part: string;
  readonly message: string;
  /** `must-fix` stops the letter; `look` asks a person to look and lets them go on. */
  readonly weight: 'must-fix' | 'look';
}

/**
 * Checks a composed letter against its record. What compose refuses (blank pieces) does not come here; this is about
 * what is there and is wrong, weak or hard to read. Nothing is changed: the words are the panel's.
 */
export function lint(document: LetterDocument, record: LetterRecord): LintFinding[] {
  return [...lintReasons(document, record), ...lintDates(document, record), ...lintWording(document, record), ...lintReturned(document, record)];
}
