import { heading, labelled, paragraph } from './blocks.ts';
import type { AddressBlock, Block, LetterAudience } from './document.ts';
import { takesThePlace, whatWasCorrected } from './corrected.ts';
import type { Reading } from './read.ts';
import type { LetterOutcome, LetterPolicy, LetterRecord } from './record.ts';

/** One letter: what it is, and how it is written from the record. */
export interface Letter {
  readonly outcome: LetterOutcome;
  readonly audience: LetterAudience;
  /** The title of the PDF. Never holds patient data. */
  readonly title: string;
  write(record: LetterRecord, read: Reading): Block[];
}

/** The ICB's name, its address and how to reach it. */
export function sender(record: LetterRecord, read: Reading): AddressBlock {
  return {
    name: icbName(record, read),
    lines: [
      ...read.lines(record.icb.addressLines, 'icb.addressLines', 'The ICB’s address'),
      `Telephone: ${icbTelephone(record, read)}`,
      `Email: ${icbEmail(record, read)}`,
    ],
  };
}

/** The one person to whom the letter goes. Taken from the audience, so a patient's letter cannot bear a hospital's address. */
export function addressee(record: LetterRecord, audience: LetterAudience, read: Reading): AddressBlock {
  const { post } = record.patient;
  if (audience === 'patient' && post) {
    const lines = read.lines(post.lines, 'patient.post', 'The address to which letters to the patient go');
    if (post.to === 'other-address') return { name: patientName(record, read), lines };
    return { name: read.text(post.name, 'patient.post.name', 'The representative’s name'), lines: [`for ${patientName(record, read)}`, ...lines] };
  }
  if (audience === 'patient') {
    return { name: patientName(record, read), lines: read.lines(record.patient.addressLines, 'patient.addressLines', 'The patient’s address') };
  }
  const { clinician } = record;
  return {
    name: clinicianName(record, read),
    lines: [
      read.text(clinician.role, 'clinician.role', 'The clinician’s role'),
      read.text(clinician.organisation, 'clinician.organisation', 'The clinician’s organisation'),
      ...read.lines(clinician.addressLines, 'clinician.addressLines', 'The clinician’s address'),
    ],
  };
}

/** Date, reference, whom the letter is about, and the salutation. */
export function opening(record: LetterRecord, audience: LetterAudience, read: Reading): Block[] {
  const { patient } = record;
  const entries = [
    { label: 'Date', value: read.date(record.letterDate, 'letterDate', 'The date of the letter') },
    { label: 'Our reference', value: reference(record, read) },
  ];
  if (record.reconsideration) entries.push({ label: 'Looked at again', value: read.text(record.reconsideration.firstNumber, 'reconsideration.firstNumber', 'The number of the first request') });
  const nhsNumber = read.nhsNumber(patient.nhsNumber, 'patient.nhsNumber');
  if (audience === 'patient') {
    entries.push({ label: 'Your NHS number', value: nhsNumber });
    if (patient.post?.to !== 'representative') return [{ kind: 'reference', entries }, paragraph(`Dear ${patientName(record, read)}`), ...takesThePlace(record, 'patient', read)];
    const forWhom = patientName(record, read);
    return [
      { kind: 'reference', entries: entries.map((entry) => (entry.label === 'Your NHS number' ? { ...entry, label: `NHS number of ${forWhom}` } : entry)) },
      paragraph(`Dear ${read.text(patient.post.name, 'patient.post.name', 'The representative’s name')}`),
      paragraph(`This letter is for ${forWhom}. We send it to you because letters for ${forWhom} go to you. “You” means ${forWhom} below.`),
    ];
  }
  entries.push(
    { label: 'Your patient', value: patientName(record, read) },
    { label: 'NHS number', value: nhsNumber },
    { label: 'Date of birth', value: read.date(patient.dateOfBirth, 'patient.dateOfBirth', 'The patient’s date of birth') },
  );
  return [{ kind: 'reference', entries }, paragraph(`Dear ${clinicianName(record, read)}`), ...takesThePlace(record, 'clinician', read)];
}

