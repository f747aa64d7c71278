import { child, elements, isOn, type XmlElement } from './xmlTree.ts';

/** Heading level and hidden text by style id. */
export interface WordStyles {
  readonly heading: ReadonlyMap<string, number>;
  readonly hidden: ReadonlySet<string>;
}

/** Reads `styles.xml` for the two things that matter: which styles are headings, and which hide their text. */
export function readStyles(root: XmlElement | null): WordStyles {
  const heading = new Map<string, number>(Array.from({ length: 6 }, (_, i) => [`Heading${i + 1}`, i + 1] as const));
  heading.set('Title', 1);
  const hidden = new Set<string>();
  for (const style of root ? elements(root).filter((element) => element.name === 'style') : []) {
    const id = style.attributes.styleId ?? '';
    const name = child(style, 'name')?.attributes.val ?? '';
    const level = /^heading ([1-9])$/i.exec(name)?.[1];
    const outline = outlineLevel(child(style, 'pPr'));
    if (level) heading.set(id, Number(level));
    else if (/^title$/i.test(name)) heading.set(id, 1);
    else if (outline) heading.set(id, outline);
    if (isOn(child(child(style, 'rPr'), 'vanish'))) hidden.add(id);
  }
  return { heading, hidden };
}

/** The outline level that paragraph properties give, from 1, or undefined. */
export function outlineLevel(properties: XmlElement | undefined): number | undefined {
  const value = child(properties, 'outlineLvl')?.attributes.val;
  return value && /^[0-8]$/.test(value) ? Number(value) + 1 : undefined;
}
