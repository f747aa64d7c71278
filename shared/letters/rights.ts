import { heading, labelled, paragraph, words } from './blocks.ts';
import type { Block, LetterAudience } from './document.ts';
import type { Reading } from './read.ts';
import type { LetterRights, NoRight, Right } from './record.ts';

type RightName = keyof LetterRights;
const rightNames: readonly RightName[] = ['reconsideration', 'appeal', 'complaint'];

const forClinician: Readonly<Record<RightName, string>> = {
  reconsideration: 'Reconsideration',
  appeal: 'Appeal',
  complaint: 'Complaint',
};

const forPatient: Readonly<Record<RightName, string>> = {
  reconsideration: 'Asking us to look again (reconsideration)',
  appeal: 'Asking for a check of how we decided (appeal)',
  complaint: 'Making a complaint',
};

/** What the patient has to do is never left to be guessed from who may use the right. */
const whoStarts: Readonly<Record<Right['startedBy'], string>> = {
  clinician: 'Only your clinician can start this. You can ask them to.',
  patient: 'You can start this yourself.',
  either: 'You can start this yourself. Your clinician can start it too.',
  'patient-with-clinician': 'You can start this, but your clinician has to support it. Ask them first. They can also start it.',
};

/** Reconsideration, appeal and complaint for the clinician: each with who, ground, form, last date and its reckoning. */
export function clinicianRights(rights: LetterRights | null, read: Reading): Block[] {
  return [
    heading(2, 'What you and your patient can do next'),
    paragraph('These are three different things. Each has its own ground and form, and a last date where our policy sets one.'),
    ...oneByOne(rights, rightNames, 'clinician', read),
  ];
}

/** The same rights for the patient: what each is, who can start it, by when and how. */
export function patientRights(rights: LetterRights | null, read: Reading): Block[] {
  return [heading(2, 'What you can do'), ...oneByOne(rights, rightNames, 'patient', read)];
}

/** Some of the rights, each under its own heading of the third level. */
export function oneByOne(rights: LetterRights | null, names: readonly RightName[], audience: LetterAudience, read: Reading): Block[] {
  if (audience === 'clinician') {
    return eachRight(rights, names, forClinician, read, (right, part) => [
      ...labelled('Who', read.text(right.who, `${part}.who`, 'Who may use it')),
      ...labelled('Ground', read.text(right.ground, `${part}.ground`, 'Its ground')),
      ...labelled('Form', read.text(right.form, `${part}.form`, 'How it is made')),
      ...(leftOpen(right, part) ? [] : labelled('Last date', limit(right, part, true, read))),
      ...labelled('Contact', read.text(right.contact, `${part}.contact`, 'Whom to contact')),
    ]);
  }
  return eachRight(rights, names, forPatient, read, (right, part) => [
    ...words(read.text(right.inPlainWords, `${part}.inPlainWords`, 'What it is, in plain words')),
    ...labelled('Who can start it', whoStarts[right.startedBy]),
    ...(leftOpen(right, part) ? [] : labelled('By when', limit(right, part, false, read))),
    ...labelled('How', read.text(right.contact, `${part}.contact`, 'Whom to contact')),
  ]);
}

function eachRight(rights: LetterRights | null, names: readonly RightName[], titles: Readonly<Record<RightName, string>>, read: Reading, write: (right: Right, part: string) => Block[]): Block[] {
  const given = read.section(rights, 'rights', 'Reconsideration, appeal and complaint');
  if (given === null) return [];
  return names.flatMap((name) => {
    const part = `rights.${name}`;
    const right = read.section(given[name], part, forClinician[name]);
    if (right === null) return [];
    return [heading(3, titles[name]), ...('noneStated' in right ? words(noneStated(right, part, read)) : write(right, part))];
  });
}

/**
 * A complaint's time limit is not the ICB's own to set and nobody is asked for it: where none was entered, the letter says nothing
 * of one. Reconsideration and appeal never go without.
 */
function leftOpen(right: Right, part: string): boolean {
  return part === 'rights.complaint' && right.limit === null;
}

function limit(right: Right, part: string, withReckoning: boolean, read: Reading): string {
  const stated = read.section(right.limit, `${part}.limit`, 'Its last date');
  if (stated === null) return '';
  if ('noneStated' in stated) return noneStated(stated, `${part}.limit`, read);
  const day = read.date(stated.lastDate, `${part}.limit.lastDate`, 'Its last date');
  const reckoning = read.text(stated.reckoning, `${part}.limit.reckoning`, 'How the last date was reckoned');
  return withReckoning ? `${day}. ${reckoning}` : `${day}.`;
}

/** That a policy is silent is printed only where a named person has said so. */
function noneStated(statement: NoRight, part: string, read: Reading): string {
  read.text(statement.by, `${part}.by`, 'Who says that the policy states none');
  return read.text(statement.wording, `${part}.wording`, 'How to say that the policy states none');
}
