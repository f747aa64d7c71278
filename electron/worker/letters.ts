import { createHash } from 'node:crypto';
import { isRealDay, type IsoDate } from '../../shared/domain/dates.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import { parseNhsNumber } from '../../shared/domain/nhsNumber.ts';
import type { LettersView } from '../../shared/contract/letters.ts';
import { compose } from '../../shared/letters/compose.ts';
import type { LetterDocument } from '../../shared/letters/document.ts';
import { nameWords } from '../../shared/import/mergeCandidates.ts';
import { lint } from '../../shared/letters/lint.ts';
import { noteFieldsFor, type NotesFor } from '../../shared/letters/notes.ts';
import type { CommandOf } from '../../shared/workflow/commands.ts';
import type { LetterRecipient, Limit } from '../../shared/workflow/shapes.ts';
import { readHead } from '../../db/eventLog.ts';
import { issuedLetter, latestDraft, listLetters } from '../../db/letterRepo.ts';
import { openCase, type CaseFile } from './caseFile.ts';
import { commit, recordInOffice } from './commit.ts';
import type { Worker } from './context.ts';
import { done, hooked } from './done.ts';
import type { Handlers } from './handlerType.ts';
import { identityOf } from './identity.ts';
import { notesRecordedBy, recordNotes } from './letterNotes.ts';
import { isStale, kindFor, whyNoLetter } from './letterDraft.ts';
import { letterheadOf, pressRoom } from './letterhead.ts';
import { traitsOf } from './letterParts.ts';
import { letterRecord } from './letterRecord.ts';
import { lettersView } from './lettersView.ts';
import { icbSettingsOf } from './icbSettings.ts';
import { papersStopLetter } from './papersSay.ts';
import { refuseWith } from './refusal.ts';
import { typeset, UnprintableLetter } from './typeset.ts';

