import { factCatalogue, factDefinition, type FactId } from '../domain/factCatalogue.ts';
import { sameValue, type FactValue } from '../domain/facts.ts';
import { alsoTells, choiceWords } from './choices.ts';
import { composed } from './compose.ts';
import { gpMeaning } from './gpMeaning.ts';
import { issue, type IssueCode } from './issues.ts';
import { isLabel, matchLabel, normaliseLabel, type Section } from './labels.ts';
import type { Anchor, CandidateFact, ImportIssue } from './paper.ts';
import { hasTicks, normaliseTicks, tickOptions } from './ticks.ts';
import {
  isBlank, longestAnswer, parseChoice, parseCount, parseDate, parseDiagnosisCode, parseEmail, parseGmc, parseInterval, parseNhsNumberText, parseOdsCode, parseText,
  parseYesNo, type Parsed,
} from './values.ts';

/** One piece of an answer and where it stands: a paragraph of a Word form, a paragraph of lines of a PDF. */
export interface ValuePart {
  readonly text: string;
  readonly anchor: Anchor;
}

/** A label and what stands beside it, before anybody knows what it means. */
export interface LabelledValue {
  readonly label: string;
  readonly section: Section;
  readonly value: string;
  readonly method: CandidateFact['method'];
  readonly anchor: Anchor;
  readonly parts: readonly ValuePart[];
  /** Told by where it stands, without a label: counts only where the file does not say the same thing under a label. */
  readonly weak?: true;
  /** What it answers, where that is known without the label: a column that was mapped. */
  readonly fact?: FactId;
}

export interface Proposals {
  readonly candidates: readonly CandidateFact[];
  readonly issues: readonly ImportIssue[];
}

type Add = (factId: string, value: FactValue, pair: LabelledValue, method: CandidateFact['method']) => void;

/**
 * Turns labelled values into proposals. What is not understood is not proposed; what is understood and cannot be
 * right (an impossible date, two ticked boxes) becomes an issue. The same value found twice in a file counts once.
 */
export function proposeFacts(pairs: readonly LabelledValue[], file: string): Proposals {
  const candidates: CandidateFact[] = [];
  const issues: ImportIssue[] = [];
  const add: Add = (factId, value, pair, method) => {
    if (candidates.some((known) => known.factId === factId && sameValue(known.value, value))) return;
    const words = pair.anchor.words.slice(0, longestAnswer);
    const parts = pair.parts.length > 1 && value.kind === 'text' && isLongText(factId) ? { parts: pair.parts.slice(0, 200) } : {};
    candidates.push({ factId, value, anchor: { ...pair.anchor, words }, method, label: pair.label.replace(/\s+/g, ' ').trim().slice(0, 200), ...parts });
  };
  const raise = (code: IssueCode, pair: LabelledValue) => {
    const label = pair.label.replace(/\s+/g, ' ').replace(/[\s:]+$/, '').trim().slice(0, 80);
    const raised = issue(code, file, label);
    if (!issues.some((known) => known.code === code && known.message === raised.message)) issues.push(raised);
  };
  const derived: (() => void)[] = []; // told by another answer: they come after what the form says outright
  const named = withFirstName(pairs);
  const all = [...named, ...composed(named)];
  const weak = new Set(named.filter((pair) => pair.weak));
  for (const pair of [...all.filter((one) => !weak.has(one)), ...weak]) {
    const meaning = pair.fact ? { fact: pair.fact } : gpMeaning(pair, all) ?? matchLabel(pair.label, pair.section);
    if (meaning === null) proposeLoneTick(pair, normaliseTicks(pair.value), add);
    if (meaning === null || meaning === 'other') continue;
    if (pair.weak && candidates.some((known) => known.factId === meaning.fact)) continue;
    const read = readAnswer(meaning.fact, pair);
    if (read.parsed && 'fault' in read.parsed) raise(read.parsed.fault, pair);
    else if (read.parsed) {
      add(meaning.fact, read.parsed.value, pair, read.ticked ? 'tick-box' : pair.method);
      if (pair.value.length > longestAnswer) raise('answer-too-long', pair);
      for (const other of alsoTells[meaning.fact] ?? []) {
        const told = parseFor(other, pair.value);
        if (told && 'value' in told) derived.push(() => add(other, told.value, pair, pair.method));
      }
    }
  }
  for (const propose of derived) propose();
  return { candidates, issues };
}

