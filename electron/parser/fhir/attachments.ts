import { createHash } from 'node:crypto';
import { displayName } from '../../../shared/import/displayName.ts';
import { issue } from '../../../shared/import/issues.ts';
import type { ImportIssue, ReadFile, ReadLimits } from '../../../shared/import/paper.ts';
import { megabytes } from '../readZip.ts';
import { one, text, type FhirElement } from './element.ts';
import type { FhirResource, Resources } from './resources.ts';

interface Found {
  readonly children: ReadFile['children'];
  readonly issues: readonly ImportIssue[];
}

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf', 'application/msword': 'doc', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx', 'application/rtf': 'rtf', 'text/rtf': 'rtf',
  'text/plain': 'txt', 'text/html': 'html', 'text/csv': 'csv', 'image/png': 'png', 'image/jpeg': 'jpg', 'image/jpg': 'jpg', 'image/tiff': 'tif', 'image/gif': 'gif', 'application/zip': 'zip',
  'application/xml': 'xml', 'text/xml': 'xml', 'application/json': 'json', 'message/rfc822': 'eml',
};

/**
 * The papers inside the resources (attachments and Binary), each to be read as what its content is. Only strict base64
 * is decoded, and nothing before its size is known to fit. What is only pointed at is never fetched; it is asked for.
 */
export function readAttachments(resources: Resources, file: string, limits: ReadLimits): Found {
  const children: { name: string; bytes: Uint8Array }[] = [];
  const issues: ImportIssue[] = [];
  const used = new Set<FhirElement>();
  let left = limits.totalBytes;
  const take = (data: FhirElement, holder: FhirElement, name: string) => {
    if (used.has(data)) return;
    used.add(data);
    const encoded = (data.value ?? '').replace(/[\t\n\r ]+/g, '');
    if (encoded === '') return void issues.push(issue('attachment-broken', file, `${quoted(name)} holds nothing`));
    const size = Math.floor((encoded.length / 4) * 3);
    if (size > Math.min(limits.fileBytes, left)) return void issues.push(issue('attachment-too-large', file, `${quoted(name)}, limit ${megabytes(Math.min(limits.fileBytes, left))}`));
    if (limits.nesting < 1 || children.length >= limits.entries) return void issues.push(issue('attachment-too-many', file, quoted(name)));
    const bytes = strictBase64(encoded);
    if (!bytes) return void issues.push(issue('attachment-broken', file, `${quoted(name)} is not written as base64`));
    left -= bytes.byteLength;
    const fault = declaredFault(holder, bytes);
    if (fault) issues.push(issue('attachment-differs', file, `${fault} of ${quoted(name)}`));
    children.push({ name, bytes });
  };

  for (const resource of resources.list) {
    for (const { element, description } of holders(resource)) {
      const data = one(element, 'data');
      const type = text(element, 'contentType');
      const name = nameOf(text(element, 'title') ?? description, type, children.length + 1);
      if (data) take(data, element, name);
      else {
        const url = text(element, 'url');
        if (url === null && text(element, 'title') === null && type === null) continue;
        const binary = url === null ? null : resources.resolve(referenceTo(url), resource);
        const inside = binary?.type === 'Binary' ? (one(binary.element, 'data') ?? one(binary.element, 'content')) : undefined;
        if (inside) take(inside, element, nameOf(text(element, 'title') ?? description, type ?? text(binary?.element, 'contentType'), children.length + 1));
        else issues.push(issue('attachment-not-sent', file, quoted(name)));
      }
    }
  }
  for (const binary of resources.ofType('Binary')) {
    const data = one(binary.element, 'data') ?? one(binary.element, 'content');
    if (data) take(data, binary.element, nameOf(null, text(binary.element, 'contentType'), children.length + 1));
  }
  return { children, issues: distinct(issues) };
}

/** Every attachment of a resource (`attachment`, `contentAttachment`, `valueAttachment`, `photo`), with the words that describe it. */
function* holders(resource: FhirResource): Generator<{ element: FhirElement; description: string | null }> {
  if (resource.type === 'Binary') return;
  const waiting: FhirElement[] = [resource.element];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    for (const [name, list] of element.fields) {
      for (const child of list) {
        if (child.type !== null) continue; // contained resources are in the list themselves
        if (/attachment$/i.test(name) || (name === 'photo' || name === 'content' || name === 'presentedForm' || name === 'sourceAttachment') && isAttachment(child)) {
          yield { element: child, description: text(resource.element, 'description') };
        } else if (child.fields.size > 0) waiting.push(child);
      }
    }
  }
}

function isAttachment(element: FhirElement): boolean {
  return element.fields.has('data') || (element.fields.has('contentType') && (element.fields.has('url') || element.fields.has('title')));
}

function referenceTo(url: string): FhirElement {
  return { type: null, value: null, fields: new Map([['reference', [{ type: null, value: url, fields: new Map() }]]]) };
}

/** The bytes of base64 with nothing else in it; null for all else, of which `Buffer.from` would make rubbish without a word. */
export function strictBase64(encoded: string): Uint8Array | null {
  if (encoded.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(encoded)) return null;
  return new Uint8Array(Buffer.from(encoded, 'base64'));
}

/** What was declared of an attachment and is not so: its checksum (SHA-1, R4 and STU3) or its size in bytes. */
function declaredFault(holder: FhirElement, bytes: Uint8Array): string | null {
  const hash = text(holder, 'hash');
  if (hash) {
    const sha1 = createHash('sha1').update(bytes).digest();
    if (hash !== sha1.toString('base64') && hash.toLowerCase() !== sha1.toString('hex') && hash !== Buffer.from(sha1.toString('hex')).toString('base64')) return 'the checksum';
  }
  const size = text(holder, 'size');
  return size !== null && /^[0-9]{1,12}$/.test(size) && Number(size) !== bytes.byteLength ? 'the size' : null;
}

function nameOf(title: string | null, contentType: string | null, number: number): string {
  const ending = endings[(contentType ?? '').split(';')[0]!.trim().toLowerCase()];
  const base = displayName(title ?? `Attachment ${number}`);
  return ending && !/\.[A-Za-z0-9]{1,5}$/.test(base) ? `${base}.${ending}` : base;
}

function quoted(name: string): string {
  return `“${name}”`;
}

function distinct(issues: readonly ImportIssue[]): ImportIssue[] {
  return issues.filter((one, index) => issues.findIndex((other) => other.code === one.code && other.message === one.message) === index);
}
