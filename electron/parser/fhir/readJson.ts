import { deepest, FhirFault, mostElements, newElement, type FhirElement } from './element.ts';

/** The values of a JSON text (one, or one to a line), and the names that stood twice in one object with different contents. */
export interface JsonRead {
  readonly values: readonly FhirElement[];
  readonly twice: ReadonlySet<string>;
}

/**
 * Reads JSON strictly: no comments, no commas left over, no text behind the end. Unlike `JSON.parse` it sees a name that
 * stands twice, keeps every number as it was written, and ends where the nesting is deeper than any resource.
 * `[…]` gives the values in it; several values one after another (one to a line) are read as a list of them.
 * @throws FhirFault
 */
export function readJson(source: string): JsonRead {
  const scanner = new Scanner(source);
  const values = scanner.values();
  return { values, twice: scanner.twice };
}

type Kind = 'object' | 'array' | 'other';
interface Found {
  readonly kind: Kind;
  readonly elements: FhirElement[];
}

class Scanner {
  readonly twice = new Set<string>();
  private at = 0;
  private depth = 0;
  private count = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  values(): FhirElement[] {
    const found: FhirElement[] = [];
    this.space();
    while (this.at < this.source.length) {
      const value = this.value();
      if (found.length > 0 && value.kind !== 'object') this.broken();
      found.push(...value.elements);
      this.space();
      // Another value is one of a list with one to a line; anything else is text behind the end.
      if (this.at < this.source.length && (value.kind !== 'object' || this.source[this.at] !== '{')) this.broken();
    }
    if (found.length === 0) this.broken();
    return found;
  }

  private value(): Found {
    if (++this.count > mostElements) throw new FhirFault('too-many', this.line());
    const char = this.source[this.at];
    if (char === '{') return { kind: 'object', elements: [this.nested(() => this.object())] };
    if (char === '[') return { kind: 'array', elements: this.nested(() => this.array()) };
    if (char === '"') return { kind: 'other', elements: [newElement(this.string())] };
    const word = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![\w.+-])/y;
    word.lastIndex = this.at;
    const match = word.exec(this.source);
    if (!match) return this.broken();
    this.at = word.lastIndex;
    return { kind: 'other', elements: [newElement(match[0] === 'null' ? null : match[0])] };
  }

  private nested<T>(read: () => T): T {
    if (++this.depth > deepest) throw new FhirFault('too-deep', this.line());
    const result = read();
    this.depth -= 1;
    return result;
  }

  private object(): FhirElement {
    const element = newElement();
    const sources = new Map<string, string>();
    this.at += 1;
    this.space();
    if (this.take('}')) return element;
    for (;;) {
      if (this.source[this.at] !== '"') this.broken();
      const name = this.string();
      this.space();
      if (!this.take(':')) this.broken();
      this.space();
      const begins = this.at;
      const { elements } = this.value();
      const source = this.source.slice(begins, this.at);
      const before = sources.get(name);
      if (before === undefined) {
        sources.set(name, source);
        element.fields.set(name, elements);
      } else if (before !== source) {
        this.twice.add(name);
        const both = [...(element.fields.get(name) ?? []), ...elements];
        for (const one of both) one.unsure = true;
        element.fields.set(name, both);
      }
      this.space();
      if (this.take('}')) break;
      if (!this.take(',')) this.broken();
      this.space();
    }
    return tidy(element);
  }

  private array(): FhirElement[] {
    const found: FhirElement[] = [];
    this.at += 1;
    this.space();
    if (this.take(']')) return found;
    for (;;) {
      found.push(...this.value().elements);
      this.space();
      if (this.take(']')) return found;
      if (!this.take(',')) this.broken();
      this.space();
    }
  }

  private string(): string {
    const begins = this.at;
    let end = this.source.indexOf('"', begins + 1);
    for (; end >= 0; end = this.source.indexOf('"', end + 1)) {
      let slashes = 0;
      while (this.source[end - 1 - slashes] === '\\') slashes += 1;
      if (slashes % 2 === 0) break;
    }
    if (end < 0) this.broken();
    this.at = end + 1;
    const raw = this.source.slice(begins + 1, end);
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u001f]/.test(raw)) this.broken();
    if (!raw.includes('\\')) return raw;
    try {
      return JSON.parse(`"${raw}"`) as string;
    } catch {
      return this.broken();
    }
  }

  private take(char: string): boolean {
    if (this.source[this.at] !== char) return false;
    this.at += 1;
    return true;
  }

  private space(): void {
    for (let code = this.source.charCodeAt(this.at); code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09; code = this.source.charCodeAt(this.at)) this.at += 1;
  }

  private broken(): never {
    throw new FhirFault('broken', this.line());
  }

  private line(): number {
    let line = 1;
    for (let at = this.source.indexOf('\n'); at >= 0 && at < this.at; at = this.source.indexOf('\n', at + 1)) line += 1;
    return line;
  }
}

/** `resourceType` becomes the type; `_birthDate` (what is said about a primitive) joins `birthDate`; a narrative is mark-up; `null` is nothing. */
function tidy(element: FhirElement): FhirElement {
  const types = element.fields.get('resourceType');
  if (types?.length === 1 && types[0]!.value && !types[0]!.unsure) element.type = types[0]!.value;
  element.fields.delete('resourceType');
  for (const [name, about] of [...element.fields]) {
    if (!name.startsWith('_') || name.length < 2) continue;
    const list = element.fields.get(name.slice(1)) ?? [];
    about.forEach((one, index) => {
      const beside = list[index];
      if (!beside) list.push(one);
      else for (const [field, held] of one.fields) beside.fields.set(field, held);
    });
    element.fields.set(name.slice(1), list);
    element.fields.delete(name);
  }
  for (const div of element.fields.get('div') ?? []) {
    if (div.value === null || !/<\w/.test(div.value)) continue;
    div.html = div.value;
    div.value = null;
  }
  for (const [name, list] of element.fields) {
    const filled = list.filter((one) => one.value !== null || one.fields.size > 0 || one.type !== null || one.html !== undefined);
    if (filled.length === 0) element.fields.delete(name);
    else if (filled.length < list.length) element.fields.set(name, filled);
  }
  return element;
}
