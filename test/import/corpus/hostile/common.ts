import { docx, grid } from '../bytes/ooxml.ts';
import { lines, simplePdf } from '../bytes/pdf.ts';
import { consultant, slashed, spaced, type Person } from '../people.ts';

/** Answers of a complete form, by label; those of `more` come on top or instead, `null` leaves one out. */
export function answers(person: Person, more: Readonly<Record<string, string | null>> = {}): [string, string][] {
  const usual: Record<string, string | null> = {
    'Patient name': person.name, 'NHS number': spaced(person.nhs), 'Date of birth': slashed(person.birth), 'Patient consent': 'Yes', Diagnosis: 'Non-union of the left tibia', 'Treatment requested': 'Exogen',
    'Requesting clinician': consultant.name, 'Secure email': consultant.email, 'Clinical case': 'Surgery cannot be done because of chronic infection in the same limb.', ...more,
  };
  return Object.entries(usual).filter((one): one is [string, string] => one[1] !== null);
}
/** A complete form in Word. */
export const form = (person: Person, more?: Readonly<Record<string, string | null>>): Uint8Array => docx(grid(...answers(person, more)));
/** The same as a PDF of lines. */
export const pdfForm = (person: Person, more?: Readonly<Record<string, string | null>>): Uint8Array => simplePdf([lines(answers(person, more).map(([label, value]) => `${label}: ${value}`))]);
/** The same as text. */
export const textForm = (person: Person, more?: Readonly<Record<string, string | null>>): string => answers(person, more).map(([label, value]) => `${label}: ${value}`).join('\n');
/** What is read of it. */
export const facts = (person: Person): Record<string, string> => ({ patientName: person.name, nhsNumber: person.nhs, dateOfBirth: person.birth, consentGiven: 'yes', diagnosis: 'Non-union of the left tibia', intervention: 'Exogen', requesterName: consultant.name, requesterEmail: consultant.email });

/** A place outside that nobody may ask for anything. */
export const outside = 'canary-host.example.invalid';
/** Repeatable bytes without order (mulberry32). */
export function noise(length: number, seed = 1): Buffer {
  let state = seed;
  const bytes = Buffer.alloc(length);
  for (let index = 0; index < length; index++) {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    bytes[index] = (t ^ (t >>> 14)) & 255;
  }
  return bytes;
}
