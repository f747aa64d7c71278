import { describe, expect, test } from 'vitest';
import { letterKinds, type LetterKind } from '../../shared/letters/document.ts';
import { lint, type LintFinding } from '../../shared/letters/lint.ts';
import { readingAge } from '../../shared/letters/readingAge.ts';
import type { LetterRecord } from '../../shared/letters/record.ts';
import { composed, sampleFor, withPart } from './kit.ts';
import { criteriaMet, declined, deferred } from './samples.ts';

const findings = (kind: LetterKind, record: LetterRecord): LintFinding[] => lint(composed(kind, record), record);
const found = (kind: LetterKind, record: LetterRecord): string[] => findings(kind, record).map(({ part, weight }) => `${weight} ${part}`);
const changed = (path: string, value: unknown) => withPart(declined, path, value);

test.each(letterKinds)('%s: the sample has nothing that must be fixed', (kind) => {
  expect(findings(kind, sampleFor[kind]).filter(({ weight }) => weight === 'must-fix')).toEqual([]);
});

test.each(letterKinds.filter((kind) => kind.endsWith('patient')))('%s: the sample reads below the age at which a person is asked to look', (kind) => {
  expect(findings(kind, sampleFor[kind])).toEqual([]);
});

describe('reasons', () => {
  test('each argument is answered with a reason of its own', () => {
    const document = composed('declined-clinician');
    const weight = (record: LetterRecord) => lint(document, record).map(({ part, weight }) => `${weight} ${part}`);
    expect(weight(changed('reasons.arguments', []))).toContain('must-fix reasons.arguments');
    expect(weight(changed('reasons.arguments.1.finding', ''))).toContain('must-fix reasons.arguments.1.finding');
    expect(weight(changed('reasons.arguments.1.reason', ' '))).toContain('must-fix reasons.arguments.1.reason');
    expect(weight(changed('reasons.arguments.1.reason', declined.reasons!.arguments[1]!.finding))).toContain('must-fix reasons.arguments.1.reason');
    expect(weight(changed('reasons.arguments.1.reason', 'Clause 2.5.'))).toContain('look reasons.arguments.1.reason');
  });

  test('the same reason twice', () => {
    const again = `${declined.reasons!.arguments[0]!.reason.toUpperCase()} `;
    expect(found('declined-clinician', changed('reasons.arguments.2.reason', again))).toContain('must-fix reasons.arguments.2.reason');
    expect(found('declined-clinician', changed('reasons.principles.0.reason', again))).toContain('must-fix reasons.principles.0.reason');
  });

  test.each(['The patient is not exceptional.', 'The panel did not find exceptionality.', 'Not clinically exceptional', 'The case was not considered to be exceptional.'])('bare: %s', (text) => {
    expect(found('declined-clinician', changed('reasons.exceptionalityFinding', text))).toContain('must-fix reasons.exceptionalityFinding');
    expect(found('declined-clinician', changed('reasons.arguments.0.reason', text))).toContain('must-fix reasons.arguments.0.reason');
  });

  test('questions that are kept until later', () => {
    expect(found('declined-clinician', changed('reasons.reservedQuestions', [{ name: 'Affordability', reason: 'It would cost a lot.' }]))).toContain('must-fix reasons.reservedQuestions');
    expect(found('declined-clinician', changed('reasons.evidence', 'The ICB cannot afford it.'))).toContain('must-fix reasons.evidence');
    expect(found('declined-clinician', changed('reasons.arguments.0.argument', 'It would save the budget money.'))).toEqual(found('declined-clinician', declined));
    const exceptional = withPart(changed('reasons.exceptionalityFinding', 'The panel found the patient exceptional in the risk of surgery.'), 'reasons.reservedQuestions', [{ name: 'Precedent', reason: 'It was asked.' }]);
    expect(found('declined-clinician', exceptional)).not.toContain('must-fix reasons.reservedQuestions');
  });

  test('words of another outcome', () => {
    expect(found('criteria-met-clinician', withPart(criteriaMet, 'criteria.nextStep', 'Your request is approved. Refer your patient.'))).toContain('must-fix criteria.nextStep');
    expect(found('criteria-met-clinician', withPart(criteriaMet, 'criteria.priorApproval', { words: 'Get prior approval by the form.' }))).not.toContain('must-fix criteria.priorApproval.words');
    expect(found('deferred-patient', withPart(deferred, 'patientNote.willHear', 'We declined it for now.'))).toContain('look patientNote.willHear');
  });
});

