import type { EvidenceView } from '../../../shared/contract/entries.ts';
import { pageWords } from '../../../shared/workflow/entryShapes.ts';

/** What a piece of evidence is and where it stands: “Trial; response.pdf, page 4”. */
export function evidencePlace({ kindLabel, paperName, page }: EvidenceView): string {
  if (paperName === null) return `${kindLabel}; its text is not among the papers${page.trim() ? `, ${pageWords(page)}` : ''}`;
  return `${kindLabel}; ${paperName}, ${pageWords(page)}`;
}