/**
 * A bare "Name" above any heading is the patient's where the date of birth or the NHS number follows it at once: forms begin so. Anybody
 * else's name has a heading, or no such number behind it.
 */
function withFirstName(pairs: readonly LabelledValue[]): readonly LabelledValue[] {
  const first = pairs.findIndex((pair) => matchLabel(pair.label, pair.section) !== null);
  const pair = pairs[first];
  if (!pair || pair.fact || (pair.section !== 'none' && pair.section !== 'request') || !/^(?:full )?name(?: in full)?$/.test(normaliseLabel(pair.label))) return pairs;
  const next = pairs.slice(first + 1, first + 4).map((one) => matchLabel(one.label, one.section));
  if (!next.some((meaning) => meaning !== null && meaning !== 'other' && (meaning.fact === 'nhsNumber' || meaning.fact === 'dateOfBirth'))) return pairs;
  return pairs.map((one) => (one === pair ? { ...pair, section: 'patient' as const } : one));
}

/** A ticked box whose own words are a yes/no question ("☒ Severe trauma to the joint") answers it with yes; an open one says nothing. */
function proposeLoneTick(pair: LabelledValue, ticks: string, add: Add): void {
  if (!hasTicks(ticks)) return;
  for (const option of tickOptions(ticks)) {
    if (!option.ticked) continue;
    const meaning = matchLabel(option.text, pair.section);
    if (meaning && meaning !== 'other' && isYesNo(meaning.fact)) add(meaning.fact, { kind: 'choice', choice: 'yes' }, { ...pair, label: option.text }, 'tick-box');
  }
}

function isLongText(fact: string): boolean {
  const answer = factDefinition(fact)?.answer;
  return answer?.kind === 'text' && answer.long === true;
}

function isYesNo(fact: FactId): boolean {
  const answer = factDefinition(fact)?.answer;
  return answer?.kind === 'choice' && answer.choices.length === 2 && answer.choices.every((choice) => choice.id === 'yes' || choice.id === 'no');
}

function readAnswer(fact: FactId, pair: LabelledValue): { parsed: Parsed; ticked: boolean } {
  const text = normaliseTicks(pair.value);
  if (!hasTicks(text)) return { parsed: parseFor(fact, pair.value) ?? parseAgreed(fact, pair), ticked: false };
  if (isLongText(fact) && !/^\s*[☒☐]/.test(text)) return { parsed: parseFor(fact, pair.value), ticked: false };
  const options = tickOptions(text);
  const ticked = options.filter((option) => option.ticked);
  if (ticked.length === 0) return { parsed: null, ticked: true };
  if (factDefinition(fact)?.answer.kind === 'text') {
    const words = ticked.map((option) => option.text).filter((option) => option !== '').join('; ');
    return { parsed: parseFor(fact, words), ticked: true };
  }
  if (ticked.length > 1) return { parsed: { fault: 'two-boxes-ticked' }, ticked: true };
  const only = ticked[0]!;
  const yes: Parsed = { value: { kind: 'choice', choice: 'yes' } };
  if (only.text === '') return { parsed: options.length === 1 && isYesNo(fact) ? yes : null, ticked: true };
  const parsed = parseFor(fact, only.text) ?? parseAgreed(fact, { ...pair, value: only.text });
  if (parsed === null && options.length === 1 && isYesNo(fact) && isLabel(only.text, pair.section, true)) return { parsed: yes, ticked: true };
  return { parsed, ticked: true };
}

/** "Is the patient an adult? Yes": a bare yes to a question that names one of the choices is that choice. A no says nothing. */
function parseAgreed(fact: FactId, pair: LabelledValue): Parsed {
  const answer = factDefinition(fact)?.answer;
  if (answer?.kind !== 'choice' || isYesNo(fact) || !/^\W*yes\W*$/i.test(pair.value)) return null;
  const named = parseListed(fact, answer.choices, pair.label);
  return named && 'value' in named ? named : null;
}

/**
 * Whether words that are a known label are an answer here all the same: "Joint" below "Joint or soft tissue?",
 * "Consultant" beside "Role".
 */
