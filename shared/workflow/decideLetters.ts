import { londonDay } from '../domain/londonDay.ts';
import type { CommandOf } from './commands.ts';
import { type Context, type Decided, blank, event, missing, no, yes } from './decided.ts';
import type { CaseState, LetterState, LetterStatus } from './evolve.ts';
import { type LetterNeed, lettersFor, tellsOfAppeal } from './letters.ts';
import type { IssueChecks, LetterRecipient, Limit } from './shapes.ts';

/** Letters go draft → checked → approved → issued → sent; each step is a named person's. */

export function decideDraftLetter(state: CaseState, command: CommandOf<'draftLetter'>, context: Context): Decided {
  if (command.about !== state.letterAbout) return no('REFUSED', 'That letter does not fit the outcome that is recorded.', 'Choose the letter that follows from the outcome.', 'about');
  const stopped = notToPatient(state, command.recipient);
  if (stopped) return stopped;
  const held = command.letterId ? state.letters[command.letterId] : undefined;
  if (command.letterId && !held) return unknown();
  if (held && (held.status === 'issued' || held.status === 'sent')) return no('REFUSED', 'A letter that was issued is not changed any more.', 'Write a new letter that corrects it.');
  if (held && (held.about !== command.about || held.recipient !== command.recipient)) return no('REFUSED', 'A draft keeps its subject and its recipient.', 'Begin another letter.');
  if (held && held.round !== state.round) return outdatedLetter();
  const letterId = held?.id ?? context.newId();
  const versionId = context.newId();
  const number = (held?.number ?? 0) + 1;
  const by = { by: context.actor, at: context.now };
  const { applicationId, about, recipient, document } = command;
  return yes(event('letterDrafted', { letterId, letterVersionId: versionId, number, about, recipient }, [
    ...(held ? [] : [{ table: 'letter' as const, id: letterId, values: { applicationId, about, recipient, ...by } }]),
    { table: 'letter_version', id: versionId, values: { letterId, number, status: 'draft', document, ...by } },
  ]));
}

export function decideCheckLetter(state: CaseState, command: CommandOf<'checkLetter'>): Decided {
  return step(state, command, 'draft', 'checked', () => yes(event('letterChecked', { letterId: command.letterId, number: command.number })));
}

export function decideReturnLetter(state: CaseState, command: CommandOf<'returnLetter'>): Decided {
  const letter = state.letters[command.letterId];
  if (!letter) return unknown();
  if (letter.status !== 'checked' && letter.status !== 'approved') return no('REFUSED', 'Only a letter that was checked or approved can go back to its writer.', 'A draft can be changed as it is; an issued letter cannot.');
  if (blank(command.reason)) return missing('reason', 'Say what should be changed.');
  return yes(event('letterReturned', { letterId: command.letterId, number: command.number, reason: command.reason }));
}

export function decideApproveLetter(state: CaseState, command: CommandOf<'approveLetter'>): Decided {
  return step(state, command, 'checked', 'approved', () => yes(event('letterApproved', { letterId: command.letterId, number: command.number })));
}

export function decideIssueLetter(state: CaseState, command: CommandOf<'issueLetter'>, context: Context): Decided {
  return step(state, command, 'approved', 'issued', (letter) => {
    const { letterId, number, checks, pdf, pdfSha256, document, setWith, issuedOn } = command;
    const today = londonDay(context.now);
    const stopped = notToPatient(state, letter.recipient) ?? wrongAddressee(state, letter.recipient, checks.addressee);
    if (stopped) return stopped;
    if (new Set(checks.identifiersCompared).size < 2) {
      return missing('identifiersCompared', 'Two identifiers must be compared before a letter is issued.', 'Compare two of name, NHS number, date of birth and address with the patient’s record.');
    }
    const address = checks.address;
    if (!address || blank(address.confirmedBy) || blank(address.source)) {
      return missing('address', 'The address has not been confirmed for this letter.', 'Say who confirmed it, from which source and on which day.');
    }
    if (address.on > today) return missing('address', 'The address is said to have been confirmed on a day in the future.');
    if (tellsOfAppeal(letter.about)) {
      const fault = limitFault(checks.reconsideration, 'reconsideration') ?? limitFault(checks.appeal, 'appeal');
      if (fault) return fault;
    }
    const versionId = context.newId();
    return yes(event('letterIssued', { letterId, number, letterVersionId: versionId, pdfSha256, issuedOn, checks }, [
      { table: 'letter_version', id: versionId, values: { letterId, number, status: 'issued', document, pdf, pdfSha256, setWith, by: context.actor, at: context.now } },
    ]));
  });
}

export function decideSentLetter(state: CaseState, command: CommandOf<'recordLetterSent'>, context: Context): Decided {
  const letter = state.letters[command.letterId];
  if (!letter) return unknown();
  if (letter.status !== 'issued') return wrongStatus(letter.status, 'sent');
  if (command.sentAt > context.now) return missing('sentAt', 'The letter is said to have been sent in the future.');
  // The last letter that a decision or a route needs moves the case on; a letter about a wait leaves it waiting.
  const left = lettersStillToSend(state).filter((need) => letter.round !== state.round || need.about !== letter.about || need.recipient !== letter.recipient);
  const completes = (state.stage === 'decided' || state.stage === 'screened') && state.letterAbout !== null && left.length === 0;
  return yes(event('letterSent', { letterId: command.letterId, how: command.how, sentAt: command.sentAt, note: command.note, ...(completes ? { completes: true as const } : {}) }));
}

