import type { ReadLimits } from '../../../shared/import/paper.ts';
import type { Archive } from '../archive.ts';
import { elements, parseXml, textOf, XmlFault, type XmlElement } from './xmlTree.ts';

/** A part that another one points to. */
export interface Relation {
  readonly id: string;
  /** The last word of its type: `header`, `styles`, `oleObject`. The same in both editions of the format. */
  readonly type: string;
  /** Name of the part inside the package, or the address outside it. */
  readonly target: string;
  readonly outside: boolean;
}

/** Inflated size that a text part of a form never reaches; a part above it is not parsed. */
const mostPartBytes = 40_000_000;

/** Parts of one kind that are read: a document of many sections may have a header for each. */
const mostParts = 40;

/** The parts of a Word package (a ZIP archive, or one XML file with every part in it), by name. */
export interface PartSource {
  readonly names: readonly string[];
  /** Inflates a part to at most `most` bytes; null where it is not there. */
  bytes(name: string, most: number): Promise<{ bytes: Uint8Array } | { fault: string } | null>;
  /** The part as XML, where the source holds it so. */
  tree?(name: string): XmlElement | undefined;
  /** Content type as the source itself gives it. */
  typeOf?(name: string): string | undefined;
}

/** The parts of a ZIP archive. */
export function archiveParts(archive: Archive): PartSource {
  const byName = new Map(archive.entries.map((entry) => [partName(entry.name), entry]));
  return {
    names: [...byName.keys()],
    bytes: async (name, most) => {
      const entry = byName.get(name) ?? byName.get([...byName.keys()].find((known) => known.toLowerCase() === name.toLowerCase()) ?? '');
      if (!entry) return null;
      if (entry.isEncrypted) return { fault: 'its text is protected by a password' };
      const unpacked = await entry.unpack(most);
      if (!('fault' in unpacked)) return unpacked;
      return { fault: unpacked.fault === 'too-large' ? 'its text unpacks to more than any form needs' : 'its text is damaged' };
    },
  };
}

/** The parts of a document saved as one XML file (“Flat OPC”). */
export function flatParts(root: XmlElement): PartSource {
  const byName = new Map(elements(root).filter((part) => part.name === 'part').map((part) => [partName(part.attributes.name ?? ''), part]));
  const content = (name: string, kind: string) => elements(byName.get(name) ?? root).find((one) => one.name === kind);
  return {
    names: [...byName.keys()],
    typeOf: (name) => byName.get(name)?.attributes.contentType,
    tree: (name) => (byName.has(name) ? elements(content(name, 'xmlData') ?? { name: '', attributes: {}, children: [] })[0] : undefined),
    bytes: async (name, most) => {
      const data = byName.has(name) ? content(name, 'binaryData') : undefined;
      if (!data) return null;
      const text = textOf(data).replace(/\s+/g, '');
      return text.length * 0.75 > most ? { fault: 'it is too large' } : { bytes: new Uint8Array(Buffer.from(text, 'base64')) };
    },
  };
}

function partName(name: string): string {
  return name.replace(/\\/g, '/').replace(/^\/+/, '');
}

/** Reads the parts of a Word package within one budget of inflated bytes. */
export class Parts {
  /** Set where a part beside the main one could not be read. */
  damaged = false;
  fault: string | null = null;
  /** Bytes that may still be inflated. */
  left: number;
  private readonly source: PartSource;
  private readonly relationsOf = new Map<string, Promise<Relation[]>>();

  constructor(source: PartSource, limits: ReadLimits) {
    this.source = source;
    this.left = Math.min(limits.totalBytes, limits.fileBytes);
  }

  get names(): readonly string[] {
    return this.source.names;
  }

  /** The bytes of a part; null where it is not there or cannot be unpacked, with the reason in `fault`. */
  async bytes(name: string, most = mostPartBytes): Promise<Uint8Array | null> {
    const unpacked = await this.source.bytes(name, Math.min(this.left, most));
    if (!unpacked) return null;
    if ('fault' in unpacked) {
      this.fault = unpacked.fault;
      return null;
    }
    this.left -= unpacked.bytes.byteLength;
    return unpacked.bytes;
  }

