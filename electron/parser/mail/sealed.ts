import { issue } from '../../../shared/import/issues.ts';
import type { Reader } from '../reading.ts';

const mostSteps = 200_000;

/** One element of BER: its tag, where its content begins and ends. An element of unknown length ends at the mark of two zeros. */
interface Element {
  readonly tag: number;
  readonly begin: number;
  readonly end: number;
  readonly after: number;
}

/**
 * A message sealed into its own signature (S/MIME, opaque signed): what was signed becomes a paper of its own. The signature
 * is not checked.
 */
export const readSealed: Reader = async ({ bytes, file, limits }) => {
  const none = { kind: 'email' as const, pages: [], document: null, candidates: [] };
  if (limits.nesting < 1) return { ...none, read: false, issues: [issue('mail-too-deep', file)], children: [] };
  const content = signedContent(bytes);
  if (!content || content.byteLength === 0) return { ...none, read: false, issues: [issue('mail-encrypted', file, 'S/MIME, sealed into its signature')], children: [] };
  return { ...none, read: true, issues: [issue('mail-signed', file)], children: [{ name: 'signed message.eml', bytes: content }] };
};

/** The content of CMS signed data (RFC 5652, 5.1); null where the bytes are not built so. */
export function signedContent(bytes: Uint8Array): Uint8Array | null {
  const walker = new Walker(bytes);
  const outer = walker.read(0, bytes.length);
  const parts = outer && walker.parts(outer);
  const wrapped = parts?.[1] && walker.parts(parts[1])[0];
  const signed = wrapped ? walker.parts(wrapped) : [];
  const inner = signed.find((part, i) => i > 0 && part.tag === 0x30);
  const holder = inner && walker.parts(inner)[1];
  const text = holder && walker.parts(holder)[0];
  return text ? walker.octets(text) : null;
}

class Walker {
  private readonly bytes: Uint8Array;
  private steps = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  read(at: number, limit: number, depth = 0): Element | null {
    if (at + 2 > limit || depth > 40 || ++this.steps > mostSteps) return null;
    const tag = this.bytes[at]!;
    const first = this.bytes[at + 1]!;
    if (first < 0x80) return at + 2 + first <= limit ? { tag, begin: at + 2, end: at + 2 + first, after: at + 2 + first } : null;
    if (first === 0x80) {
      let inner = at + 2;
      while (inner + 2 <= limit) {
        if (this.bytes[inner] === 0 && this.bytes[inner + 1] === 0) return { tag, begin: at + 2, end: inner, after: inner + 2 };
        const next = this.read(inner, limit, depth + 1);
        if (!next) return null;
        inner = next.after;
      }
      return null;
    }
    const count = first & 0x7f;
    if (count > 4 || at + 2 + count > limit) return null;
    let length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + this.bytes[at + 2 + i]!;
    const begin = at + 2 + count;
    return begin + length <= limit ? { tag, begin, end: begin + length, after: begin + length } : null;
  }

  parts(parent: Element): Element[] {
    const found: Element[] = [];
    for (let at = parent.begin; at < parent.end; ) {
      const next = this.read(at, parent.end);
      if (!next) break;
      found.push(next);
      at = next.after;
    }
    return found;
  }

  /** An octet string, whole (04) or in pieces (24). */
  octets(element: Element): Uint8Array | null {
    if (element.tag === 0x04) return this.bytes.subarray(element.begin, element.end);
    if (element.tag !== 0x24) return null;
    const pieces = this.parts(element).filter((part) => part.tag === 0x04).map((part) => this.bytes.subarray(part.begin, part.end));
    return new Uint8Array(Buffer.concat(pieces));
  }
}
