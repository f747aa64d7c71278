import { londonDay } from '../../shared/domain/londonDay.ts';
import type { LettersView, LetterView } from '../../shared/contract/letters.ts';
import { citedStudies } from '../../shared/import/proposeArguments.ts';
import type { LetterDocument } from '../../shared/letters/document.ts';
import { lint } from '../../shared/letters/lint.ts';
import { noteFieldsFor, type LetterNotes, type NotesFor } from '../../shared/letters/notes.ts';
import { lettersSay } from '../../shared/workflow/contactWords.ts';
import { gate } from '../../shared/workflow/gates.ts';
import { lettersBeforeCorrection, lettersNeeded } from '../../shared/workflow/decideLetters.ts';
import type { IssueChecks, LetterAbout, LetterRecipient } from '../../shared/workflow/shapes.ts';
import { readEvents } from '../../db/eventLog.ts';
import { latestDraft, listLetters } from '../../db/letterRepo.ts';
import { askingOf } from './asking.ts';
import type { CaseFile } from './caseFile.ts';
import type { Worker } from './context.ts';
import { contactOf, patientPost } from './entryViews.ts';
import { papersStopLetter } from './papersSay.ts';
import { identityOf } from './identity.ts';
import { notesRecordedBy } from './letterNotes.ts';
import { clockWords, tellsFactsOf, traitsOf } from './letterParts.ts';
import { letterRecord, secondCheckOf } from './letterRecord.ts';
import { isStale, whyNoLetter } from './letterDraft.ts';
import { icbSettingsOf } from './icbSettings.ts';

/** Everything that the letters screen shows. */
export function lettersView(worker: Worker, file: CaseFile): LettersView {
  const { db } = worker.signedIn;
  const { state } = file;
  const about = state.letterAbout;
  const none = whyNoLetter(about);
  const held = listLetters(db, file.applicationId).filter((letter) => state.letters[letter.id]);
  const clinicianAddress = tellsFactsOf(worker, file).facts['requesterAddress'];
  const closing = whyNotClose(worker, file);
  const contact = contactOf(db, state);
  const post = patientPost(db, state);
  const against = papersStopLetter(file, 'patient');
  return {
    seq: state.version,
    about,
    whyNone: none,
    needed: about && !none
      ? lettersNeeded(state).map(({ recipient }) => ({ recipient, title: titleOf(about, recipient), exists: held.some((letter) => letter.recipient === recipient && state.letters[letter.id]!.round === state.round) }))
      : [],
    letters: held.map((letter) => letterView(worker, file, letter.id, letter.about as LetterAbout, letter.recipient as LetterRecipient)),
    noteFields: about && !none ? [...noteFieldsFor(about as NotesFor, traitsOf(file))] : [],
    notes: state.letterNotes,
    suggested: about && !none ? suggestions(worker, file) : {},
    notesRecordedBy: notesRecordedBy(worker, file),
    addresses: { clinician: clinicianAddress?.state === 'known' && clinicianAddress.value.kind === 'text' ? clinicianAddress.value.text : null, patient: post ? [...(post.to === 'representative' ? [post.name] : []), ...post.lines].join('\n') : identityOf(db, file.applicationId).address },
    contactSays: [...(against ? [against.message] : []), ...lettersSay(state, contact)],
    ...(about === 'returned-incomplete' && identityOf(db, file.applicationId).nhsNumber === null ? { compareName: true as const } : {}),
    icbConfigured: icbSettingsOf(db, file.row.commissioner) !== null,
    closed: state.stage === 'closed',
    canClose: closing === null,
    whyNotClose: closing,
  };
}

/** Said on screen before anybody tries; the workflow refuses it in any case, for the same reason. */
function whyNotClose(worker: Worker, { state }: CaseFile): string | null {
  if (state.stage === 'closed') return 'The case is closed.';
  return gate(state, 'closeCase', askingOf(worker.signedIn.db, worker.signedIn.person.id))?.message ?? null;
}

function titleOf(about: LetterAbout, recipient: LetterRecipient): string {
  const words: Readonly<Record<LetterAbout, string>> = {
    declined: 'Declined', approved: 'Approved', 'criteria-met': 'Criteria met', deferred: 'Deferred', 'routed-elsewhere': 'Routed elsewhere', 'information-needed': 'Information needed', 'returned-incomplete': 'Returned as incomplete', withdrawn: 'Withdrawn', 'appeal-outcome': 'Outcome of the appeal',
  };
  return `${words[about]}: letter to the ${recipient}`;
}

