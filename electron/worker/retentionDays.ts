import type { RetentionDays } from '../../shared/domain/icbSections/retention.ts';
import { parseCaseEvent } from '../../shared/workflow/events.ts';
import { readEvents } from '../../db/eventLog.ts';
import type { Worker } from './context.ts';

/** The days of a case from which a period of retention can run. Of each, the last counts: a case that was taken up again is kept longer. */
export function retentionDays(worker: Worker, applicationId: string): RetentionDays {
  const stored = readEvents(worker.signedIn.db, applicationId);
  const days: { -readonly [Start in keyof RetentionDays]: RetentionDays[Start] } = { closed: null, decided: null, 'last-letter-sent': null, 'last-entry': stored.at(-1)?.at.slice(0, 10) ?? null };
  for (const one of stored) {
    const event = parseCaseEvent(one);
    if (event.type === 'applicationClosed') days.closed = one.at.slice(0, 10);
    if (event.type === 'decisionRecorded') days.decided = event.body.record.decidedBy.on;
    if (event.type === 'letterSent' && event.body.sentAt.slice(0, 10) > (days['last-letter-sent'] ?? '')) days['last-letter-sent'] = event.body.sentAt.slice(0, 10);
  }
  return days;
}
