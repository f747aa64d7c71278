import { all, one, text, type FhirElement } from './element.ts';

/** A resource of a file, and by what others name it. */
export interface FhirResource {
  readonly element: FhirElement;
  readonly type: string;
  readonly fullUrl: string | null;
  readonly id: string | null;
  /** The resource that holds it, where it is contained; null otherwise. */
  readonly container: FhirResource | null;
  /** "Patient", or "Patient 2" where there are several. */
  readonly label: string;
}

/** More resources than this are not looked at; {@link Resources.cut} says so. */
export const mostResources = 3000;

/** Every resource of a file: alone, in a Bundle of any type, in Parameters, in one another; and the way from a reference to what it names. */
export class Resources {
  readonly list: FhirResource[] = [];
  cut = false;
  /** A reference that fits two different resources is followed to neither. */
  ambiguous = false;
  private readonly counts = new Map<string, number>();
  private readonly byName = new Map<string, FhirResource[]>();

  constructor(values: readonly FhirElement[]) {
    for (const value of values) this.add(value, null, null, 0);
    for (const resource of this.list) for (const name of namesOf(resource)) this.byName.set(name, [...(this.byName.get(name) ?? []), resource]);
  }

  ofType(...types: readonly string[]): FhirResource[] {
    return this.list.filter((resource) => types.includes(resource.type));
  }

  private add(element: FhirElement, fullUrl: string | null, container: FhirResource | null, depth: number): void {
    if (element.type === null || depth > 8) return;
    if (element.type === 'Bundle') {
      for (const entry of all(element, 'entry')) {
        if (text(entry, 'request', 'method')?.toUpperCase() === 'DELETE') continue;
        // Some senders leave the wrapper out, and the entry itself is the resource.
        const resource = entry.type === null ? entry.fields.get('resource')?.[0] : entry;
        if (resource) this.add(resource, text(entry, 'fullUrl'), null, depth + 1);
      }
      return;
    }
    if (this.list.length >= mostResources) {
      this.cut = true;
      return;
    }
    const number = (this.counts.get(element.type) ?? 0) + 1;
    this.counts.set(element.type, number);
    const resource: FhirResource = { element, type: element.type, fullUrl, id: text(element, 'id'), container, label: number === 1 ? element.type : `${element.type} ${number}` };
    this.list.push(resource);
    for (const held of element.fields.get('contained') ?? []) this.add(held, null, container ?? resource, depth + 1);
    if (element.type === 'Parameters') this.parameters(element, depth);
  }

  private parameters(element: FhirElement, depth: number): void {
    for (const parameter of all(element, 'parameter', 'part')) {
      const held = parameter.fields.get('resource')?.[0];
      if (held) this.add(held, null, null, depth + 1);
      if (depth < 8) this.parameters(parameter, depth + 1);
    }
  }

  /**
   * What a reference names: in the resource itself (`#id`), by full address, by `Type/id`, by a bare id, by a search
   * (`Patient?identifier=…`), or by an identifier. Null where it is not in the file, or could be two things.
   */
  resolve(reference: FhirElement | undefined, from: FhirResource): FhirResource | null {
    const address = text(reference, 'reference');
    if (address?.startsWith('#')) {
      const root = from.container ?? from;
      return address === '#' ? root : (this.list.find((resource) => resource.container === root && resource.id === address.slice(1)) ?? null);
    }
    if (address) {
      const searched = /^(\w+)\?identifier=(?:([^|]*)(?:\||%7C))?(.+)$/i.exec(address);
      if (searched) return this.byIdentifier(searched[1]!, searched[2] ?? null, searched[3]!);
      const found = this.byName.get(bareAddress(address)) ?? this.byTypeAndId(address);
      return this.only(found);
    }
    const identifier = one(reference, 'identifier');
    const value = text(identifier, 'value');
    return value ? this.byIdentifier(text(reference, 'type'), text(identifier, 'system'), value) : null;
  }

  /** An address on another server counts as `Type/id` only where the resource says no full address of its own that differs. */
  private byTypeAndId(address: string): FhirResource[] {
    const parts = bareAddress(address).split('/');
    if (parts.length < 3) return [];
    return (this.byName.get(parts.slice(-2).join('/')) ?? []).filter((resource) => !/^https?:/i.test(resource.fullUrl ?? ''));
  }

  private byIdentifier(type: string | null, system: string | null, value: string): FhirResource | null {
    return this.only(this.list.filter((resource) => (type === null || resource.type === type) && resource.container === null
      && all(resource.element, 'identifier').some((one) => text(one, 'value') === value && (system === null || text(one, 'system') === system))));
  }

  private only(found: readonly FhirResource[]): FhirResource | null {
    if (found.length > 1) this.ambiguous = true;
    return found.length === 1 ? found[0]! : null;
  }
}

/** An address without the version of the resource. */
function bareAddress(address: string): string {
  return address.replace(/\/_history\/[^/]*$/, '');
}

function namesOf(resource: FhirResource): string[] {
  if (resource.container) return [];
  const names = new Set<string>();
  if (resource.fullUrl) {
    const address = bareAddress(resource.fullUrl);
    names.add(address);
    names.add(address.replace(/^urn:(?:uuid|oid):/i, ''));
    const parts = address.split('/');
    if (parts.length > 2) names.add(parts.slice(-2).join('/'));
  }
  if (resource.id) {
    names.add(resource.id);
    names.add(`${resource.type}/${resource.id}`);
    names.add(`urn:uuid:${resource.id}`);
  }
  return [...names];
}
