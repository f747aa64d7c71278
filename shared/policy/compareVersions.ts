import { canonicalJson } from './canonical.ts';
import type { Policy, PrintedDate } from './schema.ts';
import { clauseLabel, positionWords } from './sentence.ts';

/** One thing in which two policy texts differ. `before` and `after` are words; null: it is not there. */
export interface VersionDifference {
  readonly what: 'title' | 'clause' | 'logic' | 'scope' | 'dates' | 'fact' | 'part' | 'reading' | 'principle' | 'not-itself-an-exception' | 'force' | 'code' | 'defect';
  readonly id: string;
  /** What it is, as a heading: "Clause 2.4", "Review date". */
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** When it begins, in words; every way to read it, where there is more than one. */
function startWords({ inForce }: Policy): string {
  return 'choose' in inForce ? Object.values(inForce.choose).map((span) => span.printed).join('; or: ') : inForce.printed;
}

/** What differs between two texts, in the order in which a reader meets it. Equal texts give an empty list. */
export function compareVersions(before: Policy, after: Policy): VersionDifference[] {
  const differences: VersionDifference[] = [];
  const compare = (what: VersionDifference['what'], id: string, label: string, was: string | null, is: string | null, hidden?: readonly [unknown, unknown]) => {
    if (was !== is) differences.push({ what, id, label, before: was, after: is });
    else if (hidden && canonicalJson(hidden[0] ?? null) !== canonicalJson(hidden[1] ?? null)) differences.push({ what, id, label, before: `${was} (worked out as before)`, after: `${is} (worked out differently)` });
  };
  compare('title', 'title', 'Title', before.title, after.title);
  for (const name of ['ratified', 'published', 'effective', 'review'] as const) compare('dates', name, `${name[0]!.toUpperCase()}${name.slice(1)}`, printed(before.dates[name]), printed(after.dates[name]));
  compare('scope', 'scope', 'What it covers', 'See the clauses', 'See the clauses', [before.scope, after.scope]);
  for (const id of union(before.parts.map((one) => one.id), after.parts.map((one) => one.id))) {
    const [was, is] = [before, after].map((policy) => policy.parts.find((one) => one.id === id));
    const words = (part: typeof was) => (part ? `${part.title}: ${positionWords[part.position]}` : null);
    compare('part', id, (is ?? was)!.title, words(was), words(is), [was, is]);
  }
  for (const id of union(Object.keys(before.clauses), Object.keys(after.clauses))) {
    const [was, is] = [before.clauses[id], after.clauses[id]];
    compare('clause', id, clauseLabel(is ? after : before, id), was?.summary ?? null, is?.summary ?? null, [was?.condition, is?.condition]);
  }
  for (const id of union(before.facts.map((one) => one.id), after.facts.map((one) => one.id))) {
    const [was, is] = [before, after].map((policy) => policy.facts.find((one) => one.id === id));
    compare('fact', id, 'A question that it asks', was?.why ?? null, is?.why ?? null, [was, is]);
  }
  for (const id of union(before.readings.map((one) => one.id), after.readings.map((one) => one.id))) {
    const [was, is] = [before, after].map((policy) => policy.readings.find((one) => one.id === id));
    const words = (reading: typeof was) => (reading ? `${reading.question} In force: ${reading.options.find((option) => option.id === reading.inForce)?.text ?? 'nobody has chosen'}` : null);
    compare('reading', id, 'A reading', words(was), words(is), [was, is]);
  }
  for (const id of union(before.principles.map((one) => one.id), after.principles.map((one) => one.id))) {
    const [was, is] = [before, after].map((policy) => policy.principles.find((one) => one.id === id));
    const words = (principle: typeof was) => (principle ? `${principle.name}: ${principle.role === 'relied-on' ? 'relied on' : 'reserved'}` : null);
    compare('principle', id, 'A principle', words(was), words(is), [was, is]);
  }
  compare('principle', 'order', 'Order of the principles', order(before), order(after));
  for (const id of union(before.notThemselvesAnException.map((one) => one.id), after.notThemselvesAnException.map((one) => one.id))) {
    const [was, is] = [before, after].map((policy) => policy.notThemselvesAnException.find((one) => one.id === id));
    compare('not-itself-an-exception', id, 'A feature that is not by itself an exception', was?.text ?? null, is?.text ?? null);
  }
  compare('force', 'force', 'What ends it', 'See the clauses', 'See the clauses', [before.force, after.force]);
  compare('dates', 'inForce', 'In force from', startWords(before), startWords(after), [before.inForce, after.inForce]);
  compare('dates', 'endsOn', 'Last day', before.endsOn ?? null, after.endsOn ?? null);
  for (const code of union(before.codes.map((one) => one.code), after.codes.map((one) => one.code))) {
    const [was, is] = [before, after].map((policy) => policy.codes.find((one) => one.code === code)?.meaning ?? null);
    compare('code', code, `Code ${code}`, was ?? null, is ?? null);
  }
  for (const what of union(before.defects.map((one) => one.what), after.defects.map((one) => one.what))) {
    const [was, is] = [before, after].map((policy) => policy.defects.find((one) => one.what === what)?.effect ?? null);
    compare('defect', what, what, was ?? null, is ?? null);
  }
  return differences;
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
const printed = (date: PrintedDate | null): string | null => date?.printed ?? null;
const order = (policy: Policy): string => policy.principles.map((one) => one.name).join(', ');