export const letterHandlers = {
  'letters.get': (worker, { applicationId }) => lettersView(worker, openCase(worker, applicationId)),

  'letters.recordNotes': (worker, { applicationId, seq, notes }) => {
    const file = openCase(worker, applicationId);
    for (const field of noteFieldsFor(subject(file), traitsOf(file))) {
      const note = notes[field.id];
      if (note && 'none' in note && !field.noneLabel) return refuseWith('INVALID', `“${field.label}” cannot be left empty.`, 'Fill it in.', field.id);
      if (note && 'words' in note && field.date && !isRealDay(note.words)) return refuseWith('INVALID', `“${field.label}” is not a day that exists.`, 'Enter day, month and year.', field.id);
    }
    recordNotes(worker, file, seq, notes);
    worker.changed(applicationId);
    return lettersView(worker, openCase(worker, applicationId));
  },

  'letter.draft': (worker, { applicationId, seq, recipient }) => {
    const file = openCase(worker, applicationId);
    const about = subject(file);
    mayBeWritten(file, recipient);
    const document = composed(worker, file, about, recipient, today(worker), head(worker));
    const held = Object.values(file.state.letters).find((letter) => letter.recipient === recipient && letter.round === file.state.round && letter.status !== 'issued' && letter.status !== 'sent');
    set(worker, document, today(worker)); // what cannot be printed is refused now, not at the issue
    act(worker, file, { type: 'draftLetter', expectedVersion: seq, letterId: held?.id ?? null, about, recipient, document });
    return lettersView(worker, openCase(worker, applicationId));
  },

  'letter.preview': (worker, { letterId }) => {
    const { db } = worker.signedIn;
    const issued = issuedLetter(db, letterId);
    if (issued?.pdf) return { name: 'letter.pdf', content: new Uint8Array(issued.pdf) };
    const draft = latestDraft(db, letterId);
    if (!draft) return refuseWith('NOT_FOUND', 'There is no such letter.', 'Choose the letter again.');
    const document = draft.document as LetterDocument;
    return { name: 'draft.pdf', content: set(worker, document, document.letterDate) };
  },

  'letter.check': (worker, { applicationId, seq, letterId }) => step(worker, applicationId, letterId, (file, number) => {
    refuseStale(worker, file, letterId);
    act(worker, file, { type: 'checkLetter', expectedVersion: seq, letterId, number });
  }),

  'letter.return': (worker, { applicationId, seq, letterId, reason }) => step(worker, applicationId, letterId, (file, number) => act(worker, file, { type: 'returnLetter', expectedVersion: seq, letterId, number, reason: reason.slice(0, 500) })),

  'letter.approve': (worker, { applicationId, seq, letterId }) => step(worker, applicationId, letterId, (file, number) => {
    refuseStale(worker, file, letterId);
    act(worker, file, { type: 'approveLetter', expectedVersion: seq, letterId, number });
  }),

  'letter.issue': (worker, { applicationId, seq, letterId, nhsNumber, patientName, dateOfBirth, addressSource }) => step(worker, applicationId, letterId, (file, number) => {
    const { db, person } = worker.signedIn;
    const about = subject(file);
    const identity = identityOf(db, applicationId);
    const typed = parseNhsNumber(nhsNumber);
    const held = parseNhsNumber(identity.nhsNumber ?? '');
    // A letter that asks for the NHS number can only be compared by the name. No other letter goes out without the number.
    const byName = about === 'returned-incomplete' && identity.nhsNumber === null;
    const first = byName ? identity.name !== null && nhsNumber.trim() === '' && nameWords(patientName ?? '').join(' ') === nameWords(identity.name).join(' ') : typed.ok && held.ok && typed.digits === held.digits;
    // Which one differs is not said: the person compares again with the paper, not with the screen.
    if (!first || dateOfBirth !== identity.dateOfBirth) {
      return refuseWith('REFUSED', 'The two identifiers do not both agree with this case, so the letter was not issued.', byName ? 'Type the patient’s name and the date of birth from the paper in your hand. Where the case holds neither, write to the clinician by hand.' : 'Type the NHS number and the date of birth from the paper in your hand. If they differ from the case, stop: it may be the wrong patient.');
    }
    refuseStale(worker, file, letterId);
    mayBeWritten(file, file.state.letters[letterId]!.recipient);
    const issuedOn = today(worker);
    const document = composed(worker, file, about, file.state.letters[letterId]!.recipient, issuedOn, head(worker));
    const wrong = lint(document, letterRecord(worker, file, about, issuedOn, document.chainHead, document.audience)).find((item) => item.weight === 'must-fix');
    if (wrong) return refuseWith('REFUSED', `The letter cannot be issued: ${wrong.message}`, 'Put the record right and draft the letter again.');
    const pdf = set(worker, document, issuedOn);
    act(worker, file, {
      type: 'issueLetter', expectedVersion: seq, letterId, number, pdf, pdfSha256: createHash('sha256').update(pdf).digest('hex'), document,
      setWith: { app: __APP_VERSION__, typesetter: 'typst-ts-node-compiler 0.7.0', standard: 'PDF/UA-1' }, issuedOn,
      checks: {
        identifiersCompared: [byName ? 'name' : 'nhs-number', 'date-of-birth'],
        address: { confirmedBy: person.name, source: addressSource, on: issuedOn },
        addressee: document.sentTo ?? 'patient',
        reconsideration: about === 'declined' ? limitOf(worker, file, 'reconsideration') : null,
        appeal: about === 'declined' ? limitOf(worker, file, 'appeal') : null,
      },
    });
  }),

  'letter.sent': (worker, { applicationId, seq, letterId, how, on }) => step(worker, applicationId, letterId, (file) => {
    const now = worker.now();
    if (on > londonDay(now)) return refuseWith('INVALID', 'The letter is said to have been sent on a day in the future.', 'Enter the day on which it went.', 'on');
    act(worker, file, { type: 'recordLetterSent', expectedVersion: seq, letterId, how, sentAt: on === londonDay(now) ? now : `${on}T12:00:00.000Z`, note: null });
  }),

  'letter.saveCopy': (worker, { applicationId, letterId }) => {
    const { db, person } = worker.signedIn;
    const issued = issuedLetter(db, letterId);
    const letter = listLetters(db, applicationId).find((one) => one.id === letterId);
    if (!issued?.pdf || !letter) return refuseWith('REFUSED', 'Only an issued letter can be saved as a copy.', 'Issue it first.');
    // A copy leaves the encrypted file: the record says who took it, and when.
    recordInOffice({ db, event: { type: 'identityRevealed', version: 1, body: { applicationId, purpose: `copy of the issued letter to the ${letter.recipient} saved outside the encrypted file` } }, rows: [], actor: person.id, now: worker.now() });
    return { content: new Uint8Array(issued.pdf) };
  },
} satisfies Partial<Handlers>;

const today = (worker: Worker): IsoDate => londonDay(worker.now());
/** The head of the chain as letters print it. */
const head = (worker: Worker): string => readHead(worker.signedIn.db.sqlite).hash.slice(0, 16);

