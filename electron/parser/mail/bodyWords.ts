import type { WordBlock } from '../../../shared/import/paper.ts';
import { blockText } from '../../../shared/import/wordPairs.ts';
import { isDivider } from '../text/dividers.ts';

const headLine = /^\s*\*?(?:from|sent|date|to|cc|bcc|subject|reply-to|importance|attachments)\*?\s?:/i;

/** Blocks that are the head of an older message below: the line that parts it off, lines of From, Sent, To, Subject. Their people are not the patient. */
export function quotedHeads(body: readonly WordBlock[]): number[] {
  const found: number[] = [];
  for (const [i, block] of body.entries()) {
    const lines = linesOf(block);
    if (lines.length === 1 && isDivider(lines[0]!)) {
      found.push(i);
      continue;
    }
    const heads = lines.filter((line) => headLine.test(line)).length;
    if (heads > 0 && heads >= lines.length / 2 && (heads > 1 || isHeadBeside(body, i))) found.push(i);
  }
  return found;
}

/** One line of a head that stands alone counts only beside another. */
function isHeadBeside(body: readonly WordBlock[], i: number): boolean {
  return [body[i - 1], body[i + 1]].some((block) => block !== undefined && linesOf(block).some((line) => headLine.test(line)));
}

function linesOf(block: WordBlock): string[] {
  if (block.type === 'table') return block.rows.slice(0, 12).map((row) => row.cells.map((cell) => cell.blocks.map(blockText).join(' ')).join(': ').replace('::', ':'));
  return block.text.slice(0, 4000).split('\n').slice(0, 30).filter((line) => line.trim() !== '');
}

/** The words of the newest message, and whether an older one stands below it. */
export function newestWords(body: readonly WordBlock[]): { text: string; older: boolean } {
  const heads = new Set(quotedHeads(body));
  const kept: string[] = [];
  for (const [i, block] of body.entries()) {
    if (heads.has(i)) return { text: kept.join('\n'), older: true };
    const text = blockText(block);
    const lines = text.split('\n');
    const at = lines.findIndex((line) => isDivider(line));
    if (at >= 0) return { text: [...kept, ...lines.slice(0, at)].join('\n'), older: true };
    kept.push(text);
  }
  return { text: kept.join('\n'), older: false };
}

/** Places where large files are left to be fetched. */
const stores = /(?:^|[.@])(?:1drv\.ms|onedrive\.live\.com|sharepoint\.com|dropbox\.com|we\.tl|wetransfer\.com|drive\.google\.com|docs\.google\.com|box\.com|egress\.com|mimecast\.com|mimecastcloud\.com|hightail\.com|mailbigfile\.com|citrixdata\.com|sharefile\.com|sharefile\.eu|icloud\.com|transfernow\.net|filesender\.[a-z.]{2,10}|projectwise\.[a-z.]{2,10}|kiteworks\.com|galaxkey\.com|switch\.egress\.com)$/i;

/** Hosts that a message points to for papers which did not come with it. */
export function linksToPapers(links: readonly string[], text: string): string[] {
  const written = text.slice(0, 200_000).match(/\bhttps?:\/\/[^\s<>"')\]]{4,400}/gi)?.slice(0, 200) ?? [];
  const spoken = /\b(?:download link|download the (?:files?|documents?|papers?|attachments?|records?)|(?:files?|documents?|papers?|records?|form) (?:can|may) be (?:downloaded|viewed|accessed|found) (?:here|at|from|via|using)|shared? (?:a |the |this )?(?:file|folder|document)s?|link below to (?:download|access|view)|large file|secure file (?:transfer|share))\b/i.test(text.slice(0, 200_000));
  const hosts = new Set<string>();
  for (const link of [...links, ...written]) {
    const host = /^\s*https?:\/\/(?:[^/?#@\s]{0,100}@)?([a-z0-9.-]{3,120})/i.exec(link)?.[1]?.toLowerCase();
    if (host && hosts.size < 5 && (stores.test(host) || (spoken && !/(?:^|\.)(?:nhs\.uk|nhs\.net|gov\.uk|nice\.org\.uk|doi\.org|ncbi\.nlm\.nih\.gov|w3\.org|aka\.ms)$/.test(host)))) hosts.add(host);
  }
  return [...hosts];
}

/** Whether the newest message says that something is attached. */
export function attachmentSpoken(text: string): boolean {
  return /\b(?:please (?:find|see)|i(?:'ve| have)?|we(?:'ve| have)?|is|are|see|form|letters?) (?:now )?(?:attach(?:ed|ing)?|enclose[ds]?)\b|\battached (?:is|are|please|the|a|form|letters?|papers?|documents?|file)\b|\bsee attachments?\b/i.test(text.slice(0, 100_000));
}
