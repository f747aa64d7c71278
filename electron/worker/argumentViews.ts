import { createHash } from 'node:crypto';
import type { ArgumentView } from '../../shared/contract/case.ts';
import type { Anchor } from '../../shared/import/paper.ts';
import { proposeArguments, type ProposedArgument } from '../../shared/import/proposeArguments.ts';
import { listArguments } from '../../db/argumentRepo.ts';
import type { CaseFile } from './caseFile.ts';
import type { Worker } from './context.ts';
import { hintsOn } from './hints.ts';

/** A proposal has no row yet: its id is made from where it stands and what it says, so it stays the same. */
function proposalId(proposal: ProposedArgument): string {
  return `proposed-${createHash('sha256').update(JSON.stringify([proposal.paperId, proposal.text])).digest('hex').slice(0, 24)}`;
}

/** Arguments read from the papers that nobody has confirmed or put aside yet. The check cannot finish while there are any. */
export function openProposals(file: CaseFile, worker: Worker): (ProposedArgument & { readonly argumentId: string })[] {
  const taken = new Set(listArguments(worker.signedIn.db, file.applicationId).map((row) => `${row.paperId}:${(row.anchor as { words?: string } | null)?.words ?? ''}`));
  return proposeArguments(file.pack)
    .filter((proposal) => !taken.has(`${proposal.paperId}:${proposal.anchor.words}`))
    .map((proposal) => ({ ...proposal, argumentId: proposalId(proposal) }));
}

/** The clinician's arguments as the case shows them: confirmed, put aside, and proposed. */
export function argumentViews(worker: Worker, file: CaseFile): ArgumentView[] {
  const names = new Map(file.papers.map(({ paper }) => [paper.id, paper.originalName]));
  const standing = new Map(file.state.arguments.map((one) => [one.id, one.state]));
  const recorded = listArguments(worker.signedIn.db, file.applicationId)
    .filter((row) => standing.get(row.id) !== 'superseded')
    .map((row): ArgumentView => ({
      argumentId: row.id, text: row.text, paperId: row.paperId, paperName: row.paperId ? (names.get(row.paperId) ?? null) : null,
      anchor: (row.anchor as Anchor | null) ?? null, state: standing.get(row.id) === 'withdrawn' ? 'withdrawn' : 'confirmed', by: worker.nameOf(row.by), prompts: standing.get(row.id) === 'withdrawn' ? [] : hintsOn(file, row.text),
    }));
  const proposed = openProposals(file, worker).map((one): ArgumentView => ({
    argumentId: one.argumentId, text: one.text, paperId: one.paperId, paperName: names.get(one.paperId) ?? null, anchor: one.anchor, state: 'proposed', by: null, prompts: hintsOn(file, one.text),
  }));
  return [...recorded, ...proposed];
}