type LetterCommand = CommandOf<'draftLetter' | 'checkLetter' | 'returnLetter' | 'approveLetter' | 'issueLetter' | 'recordLetterSent'>;
type Without<T> = T extends unknown ? Omit<T, 'applicationId'> : never;

function act(worker: Worker, file: CaseFile, command: Without<LetterCommand>): void {
  const { db, person } = worker.signedIn;
  const fault = command.type === 'issueLetter' ? hooked(worker, 'issue') : {};
  done(commit({ db, actor: person.id, now: worker.now(), newId: worker.newId, command: { ...command, applicationId: file.applicationId } as LetterCommand, ...fault }));
  worker.changed(file.applicationId);
}

function step(worker: Worker, applicationId: string, letterId: string, then: (file: CaseFile, number: number) => void): LettersView {
  const file = openCase(worker, applicationId);
  const letter = file.state.letters[letterId];
  if (!letter) return refuseWith('NOT_FOUND', 'There is no such letter with this case.', 'Choose the letter again.');
  then(file, letter.number);
  return lettersView(worker, openCase(worker, applicationId));
}

function subject(file: CaseFile): NotesFor {
  const about = file.state.letterAbout;
  const why = whyNoLetter(about);
  if (why) return refuseWith('REFUSED', why, about ? 'Nothing more is to be written.' : 'Record the screening outcome or the decision first.');
  return about as NotesFor;
}

function composed(worker: Worker, file: CaseFile, about: NotesFor, recipient: LetterRecipient, on: IsoDate, chainHead: string): LetterDocument {
  if (!icbSettingsOf(worker.signedIn.db, file.row.commissioner)) return refuseWith('REFUSED', 'Nobody has entered yet what this ICB puts on its letters.', 'Enter it under Settings: address, telephone, email, and the rights after a decision.');
  const kind = kindFor(about, recipient);
  if (!kind) return refuseWith('REFUSED', `No letter goes to the ${recipient} about this.`, 'Write to those who are listed.', 'recipient');
  const result = compose(kind, letterRecord(worker, file, about, on, chainHead, recipient));
  if (result.ok) return result.document;
  const [first, ...more] = result.missing;
  return refuseWith('REFUSED', `The letter cannot be written yet: ${first!.message}${more.length > 0 ? ` There are ${more.length} more: ${more.slice(0, 8).map((one) => one.message).join(' ')}` : ''}`, first!.fillIn);
}

function set(worker: Worker, document: LetterDocument, issuedOn: IsoDate): Uint8Array<ArrayBuffer> {
  const letterhead = letterheadOf(worker.signedIn.db, document);
  try {
    return new Uint8Array(typeset(document, { ...pressRoom(worker), issuedOn, ...(letterhead ? { letterhead } : {}) }));
  } catch (error) {
    if (error instanceof UnprintableLetter) return refuseWith('REFUSED', `The letter holds signs that cannot be printed: ${error.items.map((item) => item.message).join(' ')}`, 'Use a spelling in Latin, Greek, Cyrillic or Hebrew letters that the person has agreed to.');
    throw error;
  }
}

/** Refuses a letter to a patient whom the papers say not to write to, while nobody has said where it goes. */
function mayBeWritten(file: CaseFile, recipient: LetterRecipient): void {
  const against = papersStopLetter(file, recipient);
  if (against) refuseWith(against.code, against.message, against.next);
}

/** A letter is checked and approved as it stands in the record now, or not at all. */
function refuseStale(worker: Worker, file: CaseFile, letterId: string): void {
  if (isStale(worker, file, letterId)) refuseWith('REFUSED', 'The record has changed since this letter was drafted.', 'Draft it again, then read the new draft.');
}

function limitOf(worker: Worker, file: CaseFile, name: 'reconsideration' | 'appeal'): Limit | null {
  const entered = icbSettingsOf(worker.signedIn.db, file.row.commissioner);
  if (!entered) return null;
  const setting = entered.settings[name];
  if (!setting.offered) return { kind: 'none-stated', wording: setting.wording.slice(0, 500), enteredBy: worker.nameOf(entered.by) };
  const enteredBy = notesRecordedBy(worker, file) ?? '';
  const date = file.state.letterNotes[`${name}LastDate`];
  const reckoning = file.state.letterNotes[`${name}Reckoning`];
  if (date && 'none' in date) return { kind: 'none-stated', wording: 'Our policy states none.', enteredBy };
  return date && reckoning && 'words' in reckoning ? { kind: 'last-date', lastDate: date.words, reckoning: reckoning.words.slice(0, 500), enteredBy } : null;
}
