/**
 * One element of a FHIR resource, the same from JSON and from XML: a primitive has a value, all else has fields. Every
 * field is a list, because XML does not say which ones may repeat.
 */
export interface FhirElement {
  /** The kind of resource; null where the element is none. */
  type: string | null;
  /** A primitive's value as it was written: numbers are never reckoned, so none loses a digit. */
  value: string | null;
  /** Field names come from outside: a Map has no names of its own that they could stand for. */
  readonly fields: Map<string, FhirElement[]>;
  /** The same name stood twice with different contents. Both are shown, and no answer is taken from either. */
  unsure?: true;
  /** Mark-up of a narrative. Only its text is ever used. */
  html?: string;
}

/** Why a text is not read as FHIR; `line` counts from 1. */
export class FhirFault extends Error {
  readonly reason: 'broken' | 'doctype' | 'too-deep' | 'too-many';
  readonly line: number;
  constructor(reason: FhirFault['reason'], line: number) {
    super(reason);
    this.reason = reason;
    this.line = line;
  }
}

/** Levels inside one another, and elements in one file, that no referral needs. */
export const deepest = 120;
export const mostElements = 400_000;

export function newElement(value: string | null = null): FhirElement {
  return { type: null, value, fields: new Map() };
}

/** Every element of a field from which answers may be taken: not one that stood twice, and not one that an unknown modifier may turn into its opposite. */
export function all(element: FhirElement | undefined, ...names: readonly string[]): FhirElement[] {
  return names.flatMap((name) => (element?.fields.get(name) ?? []).filter((one) => !one.unsure && !one.fields.has('modifierExtension')));
}

/** The first element on a path of fields. */
export function one(element: FhirElement | undefined, ...path: readonly string[]): FhirElement | undefined {
  return path.reduce<FhirElement | undefined>((at, name) => all(at, name)[0], element);
}

/** The value of the first element on a path of fields, without space around it; an empty one is none. */
export function text(element: FhirElement | undefined, ...path: readonly string[]): string | null {
  return one(element, ...path)?.value?.trim() || null;
}

/** Every element below one, itself first, resources inside it included. */
export function* walk(element: FhirElement): Generator<FhirElement> {
  yield element;
  for (const list of element.fields.values()) for (const child of list) yield* walk(child);
}

/** The last part of an extension's address: "https://…/Extension-UKCore-NHSNumberVerificationStatus" names the thing at its end. */
export function extensions(element: FhirElement | undefined, name: RegExp): FhirElement[] {
  return all(element, 'extension').filter((extension) => name.test(text(extension, 'url') ?? ''));
}

/** What an extension holds: its `value[x]`, whatever the kind. */
export function extensionValue(extension: FhirElement): FhirElement | undefined {
  for (const [name, list] of extension.fields) if (/^value[A-Z]/.test(name)) return list.find((value) => !value.unsure);
  return undefined;
}