/** Letters that the present outcome needs. Where the record says that nobody writes to the patient, the clinician's alone. */
export function lettersNeeded(state: Pick<CaseState, 'letterAbout' | 'tellingPatient'> & { readonly contact: Pick<NonNullable<CaseState['contact']>, 'patientLettersTo'> | null }): readonly LetterNeed[] {
  if (!state.letterAbout) return [];
  return lettersFor(state.letterAbout, state.tellingPatient).filter((need) => need.recipient !== 'patient' || state.contact?.patientLettersTo !== 'clinician-tells');
}

/** Letters of the present outcome that have not been sent. */
export function lettersStillToSend(state: Pick<CaseState, 'letters' | 'round'> & Parameters<typeof lettersNeeded>[0]): readonly LetterNeed[] {
  if (!state.letterAbout) return [];
  const sent = Object.values(state.letters).filter((letter) => letter.status === 'sent' && letter.round === state.round);
  return lettersNeeded(state).filter((need) => !sent.some((letter) => letter.about === need.about && letter.recipient === need.recipient));
}

/** A letter to a patient to whom nobody writes. */
function notToPatient(state: CaseState, recipient: LetterRecipient): Decided | null {
  if (recipient !== 'patient' || state.contact?.patientLettersTo !== 'clinician-tells') return null;
  return no('REFUSED', 'The record says not to write to the patient: the clinician tells them.', 'Write to the clinician. If this is no longer so, change it under “Contact and consent”.');
}

/** A letter to the patient that is set for another address than the one that the record says now. */
function wrongAddressee(state: CaseState, recipient: LetterRecipient, addressee: IssueChecks['addressee']): Decided | null {
  const to = state.contact?.patientLettersTo ?? 'patient';
  if (recipient !== 'patient' || to === (addressee ?? 'patient')) return null;
  const where = { representative: 'go to the representative', 'other-address': 'go to another address', patient: 'go to the patient', 'clinician-tells': 'are not written' }[to];
  return no('REFUSED', `This letter is not addressed as the record says: letters to the patient ${where}.`, 'Draft the letter again, so that it bears the right address.', 'address');
}

/** Letters of the present outcome that went out before words of the decision were put right, and in whose place none has been sent since. */
export function lettersBeforeCorrection(state: Pick<CaseState, 'letters' | 'round'> & { readonly decision: { readonly corrections: readonly { readonly seq: number }[] } | null }): readonly LetterState[] {
  const last = state.decision?.corrections.at(-1)?.seq ?? 0;
  const out = Object.values(state.letters).filter((letter) => letter.round === state.round && letter.issued !== null);
  const old = out.filter((letter) => letter.issued!.seq < last);
  return old.filter((letter) => letter === old.findLast((other) => other.recipient === letter.recipient) && !out.some((other) => other.recipient === letter.recipient && other.status === 'sent' && other.issued!.seq > last));
}

const before: Readonly<Record<'checked' | 'approved' | 'issued' | 'sent', string>> = {
  checked: 'Only a draft can be checked',
  approved: 'Only a letter that was checked can be approved',
  issued: 'Only a letter that was approved can be issued',
  sent: 'Only a letter that was issued can be recorded as sent',
};

const statusLabels: Readonly<Record<LetterStatus, string>> = { draft: 'a draft', checked: 'checked', approved: 'approved', issued: 'issued', sent: 'sent' };

function step(state: CaseState, command: { letterId: string; number: number }, from: LetterStatus, to: 'checked' | 'approved' | 'issued', then: (letter: LetterState) => Decided): Decided {
  const letter = state.letters[command.letterId];
  if (!letter) return unknown();
  if (letter.status !== from) return wrongStatus(letter.status, to);
  if (letter.number !== command.number) return no('CONFLICT', 'The letter was drafted again after you opened it.', 'Read the new draft.');
  if (letter.round !== state.round || letter.about !== state.letterAbout) return outdatedLetter();
  return then(letter);
}

function limitFault(limit: Limit | null, name: 'reconsideration' | 'appeal'): Decided | null {
  if (!limit) return missing(name, `The letter does not say by when ${name} can be asked for.`, 'Enter the last date with its reckoning, or record that the ICB’s policy states none.');
  if (blank(limit.enteredBy)) return missing(name, `The limit for ${name} must be entered by a named person.`);
  if (blank(limit.kind === 'last-date' ? limit.reckoning : limit.wording)) return missing(name, `The limit for ${name} lacks its ${limit.kind === 'last-date' ? 'reckoning' : 'wording'}.`);
  return null;
}

function wrongStatus(now: LetterStatus, to: 'checked' | 'approved' | 'issued' | 'sent'): Decided {
  return no('REFUSED', `${before[to]}; this one is ${statusLabels[now]}.`, 'Letters go draft, checked, approved, issued, sent.');
}

const unknown = (): Decided => no('NOT_FOUND', 'There is no such letter with this case.', 'Choose the letter again.');
const outdatedLetter = (): Decided => no('REFUSED', 'The letter was written for an earlier outcome of the case.', 'Begin a letter for the outcome that is recorded now.');
