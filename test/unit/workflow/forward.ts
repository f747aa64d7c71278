import type { CaseState } from '../../../shared/workflow/evolve.ts';
import { openIssues } from '../../../shared/workflow/decideIssues.ts';
import { type Wish, approve, assess, check, confirm, decline, draft, finish, issue, list, pin, receive, reviewed, right, screen, second, sent } from './cases.ts';

/** What a person who follows the process would do next; a letter for each recipient before closing. */
export function forward(state: CaseState): Wish {
  if (state.version === 0) return receive;
  if (state.screening?.check === 'waiting') return second;
  if (state.letterAbout && !['deferred', 'returned', 'incomplete', 'letters-out', 'closed'].includes(state.stage)) {
    for (const recipient of ['clinician', 'patient'] as const) {
      const letter = Object.values(state.letters).find((held) => held.recipient === recipient && held.round === state.round);
      if (!letter) return draft(state.letterAbout, recipient);
      const step = { draft: check, checked: approve, approved: issue(), issued: sent }[letter.status as 'draft'];
      if (step) return step({ ...state, letters: { [letter.id]: letter } });
    }
  }
  if (!state.policy && state.stage === 'checked') return pin;
  const next: Partial<Record<CaseState['stage'], Wish>> = {
    received: confirm(), checking: finish, checked: assess('met'), assessed: screen('criteria-met'), screened: { type: 'closeCase' }, 'at-panel': decline()(state),
    decided: { type: 'closeCase' }, 'letters-out': { type: 'closeCase' }, reconsideration: confirm(), appeal: reviewed(), incomplete: right.resume(state), deferred: right.resume(state), returned: right.resume(state), withdrawn: { type: 'closeCase' }, closed: right.reopen(state),
  };
  if (state.stage === 'screened' && state.screening?.route === 'to-panel') return openIssues(state).length > 0 ? right.answerIssue(state) : list;
  if (state.stage === 'at-panel' && openIssues(state).length > 0) return right.answerIssue(state);
  return next[state.stage]!;
}