describe('dates', () => {
  test('days that cannot be, wherever they are written', () => {
    const said = findings('declined-clinician', changed('reasons.evidence', 'The scan of 31 February 2026 shows the gap.'));
    expect(said).toContainEqual({ part: 'document', weight: 'must-fix', message: '“31 February 2026” is not a day that exists.' });
  });

  test.each([
    ['declined-patient', 'rights.reconsideration.limit.lastDate', '2026-06-15'],
    ['declined-clinician', 'rights.complaint.limit.lastDate', '2025-06-15'],
    ['declined-clinician', 'decision.date', '2026-06-16'],
    ['declined-clinician', 'application.receivedOn', '2026-06-10'],
    ['declined-clinician', 'patient.dateOfBirth', '2026-06-10'],
  ] as const)('%s: %s %s', (kind, part, day) => {
    expect(found(kind, changed(part, day))).toContain(`must-fix ${part}`);
  });

  test('a deferral that is due before the letter is written', () => {
    expect(found('deferred-clinician', withPart(deferred, 'deferral.byWhen', '2026-06-24'))).toContain('must-fix deferral.byWhen');
  });

  test('a paper from after the decision, a panel on another day', () => {
    expect(found('declined-clinician', changed('application.papersRead.0.date', '2026-06-12'))).toContain('look application.papersRead.0.date');
    expect(found('declined-clinician', changed('panel.metOn', '2026-06-08'))).toContain('look panel.metOn');
  });
});

describe('wording', () => {
  test('stock phrases', () => {
    expect(found('declined-clinician', changed('reasons.evidence', 'After careful consideration there is insufficient evidence.'))).toEqual(expect.arrayContaining(['look reasons.evidence', 'look reasons.evidence']));
    expect(found('declined-patient', changed('patientNote.reasons', 'Unfortunately we said no.'))).toContain('look patientNote.reasons');
  });

  test('abbreviations that nobody explained', () => {
    const messages = (kind: LetterKind, record: LetterRecord) => findings(kind, record).map(({ message }) => message).join('\n');
    expect(messages('declined-patient', changed('patientNote.reasons', 'The LIPUS did not work.'))).toContain('“LIPUS” is never explained');
    expect(messages('declined-patient', changed('patientNote.reasons', 'Ultrasound for bones (LIPUS) did not work. LIPUS is new.'))).not.toContain('LIPUS');
    expect(messages('declined-clinician', changed('reasons.evidence', 'No RCT was found.'))).toContain('“RCT”');
    expect(messages('declined-clinician', declined)).not.toContain('LIPUS');
  });

  test('hard words for a patient', () => {
    const hard = 'Notwithstanding considerable methodological heterogeneity, the aforementioned randomised investigations demonstrated statistically insignificant improvements in radiological consolidation. '.repeat(12);
    expect(found('declined-patient', changed('patientNote.reasons', hard))).toEqual(expect.arrayContaining(['look document', 'look patientNote.reasons']));
  });

  test.each(['Dr Example', 'the GP at 12 High Street', 'gp@example.invalid', 'Placeholder Surgery'])('a copy to “%s”', (copy) => {
    expect(found('declined-clinician', { ...declined, copies: ['the patient’s GP', copy] })).toEqual(expect.arrayContaining(['must-fix copies.1']));
  });
});

test('the reading age rises with long sentences and long words', () => {
  const plain = readingAge('We saw you. You have a cut. It will heal soon. Keep it dry. Ring us if it hurts.');
  const middle = readingAge('We can look at your case again if there is new medical information that we have not seen before.');
  const hard = readingAge('Commissioning organisations prioritise interventions demonstrating proportionate effectiveness relative to opportunity costs elsewhere.');
  expect(plain).toBeLessThan(9);
  expect(middle).toBeGreaterThan(plain);
  expect(hard).toBeGreaterThan(18);
  expect(readingAge('')).toBe(5);
});
