import { issue } from './issues.ts';
import type { CandidateFact, ImportIssue, ReadFile } from './paper.ts';
import { pageText, pdfPairs } from './pdfPairs.ts';
import type { PdfPiece } from './pdfLayout.ts';
import { proposeFacts } from './proposeFacts.ts';

/** A word that was read from a picture. `rect`: left, top, width, height in pixels; `confidence` from 0 to 100. */
export interface RecognisedWord {
  readonly text: string;
  readonly rect: readonly [number, number, number, number];
  readonly confidence: number;
}

/** The words of one picture, in pixels of that picture. */
export interface RecognisedPage {
  readonly width: number;
  readonly height: number;
  readonly words: readonly RecognisedWord[];
}

/** Below this the reader of pictures is guessing at specks and edges. */
const leastConfidence = 30;

/**
 * A reading with the words of one page added that were read from its picture. What they propose is marked `ocr`: a
 * suggestion, which counts for nothing until a person has compared it with the page. What the paper said in text stays,
 * and so do suggestions for other pages; those for this page are replaced.
 * @throws RangeError where the paper has no such page.
 */
export function withRecognised(file: ReadFile, pageNumber: number, picture: RecognisedPage): ReadFile {
  const page = file.pages.find((one) => one.number === pageNumber);
  if (!page) throw new RangeError('The paper has no such page.');
  const pieces = piecesOf(picture, page.width / Math.max(1, picture.width), page.height / Math.max(1, picture.height));
  const proposals = proposeFacts(pdfPairs([{ number: pageNumber, pieces }]), file.name);
  const suggested = proposals.candidates.map((candidate): CandidateFact => ({ ...candidate, method: 'ocr' }));
  const others = file.candidates.filter((candidate) => !(candidate.method === 'ocr' && candidate.anchor.kind === 'pdf' && candidate.anchor.page === pageNumber));
  const note = issue('picture-read', file.name, `page ${pageNumber}`);
  return {
    ...file,
    read: true,
    pages: file.pages.map((one) => (one === page ? { ...one, text: pageText(pieces) } : one)),
    candidates: [...others, ...suggested],
    issues: withoutRepeats([...file.issues.filter((one) => one.message !== note.message), note, ...proposals.issues]),
  };
}

function withoutRepeats(issues: readonly ImportIssue[]): ImportIssue[] {
  return issues.filter((one, i) => issues.findIndex((other) => other.code === one.code && other.message === one.message) === i);
}

/** Words of one line stand at one height and have one size of type, whether or not they have tall letters. */
function piecesOf(picture: RecognisedPage, across: number, down: number): PdfPiece[] {
  return picture.words.filter((word) => word.confidence >= leastConfidence).map(({ text, rect: [left, top, width, height] }) => ({
    text,
    rect: [left * across, top * down, width * across, height * down],
    turn: 0,
    size: Math.max(6, height * down),
  }));
}
