import type { LetterDocument } from './document.ts';
import type { LintFinding } from './lint.ts';
import { recordedTexts, type RecordedText } from './recordedTexts.ts';
import type { LetterReasons, LetterRecord } from './record.ts';

/** Whether the reasons of a decline are reasons: each argument answered, nothing said twice, nothing out of turn. */
export function lintReasons(document: LetterDocument, record: LetterRecord): LintFinding[] {
  const { reasons } = record;
  if (record.decision.outcome !== 'declined' || reasons === null) return outOfPlace(document, record);
  return [...unanswered(reasons), ...bareFindings(record), ...saidTwice(reasons), ...outOfTurn(record, reasons)];
}

function unanswered(reasons: LetterReasons): LintFinding[] {
  if (reasons.arguments.length === 0) {
    return [{ part: 'reasons.arguments', weight: 'must-fix', message: 'No argument of the application is listed, so none is answered.' }];
  }
  return reasons.arguments.flatMap((answered, index): LintFinding[] => {
    const part = `reasons.arguments.${index}`;
    const [argument, finding, reason] = [plain(answered.argument), plain(answered.finding), plain(answered.reason)];
    if (finding === '') return [{ part: `${part}.finding`, weight: 'must-fix', message: `Argument ${index + 1} is not answered.` }];
    if (reason === '') return [{ part: `${part}.reason`, weight: 'must-fix', message: `The answer to argument ${index + 1} has no reason.` }];
    if (reason === finding || reason === argument) {
      return [{ part: `${part}.reason`, weight: 'must-fix', message: `The reason on argument ${index + 1} only repeats the ${reason === finding ? 'finding' : 'argument'}.` }];
    }
    if (reason.split(' ').length < 4) return [{ part: `${part}.reason`, weight: 'look', message: `The reason on argument ${index + 1} is very short. Could the clinician answer it?` }];
    return [];
  });
}

/** The comparison or the ground that turns a conclusion into a reason. */
const ground = /\b(because|since|than|compar\w*|differ\w*|for (?:that|this) reason|others? in|does not show|shows?|evidence)\b/i;
const notExceptional = /\b(?:not|isn[’']t|no)\b[^.;]{0,40}\bexceptional(?:ity)?\b|\bunexceptional\b/i;

function bareFindings(record: LetterRecord): LintFinding[] {
  return recordedTexts(record, 'reasons')
    .filter(({ part, text }) => !part.endsWith('.argument') && !part.endsWith('.caseRestated') && notExceptional.test(text) && !ground.test(text))
    .map(({ part }) => ({ part, weight: 'must-fix', message: '“Not exceptional” stands here without why: compared with whom, and what was not found.' }));
}

function saidTwice(reasons: LetterReasons): LintFinding[] {
  const said = new Map<string, string>();
  const given = [
    ...reasons.arguments.map(({ reason }, index) => ({ part: `reasons.arguments.${index}.reason`, name: `argument ${index + 1}`, reason })),
    ...reasons.principles.map(({ name, reason }, index) => ({ part: `reasons.principles.${index}.reason`, name: `“${name}”`, reason })),
    ...reasons.reservedQuestions.map(({ name, reason }, index) => ({ part: `reasons.reservedQuestions.${index}.reason`, name: `“${name}”`, reason })),
  ];
  return given.flatMap(({ part, name, reason }): LintFinding[] => {
    const key = plain(reason);
    const earlier = said.get(key);
    if (key !== '' && earlier === undefined) said.set(key, name);
    return earlier === undefined ? [] : [{ part, weight: 'must-fix', message: `The reason on ${name} is the same as on ${earlier}. Each needs its own.` }];
  });
}

const affordability = /\b(afford\w*|budget\w*|savings?|financial(?:ly)?|too (?:costly|expensive)|cost pressures?|opportunity costs?|other patients would (?:lose|go without))\b/i;

/** Questions that a policy keeps until a patient is found exceptional may not weigh in before. */
function outOfTurn(record: LetterRecord, reasons: LetterReasons): LintFinding[] {
  const exceptional = !notExceptional.test(reasons.exceptionalityFinding ?? '');
  const reached: LintFinding[] =
    reasons.reservedQuestions.length > 0 && !exceptional
      ? [{ part: 'reasons.reservedQuestions', weight: 'must-fix', message: 'The policy keeps these questions until a patient is found exceptional. The panel did not find that, so they have no place in the reasons.' }]
      : [];
  const names = reasons.reservedQuestions.map(({ name }) => plain(name)).filter((name) => name !== '');
  const early = recordedTexts(record, 'reasons').filter(isBeforeTheFinding);
  return [
    ...reached,
    ...early.filter(({ text }) => affordability.test(text)).map(({ part }): LintFinding => ({ part, weight: 'must-fix', message: 'Money is weighed here before the patient was found exceptional. Affordability is asked only after that.' })),
    ...early
      .filter(({ text }) => names.some((name) => plain(text).includes(name)))
      .map(({ part }): LintFinding => ({ part, weight: 'look', message: 'This speaks of a question that the policy keeps until a patient is found exceptional.' })),
  ];
}

/** What the clinician argued may speak of money; what the panel answers may not. */
function isBeforeTheFinding({ part }: RecordedText): boolean {
  return /^reasons\.(comparator|evidence|exceptionalityFinding|arguments\.\d+\.(finding|reason)|principles\.\d+\.reason)$/.test(part);
}

interface WrongWords {
  readonly words: RegExp;
  readonly except: RegExp;
  readonly message: string;
  readonly weight: LintFinding['weight'];
}

const likeARefusal = /\b(declin\w+|refus\w+|reject\w*|turned down)\b/i;
// An ICB may rightly say “we will not refuse it”, so these are only looked at.
const noDecision: WrongWords = { words: likeARefusal, except: /^$/, message: 'No decision has been taken: nothing here may sound like a refusal.', weight: 'look' };

const wrongWords: Readonly<Partial<Record<LetterRecord['decision']['outcome'], WrongWords>>> = {
  'criteria-met': { words: /\b(approv(?:e|ed|al)|appeal\w*)\b/i, except: /priorApproval/, message: 'Nothing was approved and there is nothing to appeal: the policy already provides this.', weight: 'must-fix' },
  deferred: noDecision,
  'information-needed': noDecision,
  'returned-incomplete': noDecision,
  'routed-elsewhere': { ...noDecision, message: 'The request goes another way and was not refused: nothing here may sound like a refusal.' },
};

/** Words that belong to another outcome. */
function outOfPlace(document: LetterDocument, record: LetterRecord): LintFinding[] {
  const rule = wrongWords[record.decision.outcome];
  if (!rule) return [];
  const own = [...(['criteria', 'deferral', 'routed', 'information'] as const).flatMap((part) => recordedTexts(record, part)), ...(document.audience === 'patient' ? recordedTexts(record, 'patientNote') : [])];
  return own.filter(({ part, text }) => rule.words.test(text) && !rule.except.test(part)).map(({ part }) => ({ part, weight: rule.weight, message: rule.message }));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
