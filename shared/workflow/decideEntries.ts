import { londonDay } from '../domain/londonDay.ts';
import type { CommandOf } from './commands.ts';
import { type Context, type Decided, blank, event, missing, no, yes } from './decided.ts';
import { type Contact, type ContactQuestion, contactQuestionIds, lettersTo } from './entryShapes.ts';
import type { CaseState } from './evolve.ts';

/** What is written down beside facts and arguments: whether it is whole. What it says is a person's. */

export function decideEvidence(state: CaseState, command: CommandOf<'recordEvidence'>, context: Context): Decided {
  const { evidence, supersedes, reason } = command;
  if (supersedes !== null && !evidenceStands(state, supersedes)) return goneEvidence();
  if (supersedes !== null && blank(reason ?? '')) return missing('reason', 'Say why it is corrected.', 'What was recorded first stays on record beside it.');
  if (blank(evidence.title)) return missing('title', 'Say which study or paper it is.');
  if (evidence.kind === 'other' && blank(evidence.kindWords ?? '')) return missing('kindWords', 'Say what it is, in a few words.');
  if (evidence.paperId !== null && !state.papers.includes(evidence.paperId)) return no('NOT_FOUND', 'That paper is not with this case.', 'Choose a paper of the case.', 'paperId');
  if (evidence.paperId !== null && blank(evidence.page)) return missing('page', 'Say on which page of the paper it stands.', 'Where the paper has no page numbers, say where in it.');
  if (blank(evidence.putFor)) return missing('putFor', 'Say what the clinician puts it forward for.');
  const gone = evidence.argumentIds.find((one) => !state.arguments.some((held) => held.id === one && held.state === 'standing'));
  if (gone !== undefined) return no('NOT_FOUND', 'An argument that it is linked to does not stand any more.', 'Look at the list of arguments again.', 'argumentIds');
  const evidenceId = context.newId();
  return yes(event('evidenceRecorded', { evidenceId, supersedes, ...(supersedes === null ? {} : { reason: reason! }) }, [entry(evidenceId, 'evidence', command.applicationId, evidence, context)]));
}

export function decideWithdrawEvidence(state: CaseState, command: CommandOf<'withdrawEvidence'>): Decided {
  if (!evidenceStands(state, command.evidenceId)) return goneEvidence();
  return blank(command.reason) ? missing('reason', 'Say why it is taken back.') : yes(event('evidenceWithdrawn', { evidenceId: command.evidenceId, reason: command.reason }));
}

export function decideStatement(state: CaseState, command: CommandOf<'recordStatement'>, context: Context): Decided {
  const { invitation, statement, attendance } = command.statement;
  const today = londonDay(context.now);
  if (invitation.kind === 'invited' && invitation.on > today) return missing('invitedOn', 'The patient is said to have been invited on a day in the future.', 'Enter the day on which the invitation went.');
  if (invitation.kind === 'not-invited' && blank(invitation.why)) return missing('notInvitedWhy', 'Say why the patient was not invited.');
  if (statement.kind === 'received') {
    if (statement.on > today) return missing('statementOn', 'The statement is said to have come on a day in the future.', 'Enter the day on which it came.');
    if (!state.papers.includes(statement.paperId)) return no('NOT_FOUND', 'The paper with the statement is not with this case.', 'Add the statement to the papers of the case first.', 'paperId');
    if (blank(statement.page)) return missing('page', 'Say on which page the statement stands.', 'Where the paper has no page numbers, say where in it.');
  }
  if (statement.kind === 'declined' && statement.on > today) return missing('statementOn', 'The patient is said to have declined on a day in the future.', 'Enter the day on which they said so.');
  // Silence is an answer only once the day has passed.
  if (statement.kind === 'none' && statement.by >= today) return missing('statementBy', 'The day until which a statement can come has not passed yet.', 'Record that you wait for it until then.');
  const entryId = context.newId();
  return yes(event('statementRecorded', { entryId, invited: invitation.kind === 'invited', statement: statement.kind, attendance }, [entry(entryId, 'statement', command.applicationId, command.statement, context)]));
}

export function decideContact(_state: CaseState, command: CommandOf<'recordContact'>, context: Context): Decided {
  const { contact } = command;
  const asked = contactQuestionIds.filter((one) => contact[one] !== undefined);
  if (asked.length === 0) return missing('communication', 'No question is answered yet.', 'Answer at least one; “not known” is an answer.');
  for (const question of asked) {
    const fault = faults[question](contact);
    if (fault) return fault;
  }
  const entryId = context.newId();
  return yes(event('contactRecorded', { entryId, asked, patientLettersTo: lettersTo(contact) }, [entry(entryId, 'contact', command.applicationId, contact, context)]));
}

