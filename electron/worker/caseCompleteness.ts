import { completeness, type Completeness } from '../../shared/import/forms/completeness.ts';
import type { LetterReturned } from '../../shared/letters/record.ts';
import type { MissingItem } from '../../shared/workflow/reviewShapes.ts';
import type { CaseFile } from './caseFile.ts';
import type { Worker } from './context.ts';
import { may } from './guard.ts';
import { icbConfigurationOf } from './icbSettings.ts';

/** What the papers of a case and the answers that people confirmed give of what its form must say, as it stands now. */
export function completenessOf(worker: Worker, file: CaseFile): Completeness {
  const { db } = worker.signedIn;
  return completeness(file.pack, { asAt: file.row.receivedOn, forms: icbConfigurationOf(db, file.row.commissioner).forms ?? null }, file.facts);
}

/** The same, for the person who is signed in: who may not open papers does not see what a paper is called. */
export function completenessShown(worker: Worker, file: CaseFile): Completeness {
  const found = completenessOf(worker, file);
  return found.form && !may(worker, 'openPapers') ? { ...found, form: { ...found.form, name: 'A paper of the case' } } : found;
}

/** The questions of the form without an answer, as they go on the record when the request goes back. */
export function missingItems(worker: Worker, file: CaseFile): MissingItem[] {
  return completenessOf(worker, file).missing.map(({ id, question, what }) => ({ id, question, what }));
}

const notAccepted = ['superseded', 'not-on-list'];

/** For the letter on an incomplete request: what is missing as it stands now, so that an answer that came meanwhile is not asked for. */
export function returnedPart(worker: Worker, file: CaseFile): LetterReturned {
  const { form, standing, missing, answered } = completenessOf(worker, file);
  return {
    form: form ? { title: form.title, version: form.version, accepted: notAccepted.includes(standing) ? false : standing === 'accepted' ? true : null } : null,
    missing, answered,
  };
}
