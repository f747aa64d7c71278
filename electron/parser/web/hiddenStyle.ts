/** What a style says about whether words can be seen. Undefined = says nothing. */
export interface Seen {
  readonly hidden: boolean;
  /** Three parts of 0 to 255; null = a colour that is not understood. */
  readonly colour?: readonly number[] | null;
  readonly ground?: readonly number[] | null;
}

type Declarations = Readonly<Record<string, string>>;

/** Most rules of a style sheet that are looked at. */
const mostRules = 3000;

/** The rules of a page's own style sheets that hide words or colour them, by tag, .class or #id. Other selectors are passed over. */
export class StyleSheet {
  private readonly rules = new Map<string, Record<string, string>>();

  /** Takes in the text of a style element. What stands in braces inside braces (@media) is left out. */
  add(text: string): void {
    let at = 0;
    const source = text.slice(0, 500_000);
    while (this.rules.size < mostRules) {
      const open = source.indexOf('{', at);
      if (open < 0) return;
      const selectors = source.slice(Math.max(at, open - 2000), open);
      if (selectors.includes('@')) {
        at = afterBlock(source, open);
        continue;
      }
      const close = source.indexOf('}', open);
      const declarations = declarationsOf(source.slice(open + 1, close < 0 ? undefined : close));
      for (const selector of selectors.replace(/<!--|\*\//g, ' ').split(',')) {
        const name = selector.trim().toLowerCase().replace(/^[a-z]+[0-9]?(?=[.#])/, '');
        if (/^[.#]?[\w-]+$/.test(name)) this.rules.set(name, { ...this.rules.get(name), ...declarations });
      }
      if (close < 0) return;
      at = close + 1;
    }
  }

  /** What an element's tag, classes, id and own style say together. */
  seen(tag: string, attributes: Readonly<Record<string, string>>): Seen {
    const names = [tag, ...(attributes.class ?? '').toLowerCase().split(/\s+/).slice(0, 30).map((name) => `.${name}`), `#${(attributes.id ?? '').toLowerCase()}`];
    let all: Declarations = {};
    for (const name of names) {
      const rule = this.rules.get(name);
      if (rule) all = { ...all, ...rule };
    }
    if (attributes.style) all = { ...all, ...declarationsOf(attributes.style) };
    const colour = all.color ?? attributes.color;
    const ground = all['background-color'] ?? all.background ?? attributes.bgcolor ?? (attributes.background === undefined ? undefined : 'image');
    return {
      hidden: hides(all) || 'hidden' in attributes,
      ...(colour === undefined ? {} : { colour: colourOf(colour) }),
      ...(ground === undefined || /^(?:transparent|none|inherit|initial)$/.test(ground) ? {} : { ground: colourOf(ground) }),
    };
  }
}

function afterBlock(source: string, open: number): number {
  let depth = 0;
  for (let at = open; at < source.length; at++) {
    if (source[at] === '{') depth++;
    else if (source[at] === '}' && --depth === 0) return at + 1;
  }
  return source.length;
}

function declarationsOf(style: string): Record<string, string> {
  const found: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const part of style.slice(0, 5000).split(';')) {
    const colon = part.indexOf(':');
    if (colon > 0) found[part.slice(0, colon).trim().toLowerCase()] = part.slice(colon + 1).replace('!important', '').trim().toLowerCase();
  }
  return found;
}

function hides(all: Declarations): boolean {
  if (all.display === 'none' || /^(?:hidden|collapse)$/.test(all.visibility ?? '') || all['mso-hide'] === 'all') return true;
  if (all.opacity !== undefined && Number.parseFloat(all.opacity) < 0.05) return true;
  if (isTiny(all['font-size']) || isTiny(/^\s*[0-9.]+(?:px|pt|em)?/.exec(all.font ?? '')?.[0])) return true;
  if (all.overflow === 'hidden' && (isNothing(all['max-height']) || isNothing(all.height) || isNothing(all.width))) return true;
  const away = [all['text-indent'], /absolute|fixed/.test(all.position ?? '') ? all.left : undefined, /absolute|fixed/.test(all.position ?? '') ? all.top : undefined];
  return away.some((value) => value !== undefined && Number.parseFloat(value) < -900);
}

/** A size of letters that nobody can read: nothing, or up to 1.5 px. */
function isTiny(size: string | undefined): boolean {
  if (size === undefined) return false;
  const amount = Number.parseFloat(size);
  if (Number.isNaN(amount)) return false;
  return amount === 0 || (/(?:px|pt)$/.test(size) && amount <= 1.5) || (/r?em$/.test(size) && amount < 0.1) || (size.endsWith('%') && amount < 10);
}

function isNothing(size: string | undefined): boolean {
  return size !== undefined && Number.parseFloat(size) === 0;
}

const named: Readonly<Record<string, readonly number[]>> = { white: [255, 255, 255], black: [0, 0, 0], snow: [255, 250, 250], ivory: [255, 255, 240], ghostwhite: [248, 248, 255], whitesmoke: [245, 245, 245], red: [255, 0, 0], blue: [0, 0, 255], yellow: [255, 255, 0] };

/** A colour as three parts; null where it is not understood. A transparent colour counts as the page's white. */
function colourOf(text: string): readonly number[] | null {
  const word = text.trim();
  if (word === 'transparent') return named.white!;
  const first = word.split(/\s/)[0]!;
  if (named[first]) return named[first];
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})\b/.exec(word)?.[1];
  if (hex) return (hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? [])).map((pair) => Number.parseInt(pair, 16));
  const parts = /^rgba?\(([^)]{5,60})\)/.exec(word)?.[1]?.split(/[\s,/]+/).map((part) => Number.parseFloat(part) * (part.endsWith('%') ? 2.55 : 1));
  if (!parts || parts.length < 3 || parts.some((part) => Number.isNaN(part))) return null;
  return parts.length > 3 && parts[3]! < 0.05 ? named.white! : parts.slice(0, 3);
}

/** Whether letters of one colour on another cannot be told from it. */
export function sameColour(a: readonly number[], b: readonly number[]): boolean {
  return a.every((part, i) => Math.abs(part - b[i]!) <= 8);
}
export const white: readonly number[] = [255, 255, 255];