export function answersLabel(label: string, words: string, section: Section): boolean {
  const meaning = matchLabel(label, section);
  if (meaning === null || meaning === 'other' || words.length > 200 || /[:?]\s*$/.test(words)) return false;
  if (meaning.fact === 'statedUrgency') return /^(?:urgent|routine|standard|emergency|soon|very urgent)$/i.test(words.trim());
  if (meaning.fact === 'requesterRole') return /^(?:lead |treating |referring )?(?:consultant|clinician|gp)$/i.test(words.trim());
  if (factDefinition(meaning.fact)?.answer.kind !== 'choice') return false;
  const parsed = parseFor(meaning.fact, words);
  return parsed !== null && 'value' in parsed;
}

/** Whether a statement that a form has its reader agree to ("I confirm that the patient has given consent") is answered by a yes or no of its own. */
export function answersStatement(words: string, answer: string, section: Section): boolean {
  if (words.length > 300 || !/^\s*(?:yes|no)\s*$/i.test(answer)) return false;
  const meaning = matchLabel(words, section);
  return meaning !== null && meaning !== 'other' && isYesNo(meaning.fact);
}

/** Reads an answer to one question by the kind of answer it takes. */
export function parseFor(fact: FactId, text: string): Parsed {
  switch (fact) {
    case 'nhsNumber': return parseNhsNumberText(text);
    case 'requesterEmail': return parseEmail(text);
    case 'requesterGmc': return parseGmc(text);
    case 'gpPracticeCode': return parseOdsCode(text);
    case 'diagnosisCode': return parseDiagnosisCode(text);
    case 'patientName': return parsePatientName(text);
    case 'landmarks': return parseLandmarks(text);
    default: break;
  }
  const answer = factCatalogue.find((definition) => definition.id === fact)!.answer;
  switch (answer.kind) {
    case 'date': return parseDate(text);
    case 'interval': return parseInterval(text);
    case 'count': return parseCount(text);
    case 'text': return parseText(text, 'long' in answer && answer.long === true);
    case 'choice': return isYesNo(fact) ? parseYesNo(text) : parseListed(fact, answer.choices, text);
  }
}

/** A choice by its printed label first ("Yes, they can"), then by the words that clinicians use for it. */
function parseListed(fact: FactId, choices: readonly { id: string; label: string }[], text: string): Parsed {
  const plain = normaliseLabel(text);
  const named = choices.find((choice) => normaliseLabel(choice.label) === plain);
  if (named) return { value: { kind: 'choice', choice: named.id } };
  return parseChoice(text, choiceWords[fact] ?? {});
}

/** "No" with its reason; a bare "no" says nothing about why, and is left to a person. */
function parseLandmarks(text: string): Parsed {
  if (isBlank(text)) return null;
  const words = text.slice(0, 600).toLowerCase();
  const denied = /\b(?:no|not|cannot|can't|unable|impossible|impalpable|unidentifiable|failure|failed)\b/.test(words);
  if (!denied) return parseChoice(text, choiceWords.landmarks ?? {});
  const obesity = /\b(?:obes|bmi|body habitus)/.test(words);
  const disease = /\b(?:disease|deformity|arthropathy|arthritis|inflammatory|lymphoedema)/.test(words);
  if (obesity && disease) return { fault: 'two-values' };
  if (obesity) return { value: { kind: 'choice', choice: 'not-obesity' } };
  if (disease) return { value: { kind: 'choice', choice: 'not-disease' } };
  return /\b(?:another|other) reason\b/.test(words) ? { value: { kind: 'choice', choice: 'not-other' } } : null;
}

/** A name on a "Re:" line ends where the date of birth or number begins. What does not look like a name is not one. */
function parsePatientName(text: string): Parsed {
  const [first = ''] = text.slice(0, 300).replace(/\s+/g, ' ').trim().split(/\b(?:d\.?o\.?b|date of birth|born|nhs)\b|[;|(0-9]/i);
  const name = first.replace(/[\s,.–-]+$/, '');
  if (isBlank(name) || name.length > 100 || !/^[\p{L}][\p{L}\p{M}'’.,\- ]*$/u.test(name) || name.split(' ').length > 7) return null;
  if (!/\p{Lu}/u.test(name) || isLabel(name)) return null;
  if (/\b(?:request|funding|application|treatment|form|appointment|clinic|letter|consent)\b/i.test(name)) return null;
  return { value: { kind: 'text', text: name } };
}