  /** One part as a tree; null where it cannot be unpacked, with the reason in `fault`. Throws {@link XmlFault}. */
  async xml(name: string): Promise<XmlElement | null> {
    const tree = this.source.tree?.(name);
    if (tree) return tree;
    const bytes = await this.bytes(name);
    return bytes && parseXml(bytes);
  }

  /** A part beside the main one. What is damaged is passed over and noted. Throws {@link XmlFault} for a document type declaration. */
  async lenient(name: string): Promise<XmlElement | null> {
    try {
      const tree = await this.xml(name);
      if (!tree) this.damaged = true;
      return tree;
    } catch (error) {
      if (!(error instanceof XmlFault) || error.reason === 'doctype') throw error;
      this.damaged = true;
      return null;
    }
  }

  /** What a part points to. Empty where its list is missing or damaged. */
  relations(name: string): Promise<Relation[]> {
    let known = this.relationsOf.get(name);
    if (!known) this.relationsOf.set(name, (known = this.readRelations(name)));
    return known;
  }

  private async readRelations(name: string): Promise<Relation[]> {
    const cut = name.lastIndexOf('/') + 1;
    const list = `${name.slice(0, cut)}_rels/${name.slice(cut)}.rels`;
    if (!this.names.includes(list)) return [];
    const root = await this.lenient(list);
    return (root ? elements(root) : []).filter((one) => one.name === 'Relationship').slice(0, 10_000).map((one): Relation => {
      const outside = /^external$/i.test(one.attributes.TargetMode ?? '');
      const target = one.attributes.Target ?? '';
      return { id: one.attributes.Id ?? '', type: (one.attributes.Type ?? '').split('/').at(-1) ?? '', target: outside ? target : resolved(name.slice(0, cut), target), outside };
    });
  }

  /** Names of the parts of one kind: those that `from` points to, else those that are called as Word calls them. */
  async namesOf(from: string, type: string, usual: RegExp): Promise<string[]> {
    const named = (await this.relations(from)).filter((one) => one.type === type && !one.outside).map((one) => one.target);
    const found = named.length > 0 ? named.filter((name) => this.names.includes(name)) : this.names.filter((name) => usual.test(name)).sort();
    return [...new Set(found)].slice(0, mostParts);
  }

  /** Every part of one kind as a tree. */
  async all(from: string, type: string, usual: RegExp): Promise<{ name: string; root: XmlElement }[]> {
    const found: { name: string; root: XmlElement }[] = [];
    for (const name of await this.namesOf(from, type, usual)) {
      const root = await this.lenient(name);
      if (root) found.push({ name, root });
    }
    return found;
  }

  /**
   * The main part of a Word document: the one that the package's own list points to, of a content type of Word's, else the
   * one called as Word calls it. Null where this is no Word document.
   */
  async main(): Promise<string | null> {
    const usual = this.names.find((name) => /^word\/document\d*\.xml$/i.test(name)) ?? null;
    const pointed = (await this.relations('').catch(() => [])).find((one) => one.type === 'officeDocument' && !one.outside)?.target;
    if (!pointed || !this.names.includes(pointed)) return usual;
    const type = this.source.typeOf?.(pointed) ?? (await this.contentType(pointed));
    if (/wordprocessingml|ms-word/i.test(type)) return pointed;
    return /spreadsheet|presentation|excel|powerpoint|visio|xps/i.test(type) ? null : (usual ?? (/^word\//i.test(pointed) ? pointed : null));
  }

  private async contentType(name: string): Promise<string> {
    const types = this.names.includes('[Content_Types].xml') ? await this.lenient('[Content_Types].xml').catch(() => null) : null;
    const all = types ? elements(types) : [];
    const own = all.find((one) => one.name === 'Override' && partName(one.attributes.PartName ?? '') === name) ?? all.find((one) => one.name === 'Default' && name.toLowerCase().endsWith(`.${(one.attributes.Extension ?? '').toLowerCase()}`));
    return own?.attributes.ContentType ?? '';
  }
}

/** A target as a name inside the package; steps that would climb out of it lead nowhere. */
function resolved(folder: string, target: string): string {
  const steps: string[] = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '');
  for (const step of decoded(target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
