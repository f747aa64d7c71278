import type { CaseView } from '../../../shared/contract/case.ts';
import { attendanceLabels, invitedHowLabels, type PatientStatement } from '../../../shared/workflow/entryShapes.ts';
import { partsOfDay } from '../../components/dateParts.ts';
import { dayOf, emptyAction, textOf, type ActionDraft, type ActionField } from '../actions/actionModel.ts';
import { paperChoices } from './evidenceForm.ts';

const choices = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([id, label]) => ({ id, label }));
const is = (id: string, value: string) => (draft: ActionDraft): boolean => draft.texts[id] === value;

/** The questions about the patient's own statement and attendance. */
export function statementFields(view: CaseView): readonly ActionField[] {
  const papers = paperChoices(view);
  return [
    { kind: 'radio', id: 'statement-invited', label: 'Was the patient invited?', choices: [{ id: 'invited', label: 'Yes' }, { id: 'not-invited', label: 'No' }], missing: 'Say whether the patient was invited' },
    { kind: 'day', id: 'statement-invited-on', label: 'On which day?', when: is('statement-invited', 'invited'), missing: 'The day on which the patient was invited' },
    { kind: 'radio', id: 'statement-invited-how', label: 'How?', choices: choices(invitedHowLabels), when: is('statement-invited', 'invited'), missing: 'Say how the patient was invited' },
    { kind: 'line', id: 'statement-not-invited', label: 'Why not?', when: is('statement-invited', 'not-invited'), missing: 'Say why the patient was not invited' },
    {
      kind: 'radio', id: 'statement-came', label: 'What came of the statement?', missing: 'Say what came of the statement',
      choices: [...(papers.length > 0 ? [{ id: 'received', label: 'A statement was received' }] : []), { id: 'declined', label: 'The patient declined to make one' }, { id: 'none', label: 'None had come by the day until which it could' }, { id: 'waiting', label: 'We wait for it' }],
    },
    { kind: 'day', id: 'statement-on', label: 'On which day did it come?', when: is('statement-came', 'received'), missing: 'The day on which it came' },
    { kind: 'radio', id: 'statement-paper', label: 'Which paper is it?', hint: 'Add it to the papers of the case first, if it is not there.', choices: papers, when: is('statement-came', 'received'), missing: 'Say which paper it is' },
    { kind: 'line', id: 'statement-page', label: 'On which page?', when: is('statement-came', 'received'), missing: 'Say on which page it stands' },
    { kind: 'day', id: 'statement-declined-on', label: 'On which day did the patient decline?', when: is('statement-came', 'declined'), missing: 'The day on which the patient declined' },
    { kind: 'day', id: 'statement-none-by', label: 'By which day could it have come?', when: is('statement-came', 'none'), missing: 'The day by which it could have come' },
    { kind: 'day', id: 'statement-wait-by', label: 'Until which day?', hint: 'Leave it empty if no day was given.', when: is('statement-came', 'waiting'), optional: true, missing: 'The day until which we wait' },
    { kind: 'radio', id: 'statement-attendance', label: 'Attendance at the panel', choices: choices(attendanceLabels), missing: 'Say how it is with attendance' },
  ];
}

export const statementPlaces: Readonly<Record<string, string>> = {
  invitedOn: 'statement-invited-on-day', notInvitedWhy: 'statement-not-invited', statementOn: 'statement-on-day', statementBy: 'statement-none-by-day', paperId: 'statement-paper-1', page: 'statement-page',
};

/** The form as it was recorded; where nothing was, nothing is chosen. */
export function startStatement(held: PatientStatement | null): ActionDraft {
  if (!held) return emptyAction;
  const { invitation, statement, attendance } = held;
  return {
    ...emptyAction,
    texts: {
      'statement-invited': invitation.kind, 'statement-came': statement.kind, 'statement-attendance': attendance,
      ...(invitation.kind === 'invited' ? { 'statement-invited-how': invitation.how } : { 'statement-not-invited': invitation.why }),
      ...(statement.kind === 'received' ? { 'statement-paper': statement.paperId, 'statement-page': statement.page } : {}),
    },
    days: {
      ...(invitation.kind === 'invited' ? { 'statement-invited-on': partsOfDay(invitation.on) } : {}),
      ...(statement.kind === 'received' ? { 'statement-on': partsOfDay(statement.on) } : {}),
      ...(statement.kind === 'declined' ? { 'statement-declined-on': partsOfDay(statement.on) } : {}),
      ...(statement.kind === 'none' ? { 'statement-none-by': partsOfDay(statement.by) } : {}),
      ...(statement.kind === 'waiting' ? { 'statement-wait-by': partsOfDay(statement.by) } : {}),
    },
  };
}

/** What was typed, as it is recorded. The form has been checked before. */
export function readStatement(draft: ActionDraft): PatientStatement {
  const came = textOf(draft, 'statement-came');
  return {
    invitation: textOf(draft, 'statement-invited') === 'invited'
      ? { kind: 'invited', on: dayOf(draft, 'statement-invited-on'), how: textOf(draft, 'statement-invited-how') as keyof typeof invitedHowLabels }
      : { kind: 'not-invited', why: textOf(draft, 'statement-not-invited') },
    statement: came === 'received' ? { kind: 'received', on: dayOf(draft, 'statement-on'), paperId: textOf(draft, 'statement-paper'), page: textOf(draft, 'statement-page') }
      : came === 'declined' ? { kind: 'declined', on: dayOf(draft, 'statement-declined-on') }
      : came === 'none' ? { kind: 'none', by: dayOf(draft, 'statement-none-by') }
      : { kind: 'waiting', by: dayOf(draft, 'statement-wait-by') || null },
    attendance: textOf(draft, 'statement-attendance') as PatientStatement['attendance'],
  };
}
