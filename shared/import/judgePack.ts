import { checkPack } from './checkPack.ts';
import { issue, outcomeOf } from './issues.ts';
import type { PackPaper } from './mergeCandidates.ts';
import { checkRecords } from './recordPacks.ts';
import type { PackContext } from './packContext.ts';
import { outcomes, type CandidateFact, type ImportIssue, type Outcome, type ReadFile } from './paper.ts';

export type { PackContext } from './packContext.ts';

/** What a pack comes to, before a person has looked at it. */
export interface JudgedPack {
  readonly outcome: Outcome;
  readonly issues: readonly ImportIssue[];
  /** The draft cases that could be made: one for most packs, one for each request of a list, none in quarantine. */
  readonly cases: readonly { readonly facts: readonly PackFact[] }[];
  /** Files that are kept and were not read, not taken in, or could not be taken out of the file that holds them, each with the code of the reason. */
  readonly held: readonly { readonly name: string; readonly code: string }[];
}
export interface PackFact {
  readonly paperId: string;
  readonly candidate: CandidateFact;
}

/**
 * Judges a pack: the issues of its files and of the pack as a whole, and what they come to together. A file that cannot be
 * read costs that file only (`partial`), unless nothing is left of which a case could be made. `before`: issues that were
 * met while the files were fetched. Strict validity never stops a pack; see docs/import-issues.md.
 */
export function judgePack(papers: readonly PackPaper[], context: PackContext, before: readonly ImportIssue[] = []): JudgedPack {
  const own = [...before, ...papers.flatMap(({ file }) => file.issues)];
  const whole = papers.length === 0 ? [] /* nothing is missing in what was not taken in */ : papers.some(({ file }) => (file.records?.length ?? 0) > 0) ? checkRecords(papers, context.asAt, (some, day) => checkPack(some, day, context)) : checkPack(papers, context.asAt, context);
  const records = papers.flatMap(({ paperId, file }) => (file.records ?? []).map((record) => ({ facts: record.candidates.map((candidate) => ({ paperId, candidate })) })));
  const facts = papers.flatMap(({ paperId, file }) => file.candidates.map((candidate) => ({ paperId, candidate })));
  const issues = [...own, ...whole];
  const held = heldFiles(papers, before);
  const cases = records.length > 0 ? records : facts.some(({ candidate }) => makesARequest.has(candidate.factId)) ? [{ facts }] : [];
  const taken = papers.length > 0;
  if (cases.length === 0 && taken && !issues.some((one) => outcomeOf(one) === 'quarantine')) issues.push(issue('nothing-found', 'The pack'));
  const outcome = taken ? worst(issues.map((one) => softened(outcomeOf(one)))) : issues.length > 0 ? 'reject' : 'quarantine';
  return { outcome, issues, cases: outcome === 'quarantine' || outcome === 'reject' ? [] : cases, held };
}

/** Who it is about, or what is asked for: without any of these there is nothing to make a case of. */
const makesARequest: ReadonlySet<string> = new Set(['patientName', 'nhsNumber', 'dateOfBirth', 'hospitalNumber', 'intervention', 'treatment', 'diagnosis', 'clinicianCase']);

/** Beside other files, one that is too large is only held out. */
function softened(outcome: Outcome): Outcome {
  return outcome === 'reject' ? 'partial' : outcome;
}

function worst(found: readonly Outcome[]): Outcome {
  return outcomes[Math.max(0, ...found.map((outcome) => outcomes.indexOf(outcome)))]!;
}

type Held = JudgedPack['held'][number];

function heldFiles(papers: readonly PackPaper[], before: readonly ImportIssue[]): Held[] {
  const unread = papers.filter(({ file }) => !file.read).map(({ file }) => ({
    name: file.name,
    code: file.issues.find((one) => ['partial', 'reject', 'quarantine'].includes(outcomeOf(one)))?.code ?? file.issues[0]?.code ?? 'unread',
  }));
  return [...refusedOf(before), ...unread, ...papers.flatMap(({ file }) => heldInside(file))];
}

/** What a file that was opened could not give: each file inside by its name, and where no name is known, the rest of an archive by the archive's. */
function heldInside(file: ReadFile): Held[] {
  return file.issues.filter((one) => ['partial', 'reject'].includes(outcomeOf(one))).flatMap((one): Held[] => {
    if (one.inside !== undefined) return [{ name: one.inside, code: one.code }];
    if (one.file !== file.name) return [{ name: one.file, code: one.code }];
    return file.read && file.kind === 'zip' ? [{ name: file.name, code: one.code }] : [];
  });
}

function refusedOf(before: readonly ImportIssue[]): Held[] {
  return before.filter((one) => outcomeOf(one) !== 'accept').map((one) => ({ name: one.file, code: one.code }));
}
