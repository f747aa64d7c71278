import { checkCommissioner } from '../../domain/commissioner.ts';
import { icbByOds } from '../../domain/icb.ts';
import { issue } from '../issues.ts';
import type { PackPaper } from '../mergeCandidates.ts';
import type { ImportIssue } from '../paper.ts';
import { bodyIn, isOrBecame, presently, type Body } from './bodies.ts';
import { answerAfter, contentOf, isOfTheRequest, listed, namesOf, texts, whole, type Pack } from './kit.ts';

interface Named {
  readonly paper: PackPaper;
  readonly body: Body;
}

/** Whether the pack came to the ICB that it names, and whether an ICB in England is asked at all. */
export function commissioner(pack: Pack): ImportIssue[] {
  const named = pack.papers.flatMap(bodiesOf);
  const where = (some: readonly Named[]) => namesOf(some.map(({ paper }) => paper));
  const found: ImportIssue[] = [];
  const outside = named.filter(({ body }) => body.kind === 'outside-england');
  if (outside.length > 0) found.push(issue('outside-england', whole, where(outside)));
  const national = [...named.filter(({ body }) => body.kind === 'nhs-england').map(({ paper }) => paper), ...pack.papers.filter(saysNhsEngland)];
  if (national.length > 0) found.push(issue('nhs-england-commissions', whole, namesOf(national)));
  const icbs = named.flatMap(({ paper, body }) => (body.kind === 'icb' ? [{ paper, body }] : []));
  found.push(...anotherIcb(pack, icbs, where));
  const former = icbs.filter(({ body }) => body.former);
  if (former.length > 0) found.push(issue('former-commissioner', whole, where(former)));
  found.push(...practice(pack));
  return found;
}

function anotherIcb({ context: { commissioner: mine, asAt } }: Pack, icbs: readonly { paper: PackPaper; body: Extract<Body, { kind: 'icb' }> }[], where: (some: readonly Named[]) => string): ImportIssue[] {
  if (mine) {
    const other = icbs.filter(({ body }) => !isOrBecame(body, mine, asAt));
    return other.length > 0 ? [issue('another-icb', whole, where(other))] : [];
  }
  const differ = icbs.some((a) => icbs.some((b) => a.body.key !== b.body.key && !a.body.ods.some((one) => b.body.ods.some((other) => presently(one, asAt).some((now) => presently(other, asAt).includes(now))))));
  return differ ? [issue('two-commissioners', whole, where(icbs))] : [];
}

/** The ICB in a paper's answer, and the one to which a letter is addressed. */
function bodiesOf(paper: PackPaper): Named[] {
  const answers = texts(paper, 'responsibleIcb').flatMap((text) => bodyIn(text) ?? []);
  return [...answers, ...(isOfTheRequest(paper) ? addressees(paper) : [])].map((body) => ({ paper, body }));
}

const isAddress = /^(?:to:?\s)?(?:the )?(?:(?:individual funding requests?|IFR)[^,]{0,40},\s?)?((?:NHS )?[A-Z][\p{L} ,&’'-]{2,70} (?:ICB|Integrated Care Board|CCG|Clinical Commissioning Group|University Health Board|Health Board))\.?(?: \([A-Z0-9]{3,5}\))?$/u;

/** Lines of the head of a paper that are a commissioner's name and nothing else, near the words "individual funding". */
function addressees(paper: PackPaper): Body[] {
  const lines = contentOf(paper).slice(0, 1500).split('\n').map((line) => line.trim());
  return lines.flatMap((line, i) => {
    const name = line.length < 160 ? isAddress.exec(line)?.[1] : undefined;
    const near = lines.slice(Math.max(0, i - 3), i + 1).join(' ');
    if (!name || !/\bindividual funding|\bIFR\b|\bfunding (?:request|team)|\bexceptional/i.test(near)) return [];
    return bodyIn(name) ?? [];
  });
}

const nationalQuestion = /\b(?:(?:routinely |directly )?commissioned (?:directly )?by NHS England|NHS England (?:speciali[sz]ed )?commission(?:s|ed|ing)?|speciali[sz]ed commissioning)\b[^?\n]{0,80}\?/gi;

/** A form's own question, answered with yes: is this treatment commissioned by NHS England? */
function saysNhsEngland(paper: PackPaper): boolean {
  const text = contentOf(paper);
  return [...text.matchAll(nationalQuestion)].some((match) => answerAfter(text, match.index + match[0].length) === 'yes');
}

/** The list of GP practices, where it is held: the practice tells the ICB, whatever the form says. */
function practice({ papers, context: { commissioner: mine, asAt, practiceLinks } }: Pack): ImportIssue[] {
  if (!mine || !practiceLinks) return [];
  const codes = [...new Set(papers.flatMap((paper) => texts(paper, 'gpPracticeCode')))].sort();
  const other = codes.flatMap((practiceCode) => {
    const check = checkCommissioner({ commissioner: mine, practiceCode, on: asAt, links: practiceLinks(practiceCode) });
    return check.answer === 'another-icb' && check.icb ? [icbByOds(check.icb)?.name ?? `the ICB with the code ${check.icb}`] : [];
  });
  return other.length > 0 ? [issue('practice-of-another-icb', whole, listed([...new Set(other)]))] : [];
}
