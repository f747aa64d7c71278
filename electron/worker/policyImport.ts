import { basename } from 'node:path';
import type { CheckedFile } from '../../shared/contract/policy.ts';
import { lintLibrary, lintPolicy, parsePolicy, type LintFinding, type Policy } from '../../shared/policy/index.ts';
import { policyVersionRow } from '../../db/policyRepo.ts';
import { readChosen, type ChosenFile } from './chosenFile.ts';
import { recordInOffice } from './commit.ts';
import { hooked } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { libraryOf, policyHash, type PolicyLibrary } from './policyLibrary.ts';
import { policyFileLimit, readPolicyText } from './policyText.ts';
import { RefusedError, refuseWith } from './refusal.ts';

export const policyImportHandlers = {
  'policy.check': async (worker, _input, paths) => {
    const read = await readFiles(paths ?? []);
    const checked = checkFiles(libraryOf(worker.signedIn.db), read);
    return { files: checked.map(({ name, policy, held, findings }): CheckedFile => ({ name, policyId: policy?.id ?? null, title: policy?.ourTitle ?? null, usable: !findings.some(isFault), held, findings: [...findings] })) };
  },

  'policy.import': async (worker, _input, paths) => {
    const read = await readFiles(paths ?? []);
    const { db, person } = worker.signedIn; // after the reading: somebody may have locked meanwhile, or brought the same text in
    const checked = checkFiles(libraryOf(db), read);
    if (checked.length === 0) return refuseWith('INVALID', 'No file was chosen.', 'Choose the policy files.');
    refuseFaults(checked);
    const now = worker.now();
    const fresh = new Map(checked.filter((one) => !one.held).map((one) => [one.policy!.id, one]));
    if (fresh.size > 0) {
      const rows = [...fresh.values()].map(({ name, policy }) =>
        policyVersionRow({ id: worker.newId(), policyId: policy!.id, hash: policyHash(policy!), body: JSON.stringify(policy), originalName: name, by: person.id, at: now }));
      recordInOffice({ db, event: { type: 'policyImported', version: 1, body: { policyIds: [...fresh.keys()] } }, rows, actor: person.id, now, ...hooked(worker, 'policy-import') });
      worker.changed(null);
    }
    return { policyIds: [...new Set(checked.map(({ policy }) => policy!.id))] };
  },
} satisfies Partial<Handlers>;

interface Checked {
  readonly name: string;
  readonly policy: Policy | null;
  /** This very text is held already. */
  readonly held: boolean;
  readonly findings: readonly LintFinding[];
}

/** All or none: the first fault ends the import, and the sentence says how many there are. */
function refuseFaults(checked: readonly Checked[]): void {
  const faults = checked.flatMap(({ name, findings }) => findings.filter(isFault).map((finding) => ({ name, finding })));
  const [first] = faults;
  if (!first) return;
  const more = faults.length - 1;
  refuseWith(
    'INVALID',
    `“${first.name}” cannot be brought in. At ${first.finding.where}: ${ended(first.finding.message)}${more > 0 ? ` There ${more === 1 ? 'is one more fault' : `are ${more} more faults`}.` : ''}`,
    `${ended(first.finding.mend)} Nothing was brought in.`,
  );
}

const isFault = (finding: LintFinding): boolean => finding.level === 'fault';

type Read = ChosenFile | { readonly name: string; readonly finding: LintFinding };

async function readFiles(paths: readonly string[]): Promise<Read[]> {
  const read: Read[] = [];
  for (const path of paths) {
    try {
      read.push(await readChosen(path, policyFileLimit));
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      const { message, next } = error.refusal;
      read.push({ name: basename(path), finding: { level: 'fault', rule: 'form', where: 'the file', message, mend: next ?? 'Choose the file again.' } });
    }
  }
  return read;
}

function checkFiles(library: PolicyLibrary, read: readonly Read[]): Checked[] {
  const checked: Checked[] = [];
  for (const file of read) checked.push(checkFile(library, file, checked));
  const sound = checked.filter((one) => one.policy !== null && !one.held && !one.findings.some(isFault));
  if (sound.length === 0) return checked;
  const together = againstHeld(library, sound.map(({ policy }) => policy!));
  return checked.map((one) => (sound.includes(one) ? { ...one, findings: [...one.findings, ...together.filter((finding) => concerns(finding, one.policy!, sound.length))] } : one));
}

function checkFile(library: PolicyLibrary, file: Read, before: readonly Checked[]): Checked {
  const none = { name: file.name, policy: null, held: false };
  if ('finding' in file) return { ...none, findings: [file.finding] };
  const read = readPolicyText(file.bytes);
  if (!read.ok) return { ...none, findings: [read.finding] };
  const findings = lintPolicy(read.value);
  if (findings.some(isFault)) return { ...none, findings };
  const policy = parsePolicy(read.value);
  const hash = policyHash(policy);
  const sameId = [...library.held, ...before.flatMap((one) => (one.policy ? [{ policy: one.policy, hash: policyHash(one.policy) }] : []))].filter((one) => one.policy.id === policy.id);
  if (sameId.some((one) => one.hash !== hash)) {
    const message = `Another text with the id “${policy.id}” is ${library.held.some((one) => one.policy.id === policy.id) ? 'held already' : 'among these files'}, and a text never changes under its id.`;
    const mend = 'Give this one a new id, with the same “line”.';
    return { ...none, policy, findings: [...findings, { level: 'fault', rule: 'double-id', where: 'id', message, mend }] };
  }
  return { ...none, policy, held: library.held.some((one) => one.hash === hash), findings };
}

/** What is at odds between the new texts and those that are held; what was at odds before is not blamed on them. Withdrawn texts are left out. */
function againstHeld(library: PolicyLibrary, fresh: readonly Policy[]): readonly LintFinding[] {
  const held = library.held.filter(({ state }) => state !== 'withdrawn').map(({ policy }) => policy);
  const known = new Set(lintLibrary(held).map((finding) => JSON.stringify(finding)));
  return lintLibrary([...held, ...fresh]).filter((finding) => !known.has(JSON.stringify(finding)));
}

/** A finding between texts stands with the new file that it names; where it names none, with each. */
function concerns(finding: LintFinding, policy: Policy, fresh: number): boolean {
  return fresh === 1 || `${finding.where} ${finding.message}`.includes(policy.id) || !/[“"]/.test(finding.message);
}

const ended = (sentence: string): string => (/[.!?]$/.test(sentence.trim()) ? sentence.trim() : `${sentence.trim()}.`);
