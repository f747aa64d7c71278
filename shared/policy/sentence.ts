import { longDate, type IsoDate } from '../domain/dates.ts';
import { isSettled, type Finding } from './finding.ts';
import { surelyBegun, type Governing, type VersionEntry } from './force.ts';
import type { Policy, PolicyPart, Position, Verdict } from './schema.ts';
import { numberInWords } from './time.ts';

/** Each verdict in a few words. None of them says "declined". */
export const verdictLabels: Readonly<Record<Verdict, string>> = {
  met: 'Criteria met',
  'not-met': 'Criteria not met',
  'position-applies': 'The policy’s position applies',
  'parts-differ': 'Two answers, one for each part of the request',
  'not-known': 'Not known',
  disputed: 'Disputed',
  'rules-clash': 'Two rules clash',
  'depends-on-reading': 'Depends on how it is read',
  'outside-scope': 'Outside this policy',
  silent: 'The policy is silent',
  'no-policy-held': 'No policy held',
  'text-not-held': 'Text not held',
  'cannot-tell-which-version': 'Cannot tell which version',
  'not-yet-in-force': 'Not yet in force',
  'no-longer-in-force': 'No longer in force',
};

/** What a position means, in words that fit after "is". */
export const positionWords: Readonly<Record<Position, string>> = {
  'not-routinely-commissioned': 'not routinely commissioned',
  'not-normally-funded': 'not normally funded',
  'commissioned-if': 'commissioned if its criteria are met',
};

/** Where a clause stands in the printed policy: "Clause 2.4", "Commissioning Position, item 3". */
export function clauseLabel(policy: Policy, clauseId: string): string {
  const source = Object.hasOwn(policy.clauses, clauseId) ? policy.clauses[clauseId]?.source : undefined;
  const item = source?.item === undefined ? '' : typeof source.item === 'number' ? `, item ${source.item}` : `, ${source.item}`;
  if (source?.section) return `Clause ${source.section}${item}`;
  return source?.box ? `“${source.box}”${item}` : `Clause ${clauseId}`;
}

/** The leaves that are not settled and could still change the answer. */
export function openLeaves(finding: Finding): Finding[] {
  if (!finding.mattersStill) return [];
  const below = finding.children.flatMap(openLeaves);
  const own = finding.kind === 'leaf' && finding.factId !== undefined && !isSettled(finding.status);
  return own ? [finding, ...below] : below;
}

/** What an answer is about, for its sentence: the parts that apply, or what was asked for where none does. */
export interface Answered {
  readonly verdict: Verdict;
  readonly parts: readonly PolicyPart[];
  /** What the request asks for, where the policy has no part for it. */
  readonly title: string;
}

/** One answer in one sentence; `open` and `sets` are the facts that could still settle it and the ways to. */
export function answerSentence(policy: Policy, { verdict, parts, title }: Answered, open: readonly unknown[], sets: readonly unknown[]): string {
  const [part] = parts;
  const what = lowerFirst(part?.title ?? title);
  switch (verdict) {
    case 'met':
      return `Criteria met: ${what} is commissioned under this policy.`;
    case 'not-met':
      return `Criteria not met: ${what} is commissioned under this policy only if its criteria are met.`;
    case 'position-applies':
      return `The policy’s position applies: ${what} is ${positionWords[(part ?? policy.parts[0]!).position]} (${clauseLabel(policy, (part ?? policy.parts[0]!).clause)}).`;
    case 'rules-clash':
      return `Two rules clash: ${parts.map((one) => `“${one.title}” (${clauseLabel(policy, one.clause)})`).join(' and ')} answer differently.`;
    case 'outside-scope':
      return ['Outside this policy, which is not a refusal.', policy.outsideNote].filter(Boolean).join(' ');
    case 'silent':
      return 'The policy is silent on this request, which is not a refusal.';
    case 'disputed':
      return `Disputed: the papers disagree, and ${howMany(open, sets)}.`;
    default:
      return `Not known: ${howMany(open, sets)}.`;
  }
}

/** How many open facts could change the answer; without a way to settle it, that they are open. */
function howMany(open: readonly unknown[], sets: readonly unknown[]): string {
  const facts = `${numberInWords(open.length)} ${open.length === 1 ? 'fact' : 'facts'}`;
  if (sets.length > 0) return `${facts} could settle it`;
  return `${facts} ${open.length === 1 ? 'is' : 'are'} open`;
}

/** What is said of the date where the text does not plainly govern. */
export function forceSentence(policy: Policy, force: Governing, asAt: IsoDate): string {
  const day = longDate(asAt);
  switch (force.state) {
    case 'in-force':
      return `In force on ${day}.`;
    case 'not-yet':
      return [`Not yet in force on ${day}: “${policy.ourTitle}” starts later (${force.first.from.printed}).`, policy.beforeNote].filter(Boolean).join(' ');
    case 'ended':
      return `No longer in force on ${day}: “${policy.ourTitle}” ended on ${longDate(force.entry.endsOn!)}.`;
    case 'text-not-held':
      return `Text not held: on ${day} an earlier version of “${policy.ourTitle}” governed (${force.entries.map(versionWords).join(' or ')}).`;
    case 'cannot-tell':
      return [
        `Cannot tell which version governed on ${day}: “${policy.ourTitle}” starts on a day that is not exactly known (${inexact(force.entries, asAt)}).`,
        force.entries.length === 1 ? policy.beforeNote : `It may have been ${force.entries.map(versionWords).join(' or ')}.`,
      ].filter(Boolean).join(' ');
  }
}

function inexact(entries: readonly VersionEntry[], asAt: IsoDate): string {
  return entries.filter((entry) => !surelyBegun(entry.from, asAt)).map((entry) => entry.from.printed).join('; ');
}

function versionWords(entry: VersionEntry): string {
  return entry.version === null ? 'the version without a number' : `version ${entry.version}`;
}

/** Leaves abbreviations and names ("LIPUS", "Exogen") as they are. */
function lowerFirst(text: string): string {
  return /^(An?|The|Ultrasound|Aspiration|Injection)\b/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}
