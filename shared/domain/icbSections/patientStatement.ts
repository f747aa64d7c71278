import { z } from 'zod';
import { longWords, shortWords, type SaidLine } from './said.ts';

/** Whether an ICB hears the patient: in writing, and at the panel. */
export const statementRules = ['invited', 'accepted', 'not-used'] as const;
export const statementRuleWords: Readonly<Record<(typeof statementRules)[number], string>> = {
  invited: 'Patients are invited to make a statement',
  accepted: 'A statement is put before the panel where one comes; nobody is invited',
  'not-used': 'Statements of patients are not put before the panel',
};
export const attendanceRules = ['invited', 'may-ask', 'not-offered'] as const;
export const attendanceRuleWords: Readonly<Record<(typeof attendanceRules)[number], string>> = {
  invited: 'Patients are invited to attend',
  'may-ask': 'Patients may attend where they ask',
  'not-offered': 'Patients do not attend',
};

export const patientStatement = z.strictObject({
  statement: z.enum(statementRules),
  attendance: z.enum(attendanceRules),
  /** In which document it stands. */
  document: shortWords,
  wording: longWords.optional(),
});
export type PatientStatementRule = z.infer<typeof patientStatement>;

export const patientStatementLines = ({ statement, attendance, document, wording }: PatientStatementRule): SaidLine[] => [
  { label: 'Statement', words: statementRuleWords[statement] },
  { label: 'Attendance', words: attendanceRuleWords[attendance] },
  { label: 'Where it stands', words: document },
  ...(wording ? [{ label: 'In the ICB’s words', words: wording }] : []),
];
