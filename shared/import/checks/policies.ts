import { issue } from '../issues.ts';
import type { PackPaper } from '../mergeCandidates.ts';
import type { HeldPolicy } from '../packContext.ts';
import type { ImportIssue } from '../paper.ts';
import { namesOf, texts, whole, type Pack } from './kit.ts';
import { compareVersions, versionIn } from './versions.ts';

/** The policy that a request names, compared with those that are held: another version, or none that is held. */
export function policies({ papers, context: { policies: held, commissioner } }: Pack): ImportIssue[] {
  if (!held) return [];
  const mine = commissioner ? held.filter((policy) => policy.commissioner === commissioner) : held;
  const earlier: PackPaper[] = [];
  const unknown: PackPaper[] = [];
  for (const paper of papers) {
    for (const text of texts(paper, 'policyReference')) {
      const answer = compare(text, mine);
      if (answer === 'earlier') earlier.push(paper);
      if (answer === 'not-held') unknown.push(paper);
    }
  }
  return [
    ...(earlier.length > 0 ? [issue('policy-superseded', whole, namesOf(earlier))] : []),
    ...(unknown.length > 0 ? [issue('policy-not-held', whole, namesOf(unknown))] : []),
  ];
}

function compare(text: string, held: readonly HeldPolicy[]): 'held' | 'earlier' | 'not-held' | 'none-named' {
  const words = text.slice(0, 400);
  if (/^\W*(?:no(?:ne)?|nil|not)\b/i.test(words) || plain(words).length === 0) return 'none-named';
  const meant = held.filter((policy) => names(policy, words));
  if (meant.length === 0) return 'not-held';
  const answers = meant.map((policy) => versionOf(policy, words));
  return answers.includes('held') ? 'held' : answers[0]!;
}

function versionOf(policy: HeldPolicy, words: string): 'held' | 'earlier' | 'not-held' {
  const printed = versionIn(words);
  if (printed !== null && policy.version !== null) {
    const order = compareVersions(printed, policy.version);
    if (order === 0) return 'held';
    if (order !== null) return order < 0 ? 'earlier' : 'not-held';
  }
  const year = Number(/\b(20[0-3]\d)\b/.exec(words)?.[1]);
  if (policy.year !== null && year > 0 && year < policy.year) return 'earlier';
  return /\b(?:CCG|clinical commissioning group)\b/i.test(words) ? 'earlier' : 'held';
}

const common = new Set(['the', 'for', 'and', 'of', 'policy', 'policies', 'commissioning', 'clinical', 'icb', 'nhs', 'in', 'on', 'to', 'a', 'or', 'version', 'therapy', 'treatment', 'statement', 'system', 'not', 'routinely', 'commissioned', 'integrated', 'care', 'board']);

function plain(text: string): string[] {
  return text.toLowerCase().replace(/[®™]/g, '').split(/[^a-z0-9]+/).filter((word) => word.length > 1 && !common.has(word));
}

/** Whether a text names this policy: by its number or reference, or by most of the words of one of its titles. */
function names(policy: HeldPolicy, text: string): boolean {
  const said = new Set(plain(text.replace(/\b(?:NHS )?(?:[A-Z][a-z]+,? (?:and |with |& )?){1,6}(?:CCG|ICB)\b/g, ' ')));
  const joined = text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  const references = [policy.title, ...policy.names].flatMap((name) => name.match(/\b[A-Za-z]{2,10}[-_ ]?\d{1,4}\b|^\d{2,4}(?=[. ])|\((\d{2,4})\)/g) ?? []).map((reference) => reference.toLowerCase().replace(/[^a-z0-9]/g, ''));
  if (references.some((reference) => (/^\d+$/.test(reference) ? said.has(reference) : joined.includes(reference)))) return true;
  const own = new Set([policy.title, ...policy.names].flatMap(plain));
  const shared = [...said].filter((word) => own.has(word) && !/^\d+$/.test(word));
  const telling = [...said].filter((word) => !/^\d+$/.test(word));
  return shared.length > 0 && shared.length * 2 >= telling.length;
}
