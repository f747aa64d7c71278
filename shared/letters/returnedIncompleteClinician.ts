import { heading, labelled, lead, paragraph, words } from './blocks.ts';
import type { Block } from './document.ts';
import { clinicianName, closing, decidedOn, icbName, receivedOn, reference, type Letter } from './parts.ts';
import type { Reading } from './read.ts';
import type { LetterRecord, LetterReturned, ReturnedItem } from './record.ts';
import { whileItWaits } from './whileItWaits.ts';

/** Returned as incomplete, to the clinician: what came and when, each question of the form without an answer, and what happens meanwhile. */
export const returnedIncompleteClinician: Letter = {
  outcome: 'returned-incomplete',
  audience: 'clinician',
  title: 'Your request is incomplete',
  write: (record, read) => [
    ...head(record, read),
    heading(1, 'Your Individual Funding Request (IFR) is incomplete'),
    lead(`We received your request on ${receivedOn(record, read)}. We cannot begin our work on it before we have what is listed below. This is not a refusal.`),
    paragraph(`We are ${icbName(record, read)} (the ICB).`),
    ...received(record, read),
    ...missing(record, read),
    ...closing(record, 'clinician', read),
  ],
};

/** As a missing item is listed: with the question as the form asks it. */
export function missingLine({ what, question }: ReturnedItem): string {
  return `We need ${what}. On the form: “${question}”.`;
}

/** Date, reference and patient. What the request itself does not give cannot stand here: the letter asks for it. */
function head(record: LetterRecord, read: Reading): Block[] {
  const asked = new Set((record.returned?.missing ?? []).map(({ id }) => id));
  const { patient } = record;
  const unless = (id: string, value: string, said: () => string) => (asked.has(id) && value.trim() === '' ? 'Not given' : said());
  return [
    {
      kind: 'reference',
      entries: [
        { label: 'Date', value: read.date(record.letterDate, 'letterDate', 'The date of the letter') },
        { label: 'Our reference', value: reference(record, read) },
        { label: 'Your patient', value: unless('patient-name', patient.name, () => read.text(patient.name, 'patient.name', 'The patient’s name')) },
        { label: 'NHS number', value: unless('nhs-number', patient.nhsNumber, () => read.nhsNumber(patient.nhsNumber, 'patient.nhsNumber')) },
        { label: 'Date of birth', value: unless('date-of-birth', patient.dateOfBirth, () => read.date(patient.dateOfBirth, 'patient.dateOfBirth', 'The patient’s date of birth')) },
      ],
    },
    paragraph(`Dear ${clinicianName(record, read)}`),
  ];
}

function received(record: LetterRecord, read: Reading): Block[] {
  const returned = read.section(record.returned ?? null, 'returned', 'What is missing');
  const papers = record.application.papersRead.map(({ name, kind, pages }, index) => {
    const path = `application.papersRead.${index}`;
    const length = pages === undefined ? '' : `, ${pages} ${pages === 1 ? 'page' : 'pages'}`;
    return `${read.text(name, `${path}.name`, 'The name of a paper')} (${read.text(kind, `${path}.kind`, 'The kind of a paper')}${length})`;
  });
  return [
    heading(2, 'What we received'),
    ...(papers.length > 0
      ? [paragraph('These are the papers of your request that we have:'), { kind: 'list', ordered: false, items: papers } as const]
      : [paragraph('We have no paper of this request that could be read.')]),
    ...(returned ? form(returned, read) : []),
  ];
}

function form({ form }: LetterReturned, read: Reading): Block[] {
  if (form === null) return [paragraph('We did not find an application form of ours among them.')];
  const version = form.version === null ? '' : `, version ${read.text(form.version, 'returned.form.version', 'The version of the form')}`;
  return [
    ...labelled('The form', `${read.text(form.title, 'returned.form.title', 'The title of the form')}${version}.`),
    ...(form.accepted === false ? [paragraph('We do not accept this form, or this version of it. If you write to us again, please use the one that we accept now.')] : []),
  ];
}

function missing(record: LetterRecord, read: Reading): Block[] {
  const { returned } = record;
  const needed = read.section(record.information, 'information', 'What was asked for');
  if (needed === null || !returned) return [];
  const items = returned.missing.map(({ id, what, question }, index) => {
    const path = `returned.missing.${index}`;
    return missingLine({ id, what: read.text(what, `${path}.what`, 'What is missing'), question: read.text(question, `${path}.question`, 'The question of the form') });
  });
  const reasons = needed.reasons.map((reason, index) => read.text(reason, `information.reasons.${index}`, 'A reason'));
  return [
    heading(2, 'What is missing'),
    ...(items.length > 0
      ? [paragraph(items.length === 1 ? 'One question of the form has no answer:' : `${items.length} questions of the form have no answer:`), { kind: 'list', ordered: true, items } as const]
      : [paragraph('Every question that the form must answer has an answer. Something else stands in the way.')]),
    heading(2, 'Why it comes back, and what to send'),
    ...(reasons.length > 0 ? [{ kind: 'list', ordered: false, items: reasons } as const] : []),
    ...words(read.text(needed.asked, 'information.asked', 'What is asked for')),
    ...labelled('Who asks', `${read.text(needed.askedBy, 'information.askedBy', 'Who asks')}, on ${decidedOn(record, read)}.`),
    ...whileItWaits(needed, record, read),
  ];
}
