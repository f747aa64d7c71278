import type { RetentionDays } from '../../shared/domain/icbSections/retention.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import { parseCaseEvent } from '../../shared/workflow/events.ts';
import { readEvents } from '../../db/eventLog.ts';
import type { Worker } from './context.ts';

/** The days of a case from which a period of retention can run. Of each, the last counts: a case that was taken up again is kept longer. */
export function retentionDays(worker: Worker, applicationId: string): RetentionDays {
  const stored = readEvents(worker.signedIn.db, applicationId);
  const last = stored.at(-1);
  const days: { -readonly [Start in keyof RetentionDays]: RetentionDays[Start] } = { closed: null, decided: null, 'last-letter-sent': null, 'last-entry': last ? londonDay(last.at) : null };
  for (const one of stored) {
    const event = parseCaseEvent(one);
    if (event.type === 'applicationClosed') days.closed = londonDay(one.at);
    if (event.type === 'decisionRecorded') days.decided = event.body.record.decidedBy.on;
    if (event.type === 'letterSent' && londonDay(event.body.sentAt) > (days['last-letter-sent'] ?? '')) days['last-letter-sent'] = londonDay(event.body.sentAt);
  }
  return days;
}