export function decideConsent(state: CaseState, command: CommandOf<'recordConsent'>, context: Context): Decided {
  const { status, on, words } = command.consent;
  if (on !== null && on > londonDay(context.now)) return missing('consentOn', 'Consent is said to have been given or withdrawn on a day in the future.', 'Enter the day on which it was said or signed.');
  if (status !== 'not-known' && blank(words)) return missing('consentWords', 'Say who said so and where it stands.', 'For example: signed form, page 3.');
  if ((status === 'refused' || status === 'withdrawn') && on === null) return missing('consentOn', 'Say on which day the patient said so.');
  if (state.consent?.status === status && state.consent.on === on && status === 'withdrawn') return no('REFUSED', 'That consent is withdrawn is on record already.', 'Nothing more is needed.');
  const entryId = context.newId();
  return yes(event('consentRecorded', { entryId, status, on }, [entry(entryId, 'consent', command.applicationId, command.consent, context)]));
}

const given = (value: string, field: string, message: string, next?: string): Decided | null => (blank(value) ? missing(field, message, next) : null);

/** Of one question: what a yes lacks. */
const faults: Readonly<Record<ContactQuestion, (contact: Contact) => Decided | null>> = {
  communication: ({ communication: said }) => (said?.answer === 'yes' ? given(said.words, 'communicationWords', 'Say what the patient needs.') : null),
  interpreter: ({ interpreter: said }) => (said?.answer === 'yes' ? given(said.language, 'interpreterLanguage', 'Say for which language, British Sign Language included.') : null),
  safeContact: ({ safeContact: said }) => (said?.answer === 'yes' ? given(said.words, 'safeContactWords', 'Say how and when it is safe to reach the patient.') : null),
  doNotWrite({ doNotWrite: said, representative }) {
    if (said?.answer !== 'yes') return null;
    if (said.whom !== 'patient' && blank(said.which)) return missing('doNotWriteWhich', said.whom === 'address' ? 'Say which address is not written to.' : 'Say who is not written to.');
    if (blank(said.reason)) return missing('doNotWriteReason', 'Say why nothing is written there.');
    if (said.whom === 'somebody') return null;
    if (!said.instead) return missing('instead', 'Say where letters to the patient go instead.');
    if (said.instead.to === 'other-address' && blank(said.instead.address)) return missing('insteadAddress', 'Enter the address to which letters go instead.');
    if (said.instead.to === 'other-address' && said.whom === 'patient') return missing('instead', 'The record would say not to write to the patient, and to write to the patient at another address.', 'Say that an address is not written to, or choose who gets the letters instead.');
    if (said.instead.to === 'clinician-tells' && blank(said.instead.why)) return missing('insteadWhy', 'Say why the clinician tells the patient.');
    if (said.instead.to === 'representative' && !(representative?.answer === 'yes' && !blank(representative.address ?? ''))) {
      return missing('instead', 'Letters cannot go to the representative: no representative with an address is recorded.', 'Enter the representative with an address, or choose another way.');
    }
    return null;
  },
  representative({ representative: said }) {
    if (said?.answer !== 'yes') return null;
    return given(said.name, 'representativeName', 'Enter the name of the representative.') ?? given(said.relation, 'representativeRelation', 'Say who the representative is to the patient.');
  },
  parental: ({ parental: said }) => (said?.answer === 'yes' ? given(said.who, 'parentalWho', 'Say who holds parental responsibility.') ?? given(said.howKnown, 'parentalHow', 'Say how that is known.') : null),
  capacity({ capacity: said }) {
    if (!said || said.answer === 'not-known') return null;
    const source = given(said.source, 'capacitySource', 'Say where the clinician recorded it.', 'For example: clinic letter of 3 March, page 2.');
    return said.answer === 'has' ? source : source ?? given(said.decision, 'capacityDecision', 'Say what was decided in the patient’s best interests.') ?? given(said.by, 'capacityBy', 'Say who decided it.');
  },
};

function entry(entryId: string, kind: 'evidence' | 'statement' | 'contact' | 'consent', applicationId: string, value: unknown, context: Context) {
  return { table: 'case_entry' as const, id: entryId, values: { applicationId, kind, value, by: context.actor, at: context.now } };
}

function evidenceStands(state: CaseState, evidenceId: string): boolean {
  return state.evidence.some((held) => held.id === evidenceId && held.state === 'standing');
}

const goneEvidence = (): Decided => no('NOT_FOUND', 'That evidence does not stand any more.', 'Look at the list of evidence again.');
