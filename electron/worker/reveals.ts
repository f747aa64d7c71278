import { findApplication } from '../../db/applicationRepo.ts';
import { applicationsOfPaper, listApplicationPapers } from '../../db/paperRepo.ts';
import type { ChannelName } from '../../shared/contract/index.ts';
import { recordInOffice } from './commit.ts';
import type { Worker } from './context.ts';
import { mayOpenPaper, sightOf, tellsWho } from './panelSight.ts';

const papersOpened = 'papers of the case opened';
const accessReview = 'record of the case reviewed for a request for access';

/** Calls that show who the patient is as a part of the work, and what the record says of it. */
const shows: Readonly<Partial<Record<ChannelName, string>>> = {
  'facts.get': 'facts of the case looked at',
  'paper.get': papersOpened,
  'paper.part': papersOpened,
  'paper.drawn': papersOpened,
  'papers.find': papersOpened,
  'contact.get': 'contact details of the case looked at',
  'letters.get': 'letters of the case looked at',
  'access.get': accessReview,
  'access.ask': accessReview,
  'access.review': accessReview,
  'access.check': accessReview,
};

/**
 * Notes that the signed-in person saw who the patient of a case is: once for each case and kind of screen until the app is locked, so
 * that the record says who looked and is not filled by somebody turning pages. A look at a name alone is noted each time, by itself.
 */
export function noteReveal(worker: Worker, channel: ChannelName, input: unknown): void {
  const purpose = shows[channel];
  if (!purpose || !worker.session) return;
  const { db, person } = worker.session;
  const { applicationId, paperId, of } = input as { applicationId?: string; paperId?: string; of?: string };
  // A paper that is with no case yet, or the official file of a policy, is of no case's patient.
  for (const about of applicationId ? [applicationId] : paperId ? opened(applicationsOfPaper(db, paperId), of) : []) {
    const commissioner = findApplication(db, about)?.commissioner;
    // Papers show who the patient is, whatever else an ICB leaves out for its panel.
    const opened = purpose === papersOpened && (paperId !== undefined ? mayOpenPaper(worker, paperId) : listApplicationPapers(db, about).some(({ paper }) => mayOpenPaper(worker, paper.id)));
    if (purpose === papersOpened ? !opened : commissioner === undefined || !tellsWho(sightOf(worker, commissioner))) continue;
    const key = `${purpose}:${about}`;
    if (worker.revealed.has(key)) continue;
    recordInOffice({ db, event: { type: 'identityRevealed', version: 1, body: { applicationId: about, purpose } }, rows: [], actor: person.id, now: worker.now() });
    worker.revealed.add(key);
  }
}

/** A paper with pages of two patients is opened from the case of one, and shows nothing of the other. */
const opened = (cases: readonly string[], of: string | undefined): readonly string[] => (of !== undefined && cases.includes(of) ? [of] : cases);
