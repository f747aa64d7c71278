import type { IsoDate } from '../domain/dates.ts';
import { longDate } from '../domain/dates.ts';
import { stretchesOf, type FactStates } from '../domain/facts.ts';
import type { Assessment, AssessOptions, OpenFact, PurposeAnswer, UnderReadings } from './answer.ts';
import { answerTo, unchosenCombinations, underReadings, type Verdicts } from './assess.ts';
import { everyNode, topNodes, type Compiled } from './compile.ts';
import { dressed } from './dress.ts';
import { CheckedFacts, checkFacts } from './factCheck.ts';
import type { Finding } from './finding.ts';
import { readingsOf } from './force.ts';
import type { FactMap } from './leaf.ts';
import { otherReadings } from './otherReadings.ts';
import { statusOfVerdict, wholeOf, type Outcome } from './outcome.ts';
import { routesFor, type Route } from './routes.ts';
import type { Policy, PolicyPart, Verdict } from './schema.ts';
import { answerSentence, clauseLabel, forceSentence, openLeaves, type Answered } from './sentence.ts';
import { settlingSets, type SettlingSet } from './settle.ts';
import { bearingOf, relationWords } from './superseded.ts';
import { vocabularyOf } from './vocabulary.ts';

/**
 * Assesses as {@link assess} does, and puts everything to the answer that a person needs to check it: words, reckoning,
 * the facts that could settle it, other readings, routes. Pure; the same input gives the same answer.
 * @throws FactError, PolicyFault as `assess` does.
 */
export function explain(policy: Policy, facts: FactStates | CheckedFacts, asAt: IsoDate, options: AssessOptions = {}): Assessment {
  const checked = facts instanceof CheckedFacts ? facts.on(asAt) : checkFacts(facts, asAt, vocabularyOf([policy])).states;
  return build(policy, checked, asAt, options, true);
}

function build(policy: Policy, facts: FactMap, asAt: IsoDate, options: AssessOptions, mindingDate: boolean): Assessment {
  const found = answerTo(policy, facts, asAt, options, mindingDate, true);
  const { verdict, text, compiled } = found;
  const undecided = verdict === 'not-known' || verdict === 'disputed';
  const tree = text === null ? null : dressed(compiled, text, facts, asAt);
  const open = tree === null || !undecided ? [] : openFactsOf(policy, tree, facts, compiled);
  const sets = open.length === 0 ? [] : settlingSets(compiled, facts, asAt);
  const under = verdict === 'depends-on-reading' ? underEach(policy, facts, asAt, options, mindingDate) : [];
  const purposes = text === null ? [] : purposeAnswers(policy, text, compiled, options, (parts) => openUnder(policy, tree!, parts, facts, compiled), sets);
  const sentence = sentenceOf(found, policy, asAt, options, purposes, open, sets);
  const position = purposes.length === 1 ? purposes[0]!.position : null;
  return {
    policy: { id: policy.id, version: policy.version, hash: options.hash ?? null },
    asAt,
    verdict,
    position,
    sentence: mindingDate ? sentence : `If this version is in force: ${sentence}`,
    finding: tree ?? bare(policy, verdict, sentence),
    purposes,
    routes: text !== null && purposes.length > 0 ? distinct(purposes.flatMap((one) => one.routes)) : routesFor(verdict, policy),
    openFacts: open,
    noLongerNeeded: text === null ? [] : notNeeded(policy, facts, open),
    settlingSets: sets,
    ...otherReadings(policy, facts, asAt, options, mindingDate, verdict),
    underReadings: under,
    readingsFollowed: Object.fromEntries(readingsOf(policy, options.readings)),
    notes: text === null ? [] : notesOf(policy, facts, asAt, options, compiled),
    principles: policy.principles,
    notThemselvesAnException: policy.notThemselvesAnException,
    ifThisVersion: verdict === 'cannot-tell-which-version' ? build(policy, facts, asAt, options, false) : null,
    assuming: mindingDate ? null : 'if-this-version-is-in-force',
  };
}

/** Where the date, guidance or an unchosen reading decides: the answer without a tree. */
function bare(policy: Policy, answer: Verdict, reason: string): Finding {
  return { id: 'policy', kind: 'policy', clauses: [], status: statusOfVerdict(answer), answer, text: policy.ourTitle, reason, children: [], readings: [], confirmations: [], mattersStill: false };
}

function sentenceOf(found: Verdicts, policy: Policy, asAt: IsoDate, options: AssessOptions, purposes: readonly PurposeAnswer[], open: readonly OpenFact[], sets: readonly SettlingSet[]): string {
  const { verdict, text, force } = found;
  if (verdict === 'depends-on-reading') {
    return 'It depends on how the policy is read: its readings answer differently, and nobody has chosen one of them.';
  }
  if (text === null && force !== null) {
    if (force.state !== 'in-force') return forceSentence(policy, force, asAt);
    if (options.versionInDoubt !== undefined) return options.versionInDoubt;
    const ended = bearingOf(policy, options.guidance ?? [], asAt).endedBy!;
    const relations = ended.guidance.about.filter((one) => one.treatment === policy.treatment).map((one) => relationWords[one.relation]).join(' and ');
    return `No longer in force on ${longDate(asAt)}: ${ended.guidance.identifier} (${relations}) became mandatory on ${longDate(ended.since)}, which ends this policy (${clauseLabel(policy, ended.clause)}).`;
  }
  if (purposes.length > 1 && verdict !== 'outside-scope') return purposes.map((one) => `${one.title}: ${lowerLabel(one.sentence)}`).join(' ');
  return purposes[0]?.sentence ?? answerSentence(policy, { verdict, parts: [], title: policy.ourTitle }, open, sets);
}

function lowerLabel(sentence: string): string {
  return sentence[0]!.toLowerCase() + sentence.slice(1);
}

