import { SaxesParser } from 'saxes';
import { deepest, FhirFault, mostElements, newElement, type FhirElement } from './element.ts';

const fhir = 'http://hl7.org/fhir';
const xhtml = 'http://www.w3.org/1999/xhtml';

interface Open {
  /** Null outside FHIR (an envelope around it). */
  readonly element: FhirElement | null;
  readonly name: string;
}

/**
 * Reads the resources of a FHIR XML text: the root, or those that an envelope of another kind holds. Names count with
 * their namespace, whatever the prefix. A document type declaration is refused as soon as it is met, so no entity can be
 * declared; comments are passed over; elements of other namespaces too.
 * @throws FhirFault
 */
export function readXml(source: string): FhirElement[] {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const found: FhirElement[] = [];
  const stack: Open[] = [];
  let count = 0;
  let markup: { parts: string[]; depth: number } | null = null;
  const fault = (reason: FhirFault['reason']): never => {
    throw new FhirFault(reason, parser.line);
  };
  if (/<!DOCTYPE/i.test(source.slice(0, 100_000))) throw new FhirFault('doctype', 1);
  parser.on('doctype', () => fault('doctype'));
  parser.on('error', () => fault('broken'));
  parser.on('opentag', (tag) => {
    if (++count > mostElements) fault('too-many');
    if (stack.length + (markup?.depth ?? 0) > deepest) fault('too-deep');
    if (markup || tag.uri === xhtml) {
      markup ??= { parts: [], depth: 0 };
      markup.depth += 1;
      markup.parts.push(`<${tag.local}${tag.attributes.colspan ? ` colspan="${Number(tag.attributes.colspan.value) || 1}"` : ''}>`);
      return;
    }
    if (tag.uri !== fhir) {
      stack.push({ element: null, name: tag.local });
      return;
    }
    const element = newElement();
    if (/^[A-Z]/.test(tag.local)) element.type = tag.local;
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.uri !== '') continue; // xmlns, xsi: not FHIR's own
      if (attribute.local === 'value') element.value = attribute.value;
      else if (attribute.local === 'id' || attribute.local === 'url') element.fields.set(attribute.local, [newElement(attribute.value)]);
    }
    stack.push({ element, name: tag.local });
  });
  parser.on('text', (words) => void markup?.parts.push(escaped(words)));
  parser.on('cdata', (words) => void markup?.parts.push(escaped(words)));
  parser.on('closetag', (tag) => {
    if (markup) {
      markup.parts.push(`</${tag.local}>`);
      markup.depth -= 1;
      if (markup.depth > 0) return;
      const div = newElement();
      div.html = markup.parts.join('');
      markup = null;
      join(stack.at(-1)?.element, 'div', div);
      return;
    }
    const closed = stack.pop();
    if (!closed?.element) return;
    const parent = stack.at(-1)?.element;
    if (parent) join(parent, closed.name, closed.element);
    else if (closed.element.type !== null) found.push(closed.element);
  });
  parser.write(source).close();
  if (found.length === 0) fault('broken');
  return found;
}

/** A resource stands inside `<resource>` or `<contained>`, which JSON does not have: the wrapper becomes the resource. */
function join(parent: FhirElement | null | undefined, name: string, child: FhirElement): void {
  if (!parent) return;
  if (child.type !== null && parent.type === null) {
    parent.type = child.type;
    parent.value = null;
    for (const [field, held] of child.fields) parent.fields.set(field, held);
    return;
  }
  const list = parent.fields.get(name);
  if (list) list.push(child);
  else parent.fields.set(name, [child]);
}

function escaped(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