function letterView(worker: Worker, file: CaseFile, letterId: string, about: LetterAbout, recipient: LetterRecipient): LetterView {
  const { db } = worker.signedIn;
  const letter = file.state.letters[letterId]!;
  const events = readEvents(db, file.applicationId).filter((event) => (event.body as { letterId?: string }).letterId === letterId);
  const drafted = events.findLast((event) => event.type === 'letterDrafted');
  // Steps count for the latest draft only: a new draft, or one that was returned, starts again.
  const restart = events.findLast((event) => event.type === 'letterReturned' || event.type === 'letterDrafted')?.seq ?? 0;
  const step = (type: string) => events.findLast((one) => one.type === type && one.seq > restart);
  const who = (event: (typeof events)[number] | undefined) => (event ? { who: worker.nameOf(event.actor), at: event.at } : null);
  const sent = step('letterSent');
  const sentBody = sent?.body as { how: string; sentAt: string } | undefined;
  const fixed = letter.status === 'issued' || letter.status === 'sent';
  const document = latestDraft(db, letterId)?.document as LetterDocument | undefined;
  return {
    letterId,
    about,
    recipient,
    title: titleOf(about, recipient),
    state: letter.status,
    version: letter.number,
    drafted: who(drafted),
    checked: who(step('letterChecked')),
    approved: who(step('letterApproved')),
    issued: who(step('letterIssued')),
    sent: sent && sentBody ? { who: worker.nameOf(sent.actor), at: sent.at, how: sentBody.how, on: londonDay(sentBody.sentAt) } : null,
    sha256: letter.pdfSha256,
    correctable: lettersBeforeCorrection(file.state).some((one) => one.id === letterId) && Object.values(file.state.letters).findLast((one) => one.recipient === recipient && one.round === file.state.round)?.id === letterId,
    beforeCorrection: fixed && letter.round === file.state.round && (file.state.decision?.corrections ?? []).some((one) => one.seq > (step('letterIssued')?.applicationSeq ?? 0)),
    ...(letter.status === 'issued' && letter.recipient === 'patient' && wrongWay(file.state, step('letterIssued')) ? { wrongAddress: true as const } : {}),
    stale: !fixed && isStale(worker, file, letterId),
    lint: document && !fixed && letter.round === file.state.round && whyNoLetter(about) === null
      ? lint(document, letterRecord(worker, file, about as NotesFor, document.letterDate, document.chainHead, recipient)).map(({ part, message, weight }) => ({ part, message, weight }))
      : [],
  };
}

/** Whether a letter that was issued, and is not recorded as sent, bears another address than the record says now. */
function wrongWay({ contact }: CaseFile['state'], issued: { readonly body: unknown } | undefined): boolean {
  const bears = (issued?.body as { checks?: IssueChecks } | undefined)?.checks?.addressee ?? 'patient';
  return (contact?.patientLettersTo ?? 'patient') !== bears;
}

/** What the record already holds for the notes, put forward for a person to read; nothing is taken over unread. */
function suggestions(worker: Worker, file: CaseFile): LetterNotes {
  const found: Record<string, { words: string }> = {};
  const text = (factId: string): string | null => {
    const fact = file.facts[factId];
    return fact?.state === 'known' && fact.value.kind === 'text' ? fact.value.text : null;
  };
  const put = (id: string, words: string | null) => {
    if (words?.trim()) found[id] = { words: words.trim().slice(0, 4000) };
  };
  put('signedByName', worker.signedIn.person.name);
  put('signedByRole', worker.signedIn.person.role);
  put('careMeanwhile', text('careMeanwhile'));
  put('coversJoint', text('jointAndSide'));
  put('checkedBy', secondCheckOf(worker, file));
  put('clock', clockWords(worker, file));
  const pinned = readEvents(worker.signedIn.db, file.applicationId).findLast((event) => event.type === 'policyPinned');
  put('whyThisVersion', (pinned?.body as { why?: string } | undefined)?.why ?? null);
  put('studies', citedStudies(file.pack).map((study) => study.text).join('\n'));
  return found;
}
