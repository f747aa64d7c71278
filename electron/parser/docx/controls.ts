import { findDates } from '../../../shared/import/dateWords.ts';
import { child, elements, isOn, textOf, type XmlElement } from './xmlTree.ts';

/** Whether a content control still shows its prompt ("Choose an item"), so that nothing was answered. */
export function isPrompt(sdt: XmlElement): boolean {
  return isOn(child(child(sdt, 'sdtPr'), 'showingPlcHdr'));
}

/** The control's title, else its tag. */
export function controlLabel(sdt: XmlElement): string {
  const properties = child(sdt, 'sdtPr');
  return child(properties, 'alias')?.attributes.val ?? child(properties, 'tag')?.attributes.val ?? '';
}

/**
 * What a control holds, as it is to be read: nothing where only its prompt shows; a tick box by its state, whatever sign it
 * is drawn with; a date picker's day in words where the way it is shown could be read otherwise.
 */
export function controlContent(sdt: XmlElement): XmlElement | undefined {
  const content = child(sdt, 'sdtContent');
  if (!content) return undefined;
  const properties = child(sdt, 'sdtPr');
  const box = child(properties, 'checkbox');
  if (box) return withText(content, isOn(child(box, 'checked')) ? '☒' : '☐');
  if (isPrompt(sdt)) return undefined;
  const day = child(properties, 'date')?.attributes.fullDate?.slice(0, 10);
  const said = day ? dayInWords(day, plainText(content)) : null;
  return said ? withText(content, said) : content;
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** The stored day in words, where the shown text has the same day, month and year in it and does not read as that day as it stands; else null. */
function dayInWords(stored: string, shown: string): string | null {
  const [year = '', month = '', day = ''] = stored.split('-');
  const name = months[Number(month) - 1];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(stored) || !name) return null;
  const read = findDates(shown);
  if (read.length === 1 && read[0]!.range?.from === stored && read[0]!.range.to === stored) return null;
  const found = [...shown.slice(0, 100).matchAll(/\d+|\p{L}+/gu)].map((match) => match[0].toLowerCase());
  const has = (...forms: string[]) => forms.some((form) => found.includes(form.toLowerCase()));
  const same = has(String(Number(day)), day) && has(String(Number(month)), month, name, name.slice(0, 3)) && has(year, year.slice(2));
  return same ? `${Number(day)} ${name} ${year}` : null;
}

/** A copy whose words are replaced: the first stands for all. */
function withText(element: XmlElement, words: string): XmlElement {
  let placed = false;
  const copy = (one: XmlElement): XmlElement | null => {
    if (one.name === 't' || one.name === 'sym') {
      if (placed) return null;
      placed = true;
      return { name: 't', attributes: {}, children: [words] };
    }
    return { ...one, children: elements(one).flatMap((inner) => copy(inner) ?? []) };
  };
  const copied = copy(element)!;
  if (placed) return copied;
  return { ...copied, children: [...copied.children, { name: 'r', attributes: {}, children: [{ name: 't', attributes: {}, children: [words] }] }] };
}

/** The words of an element, without what is deleted or hidden. */
export function plainText(element: XmlElement): string {
  if (element.name === 't') return textOf(element);
  if (element.name === 'tab') return ' ';
  if (element.name === 'del' || element.name === 'moveFrom' || isOn(child(child(element, 'rPr'), 'vanish'))) return '';
  if (element.name === 'sdt') {
    const content = controlContent(element);
    return content ? plainText(content) : '';
  }
  const blocks = element.name === 'sdtContent' || element.name === 'tc' || element.name === 'tr';
  return elements(element).map(plainText).filter((words) => !blocks || words !== '').join(blocks ? '\n' : '').trim();
}

/** The chosen entry of a legacy drop-down list. */
export function listChoice(list: XmlElement): string {
  const index = Number(child(list, 'result')?.attributes.val ?? child(list, 'default')?.attributes.val ?? 0);
  return elements(list).filter((entry) => entry.name === 'listEntry')[index]?.attributes.val ?? '';
}
