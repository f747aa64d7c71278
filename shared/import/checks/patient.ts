import { formatPages } from './pages.ts';
import { issue } from '../issues.ts';
import { sameName, type PackPaper } from '../mergeCandidates.ts';
import type { ImportIssue } from '../paper.ts';
import { numbersInColumns, oneSlipApart, otherNation, patientsByPage, printedNumbers } from './identifiers.ts';
import { births, contentOf, listed, namesOf, quoted, texts, whole, type Pack } from './kit.ts';
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
  const speakers = papers.flatMap(speakersOf);
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
    const same = groups.find((group) => sharesIdentity(group, said));
    if (same) {
      same.pages.push(page.page!);
      same.numbers.push(...said.numbers);
      same.names.push(...said.names);
      same.births.push(...said.births);
    } else groups.push({ pages: [page.page!], ...said });
  }
  if (groups.length < 2) return [{ ...all, numbers: [...new Set([...all.numbers, ...groups.flatMap((group) => group.numbers)])] }];
  return groups.map((group) => ({ paper, where: `${formatPages(group.pages)} of ${quoted(paper)}`, numbers: [...new Set(group.numbers)], names: group.names, births: group.births }));
}

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
  const twins = numbered.some((a) => numbered.some((b) => a !== b && sameBirth(a, b) && anyPair(a, b, sameSurnameOnly)));
  const where = listed([...new Set(numbered.map((speaker) => speaker.where))].sort());
  return [twins ? issue('possible-twins', whole, `different NHS numbers stand in ${where}`) : issue('two-patients', whole, `different NHS numbers stand in ${where}`)];
}

function byPair(speakers: readonly Speaker[]): ImportIssue[] {
  const found: ImportIssue[] = [];
  const numbers = new Set(speakers.flatMap((speaker) => speaker.numbers));
  for (const [i, a] of speakers.entries()) {
    if (a.names.length > 1 && a.births.length > 1 && within(a)) found.push(issue('two-patients', whole, `different names and dates of birth stand in ${a.where}`));
    for (const b of speakers.slice(i + 1)) {
      const [name, birth] = [otherName(a, b), otherBirth(a, b)];
      const sameNumber = a.numbers.some((number) => b.numbers.includes(number));
      const pair = listed([a.where, b.where].sort());
      if (sameNumber && name) found.push(issue(!birth && (anyPair(a, b, sameForename) || (sameBirth(a, b) && anyPair(a, b, sameSurname))) ? 'name-changed' : 'same-number-other-name', whole, pair));
      else if (sameNumber && birth) found.push(issue('same-number-other-birth', whole, pair));
      else if (!sameNumber && numbers.size < 2 && name && birth) found.push(issue('two-patients', whole, `different names and dates of birth stand in ${pair}`));
      else if (!sameNumber && numbers.size < 2 && name && sameBirth(a, b) && anyPair(a, b, sameSurnameOnly)) found.push(issue('possible-twins', whole, `one surname and date of birth stand with different forenames in ${pair}`));
    }
  }
  return distinct(found);
}

/** Within one paper: no name agrees with another, and no birth with another. */
function within({ names, births: days }: Speaker): boolean {
  const first = names[0]!;
  const otherNames = names.slice(1).some((name) => !sameName(first, name));
  return otherNames && days.slice(1).some((day) => !overlap(days[0]!, day));
}

function distinct(issues: readonly ImportIssue[]): ImportIssue[] {
  return issues.filter((one, i) => !issues.slice(0, i).some((other) => other.code === one.code && other.message === one.message));
}

/** A wrong number that one slip of a typist would make right. It is said and never put right: nothing is merged on a guess. */
function mistyped(papers: readonly PackPaper[]): ImportIssue[] {
  const right = new Set(papers.flatMap((paper) => texts(paper, 'nhsNumber')));
  const near = papers.filter((paper) => printedNumbers(contentOf(paper)).some(({ digits, valid }) => !valid && [...right].some((number) => oneSlipApart(number, digits))));
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
