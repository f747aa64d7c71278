import type { Anchor, WordBlock } from '../../../shared/import/paper.ts';
import { splitName } from '../../../shared/import/wordPairs.ts';
import { addressWords, conceptWords, nameWords } from './datatypes.ts';
import { divBlocks } from './divBlocks.ts';
import { all, one, text, walk, type FhirElement } from './element.ts';
import type { FhirResource, Resources } from './resources.ts';

type Row = Extract<WordBlock, { type: 'table' }>['rows'][number];
interface Place {
  readonly path: readonly number[];
  readonly place: string;
}

/** Rows, and characters in one cell, that are drawn; what is beyond is said, and is in the original. */
const mostRows = 20_000;
const longestCell = 20_000;
/** What a value is written with only for machines; in the table, but never above what a person needs. */
const technical = new Set(['meta', 'id', 'implicitRules', 'language']);

/** Narratives that answer questions of a form: where their blocks begin in the document, and what stands above them. */
export interface Narrative {
  readonly resource: FhirResource;
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/**
 * A file of resources as a person reads it: a heading for each resource, a table of what it says, its narratives as text.
 * Remembers where each element came to stand, so that a fact can point at its words.
 */
export class Rendering {
  readonly blocks: WordBlock[] = [];
  readonly narratives: Narrative[] = [];
  cut = false;
  private readonly places = new Map<FhirElement, Place>();
  private rows = 0;

  constructor(resources: Resources) {
    for (const resource of resources.list) this.resource(resource);
    if (resources.cut) this.cut = true;
  }

  /** Where an element stands; the words are those of the value itself. */
  anchor(element: FhirElement, words: string): Anchor {
    const place = this.places.get(element);
    return place ? { kind: 'word', path: place.path, place: place.place, words } : { kind: 'none', words };
  }

  private resource(resource: FhirResource): void {
    this.blocks.push({ type: 'paragraph', heading: resource.container ? 3 : 2, text: resource.container ? `${resource.label} (inside ${resource.container.label})` : resource.label });
    const rows: Row[] = [];
    const at = this.blocks.length;
    const later: (() => void)[] = [];
    const names = [...resource.element.fields.keys()];
    for (const name of [...names.filter((one) => !technical.has(one)), ...names.filter((one) => technical.has(one))]) {
      for (const child of resource.element.fields.get(name) ?? []) {
        if (child.type !== null) continue;
        if (name === 'section' || (name === 'text' && one(child, 'div'))) {
          later.push(() => this.section(resource, child, name === 'section'));
          continue;
        }
        if (++this.rows > mostRows) {
          this.cut = true;
          continue;
        }
        const words = elementWords(child, resource).slice(0, longestCell);
        if (words === '') continue;
        const place = { path: [at, rows.length + 1, 1, 0], place: `${resource.label}, ${name}` };
        for (const part of walk(child)) this.places.set(part, place);
        rows.push({ cells: [cell(plainName(name)), cell(words)] });
      }
    }
    if (rows.length > 0) this.blocks.push({ type: 'table', rows: [{ cells: [cell('What'), cell('Value')] }, ...rows] });
    for (const write of later) write();
  }

  /** A section of a Composition with its title, or the narrative of a resource; sections may hold sections. */
  private section(resource: FhirResource, element: FhirElement, titled: boolean, depth = 0): void {
    const title = text(element, 'title') ?? conceptWords(one(element, 'code')) ?? '';
    const from = this.blocks.length;
    const div = titled ? one(element, 'text', 'div') : one(element, 'div');
    if (titled && title !== '') this.blocks.push({ type: 'paragraph', heading: Math.min(6, 3 + depth), text: title });
    const begins = this.blocks.length;
    if (div) this.blocks.push(...(div.html === undefined ? paragraphs(div.value ?? '') : divBlocks(div.html)));
    if (div) this.places.set(div, { path: [begins], place: titled ? `${resource.label}, ${title}` : `${resource.label}, text` });
    if (titled && this.blocks.length > begins) this.narratives.push({ resource, title, from, to: this.blocks.length });
    if (titled && depth < 6) for (const inner of all(element, 'section')) this.section(resource, inner, true, depth + 1);
  }
}

function cell(words: string): Row['cells'][number] {
  return { span: 1, blocks: [{ type: 'paragraph', text: words }] };
}

function paragraphs(words: string): WordBlock[] {
  return words.split(/\n{1,}/).map((line) => line.trim()).filter((line) => line !== '').map((line) => ({ type: 'paragraph', text: line }));
}

/** `birthDate` as "birth date". */
function plainName(name: string): string {
  return splitName(name).toLowerCase() || name;
}

/** All that an element says, in words: its value as one would write it, and under it what that leaves out. */
function elementWords(element: FhirElement, resource: FhirResource): string {
  if (element.value !== null && element.fields.size === 0) return shown(element.value);
  const whole = summary(element);
  const lines: string[] = whole ? [whole] : [];
  leaves(element, [], lines, whole ?? '', resource);
  return lines.join('\n');
}

function summary(element: FhirElement): string | null {
  if (element.value !== null) return shown(element.value);
  if (element.fields.has('family') || element.fields.has('given')) return nameWords(element);
  if (element.fields.has('line') || element.fields.has('postalCode')) return addressWords(element);
  if (element.fields.has('coding')) return conceptWords(element);
  if (element.fields.has('display')) return text(element, 'display');
  return null;
}

/** Every value below an element that the words above do not hold already, each with the way to it. */
function leaves(element: FhirElement, path: readonly string[], into: string[], said: string, resource: FhirResource): void {
  if (path.length > 40 || into.length > 400) return;
  for (const [name, list] of element.fields) {
    const isExtension = name === 'extension' || name === 'modifierExtension';
    for (const child of list) {
      if (child.type !== null) continue;
      const own = isExtension ? (text(child, 'url') ?? '').split('/').at(-1)! : plainName(name);
      const way = /^value[A-Z]/.test(name) || (isExtension && own === '') ? path : [...path, own];
      const isOwnAddress = name === 'url' && path.length > 0 && child.value?.endsWith(path.at(-1)!);
      if (child.value !== null && !isOwnAddress && !said.includes(child.value)) into.push(`${way.join(', ')}: ${shown(child.value)}`);
      if (child.html !== undefined) into.push(`${way.join(', ')}: ${divBlocks(child.html, 20_000).map((block) => (block.type === 'paragraph' ? block.text : '')).join(' ').trim()}`);
      leaves(child, way, into, said, resource);
    }
  }
}

/** A value as it is shown: a file's bytes are not. */
function shown(value: string): string {
  return value.length > 2000 && /^[A-Za-z0-9+/=\s]{2000}/.test(value) ? `(${value.length.toLocaleString('en-GB')} characters of a file)` : value;
}
