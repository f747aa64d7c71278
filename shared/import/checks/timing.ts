import { completedYears } from '../../domain/dates.ts';
import { issue } from '../issues.ts';
import type { ImportIssue } from '../paper.ts';
import { births, labelled, namesOf, papersSaying, quoted, texts, whole, type Pack } from './kit.ts';

/** Days that can be, the age of the patient, what has happened already, and how urgent the papers say it is. */
export function timing(pack: Pack): ImportIssue[] {
  return [...daysThatCanBe(pack), ...age(pack), ...retrospective(pack), ...urgency(pack)];
}

/** Days that may lie ahead: they are plans. */
const plans = ['plannedDate'];

function daysThatCanBe({ papers, merged, context: { asAt } }: Pack): ImportIssue[] {
  const found: ImportIssue[] = [];
  for (const paper of papers) {
    for (const date of births(paper)) {
      if (date.from > asAt) found.push(issue('birth-in-future', whole, quoted(paper)));
      else if (date.from === date.to && completedYears(date.from, asAt) > 120) found.push(issue('birth-too-old', whole, quoted(paper)));
    }
  }
  const born = papers.flatMap(births).map((date) => date.from).filter((day) => day <= asAt).sort()[0];
  for (const { factId, candidates } of merged) {
    if (factId === 'dateOfBirth') continue;
    const dates = candidates.flatMap(({ candidate: { value } }) => (value.kind === 'date' ? [value.date] : value.kind === 'interval' ? [value.start, ...(value.end ? [value.end] : [])] : []));
    if (!plans.includes(factId) && dates.some((date) => date.from > asAt)) found.push(issue('event-in-future', whole, labelled(factId)));
    if (born && dates.some((date) => date.to < born)) found.push(issue('event-before-birth', whole, labelled(factId)));
  }
  return found;
}

function age({ papers, context: { asAt } }: Pack): ImportIssue[] {
  const days = papers.flatMap(births).filter((date) => date.from <= asAt);
  if (days.length === 0) return [];
  const oldest = Math.max(...days.map((date) => completedYears(date.from, asAt)));
  const youngest = Math.min(...days.map((date) => completedYears(date.to > asAt ? asAt : date.to, asAt)));
  const found: ImportIssue[] = [];
  if (youngest < 16) found.push(issue('patient-under-16', whole));
  else if (youngest < 18) found.push(issue('patient-16-or-17', whole));
  const child = papersSaying(papers, 'ageGroup', 'child');
  const adult = papersSaying(papers, 'ageGroup', 'adult');
  if (youngest >= 18 && child.length > 0) found.push(issue('age-group-differs', whole, namesOf(child)));
  if (oldest < 16 && adult.length > 0) found.push(issue('age-group-differs', whole, namesOf(adult)));
  return found;
}

/** Approval must come before treatment: what is already given, begun, or planned for a day that has passed, is said. */
function retrospective({ papers, merged, context: { asAt } }: Pack): ImportIssue[] {
  const begun = papersSaying(papers, 'alreadyTreated', 'yes');
  if (begun.length > 0) return [issue('retrospective-request', whole, `treatment that has been given or begun already, in ${namesOf(begun)}`)];
  const planned = merged.find((fact) => fact.factId === 'plannedDate')?.candidates.filter(({ candidate: { value } }) => value.kind === 'date' && value.date.to < asAt) ?? [];
  if (planned.length === 0) return [];
  const where = papers.filter(({ paperId }) => planned.some((one) => one.paperId === paperId));
  return [issue('retrospective-request', whole, `treatment planned for a day before the request came, in ${namesOf(where)}`)];
}

const pressing = /\b(?:urgent(?:ly)?|emergency|immediate(?:ly)?|asap|as soon as possible|life[- ]threatening|limb[- ]threatening|within (?:\d{1,2}|one|two|three|five|seven) (?:hours?|days?))\b/i;
const notPressing = /\b(?:not|non|isn[’']t|no|nor)[- ]?(?:an? |clinically |considered |an )?(?:urgent|emergency|urgency)\b|\broutine\b/i;

function urgency({ papers, context }: Pack): ImportIssue[] {
  if (context.urgency !== 'routine') return [];
  const urgent = papers.filter((paper) => texts(paper, 'statedUrgency').some((words) => (pressing.test(words) || /^\s*yes\b/i.test(words)) && !notPressing.test(words)));
  return urgent.length > 0 ? [issue('urgency-stated', whole, namesOf(urgent))] : [];
}
