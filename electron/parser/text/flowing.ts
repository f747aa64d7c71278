import type { CandidateFact, ImportIssue, WordBlock, WordDocument } from '../../../shared/import/paper.ts';
import { proposeFacts, type LabelledValue } from '../../../shared/import/proposeFacts.ts';
import { wordPairs } from '../../../shared/import/wordPairs.ts';

export interface Flowing {
  readonly document: WordDocument;
  readonly candidates: readonly CandidateFact[];
  readonly issues: readonly ImportIssue[];
}

/**
 * A document of flowing text with the facts that it proposes. `masked`: blocks that are shown and not searched (the heads
 * of messages, which name people who are not the patient), and end the answer above them; `also`: pairs found elsewhere.
 */
export function flowing(blocks: readonly WordBlock[], file: string, masked: ReadonlySet<number> = new Set(), also: readonly LabelledValue[] = []): Flowing {
  const searched = masked.size === 0 ? blocks : blocks.map((block, i): WordBlock => (masked.has(i) ? { type: 'paragraph', heading: 6, text: '-' } : block));
  const { candidates, issues } = proposeFacts([...wordPairs({ blocks: searched }, []), ...also], file);
  return { document: { blocks }, candidates, issues };
}
