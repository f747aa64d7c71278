import type { LintFinding } from '../../shared/policy/lint.ts';

/** A policy file is some tens of kilobytes; this leaves room and no more. */
export const policyFileLimit = 1_000_000;
const deepest = 60;

export type ReadText = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly finding: LintFinding };

/** The JSON of a policy file. Says where it is no JSON, and refuses what JSON readers pass over in silence: a name that is given twice. */
export function readPolicyText(bytes: Uint8Array): ReadText {
  const wrong = (where: string, message: string, mend: string): ReadText => ({ ok: false, finding: { level: 'fault', rule: 'form', where, message, mend } });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return wrong('the file', 'The file is not text in UTF-8', 'Save it again as UTF-8, or choose another file.');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '');
    return wrong(at ? placeIn(text, Number(at[1])) : 'the end of the file', 'This is not JSON from here on', 'Look for a comma, a quotation mark or a bracket that is missing or too many.');
  }
  const { depth, twice } = shapeOf(text);
  if (depth > deepest) return wrong('the file', `It is nested more than ${deepest} levels deep, which no policy needs`, 'Write the conditions flatter.');
  if (twice) return wrong(placeIn(text, twice.at), `“${twice.name}” is given twice in one place, and only one of the two could count`, 'Take one of them out.');
  return { ok: true, value };
}

function placeIn(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `line ${before.length}, column ${before.at(-1)!.length + 1}`;
}

/** How deep a valid JSON text is nested, and the first name that an object gives twice. */
function shapeOf(text: string): { depth: number; twice: { name: string; at: number } | null } {
  const open: (Set<string> | null)[] = [];
  let [depth, nameNext, twice] = [0, false, null as { name: string; at: number } | null];
  for (const match of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g)) {
    const [token] = match;
    const names = open.at(-1);
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      depth = Math.max(depth, open.length);
      nameNext = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      nameNext = false;
    } else if (token === ',' || token === ':') {
      nameNext = token === ',' && names !== null;
    } else if (nameNext && names) {
      const name = JSON.parse(token) as string;
      if (names.has(name)) twice ??= { name, at: match.index };
      names.add(name);
    }
  }
  return { depth, twice };
}
