import { displayName, nameFault } from '../../../shared/import/displayName.ts';
import { inlinePairs } from '../../../shared/import/inline.ts';
import { issue } from '../../../shared/import/issues.ts';
import type { ImportIssue, ReadFile, ReadLimits, WordBlock } from '../../../shared/import/paper.ts';
import type { LabelledValue } from '../../../shared/import/proposeFacts.ts';
import { harmless } from '../names.ts';
import { flowing } from '../text/flowing.ts';
import { attachmentSpoken, linksToPapers, newestWords, quotedHeads } from './bodyWords.ts';

/** What stands at the head of a message, as its sender wrote it. */
export interface MailHead {
  readonly from: string;
  readonly to: string;
  readonly copy: string;
  readonly sent: string;
  readonly subject: string;
}

/** A file that came with a message. */
export interface MailAttachment {
  /** As the sender's program named it; '' where it has no name. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A message of any kind, taken apart. */
export interface Message {
  readonly head: MailHead;
  readonly body: readonly WordBlock[];
  /** Where its links lead. */
  readonly links: readonly string[];
  readonly attachments: readonly MailAttachment[];
  /** Found while it was taken apart. */
  readonly issues: readonly ImportIssue[];
  /** Its words are locked away: only its head could be read. */
  readonly locked?: boolean;
}

/**
 * A message as a paper: its head as a table (whose people are the sender and receivers, never taken for patient or
 * clinician), then its words; what came with it as papers of their own, within the limits. Links are named, not followed.
 */
export function readMessage(message: Message, file: string, limits: ReadLimits): Omit<ReadFile, 'name'> {
  const issues: ImportIssue[] = [...message.issues];
  const head = headTable(message.head);
  const blocks: WordBlock[] = [head, ...message.body];
  const masked = new Set([0, ...quotedHeads(message.body).map((index) => index + 1)]);
  const read = flowing(blocks, file, masked, subjectPairs(message.head.subject));
  const children = take(message.attachments, file, limits, issues);
  const words = newestWords(message.body);
  if (masked.size > 1 || words.older) issues.push(issue('mail-quoted', file));
  const links = linksToPapers(message.links, words.text);
  if (links.length > 0) issues.push(issue('mail-papers-behind-link', file, links.join(', ')));
  if (message.attachments.length === 0 && links.length === 0 && !message.locked && attachmentSpoken(words.text)) issues.push(issue('mail-attachment-missing', file));
  if (message.body.length === 0 && message.attachments.length === 0 && !message.locked) issues.push(issue('mail-empty', file));
  return { kind: 'email', read: !message.locked, pages: [], document: read.document, candidates: message.locked ? [] : read.candidates, issues: [...issues, ...read.issues].slice(0, 200), children };
}

function headTable(head: MailHead): WordBlock {
  const rows = ([['From', head.from], ['To', head.to], ['Cc', head.copy], ['Date', head.sent], ['Subject', head.subject]] as const).filter(([label, words]) => words !== '' || label === 'From' || label === 'Subject');
  return { type: 'table', rows: rows.map((row) => ({ cells: row.map((text) => ({ span: 1, blocks: [{ type: 'paragraph', text: text.slice(0, 4000) }] })) })) };
}

/** "FW: IFR request: Otto Flinders, NHS no 999 000 0018": what a subject says outright, its marks of answer and forward taken off. */
function subjectPairs(subject: string): LabelledValue[] {
  let plain = subject.slice(0, 1000).replace(/\[?(?:secure|external|nhsmail|encrypted)\]/gi, ' ').replace(/^\s*\[/, '');
  for (let i = 0; i < 20 && /^\s*(?:re|fw|fwd|sv|aw)\s?(?:\[[0-9]{1,3}\])?\s?:/i.test(plain); i++) plain = plain.slice(plain.indexOf(':') + 1);
  const pairs = plain.split(/\s[-–—|]\s/).flatMap((part) => inlinePairs(part.trim(), 'none')).map(({ label, value }) => ({ label, value }));
  const bare = /\bNHS\s{0,3}[#-]?\s{0,3}([0-9][0-9 -]{8,14}[0-9])(?![0-9])/i.exec(plain)?.[1];
  if (bare && !pairs.some((pair) => /nhs/i.test(pair.label))) pairs.push({ label: 'NHS number', value: bare });
  return pairs.map(({ label, value }): LabelledValue => {
    const anchor = { kind: 'word' as const, path: [0], place: 'Subject', words: value };
    return { label, section: 'none', value, method: 'message-header', anchor, parts: [{ text: value, anchor }] };
  });
}

/** The attachments that the limits allow, under harmless names; each that is left out is named. */
function take(attachments: readonly MailAttachment[], file: string, limits: ReadLimits, issues: ImportIssue[]): { name: string; bytes: Uint8Array }[] {
  if (attachments.length > 0 && limits.nesting < 1) {
    issues.push(issue('mail-too-deep', file));
    return [];
  }
  const taken: { name: string; bytes: Uint8Array }[] = [];
  const seen = new Map<string, number>();
  let left = limits.totalBytes;
  for (const attachment of attachments) {
    const fault = attachment.name === '' ? null : nameFault(attachment.name);
    const name = displayName((fault ? harmless(attachment.name) : attachment.name) || 'attachment without a name');
    if (taken.length >= limits.entries) {
      issues.push(issue('zip-too-many', file, `${limits.entries} files`));
      break;
    }
    if (attachment.bytes.byteLength > left) {
      issues.push(issue('mail-attachment-too-large', file, `“${name}”`));
      continue;
    }
    if (fault) issues.push(issue('mail-unsafe-name', file, fault));
    const plain = name.toLowerCase();
    const before = seen.get(plain) ?? 0;
    if (attachment.name !== '' && before === 1) issues.push(issue('mail-same-name', file, name)); // said once for each name
    seen.set(plain, before + 1);
    left -= attachment.bytes.byteLength;
    taken.push({ name, bytes: attachment.bytes });
  }
  return taken;
}
