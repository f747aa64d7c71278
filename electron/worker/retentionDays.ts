import type { RetentionDays } from '../../shared/domain/icbSections/retention.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import { parseCaseEvent } from '../../shared/workflow/events.ts';
import { prepared } from '../../db/statements.ts';
import type { Worker } from './context.ts';

/** The days of a case from which a period of retention can run. Of each, the last counts: a case that was taken up again is kept longer. */
export function retentionDays(worker: Worker, applicationId: string): RetentionDays {
  const { sqlite } = worker.signedIn.db;
  const last = prepared(sqlite, 'SELECT at FROM event WHERE application_id = ? ORDER BY application_seq DESC LIMIT 1').get(applicationId) as { at: string } | undefined;
  const days: { -readonly [Start in keyof RetentionDays]: RetentionDays[Start] } = { closed: null, decided: null, 'last-letter-sent': null, 'last-entry': last ? londonDay(last.at) : null };
  // Only the events that give one of the days are read: whole lists of closed cases go through here.
  const stored = prepared(sqlite, "SELECT type, version, body, at FROM event WHERE application_id = ? AND body IS NOT NULL AND type IN ('applicationClosed', 'decisionRecorded', 'letterSent') ORDER BY application_seq").all(applicationId) as { type: string; version: number; body: string; at: string }[];
  for (const one of stored) {
    const event = parseCaseEvent({ ...one, body: JSON.parse(one.body) as unknown });
    if (event.type === 'applicationClosed') days.closed = londonDay(one.at);
    if (event.type === 'decisionRecorded') days.decided = event.body.record.decidedBy.on;
    if (event.type === 'letterSent' && londonDay(event.body.sentAt) > (days['last-letter-sent'] ?? '')) days['last-letter-sent'] = londonDay(event.body.sentAt);
  }
  return days;
}
