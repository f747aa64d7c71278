import { formatPages } from './pages.ts';
import { issue, type IssueCode } from '../issues.ts';
import { sameName, type PackPaper } from '../mergeCandidates.ts';
import type { ImportIssue } from '../paper.ts';
import { numbersInColumns, nearTo, otherNation, patientsByPage, printedNumbers } from './identifiers.ts';
import { births, contentOf, listed, listedSome, namesOf, quoted, texts, whole, type Pack } from './kit.ts';
import { sameForename, sameSurname, sameSurnameOnly } from './names.ts';

/** What one paper, or one run of pages of it, says of who the patient is. */
interface Speaker {
  readonly paper: PackPaper;
  /** “form.docx”, or “pages 2 to 4 of “scan.pdf””. */
  readonly where: string;
  readonly numbers: readonly string[];
  readonly names: readonly string[];
  readonly births: readonly { from: string; to: string }[];
}

/** One patient in one pack: numbers, names and births of its papers and of the pages of each agree. */
export function onePatient({ papers }: Pack): ImportIssue[] {
  const speakers = different(papers.flatMap(speakersOf));
  return [...byNumber(speakers), ...byPair(speakers), ...mistyped(papers), ...otherNumbers(papers)];
}

/** Structured lists are looked at row by row, each row a request of its own. */
function numbersOf(paper: PackPaper): string[] {
  const said = texts(paper, 'nhsNumber');
  if (paper.file.kind === 'csv' || paper.file.kind === 'fhir' || paper.file.records !== undefined) return said;
  const listed = numbersInColumns(paper.file.document);
  return listed.length < 2 ? said : [...new Set([...said, ...listed])];
}

/** A paper whose pages speak of different people is several speakers. */
function speakersOf(paper: PackPaper): Speaker[] {
  const all: Speaker = { paper, where: quoted(paper), numbers: numbersOf(paper), names: texts(paper, 'patientName'), births: births(paper) };
  const pages = patientsByPage([paper]).filter((one) => one.page !== null && (one.nhsNumbers.length > 0 || one.names.length > 0 || one.births.length > 0));
  if (pages.length < 2) return [all];
  const groups: { pages: number[]; numbers: string[]; names: string[]; births: { from: string; to: string }[] }[] = [];
  for (const page of pages) {
    const said = { numbers: [...page.nhsNumbers], names: [...page.names], births: [...page.births] };
    // A paper of so many people has one group for the rest of them: that it is about many is told by the others.
    const same = groups.find((group) => sharesIdentity(group, said)) ?? (groups.length >= mostGroups ? groups.at(-1) : undefined);
    if (same) {
      same.pages.push(page.page!);
      same.numbers.push(...said.numbers.filter((number) => !same.numbers.includes(number)));
      same.names.push(...said.names.filter((name) => !same.names.includes(name)));
      same.births.push(...said.births.filter(({ from, to }) => !same.births.some((one) => one.from === from && one.to === to)));
    } else groups.push({ pages: [page.page!], ...said });
  }
  if (groups.length < 2) return [{ ...all, numbers: [...new Set([...all.numbers, ...groups.flatMap((group) => group.numbers)])] }];
  return groups.map((group) => ({ paper, where: `${formatPages(group.pages)} of ${quoted(paper)}`, numbers: [...new Set(group.numbers)], names: group.names, births: group.births }));
}

const mostGroups = 100;

type Identity = Pick<Speaker, 'numbers' | 'names' | 'births'>;

function sharesIdentity(a: Identity, b: Identity): boolean {
  if (a.numbers.length > 0 && b.numbers.length > 0) return a.numbers.some((number) => b.numbers.includes(number));
  return (a.names.length > 0 && b.names.length > 0 && !otherName(a, b)) || (a.births.length > 0 && b.births.length > 0 && !otherBirth(a, b));
}

const overlap = (one: { from: string; to: string }, other: { from: string; to: string }) => one.from <= other.to && other.from <= one.to;
const otherName = (a: Identity, b: Identity) => a.names.length > 0 && b.names.length > 0 && !a.names.some((one) => b.names.some((other) => sameName(one, other)));
const otherBirth = (a: Identity, b: Identity) => a.births.length > 0 && b.births.length > 0 && !a.births.some((one) => b.births.some((other) => overlap(one, other)));
const sameBirth = (a: Identity, b: Identity) => a.births.length > 0 && b.births.length > 0 && !otherBirth(a, b);
const anyPair = (a: Identity, b: Identity, holds: (one: string, other: string) => boolean) => a.names.some((one) => b.names.some((other) => holds(one, other)));

function byNumber(speakers: readonly Speaker[]): ImportIssue[] {
  const numbers = new Set(speakers.flatMap((speaker) => speaker.numbers));
  if (numbers.size < 2) return [];
  const numbered = speakers.filter((speaker) => speaker.numbers.length > 0);
  // So many people are no twins.
  const twins = numbers.size <= mostAtABirth && pairsOf(numbered).some(([a, b]) => sameBirth(a, b) && anyPair(a, b, sameSurnameOnly));
  const where = listedSome([...new Set(numbered.map((speaker) => speaker.where))].sort());
  return [twins ? issue('possible-twins', whole, `different NHS numbers stand in ${where}`) : issue('two-patients', whole, `different NHS numbers stand in ${where}`)];
}

