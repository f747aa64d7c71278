import { heading, labelled, lead, paragraph, stopped, words } from './blocks.ts';
import type { Block } from './document.ts';
import { closing, decidedOn, diagnosis, icbName, opening, policyLines, receivedOn, tellingThePatient, treatmentAsked, type Letter } from './parts.ts';
import type { Reading } from './read.ts';
import type { LetterRecord, LetterRoute } from './record.ts';

/** What each route says of the request, and of nothing else: that it goes another way says nothing about the patient's need. */
const routeSays: Readonly<Record<LetterRoute, string>> = {
  'outside-policy': 'It is outside the policy that we hold, so the panel is not where it is decided.',
  'other-commissioner': 'Another organisation pays for this care, so we are not the ones who decide on it.',
  'service-development': 'It asks what we provide for a whole group of patients. That is decided in our work on policies, not for one patient.',
  'prior-approval': 'It needs prior approval, which is another way of asking. It does not need the panel.',
};

/** Routed elsewhere, to the clinician: whose it is, that nothing was refused, and the way back with the original date. */
export const routedElsewhereClinician: Letter = {
  outcome: 'routed-elsewhere',
  audience: 'clinician',
  title: 'Your Individual Funding Request goes another way',
  write: (record, read) => [
    ...opening(record, 'clinician', read),
    heading(1, 'Your Individual Funding Request (IFR) goes another way'),
    lead(
      `You asked us on ${receivedOn(record, read)} to fund this treatment: ${stopped(treatmentAsked(record, read))} This is not for our IFR panel. ${record.routed ? routeSays[record.routed.route] : ''}`,
    ),
    paragraph('This is not a refusal. Nobody has decided whether your patient should have the treatment, and nothing here says that the request had no merit.'),
    paragraph(`We are ${icbName(record, read)} (the ICB).`),
    ...labelled('Diagnosis', diagnosis(record, read)),
    ...route(record, read),
    heading(2, 'The way back'),
    paragraph(
      `If something in this letter is not so, or if the request is not taken on there, tell us. We will open it again. It keeps its original date, ${receivedOn(record, read)}. You do not need to apply again.`,
    ),
    paragraph('If your patient’s need has become urgent, ring us at once.'),
    ...tellingThePatient(record, 'where the request goes now', read),
    ...closing(record, 'clinician', read),
  ],
};

function route(record: LetterRecord, read: Reading): Block[] {
  const routed = read.section(record.routed, 'routed', 'The route that the request takes');
  if (routed === null) return [];
  const checked = read.recorded(routed.checkedBy, 'routed.checkedBy', 'The second person who checked the route');
  return [
    heading(2, 'Whose it is now'),
    ...words(read.text(routed.whoseItIs, 'routed.whoseItIs', 'Who looks after the request now')),
    heading(2, 'What to do now'),
    ...words(read.text(routed.nextStep, 'routed.nextStep', 'What the clinician does now')),
    heading(2, 'Why it goes this way'),
    ...words(read.text(routed.reason, 'routed.reason', 'The reason of the route')),
    ...(routed.route === 'outside-policy' ? policy(record, read) : []),
    ...labelled('Who decided it', `${read.text(routed.decidedBy, 'routed.decidedBy', 'Who decided the route')}, on ${decidedOn(record, read)}.`),
    ...(checked === null ? [] : labelled('Who checked it', checked)),
  ];
}

/** The text that the request was held against. A request may go another way although the ICB has no policy for it. */
function policy(record: LetterRecord, read: Reading): Block[] {
  const governing = read.section(record.policy, 'policy', 'The policy that governs');
  return governing === null || 'noPolicy' in governing ? [] : policyLines(governing, read);
}
