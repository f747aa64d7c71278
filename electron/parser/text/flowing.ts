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
 * of messages, which name people who are not the patient); `before`: pairs found elsewhere, which come first.
 */
export function flowing(blocks: readonly WordBlock[], file: string, masked: ReadonlySet<number> = new Set(), before: readonly LabelledValue[] = []): Flowing {
  const searched = masked.size === 0 ? blocks : blocks.map((block, i): WordBlock => (masked.has(i) ? { type: 'paragraph', text: '' } : block));
  const { candidates, issues } = proposeFacts([...before, ...wordPairs({ blocks: searched }, [])], file);
  return { document: { blocks }, candidates, issues };
}