function byPair(speakers: readonly Speaker[]): ImportIssue[] {
  const found = new Map<IssueCode, Set<string>>();
  const say = (code: IssueCode, detail: string) => void found.set(code, (found.get(code) ?? new Set()).add(detail));
  const numbers = new Set(speakers.flatMap((speaker) => speaker.numbers));
  for (const one of speakers) if (one.names.length > 1 && one.births.length > 1 && within(one)) say('two-patients', `different names and dates of birth stand in ${one.where}`);
  for (const [a, b] of pairsOf(speakers)) {
    const [name, birth] = [otherName(a, b), otherBirth(a, b)];
    const sameNumber = a.numbers.some((number) => b.numbers.includes(number));
    const pair = listed([a.where, b.where].sort());
    if (sameNumber && name) say(!birth && (anyPair(a, b, sameForename) || (sameBirth(a, b) && anyPair(a, b, sameSurname))) ? 'name-changed' : 'same-number-other-name', pair);
    else if (sameNumber && birth) say('same-number-other-birth', pair);
    else if (!sameNumber && numbers.size < 2 && name && birth) say('two-patients', `different names and dates of birth stand in ${pair}`);
    else if (!sameNumber && numbers.size < 2 && name && sameBirth(a, b) && anyPair(a, b, sameSurnameOnly)) say('possible-twins', `one surname and date of birth stand with different forenames in ${pair}`);
  }
  // Of many pairs the first are named, and how many more there are: a person splits the pack, and what is left is judged anew.
  return [...found].flatMap(([code, details]) => {
    const [named, more] = [[...details].slice(0, mostPairsNamed), details.size - mostPairsNamed];
    return named.map((detail, i) => issue(code, whole, more > 0 && i === named.length - 1 ? `${detail}, and so in ${more} more ${more === 1 ? 'pair' : 'pairs'} of papers` : detail));
  });
}

const mostPairsNamed = 10;
const mostAtABirth = 6;
/** So many speakers are compared each with each; those after them with the first few, which tells whether the pack is about one person. */
const comparedWithAll = 100;
const comparedWith = 10;

/** The pairs that are compared: all of them in any pack of a size that one patient has. */
function pairsOf(speakers: readonly Speaker[]): [Speaker, Speaker][] {
  return speakers.flatMap((b, j) => speakers.slice(0, j < comparedWithAll ? j : comparedWith).map((a): [Speaker, Speaker] => [a, b]));
}

/** The speakers in an order of their own. Of very many, those who say the very same are one: it speaks for the others. */
function different(speakers: readonly Speaker[]): Speaker[] {
  const sorted = speakers.toSorted((a, b) => (a.where < b.where ? -1 : a.where > b.where ? 1 : 0));
  if (sorted.length <= comparedWithAll) return sorted;
  const seen = new Map<string, Speaker>();
  for (const one of sorted) {
    const key = JSON.stringify([[...one.numbers].sort(), [...one.names].sort(), one.births.map(({ from, to }) => `${from}:${to}`).sort()]);
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}

/** Within one paper: no name agrees with another, and no birth with another. */
function within({ names, births: days }: Speaker): boolean {
  const first = names[0]!;
  const otherNames = names.slice(1).some((name) => !sameName(first, name));
  return otherNames && days.slice(1).some((day) => !overlap(days[0]!, day));
}

/** A wrong number that one slip of a typist would make right. It is said and never put right: nothing is merged on a guess. */
function mistyped(papers: readonly PackPaper[]): ImportIssue[] {
  const isNear = nearTo(papers.flatMap((paper) => texts(paper, 'nhsNumber')));
  const near = papers.filter((paper) => printedNumbers(contentOf(paper)).some(({ digits, valid }) => !valid && isNear(digits)));
  return near.length > 0 ? [issue('nhs-number-mistyped', whole, namesOf(near))] : [];
}

const oldFormat = /\bNHS\s{0,2}(?:number|no\.?)[\s:]{0,4}(?:[A-Z]{2,4}\s?\/?\s?\d{2,4}\s?\/?\s?\d{0,3})(?![\dA-Za-z])/;

/** Numbers of other nations and of the time before 1996, which stand where an NHS number should. */
function otherNumbers(papers: readonly PackPaper[]): ImportIssue[] {
  const found: ImportIssue[] = [];
  for (const nation of ['Scotland', 'Northern Ireland'] as const) {
    const label = nation === 'Scotland' ? /\bCHI\s{0,2}(?:number|no)\b[\s.:]{0,5}\d/i : /\b(?:H&C|HCN|health and care)\s{0,2}(?:number|no)\b[\s.:]{0,5}\d/i;
    const where = papers.filter((paper) => texts(paper, 'nhsNumber').some((number) => otherNation(number) === nation) || label.test(contentOf(paper)));
    if (where.length > 0) found.push(issue('number-of-another-nation', whole, `${nation} in ${namesOf(where)}`));
  }
  const old = papers.filter((paper) => texts(paper, 'nhsNumber').length === 0 && oldFormat.test(contentOf(paper)));
  if (old.length > 0) found.push(issue('nhs-number-old-format', whole, namesOf(old)));
  return found;
}
