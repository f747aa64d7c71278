import type { CorpusEntry } from './entry.ts';
import { everyone, spaced } from './people.ts';

/** What the door for scripts says of a pack. */
export interface Checked {
  readonly outcome: string;
  readonly codes: readonly string[];
  readonly cases: readonly { readonly facts: readonly { readonly name: string; readonly value: string }[] }[];
  readonly held: readonly { readonly name: string; readonly code: string }[];
  readonly issues: readonly { readonly code: string; readonly file: string; readonly message: string; readonly next: string }[];
}

const flat = (text: string): string => text.toLowerCase().replace(/[’‘`´]/g, '\'').replace(/[\s\u00a0]+/g, ' ').trim();
const identifying = new Set(['nhsNumber', 'patientTelephone', 'requesterTelephone']);

/** Whether a value is the one that an entry expects. */
function agrees(fact: string, expected: string, value: string): boolean {
  if (expected === '*') return true;
  const tidy = (text: string) => (identifying.has(fact) ? text.replace(/[\s-]/g, '') : flat(text));
  if (expected.startsWith('~')) return tidy(value).includes(tidy(expected.slice(1)));
  return expected.split('|').some((one) => tidy(one) === tidy(value));
}

/** The facts that were not read as they should have been, as sentences. */
export function factMisses(expected: Readonly<Record<string, string>>, facts: Checked['cases'][number]['facts'] | undefined): string[] {
  return Object.entries(expected).flatMap(([fact, value]) => {
    const found = [...new Set((facts ?? []).filter((one) => one.name === fact).map((one) => one.value))];
    return found.length > 0 && found.every((one) => agrees(fact, value, one)) ? [] : [`${fact}: expected “${value}”, found ${JSON.stringify(found)}`];
  });
}

export interface Verdict {
  /** What is not as the entry says; facts that were missed among them. */
  readonly faults: readonly string[];
  readonly expectedFacts: number;
  readonly missedFacts: number;
}

/** Compares what was made of an entry with what should be. */
export function verdictOn({ expect }: CorpusEntry, checked: Checked): Verdict {
  const faults: string[] = [];
  if (!(expect.outcome as readonly string[]).includes(checked.outcome)) faults.push(`outcome: expected ${expect.outcome.join(' or ')}, found ${checked.outcome} (${checked.codes.join(', ')})`);
  for (const code of expect.codes ?? []) if (!code.split('|').some((one) => checked.codes.includes(one))) faults.push(`code ${code} is missing (${checked.codes.join(', ')})`);
  for (const code of expect.noCodes ?? []) if (checked.codes.includes(code)) faults.push(`code ${code} is a false alarm`);
  const wanted = expect.cases ?? (expect.facts ? [expect.facts] : []);
  if (expect.cases && checked.cases.length !== expect.cases.length) faults.push(`cases: expected ${expect.cases.length}, found ${checked.cases.length}`);
  const missed = wanted.flatMap((facts, index) => factMisses(facts, checked.cases[index]?.facts).map((miss) => (wanted.length > 1 ? `case ${index + 1}, ${miss}` : miss)));
  const values = checked.cases.flatMap((one) => one.facts);
  for (const word of expect.absent ?? []) {
    const found = values.filter((one) => one.name === word || (word.startsWith('=') && word.length > 1 ? one.value === word.slice(1) : flat(one.value).includes(flat(word))));
    if (found.length > 0) faults.push(`${word} may not be proposed: ${found.map((one) => `${one.name} = ${one.value}`).join('; ')}`);
  }
  const said = flat(JSON.stringify([checked.codes, checked.issues]));
  for (const word of expect.canary ?? []) if (said.includes(flat(word))) faults.push(`“${word}” is said in a message`);
  // What an issue says is shown and kept where the patient's data may not be; the name of a file is as the sender wrote it.
  const names = checked.issues.map((one) => one.file).join(' ');
  for (const { family, nhs } of everyone) for (const word of [family, nhs, spaced(nhs)]) if (said.includes(flat(word)) && !flat(names).includes(flat(word))) faults.push(`“${word}” of a patient is said in a message`);
  for (const one of checked.issues) if (!one.message.trim() || !one.next.trim()) faults.push(`${one.code} says nothing`);
  if (/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(checked.issues.map((one) => one.message + one.file).join(''))) faults.push('a message holds control or direction characters');
  if (checked.held.length < (expect.held ?? 0)) faults.push(`held: expected at least ${expect.held}, found ${checked.held.length}`);
  return { faults: [...faults, ...missed], expectedFacts: wanted.reduce((sum, facts) => sum + Object.keys(facts).length, 0), missedFacts: missed.length };
}
