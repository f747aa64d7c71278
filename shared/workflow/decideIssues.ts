import type { Refusal } from '../domain/result.ts';
import type { CommandOf } from './commands.ts';
import { type Context, type Decided, blank, event, missing, no, yes } from './decided.ts';
import type { CaseState } from './evolve.ts';

/** What reading the papers brought up: raised with the papers, answered by people, and between a case and its panel until then. */

/** Issues that nobody has answered, in the order in which they came up. */
export function openIssues(state: Pick<CaseState, 'issues'>): string[] {
  return Object.entries(state.issues).flatMap(([issueId, { standing }]) => (standing === 'open' ? [issueId] : []));
}

/** Why a case goes to no panel yet; null where everything that reading the papers brought up is answered. */
export function issuesStop(state: Pick<CaseState, 'issues'>): Refusal | null {
  const open = openIssues(state).length;
  if (open === 0) return null;
  return {
    code: 'REFUSED',
    message: `${open === 1 ? 'One thing that reading the papers brought up has' : `${open} things that reading the papers brought up have`} not been answered yet, so the case goes to no panel.`,
    next: 'Answer each of them on the case, under “Brought up by the papers”.',
    field: 'issues',
  };
}

export function decideRaiseIssues({ applicationId, issues }: CommandOf<'raiseIssues'>, context: Context): Decided {
  if (issues.length === 0) return missing('issues', 'Nothing was brought up.', 'Nothing more is needed.');
  const raised = issues.map((one) => ({ ...one, issueId: context.newId() }));
  return yes(event(
    'issuesRaised',
    { issues: raised.map(({ issueId, code, paperId, facts }) => ({ issueId, code, paperId, facts })) },
    raised.map(({ issueId, facts: _facts, ...value }) => ({ table: 'case_entry' as const, id: issueId, values: { applicationId, kind: 'issue', value, by: context.actor, at: context.now } })),
  ));
}

export function decideAnswerIssue(state: CaseState, { applicationId, issueId, words, how }: CommandOf<'answerIssue'>, context: Context): Decided {
  const held = state.issues[issueId];
  if (!held) return no('NOT_FOUND', 'Nothing of that kind was brought up in this case.', 'Look at the list on the case again.');
  if (held.standing !== 'open') return no('REFUSED', 'That has been answered already.', 'Nothing more is needed.');
  if (blank(words)) return missing('words', 'Say what you found, or what was decided.', 'For example: rang the clinic; the right date is 3 March.');
  const entryId = context.newId();
  return yes(event('issueAnswered', { issueId, entryId, how }, [{ table: 'case_entry', id: entryId, values: { applicationId, kind: 'issue-answer', value: { issueId, words }, by: context.actor, at: context.now } }]));
}
