import { join } from 'node:path';
import { samplePacks } from '../../samples/packs.ts';
import { daysFromToday } from './fields.ts';

export const samples = join(import.meta.dirname, '..', '..', '..', 'resources', 'samples');

export const officer = { name: 'Ann Officer', role: 'IFR officer', organisation: 'Invented ICB', passphrase: 'correct horse battery staple' };

export type Icb = 'Lancashire and South Cumbria' | 'Central East' | 'Humber and North Yorkshire';

/** What somebody who holds a sample pack in the hand knows of it. */
export interface Pack {
  readonly path: string;
  readonly name: string;
  readonly icb: Icb;
  readonly patient: string;
  readonly nhsNumber: string;
  readonly born: string;
}

/** A sample pack by its name without the ending. */
export function pack(name: string): Pack {
  const found = samplePacks.find((one) => one.name === name);
  if (!found) throw new Error(`There is no sample pack ${name}`);
  const { patientName, nhsNumber, dateOfBirth } = found.expected;
  return {
    path: join(samples, found.container === 'zip' ? `${name}.zip` : name),
    name,
    icb: name.startsWith('lsc') ? 'Lancashire and South Cumbria' : name.startsWith('hny') ? 'Humber and North Yorkshire' : 'Central East',
    patient: patientName!,
    nhsNumber: nhsNumber!,
    born: dateOfBirth!,
  };
}

export const packs: readonly string[] = samplePacks.map((one) => one.name);

/** What an invented ICB puts on its letters. */
export const icbWords = {
  address: '1 Invented Square\nMadeupton\nZZ1 1ZZ',
  telephone: '01632 960001',
  email: 'ifr@icb.invalid',
  rights: {
    Reconsideration: { who: 'The IFR officer and the public health doctor', startedBy: 'Only the clinician', ground: 'significant new clinical information that was not sent before', form: 'the reconsideration form', contact: 'ifr@icb.invalid', plain: 'Your clinician can ask us to look again if there is new medical information.' },
    Appeal: { who: 'The IFR review panel', startedBy: 'Either of them', ground: 'that the panel did not follow its own process', form: 'a letter to the chair', contact: 'ifr@icb.invalid', plain: 'You or your clinician can ask other people to check that we followed our own rules.' },
    Complaint: { who: 'The complaints team', startedBy: 'Either of them', ground: 'any part of our service', form: 'by letter, email or telephone', contact: '01632 960002', plain: 'You can complain about how we dealt with you.' },
  },
} as const;

export const screener = 'Dr Sam Screener, public health';

/** What the panel wrote down when it declined. Reasons differ for each argument, as the record asks. */
export const declineWords = {
  caseRestated: 'The clinician asks for this treatment because the usual care has not helped so far and another operation carries real risk for this patient.',
  comparator: 'Adults with the same condition at the same stage who could be offered the usual care.',
  finding: (index: number) => `The panel accepted the facts put in point ${index + 1}.`,
  reason: (index: number) =>
    [
      'Slow healing is what most patients in the group compared with also face, the panel noted first.',
      'The letter does not show how the risk of surgery differs from that of other patients of the same age.',
      'Wishing to avoid an operation is shared by many patients whose injuries heal slowly.',
      'The papers describe the effect on daily life, which others in the group describe as well.',
      'The length of the wait is the same for the others whom the hospital treats for this condition.',
      'The medicines that were named are taken by a large part of the group compared with.',
    ][index] ?? `The panel looked at point ${index + 1} beside the papers and saw no difference from the group in it.`,
  evidence: 'Two case series were read; neither had a comparison group, and neither included patients treated in this way before.',
  principle: (name: string) => `On ${name.toLowerCase()} the papers sent do not show a difference between this patient and the group compared with.`,
  found: 'The panel found no clinical difference from the comparator group that would lead to a greater benefit for this patient.',
  couldChange: 'New imaging or a specialist opinion that shows why the usual care cannot be offered to this patient.',
};

/** What the panel wrote down when it approved; the rest as in a decline. */
export const approveWords = {
  found: 'The two conditions together make a second operation far more dangerous here than in the group compared with, and the benefit larger.',
  reference: 'IFR-A-7',
};

export const deferWords = {
  cannotTell: 'Whether conservative treatment was tried for long enough and without response',
  why: 'The policy asks for it, and without it nobody can say which route the request takes',
  need: { clause: 'Item 5 of the first list', what: 'The response to conservative treatment', proof: 'The physiotherapy discharge letter with dates', heldBy: 'The physiotherapy department' },
  owner: 'Ann Officer',
};

/** What each kind of letter needs besides the record: words, a day, or null where there is nothing to say. */
export const noteWords: Readonly<Record<'declined' | 'criteria-met' | 'deferred', () => Readonly<Record<string, string | { day: string } | null>>>> = {
  declined: () => ({
    ...everyLetter,
    'Why, for the patient': 'We looked at everything your clinician sent us. We could not see that the treatment would help you more than other people with the same problem. Our policy says that we do not usually pay for it.',
    'Care that goes on meanwhile, for the clinician’s letter': 'Review in the clinic every six weeks.',
    'Your care now, for the patient': 'You will go on being seen in the clinic every six weeks.',
    'Last date to ask for reconsideration': { day: daysFromToday(40) },
    'How that date was reckoned': 'As our policy sets it, counted from the date of this letter',
    'Last date to appeal': null,
    'How the last date to appeal was reckoned': null,
  }),
  'criteria-met': () => ({
    ...everyLetter,
    'The treatment in everyday words': 'a steroid injection guided by ultrasound',
    'Who checked that the criteria are met': 'Dr Kim Second, public health',
    'A reading of unclear wording that was used': null,
    'Joint or tissue covered': 'the right hip joint',
    'Side covered': 'Right',
    'Purpose covered': 'injection for pain',
    'What is injected': 'a corticosteroid',
    'What the clinician does now': 'Make the usual referral to the ultrasound service.',
    'Local prior-approval step': null,
    'What happens next, for the patient': 'Your clinician will send you to the ultrasound service. You will get a letter with a date.',
    'Whom the patient rings': 'Your clinician’s team on 01632 960003',
  }),
  deferred: () => ({
    ...everyLetter,
    'The treatment in everyday words': 'a steroid injection guided by ultrasound',
    'Where to send the information': 'ifr@icb.invalid',
    'How the clock starts again': 'It starts again on the day on which we have everything on the list.',
    'If we do not hear': 'We will ring your department after two weeks and ask again.',
    'Until then': 'Our policy does not pay for treatment that was begun before a decision.',
    'If it becomes urgent': 'Ring us on 01632 960001 and say that it has become urgent.',
    'What we asked the team for, for the patient': 'We asked your team how you got on with the treatment you have had so far.',
    'What the patient needs to do': null,
    'When the patient will hear': 'We will write to you again within four weeks of hearing from your team.',
  }),
};

const everyLetter = {
  'Who signs': 'Ann Officer',
  'Role of the person who signs': 'IFR officer',
  'Who else gets a copy': 'the patient’s GP',
  'Studies that were sent or read': null,
  'Why this version of the policy': 'It was in force on the day the request was received.',
  'The treatment in everyday words': 'an ultrasound device to help your broken bone heal',
} as const;
