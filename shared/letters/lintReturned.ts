import type { LetterDocument } from './document.ts';
import type { LintFinding } from './lint.ts';
import type { LetterRecord } from './record.ts';
import { missingLine } from './returnedIncompleteClinician.ts';

/**
 * Whether the letter on an incomplete request lists each question that has no answer, once, and nothing that was answered.
 * The record is read anew: a fact that was answered after the letter was drafted shows here.
 */
export function lintReturned(document: LetterDocument, record: LetterRecord): LintFinding[] {
  if (document.kind !== 'returned-incomplete-clinician' || !record.returned) return [];
  const listed = document.blocks.flatMap((block) => (block.kind === 'list' && block.ordered ? block.items : []));
  const { missing, answered } = record.returned;
  const findings: LintFinding[] = [];
  const say = (message: string) => findings.push({ part: 'returned.missing', weight: 'must-fix', message });
  for (const item of missing) {
    const times = listed.filter((line) => line === missingLine(item)).length;
    if (times !== 1) say(times === 0 ? `“${item.question}” has no answer, and the letter does not ask for it.` : `The letter asks for “${item.question}” more than once.`);
  }
  for (const item of answered) if (listed.includes(missingLine(item))) say(`The letter asks for “${item.question}”, which has been answered.`);
  const known = new Set([...missing, ...answered].map(missingLine));
  for (const line of listed) if (!known.has(line)) say(`The letter lists “${line}”, which is no question of the form.`);
  if (record.information?.asked && namesPatient(record.information.asked, record)) findings.push({ part: 'information.asked', weight: 'look', message: 'These words seem to name the patient. The clinician knows who it is from the head of the letter.' });
  return findings;
}

function namesPatient(asked: string, { patient }: LetterRecord): boolean {
  const words = new Set(asked.split(/[^\p{L}\p{M}'’]+/u).filter((word) => /^\p{Lu}/u.test(word)));
  const digits = asked.replace(/\D/g, '');
  return patient.name.split(/\s+/).some((part) => part.length > 2 && words.has(part)) || (patient.nhsNumber.length === 10 && digits.includes(patient.nhsNumber));
}
