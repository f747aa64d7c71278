import { recogniseForms } from '../forms/recognise.ts';
import { standingOf } from '../forms/standing.ts';
import { issue } from '../issues.ts';
import type { ImportIssue } from '../paper.ts';
import { answers, contentOf, listed, namesOf, quoted, whole, wholeContentOf, type Pack } from './kit.ts';

/** The first day on which no clinical commissioning group existed any more (Health and Care Act 2022). */
const noMoreCcgs = '2022-07-01';

const marked = /\b(?:superseded|SUPERSEDED|DRAFT|VOID|void and superseded|draft only|not for submission)\b/;
/** A stamp across a page: one word that stands alone. */
const stamped = /^[^\S\n]*(?:SUPERSEDED|DRAFT|VOID|CANCELLED|WITHDRAWN)[^\S\n]*$/m;

/** Application forms: more than one, a draft, a version that is not accepted, a body that does not exist any more. */
export function forms({ papers, context: { asAt, forms: accepted } }: Pack): ImportIssue[] {
  const found: ImportIssue[] = [];
  const filled = papers.filter((paper) => ['consentGiven', 'intervention', 'requesterName'].every((factId) => answers(paper, factId).length > 0));
  if (new Set(filled.map(wholeContentOf)).size > 1) found.push(issue('two-forms', whole, listed([...new Set(filled.map(quoted))].sort())));
  for (const paper of papers) {
    const content = contentOf(paper);
    if (marked.test(content.slice(0, 1500)) || stamped.test(content)) found.push(issue('marked-superseded', whole, quoted(paper)));
  }
  const recognised = recogniseForms(papers);
  const standing = (wanted: string) => recognised.filter((form) => standingOf(form, accepted ?? null, asAt) === wanted).map(({ paper }) => paper);
  const [old, unlisted] = [standing('superseded'), standing('not-on-list')];
  if (old.length > 0) found.push(issue('form-superseded', whole, namesOf(old)));
  if (unlisted.length > 0) found.push(issue('form-not-on-list', whole, namesOf(unlisted)));
  const former = asAt >= noMoreCcgs ? recognised.filter((form) => form.formerBody).map(({ paper }) => paper) : [];
  if (former.length > 0) found.push(issue('form-of-former-body', whole, namesOf(former)));
  return found;
}