/** Whom to ask, other formats, the signature and who gets a copy: the end of every letter. */
export function closing(record: LetterRecord, audience: LetterAudience, read: Reading): Block[] {
  const { otherFormats, signedBy, copies } = record;
  const formatsBy = `Ring ${read.text(otherFormats.telephone, 'otherFormats.telephone', 'The telephone number for other formats')} or write to ${read.text(otherFormats.email, 'otherFormats.email', 'The email address for other formats')}.`;
  const blocks: Block[] = [
    ...(audience === 'clinician' ? whatWasCorrected(record, read) : []),
    heading(2, audience === 'patient' ? 'If you want to ask us something' : 'If you have a question'),
    paragraph(`Ring us on ${icbTelephone(record, read)} or write to ${icbEmail(record, read)}. Please give our reference, ${reference(record, read)}.`),
    heading(2, 'Other formats and languages'),
    paragraph(`We can send this letter in large print, braille, audio, Easy Read or another language. ${formatsBy}`),
    {
      kind: 'signature',
      greeting: 'Yours sincerely',
      lines: [
        read.text(signedBy.name, 'signedBy.name', 'The name of who signs'),
        read.text(signedBy.role, 'signedBy.role', 'The role of who signs'),
        icbName(record, read),
      ],
    },
  ];
  if (copies.length > 0) {
    const roles = copies.map((copy, index) => read.text(copy, `copies.${index}`, 'Who gets a copy'));
    blocks.push(...labelled('Copies to', roles.map((role) => (audience === 'patient' ? role.replace(/\bthe patient[’']s\b/gi, 'your') : role)).join(', ')));
  }
  return blocks;
}

/** How the patient hears of it. `about` fits after "talk about" and after "tell them about". */
export function tellingThePatient(record: LetterRecord, about: string, read: Reading): Block[] {
  const telling = read.section(record.tellingPatient, 'tellingPatient', 'How the patient is told');
  if (telling === null) return [];
  const title = heading(2, 'Telling your patient');
  if (telling.way === 'we-write') {
    return [title, paragraph(`We are writing to your patient ourselves, in a shorter letter. Please be ready to talk about ${about} with them.`)];
  }
  return [
    title,
    paragraph(`We are not writing to your patient. Please tell them about ${about}.`),
    ...labelled('Why we are not writing', read.text(telling.reason, 'tellingPatient.reason', 'Why the clinician tells the patient')),
  ];
}

/** The policy in one line, and why this version of it. */
export function policyLines(policy: LetterPolicy, read: Reading): Block[] {
  const version = policy.version === null ? 'no version is printed on it' : `version ${read.text(policy.version, 'policy.version', 'The policy’s version')}`;
  const said = read.text(policy.dateSaid, 'policy.dateSaid', 'The policy’s date');
  return [
    ...labelled('Policy', `${read.text(policy.title, 'policy.title', 'The policy’s title')} (${version}; ${said}).`),
    ...labelled('Why this version', read.text(policy.whyThisVersion, 'policy.whyThisVersion', 'Why this version of the policy governs')),
  ];
}

export function icbName(record: LetterRecord, read: Reading): string {
  return read.text(record.icb.name, 'icb.name', 'The ICB’s name');
}

export function patientName(record: LetterRecord, read: Reading): string {
  return read.text(record.patient.name, 'patient.name', 'The patient’s name');
}

export function clinicianName(record: LetterRecord, read: Reading): string {
  return read.text(record.clinician.name, 'clinician.name', 'The clinician’s name');
}

export function reference(record: LetterRecord, read: Reading): string {
  return read.text(record.reference, 'reference', 'The reference');
}

export function treatmentAsked(record: LetterRecord, read: Reading): string {
  return read.text(record.application.treatmentAsked, 'application.treatmentAsked', 'The treatment asked for');
}

export function diagnosis(record: LetterRecord, read: Reading): string {
  return read.text(record.application.diagnosis, 'application.diagnosis', 'The diagnosis');
}

export function receivedOn(record: LetterRecord, read: Reading): string {
  return read.date(record.application.receivedOn, 'application.receivedOn', 'The day on which the request was received');
}

export function decidedOn(record: LetterRecord, read: Reading): string {
  return read.date(record.decision.date, 'decision.date', 'The day of the decision');
}

/** The treatment in everyday words. */
export function treatmentForPatient(record: LetterRecord, read: Reading): string {
  const note = read.section(record.patientNote, 'patientNote', 'The words for the patient');
  if (note === null) return '';
  // Nobody reads who wrote the note in the letter, but a note that nobody owns is not sent.
  read.text(note.writtenBy, 'patientNote.writtenBy', 'Who wrote the words for the patient');
  return read.text(note.treatment, 'patientNote.treatment', 'The treatment in everyday words');
}

function icbTelephone(record: LetterRecord, read: Reading): string {
  return read.text(record.icb.telephone, 'icb.telephone', 'The ICB’s telephone number');
}

function icbEmail(record: LetterRecord, read: Reading): string {
  return read.text(record.icb.email, 'icb.email', 'The ICB’s email address');
}

/** What was asked for, in a decision to the clinician: treatment, diagnosis, and the day on which the request came. */
export function whatWasAskedFor(record: LetterRecord, read: Reading): Block[] {
  return [
    heading(2, 'What you asked for'),
    ...labelled('Treatment', treatmentAsked(record, read)),
    ...labelled('Diagnosis', diagnosis(record, read)),
    ...labelled('Received on', receivedOn(record, read)),
  ];
}
