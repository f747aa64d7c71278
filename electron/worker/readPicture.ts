import { withRecognised } from '../../shared/import/recognised.ts';
import type { CandidateFact, ReadFile } from '../../shared/import/paper.ts';
import { findIntake, latestStep } from '../../db/intakeRepo.ts';
import { readPaperBytes } from '../../db/paperRepo.ts';
import { recordInOffice } from './commit.ts';
import type { Handlers } from './handlerType.ts';
import { actionStep, judgeIntake } from './intakeJudge.ts';
import { pagesFor } from './pagesFor.ts';
import { mayRead } from './paperCalls.ts';
import { packPaper } from './papers.ts';
import { readingDraft } from './readingDraft.ts';
import { refuseWith } from './refusal.ts';

/**
 * The words of a page that is a picture. They become a new reading of the paper beside the earlier one, with what they propose marked as
 * suggestions of a picture; a drop is judged anew. Nothing is confirmed by it.
 */
export const pictureHandlers = {
  'paper.readPicture': async (worker, { paperId, of, page, picture }) => {
    const session = worker.signedIn;
    const { db, person } = session;
    mayRead(worker, paperId);
    const pages = pagesFor(db, paperId, of);
    const before = stored(packPaper(db, paperId)?.file);
    const asked = before?.pages.find((one) => one.number === page);
    if (!before || !asked || (pages !== null && !pages.includes(page))) return refuseWith('NOT_FOUND', 'There is no such page in this paper.', 'Open the paper again.');
    if (asked.text.trim() !== '' && !before.issues.some((one) => one.code === 'picture-read')) return refuseWith('REFUSED', 'That page has words of its own, which were read already.', 'Look for them beside their questions.');
    if (picture === null && before.kind !== 'image') return refuseWith('INVALID', 'The picture of the page is missing.', 'Open the paper again.');
    const outcome = await worker.parsers.recognise(picture === null ? readPaperBytes(db, paperId) : new Uint8Array(Buffer.from(picture, 'base64')));
    if (worker.session !== session) return refuseWith('LOCKED', 'The app was locked meanwhile, so nothing was recorded.', 'Sign in and try again.');
    if (!outcome.ok) return refuseWith('UNREADABLE', 'No words could be read from this picture.', 'Enter by hand what it says.');
    const file = withRecognised(stored(packPaper(db, paperId)?.file) ?? before, page, outcome.recognised);
    const rows = readingDraft(worker, paperId, file, worker.now());
    const run = db.sqlite.transaction(() => {
      recordInOffice({ db, event: { type: 'paperRead', version: 1, body: { paperId, readingId: rows[0]!.id } }, rows, actor: person.id, now: worker.now() });
      const step = findIntake(db, of) ? latestStep(db, of) : undefined;
      if (step?.status === 'ready' || step?.status === 'stuck') {
        const judged = judgeIntake(db, of);
        recordInOffice({ db, event: { type: 'intakeMoved', version: 1, body: { intakeId: of, status: judged.status } }, rows: [actionStep(worker, of, 'picture-read', judged)], actor: person.id, now: worker.now() });
      }
    });
    run.immediate();
    worker.changed(null);
    return { words: outcome.recognised.words.length, suggestions: file.candidates.filter((one) => one.method === 'ocr' && one.anchor.kind === 'pdf' && one.anchor.page === page).length };
  },
} satisfies Partial<Handlers>;

/** A reading as it is stored: the ids of its candidates belong to their rows. */
function stored(file: ReadFile | undefined): ReadFile | undefined {
  return file && { ...file, candidates: file.candidates.map((candidate) => {
    const { candidateId: _id, ...rest } = candidate as CandidateFact & { candidateId?: string };
    return rest;
  }) };
}
