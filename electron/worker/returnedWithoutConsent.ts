import type { ReturnedLine } from '../../shared/contract/intake.ts';
import { icbByOds } from '../../shared/domain/icb.ts';
import { noConsentLabels, returnedHowLabels } from '../../shared/workflow/entryShapes.ts';
import { officeEvent } from '../../shared/workflow/events.ts';
import { officeStream, readEventsOfType } from '../../db/eventLog.ts';
import { disposalsOf, goingWith, removeIntake } from '../../db/returnedIntakeRepo.ts';
import { recordInOffice } from './commit.ts';
import type { Worker } from './context.ts';
import { hooked } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { intakeView } from './intakeView.ts';
import { refuseLists } from './records.ts';
import { refuseWith } from './refusal.ts';

/**
 * A referral to which the patient has not agreed becomes no case. Its papers, what was read from them and what was noted on the drop are
 * removed from the file; one line stays, with nothing that says who the patient is.
 */
export const returnedHandlers = {
  'intake.returnWithoutConsent': (worker, { intakeId, reason, how }) => {
    const { db, person } = worker.signedIn;
    const seen = intakeView(worker, intakeId);
    if (seen.status === 'reading') return refuseWith('REFUSED', 'This drop is still being read.', 'Wait until it is read, or cancel the reading.');
    if (!['ready', 'stuck', 'interrupted', 'cancelled'].includes(seen.status)) return refuseWith('REFUSED', 'What becomes of this referral has been decided already.', 'Look at the list again. Where a case was made of it, record on the case that consent was refused or withdrawn.');
    refuseLists(worker, intakeId, 'return');
    const now = worker.now();
    const going = goingWith(db, intakeId);
    const joined = going.intakes.filter((one) => one !== intakeId);
    recordInOffice({
      db,
      event: { type: 'returnedWithoutConsent', version: 1, body: { intakeId, receivedOn: seen.receivedOn, commissioner: seen.commissioner, urgency: seen.urgency, reason, how, papers: seen.papers.length, ...(joined.length > 0 ? { joined } : {}) } },
      rows: disposalsOf(db, going, { newId: worker.newId, by: person.id, at: now, authority: 'Returned without consent' }),
      actor: person.id,
      now,
      write: () => removeIntake(db, going),
      ...hooked(worker, 'return'),
    });
    worker.changed(null);
    return { returned: listReturned(worker) };
  },

  'intake.returned': (worker) => ({ returned: listReturned(worker) }),
} satisfies Partial<Handlers>;

/** Every referral that went back without consent, newest first: all that is kept of each. */
function listReturned(worker: Worker): ReturnedLine[] {
  return readEventsOfType(worker.signedIn.db, officeStream, 'returnedWithoutConsent')
    .flatMap((stored): ReturnedLine[] => {
      const event = officeEvent.safeParse({ type: stored.type, version: stored.version, body: stored.body });
      if (!event.success || event.data.type !== 'returnedWithoutConsent') return [];
      const { intakeId, receivedOn, commissioner, urgency, reason, how, papers } = event.data.body;
      return [{ intakeId, receivedOn, icb: icbByOds(commissioner)?.name ?? commissioner, urgency, reason: noConsentLabels[reason], how: returnedHowLabels[how], papers, by: worker.nameOf(stored.actor), at: stored.at }];
    })
    .reverse();
}
