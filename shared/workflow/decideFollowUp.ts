import { londonDay } from '../domain/londonDay.ts';
import type { CommandOf } from './commands.ts';
import { type Context, type Decided, blank, event, missing, no, yes } from './decided.ts';
import type { CaseState } from './evolve.ts';
import { followUpAnswers } from './followUpShapes.ts';
import { followUps } from './followUps.ts';

/** Sets the day on which somebody looks at it: conditions come without one, and a date can be moved. */
export function decideFollowUpDay(state: CaseState, { item, on, why }: CommandOf<'setFollowUpDay'>, context: Context): Decided {
  const one = followUps(state).find((held) => held.item === item);
  if (!one) return notThere();
  if (one.record) return no('REFUSED', 'It has been answered already, so nothing is due by it any more.', 'If what was recorded is wrong, record it again.');
  if (blank(why)) return missing('why', 'A day needs a word on why it was chosen.');
  if (on < londonDay(context.now)) return missing('on', 'The day has passed already.', 'Enter a day from today on.');
  if (one.due === on) return no('REFUSED', 'That is its day already.', 'Nothing more is needed.');
  return yes(event('followUpDaySet', { item, on, why }));
}

/** Records what came of it. It decides nothing: an approval is not ended by this, nor a case closed. */
export function decideFollowUp(state: CaseState, command: CommandOf<'recordFollowUp'>, context: Context): Decided {
  const { item, result, on, who, words, paperId, page } = command;
  const one = followUps(state).find((held) => held.item === item);
  if (!one) return notThere();
  if (followUpAnswers[one.kind][result] === undefined) return no('INVALID', `That is no answer to “${one.label.toLowerCase()}”.`, 'Choose one of the answers that the screen offers.', 'result');
  const decidedOn = state.decision!.record.decidedBy.on;
  if (on > londonDay(context.now)) return missing('on', 'The day lies in the future.', 'Enter the day on which it was so.');
  if (on < decidedOn) return missing('on', 'The day lies before the decision.', 'Enter the day on which it was so.');
  if (one.kind === 'expiry' && result === 'lapsed' && one.due !== null && on <= one.due) return missing('on', 'On that day the approval had not ended yet.', 'Enter a day after its end; if the treatment ended sooner, choose that.');
  if (blank(who)) return missing('who', 'Say who told you, or who looked.');
  if (blank(words)) return missing('words', 'Say in words what came of it.');
  if (paperId !== null && !state.papers.includes(paperId)) return no('NOT_FOUND', 'That paper is not with the case.', 'Choose a paper of the case, or none.', 'paperId');
  if (paperId === null && page !== null) return missing('paperId', 'A page was given, but no paper.', 'Choose the paper, or leave the page empty.');
  return yes(event('followUpRecorded', { item, result, on, who, words, paperId, page }));
}

function notThere(): Decided {
  return no('NOT_FOUND', 'The decision that stands has no such condition, end or report.', 'Look at the decision again.', 'item');
}
