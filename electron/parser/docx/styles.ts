import { child, elements, isOn, type XmlElement } from './xmlTree.ts';

/** How a run of text looks, as far as it tells what a person sees and meant. Undefined = not said here. */
export interface Look {
  readonly vanish?: boolean;
  /** White, or nearly so. */
  readonly white?: boolean;
  /** Too small to be read. */
  readonly tiny?: boolean;
  readonly strike?: boolean;
  readonly bold?: boolean;
  readonly underline?: boolean;
  /** Marked with a highlighter, shaded or boxed. */
  readonly marked?: boolean;
  /** A ground of its own that white letters stand out from. */
  readonly dark?: boolean;
}

/** What the style sheet says: headings, and how the text of each style looks, with what it is based on. */
export interface WordStyles {
  readonly heading: ReadonlyMap<string, number>;
  /** Look of a style's text, by style id. */
  readonly look: ReadonlyMap<string, Look>;
  /** Look of text that nothing else is said of. */
  readonly base: Look;
  /** Table styles that colour cells. */
  readonly shaded: ReadonlySet<string>;
  /** Style of paragraphs that name none. */
  readonly usual: string;
}

const deepest = 20;

/** Half-points at which letters cannot be read any more. */
const tinySize = 5;

/** Reads `styles.xml`. Without one, the names that Word itself uses count. */
export function readStyles(root: XmlElement | null): WordStyles {
  const heading = new Map<string, number>(Array.from({ length: 6 }, (_, i) => [`Heading${i + 1}`, i + 1] as const));
  heading.set('Title', 1);
  const styles = new Map<string, XmlElement>();
  const shaded = new Set<string>();
  let usual = '';
  for (const style of root ? elements(root).filter((element) => element.name === 'style') : []) {
    const id = style.attributes.styleId ?? '';
    styles.set(id, style);
    const name = child(style, 'name')?.attributes.val ?? '';
    const level = /^heading ([1-9])$/i.exec(name)?.[1];
    const outline = outlineLevel(child(style, 'pPr'));
    if (level) heading.set(id, Number(level));
    else if (/^title$/i.test(name)) heading.set(id, 1);
    else if (outline) heading.set(id, outline);
    if (style.attributes.type === 'table' && hasShading(style)) shaded.add(id);
    if (style.attributes.type === 'paragraph' && /^(?:1|true|on)$/i.test(style.attributes.default ?? '')) usual = id;
  }
  const look = new Map<string, Look>();
  for (const id of styles.keys()) {
    let style = styles.get(id);
    let found: Look = {};
    for (let depth = 0; style && depth < deepest; depth++) {
      const ground = hasShade(child(style, 'pPr')) ? { dark: true } : {};
      found = { ...ground, ...lookOf(child(style, 'rPr')), ...found };
      style = styles.get(child(style, 'basedOn')?.attributes.val ?? '');
    }
    if (Object.keys(found).length > 0) look.set(id, found);
  }
  const base = lookOf(child(child(child(root ?? undefined, 'docDefaults'), 'rPrDefault'), 'rPr'));
  return { heading, look, base, shaded, usual };
}

/** What run properties say of a run's look. */
export function lookOf(properties: XmlElement | undefined): Look {
  if (!properties || properties.children.length === 0) return {};
  const found: { -readonly [name in keyof Look]: Look[name] } = {};
  for (const one of elements(properties)) {
    const value = one.attributes.val ?? '';
    switch (one.name) {
      case 'vanish': found.vanish = isOn(one); break;
      case 'strike': case 'dstrike': found.strike = isOn(one) || (found.strike ?? false); break;
      case 'b': found.bold = isOn(one); break;
      case 'u': found.underline = !/^none$/i.test(value); break;
      case 'highlight':
        found.marked = !/^(?:none|white)$/i.test(value);
        found.dark = found.marked;
        break;
      case 'shd':
        found.dark = coloured(one);
        found.marked = found.marked || found.dark;
        break;
      case 'bdr': found.marked = found.marked || !/^(?:none|nil)$/i.test(value); break;
      case 'color': found.white = isWhite(value) || (/^(?:background1|bg1)$/i.test(one.attributes.themeColor ?? '') && !one.attributes.themeShade); break;
      case 'sz': found.tiny = /^\d+$/.test(value) && Number(value) < tinySize; break;
      default: break;
    }
  }
  return found;
}

/** Nearly white: no channel below F0. */
function isWhite(value: string): boolean {
  return /^(?:f[0-9a-f]){3}$/i.test(value);
}

/** Whether a cell or paragraph has a ground of its own colour. */
export function hasShade(properties: XmlElement | undefined): boolean {
  const shading = child(properties, 'shd');
  return shading !== undefined && coloured(shading);
}

function coloured(shading: XmlElement): boolean {
  const { fill = '', themeFill, val = '' } = shading.attributes;
  if (themeFill && !/^(?:background1|bg1)$/i.test(themeFill)) return true;
  return (/^[0-9a-f]{6}$/i.test(fill) && !isWhite(fill)) || /^(?:solid|pct)/i.test(val);
}

function hasShading(style: XmlElement): boolean {
  return elements(style).some((one) => (one.name === 'tcPr' && hasShade(one)) || (one.name === 'tblStylePr' && hasShading(one)) || (one.name === 'tblPr' && hasShade(one)));
}

/** The outline level that paragraph properties give, from 1, or undefined. */
export function outlineLevel(properties: XmlElement | undefined): number | undefined {
  const value = child(properties, 'outlineLvl')?.attributes.val;
  return value && /^[0-8]$/.test(value) ? Number(value) + 1 : undefined;
}