function purposeAnswers(policy: Policy, text: Outcome, compiled: Compiled, options: AssessOptions, openIn: (parts: readonly PolicyPart[]) => readonly OpenFact[], sets: readonly SettlingSet[]): PurposeAnswer[] {
  const labels = compiled.vocabulary.get(policy.purposeFact ?? '')?.answer;
  const label = (id: string | null) => (labels?.kind === 'choice' ? labels.choices.find((choice) => choice.id === id)?.label : undefined);
  const answered = text.purposes.length > 0 || text.verdict === 'outside-scope' ? text.purposes : [wholeOf(text)];
  return answered.map(({ purpose, verdict, parts }): PurposeAnswer => {
    const applying = parts.map((id) => policy.parts.find((part) => part.id === id)!);
    const [only] = applying;
    const title = (text.purposes.length > 1 ? label(purpose) : undefined) ?? only?.title ?? label(purpose) ?? policy.ourTitle;
    const about: Answered = { verdict, parts: applying, title };
    const scopeSettled = text.scope.status === 'met';
    return {
      purpose, title, verdict,
      sentence: answerSentence(policy, about, openIn(purpose === null ? policy.parts : policy.parts.filter((part) => part.purpose === undefined || part.purpose === purpose)), sets),
      position: scopeSettled && only && applying.length === 1 ? { part: only.id, position: only.position, clause: only.clause } : null,
      routes: routesFor(verdict, policy, { step: options.step ?? null, priorApproval: asksPriorApproval(only) }),
    };
  });
}

const asksPriorApproval = (part: PolicyPart | undefined): boolean => part?.position === 'commissioned-if' && part.priorApproval === true;

function distinct(routes: readonly Route[]): Route[] {
  return routes.filter((route, index) => routes.findIndex((other) => other.route === route.route && other.text === route.text) === index);
}

/** The open facts of some parts, and of the scope. */
function openUnder(policy: Policy, root: Finding, parts: readonly PolicyPart[], facts: FactMap, compiled: Compiled): OpenFact[] {
  const ids = parts.map((part) => part.id);
  return openFactsOf(policy, { ...root, children: root.children.filter((child) => child.kind === 'scope' || ids.includes(child.id)) }, facts, compiled);
}

function openFactsOf(policy: Policy, root: Finding, facts: FactMap, compiled: Compiled): OpenFact[] {
  const clauses = new Map<string, Set<string>>();
  for (const leaf of openLeaves(root)) {
    const all = leaf.plusFacts === undefined ? [leaf.factId!] : [leaf.factId!, ...leaf.plusFacts].filter((id) => facts.get(id)?.state !== 'known');
    for (const fact of all) {
      const seen = clauses.get(fact) ?? new Set<string>();
      leaf.clauses.forEach((clause) => seen.add(clause));
      clauses.set(fact, seen);
    }
  }
  const order = policy.facts.map((fact) => fact.id);
  return [...clauses.keys()]
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((factId) => ({
      factId,
      label: compiled.vocabulary.get(factId)?.label ?? factId,
      state: openState(facts, factId),
      clauses: [...clauses.get(factId)!],
      why: policy.facts.find((fact) => fact.id === factId)?.why ?? '',
    }));
}

/** "Cannot tell" is an answer that a person gave; a range that straddles a border is one that is too vague. */
function openState(facts: FactMap, factId: string): OpenFact['state'] {
  const state = facts.get(factId);
  if (state === undefined) return 'open';
  if (state.state !== 'known') return state.state;
  return state.value.kind === 'choice' || state.value.kind === 'choices' ? 'notKnown' : 'too-vague';
}

/** Questions of the policy that nobody has answered and nobody need answer, in the policy's order. */
function notNeeded(policy: Policy, facts: FactMap, open: readonly OpenFact[]): string[] {
  const asked = new Set(open.map((fact) => fact.factId));
  return policy.facts.filter(({ id, decides }) => decides && !asked.has(id) && (facts.get(id)?.state ?? 'open') === 'open').map(({ id }) => id);
}

function notesOf(policy: Policy, facts: FactMap, asAt: IsoDate, options: AssessOptions, compiled: Compiled): string[] {
  const notes = countedUpToAsAt(facts, compiled) ? ['A treatment that was still going on is counted up to the as-at date.'] : [];
  const { review } = policy.dates;
  if (review?.to !== undefined && review.to < asAt) {
    const stays = policy.force?.staysPastReview;
    notes.push(stays
      ? `The policy was due for review (${review.printed}). By its own text it stays in force until it is superseded (${clauseLabel(policy, stays)}). Check that no later version has been published.`
      : `The policy was due for review (${review.printed}), and it prints no clause on what follows. Check that no later version has been published.`);
  }
  return [...notes, ...(options.guidance ? bearingOf(policy, options.guidance, asAt).notes : [])];
}

function countedUpToAsAt(facts: FactMap, compiled: Compiled): boolean {
  return topNodes(compiled).flatMap(everyNode).some((node) => {
    if (node.kind !== 'leaf' || node.test.kind !== 'lasts' || !node.test.ongoingCounts) return false;
    const state = facts.get(node.fact);
    return state?.state === 'known' && state.value.kind === 'interval' && stretchesOf(state.value).some(({ end }) => end === null);
  });
}

function underEach(policy: Policy, facts: FactMap, asAt: IsoDate, options: AssessOptions, mindingDate: boolean): UnderReadings[] {
  const chosen = readingsOf(policy, options.readings);
  return unchosenCombinations(policy, chosen).map((readings) => ({
    options: Object.fromEntries([...readings].filter(([id]) => !chosen.has(id))),
    verdict: underReadings(policy, facts, asAt, options, readings, mindingDate).verdict,
  }));
}

