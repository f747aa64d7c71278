import { issue } from '../issues.ts';
import { nameWords, type PackPaper } from '../mergeCandidates.ts';
import type { ImportIssue } from '../paper.ts';
import { normaliseTicks, hasTicks, tickOptions } from '../ticks.ts';
import { answers, contentOf, isOfTheRequest, namesOf, papersSaying, statements, texts, whole, type Pack } from './kit.ts';
import { nameParts } from './names.ts';

/** What changes how a request is dealt with: the patient has died, a trial, private treatment, a form that says stop. */
export function circumstances({ papers }: Pack): ImportIssue[] {
  const own = papers.filter(isOfTheRequest);
  const surnames = new Set(papers.flatMap((paper) => texts(paper, 'patientName')).map((name) => nameParts(name).surname).filter((name) => name.length > 2));
  const found: ImportIssue[] = [];
  const died = papers.filter((paper) => answers(paper, 'deathDate').length > 0 || (isOfTheRequest(paper) && saysDied(paper, surnames)));
  if (died.length > 0) found.push(issue('patient-died', whole, namesOf(died)));
  const trial = papersSaying(papers, 'clinicalTrial', 'yes');
  if (trial.length > 0) found.push(issue('clinical-trial', whole, namesOf(trial)));
  const paid = own.filter((paper) => statements(paper).some(isPrivate));
  if (paid.length > 0) found.push(issue('private-treatment', whole, namesOf(paid)));
  const stop = own.filter(saysStop);
  if (stop.length > 0) found.push(issue('form-says-stop', whole, namesOf(stop)));
  return found;
}

const relative = /\b(?:mother|father|parents?|brother|sister|wife|husband|partner|spouse|son|daughter|uncle|aunt|grand\w{3,7}|donor|twin|family|relative|friend|child)\b/i;

/** No sentence without one of these says that somebody died. */
const death = /died|deceased|passed away|R\.?I\.?P|the late/i;

/** Whether the patient is said to have died: a relative's death, or a death in a study, is somebody else's. */
function saysDied(paper: PackPaper, surnames: ReadonlySet<string>): boolean {
  const said = statements(paper);
  return said.some((sentence, i) => {
    if (!death.test(sentence) || relative.test(sentence)) return false;
    const aboutPatient = /\b(?:the|this|my|our|your|above) patient\b|\bpatient status\b/i.test(sentence) || nameWords(sentence).some((word) => surnames.has(word));
    if (/\b(?:RIP|R\.I\.P\.)(?![A-Za-z])/.test(sentence)) return aboutPatient || sentence.length < 40;
    if (sentence.length < 60 && /^\W{0,3}(?:the )?(?:patient )?(?:is |now )?deceased\b/i.test(sentence)) return true;
    // “He” is the patient unless the sentence before speaks of somebody else.
    if (/\b(?:he|she)\b[^.]{0,20}\b(?:died|passed away)\b/i.test(sentence)) return !relative.test(said[i - 1] ?? '');
    if (/^(?:patient )?(?:status|deceased)\s?:?\s{0,3}(?:deceased|yes|died)\b/i.test(sentence)) return true;
    if (/\bthe late (?:mr|mrs|ms|miss|master|dr)\b/i.test(sentence)) return aboutPatient;
    return aboutPatient && /\b(?:has (?:sadly |since |now |recently )?(?:died|passed away)|(?:sadly|recently|unfortunately) (?:died|passed away)|died on|passed away|(?:is|was|now) deceased)\b|\(deceased\)/i.test(sentence);
  });
}

/** Whether a sentence says that the treatment was begun or paid for privately. */
function isPrivate(sentence: string): boolean {
  if (/\b(?:not|no|never|without|nor|cannot|unable|decline[sd]?)\b[^.]{0,30}\b(?:private|privately|self[- ]fund)/i.test(sentence)) return false;
  return /\bself[- ]fund(?:ed|ing|s)\b/i.test(sentence)
    || /\b(?:paid|paying|funded|funding|began|begun|started|commenced|treated|treatment|received|seen|had|obtained|bought|purchased|hired)\b[^.]{0,60}\bprivately\b/i.test(sentence)
    || /\bprivately[- ](?:funded|paid|treated|bought|purchased|hired)\b/i.test(sentence)
    || /\bprivate (?:treatment|care|provider|clinic|hospital|surgery|practice|patient)\b[^.]{0,60}\b(?:began|begun|started|commenced|given|received|undergone|treated|seen|since)\b/i.test(sentence)
    || /\b(?:began|begun|started|commenced|received|undergone|had|seen|treated)\b[^.]{0,60}\bprivate (?:treatment|care|provider|clinic|hospital|surgery|practice|patient|sector)\b/i.test(sentence);
}

const stopRule = /\bif (?:you (?:have )?(?:answered|ticked) |the answer is )?[“"'‘]?(yes|no)[”"'’]?\b[^.\n]{0,60}?\b(?:stop(?: here)?\b|do not (?:proceed|continue|complete|submit|go on|send)\b|this form (?:cannot|should not|is not)\b|an IFR is not\b)/gi;

/** A form's own question at the door, answered with the answer at which the form says stop. */
function saysStop(paper: PackPaper): boolean {
  const text = normaliseTicks(contentOf(paper));
  return [...text.matchAll(stopRule)].some((match) => {
    const rule = match[1]!.toLowerCase();
    const before = text.slice(Math.max(0, match.index - 220), match.index);
    const question = before.lastIndexOf('?');
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 160);
    const nextQuestion = after.indexOf('?');
    return [question >= 0 ? before.slice(question + 1) : '', nextQuestion >= 0 ? after.slice(0, after.slice(0, nextQuestion).lastIndexOf('\n') + 1) : after].some((part) => given(part) === rule);
  });
}

/** The one answer in a stretch of text: a ticked box, or a bare yes or no that stands alone on a line. */
function given(part: string): string | null {
  if (hasTicks(part)) {
    const ticked = tickOptions(part).filter((option) => option.ticked);
    const word = ticked.length === 1 ? /^(yes|no)\b/i.exec(ticked[0]!.text)?.[1] : undefined;
    return word?.toLowerCase() ?? null;
  }
  const alone = part.split('\n').map((line) => /^[\s:–-]{0,5}(yes|no)[.\s]{0,3}$/i.exec(line)?.[1]?.toLowerCase()).filter((word) => word !== undefined);
  return alone.length === 1 ? alone[0]! : null;
}
