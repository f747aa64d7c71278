import { addMonths, type IsoDate } from '../domain/dates.ts';
import { londonDay } from '../domain/londonDay.ts';
import type { CommandOf } from './commands.ts';
import { type Context, type Decided, blank, event, missing, no, yes } from './decided.ts';
import type { AccessState, CaseState } from './evolve.ts';

/**
 * The last day for an answer: one calendar month from the day on which the request came (UK GDPR, Article 12(3)), which is the same date
 * in the next month, or that month's last day where it has no such date.
 */
export function accessDue(askedOn: IsoDate): IsoDate {
  return addMonths(askedOn, 1);
}

/** The request that is being dealt with; null where there is none. */
export function openAccess(state: Pick<CaseState, 'access'>): AccessState | null {
  return state.access.find((one) => one.ended === null) ?? null;
}

export function decideAskAccess(state: CaseState, command: CommandOf<'askAccess'>, context: Context): Decided {
  const { askedOn, askedBy, words, applicationId } = command;
  if (openAccess(state)) return no('REFUSED', 'A request for access to this record is being dealt with already.', 'Go on with it, or end it first.');
  if (askedOn > londonDay(context.now)) return missing('askedOn', 'The day on which access was asked for lies in the future.', 'Enter the day on which the request came.');
  if (blank(words)) return missing('words', 'Say how it was made sure who asks, and that they may.');
  const [requestId, rowId] = [context.newId(), context.newId()];
  return yes(event('accessAsked', { requestId, askedOn, askedBy, by: context.actor }, [
    { table: 'access_item', id: rowId, values: { applicationId, requestId, itemId: 'request', answer: 'request', disclosed: null, reason: words, by: context.actor, at: context.now } },
  ]));
}

export function decideReviewAccess(state: CaseState, command: CommandOf<'reviewAccessItem'>, context: Context): Decided {
  const { requestId, itemId, answer, disclosed, reason, applicationId } = command;
  if (openAccess(state)?.requestId !== requestId) return notOpen();
  if ((answer === 'withhold' || answer === 'withhold-unlisted') && blank(reason ?? '')) return missing('reason', 'What is withheld needs a reason.', 'Name the reason, for example the exemption that applies.');
  if (answer === 'redact') {
    if (blank(disclosed ?? '')) return missing('disclosed', 'Nothing is left of it, so it would be withheld.', 'Leave the words that are disclosed, or withhold it with a reason.');
    if (blank(reason ?? '')) return missing('reason', 'Say why words were taken out.', 'For example: they are about another person.');
  }
  const rowId = context.newId();
  return yes(event('accessItemReviewed', { requestId, itemId, answer, rowId, by: context.actor }, [
    { table: 'access_item', id: rowId, values: { applicationId, requestId, itemId, answer, disclosed: answer === 'redact' ? disclosed : null, reason: answer === 'disclose' ? null : reason, by: context.actor, at: context.now } },
  ]));
}

/** The second person's look at every answer. */
export function decideCheckAccess(state: CaseState, { requestId, agrees, reason, open }: CommandOf<'checkAccess'>, context: Context): Decided {
  const held = openAccess(state);
  if (held?.requestId !== requestId) return notOpen();
  if (Object.values(held.answers).some(({ by }) => by === context.actor)) return no('REFUSED', 'The second check must be another person’s than those who reviewed the items.', 'Ask a colleague who reviewed none of them to sign in and check them.');
  if (!agrees) return blank(reason ?? '') ? missing('reason', 'Say what has to be looked at again.') : yes(event('accessReturned', { requestId, by: context.actor, reason: reason! }));
  const unanswered = stillOpen(held, open);
  if (unanswered) return unanswered;
  if (held.checkedBy !== null) return no('REFUSED', 'A second person has checked it already.', 'Write the export.');
  return yes(event('accessChecked', { requestId, by: context.actor }));
}

export function decideWriteAccess(state: CaseState, { requestId, open, sha256 }: CommandOf<'writeAccess'>): Decided {
  const held = openAccess(state);
  if (held?.requestId !== requestId) return notOpen();
  const unanswered = stillOpen(held, open);
  if (unanswered) return unanswered;
  if (held.checkedBy === null) return no('REFUSED', 'No second person has checked the answers yet, so nothing may leave.', 'Ask a colleague to sign in and check them.');
  const count = (answer: string) => Object.values(held.answers).filter((one) => one.answer === answer).length;
  return yes(event('accessWritten', { requestId, sha256, disclosed: count('disclose'), redacted: count('redact'), withheld: count('withhold') + count('withhold-unlisted') }));
}

export function decideEndAccess(state: CaseState, { requestId, how }: CommandOf<'endAccess'>): Decided {
  const held = openAccess(state);
  if (held?.requestId !== requestId) return notOpen();
  if (how === 'sent' && held.written === 0) return no('REFUSED', 'No export has been written, so none can have been handed over.', 'Write the export first, or choose how it ended otherwise.', 'how');
  return yes(event('accessEnded', { requestId, how }));
}

/** `open`: items that nobody has answered, as the caller works them out from everything that is held. */
function stillOpen(held: AccessState, open: readonly string[]): Decided | null {
  const left = open.filter((itemId) => !(itemId in held.answers)).length;
  return left === 0 ? null : no('REFUSED', `${left === 1 ? 'One item has' : `${left} items have`} no answer yet.`, 'Answer each: disclose it, disclose it with words taken out, or withhold it with a reason.');
}

function notOpen(): Decided {
  return no('NOT_FOUND', 'There is no such request for access that is still open.', 'Look at the case again.');
}
