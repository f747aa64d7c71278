import { describe, expect, test } from 'vitest';
import { compose, lettersFor } from '../../shared/letters/compose.ts';
import { letterKinds, plainText, textsOf, type LetterDocument } from '../../shared/letters/document.ts';
import type { LetterRecord } from '../../shared/letters/record.ts';
import { composed, partOf, sampleFor, textPaths, withPart } from './kit.ts';
import { criteriaMet, declined, deferred } from './samples.ts';

function missingIn(kind: (typeof letterKinds)[number], record: LetterRecord): string[] {
  const result = compose(kind, record);
  return result.ok ? [] : result.missing.map(({ part }) => part);
}

/** Everything that the letter prints, as one text. */
function printed(document: LetterDocument): string {
  return textsOf(document).map(({ text }) => text).join('\n');
}

test('each outcome has its letters, the clinician’s first', () => {
  expect(lettersFor('declined')).toEqual(['declined-clinician', 'declined-patient']);
  expect(lettersFor('criteria-met')).toEqual(['criteria-met-clinician', 'criteria-met-patient']);
  expect(lettersFor('deferred')).toEqual(['deferred-clinician', 'deferred-patient']);
  expect(lettersFor('approved')).toEqual(['approved-clinician', 'approved-patient']);
  expect(lettersFor('routed-elsewhere')).toEqual(['routed-elsewhere-clinician', 'routed-elsewhere-patient']);
  expect(lettersFor('appeal-outcome')).toEqual(['appeal-outcome-clinician', 'appeal-outcome-patient']);
  expect(lettersFor('information-needed')).toEqual(['information-needed-clinician']); // the clinician tells the patient
  expect(lettersFor('returned-incomplete')).toEqual(['returned-incomplete-clinician']);
});

describe.each(letterKinds)('%s', (kind) => {
  const record = sampleFor[kind];

  test('the same record gives the same document and is left as it was', () => {
    const before = structuredClone(record);
    expect(composed(kind)).toEqual(composed(kind));
    expect(record).toEqual(before);
  });

  test('refuses a record of another outcome', () => {
    for (const other of letterKinds.filter((one) => sampleFor[one] !== record)) expect(missingIn(kind, sampleFor[other])).toEqual(['decision.outcome']);
  });

  test('any recorded text that is blank is refused by its path, or was never printed', () => {
    const whole = printed(composed(kind));
    for (const path of textPaths(record)) {
      // These are choices from a closed list, not words.
      if (/(^decision|^appeal)\.outcome$|\.(way|startedBy|found)$|^routed\.route$/.test(path)) continue;
      for (const blank of ['', ' \n\u00a0']) {
        const result = compose(kind, withPart(record, path, blank));
        if (!result.ok) {
          expect(result.missing.map(({ part }) => part)).toEqual([path]);
          expect(result.missing[0]!.fillIn).not.toBe('');
        } else {
          expect(printed(result.document), path).toBe(whole);
        }
      }
    }
  });

  test('any section that is not recorded is refused, or was never printed', () => {
    const whole = printed(composed(kind));
    for (const part of ['policy', 'panel', 'reasons', 'criteria', 'deferral', 'approval', 'routed', 'information', 'returned', 'appeal', 'rights', 'patientNote', 'tellingPatient'] as const) {
      const result = compose(kind, { ...record, [part]: null });
      // A request may be deferred before a panel meets; the letter then says that the ICB asks.
      if (kind === 'deferred-clinician' && part === 'panel') continue;
      if (result.ok) expect(printed(result.document), part).toBe(whole);
      else expect(result.missing.some((missing) => missing.part === part || missing.part.startsWith(`${part}.`)), part).toBe(true);
    }
  });

  test('names all that is missing at once', () => {
    const missing = missingIn(kind, { ...record, reference: '', icb: { ...record.icb, telephone: ' ' }, signedBy: { name: '', role: '' } });
    expect(missing).toEqual(expect.arrayContaining(['reference', 'icb.telephone', 'signedBy.name', 'signedBy.role']));
    expect(new Set(missing).size).toBe(missing.length);
  });

  test('has one heading of the first level and skips none', () => {
    const levels = composed(kind).blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    levels.reduce((before, level) => (expect(level - before).toBeLessThanOrEqual(1), level), 0 as number);
  });

  test('goes to one person, by the audience', () => {
    const document = composed(kind);
    const own = document.audience === 'patient' ? record.patient : record.clinician;
    const other = document.audience === 'patient' ? record.clinician : record.patient;
    expect(document.addressee.name).toBe(own.name);
    for (const line of other.addressLines) expect(printed(document)).not.toContain(line);
  });

  test('its title holds nothing of the patient', () => {
    expect(composed(kind).title).not.toContain(record.patient.name);
    expect(composed(kind).title).not.toContain(record.reference);
  });
});

test('the reasons are the panel’s words as recorded', () => {
  const text = printed(composed('declined-clinician'));
  for (const path of textPaths(declined.reasons)) {
    for (const line of String(partOf(declined.reasons, path)).split('\n\n')) expect(text).toContain(line);
  }
});

test('criteria met: nothing is “approved” and there is no appeal', () => {
  for (const kind of lettersFor('criteria-met')) {
    const text = plainText(composed(kind));
    expect(text).not.toMatch(/approv/i);
    expect(text).not.toMatch(/appeal|reconsider/i);
  }
});

test('criteria met: a prior-approval step is told where the ICB has one, and a covered treatment is never an empty list', () => {
  const withStep = withPart(criteriaMet, 'criteria.priorApproval', { words: 'Fill in the form before you refer.' });
  expect(plainText(composed('criteria-met-clinician', withStep))).toContain('Prior approval: Fill in the form before you refer.');
  const none = withPart(criteriaMet, 'criteria.covers', { joint: { none: true }, side: { none: true }, purpose: { none: true }, injectate: { none: true } });
  expect(plainText(composed('criteria-met-clinician', none))).toContain(`Treatment: ${criteriaMet.application.treatmentAsked}\n\nIt covers this`);
});

test('criteria met needs a policy', () => {
  expect(missingIn('criteria-met-clinician', { ...criteriaMet, policy: { noPolicy: true, words: 'Nobody found one.' } })).toEqual(['policy']);
});

test('deferred: no decision, not a refusal, and silence never refuses', () => {
  const text = plainText(composed('deferred-clinician'));
  expect(text).toContain('This is not a refusal.');
  expect(text).toContain('We will not refuse a request because we have heard nothing.');
  expect(plainText(composed('deferred-patient'))).toContain('We have not said no.');
  expect(plainText(composed('deferred-clinician', { ...deferred, panel: null }))).toContain('Who asks: The ICB, on 23 June 2026.');
});

test('declined: no policy held, a right not offered, conditions, and what nobody said are told as they are', () => {
  const record: LetterRecord = {
    ...declined,
    policy: { noPolicy: true, words: 'The IFR manager searched the ICB’s list on 2 June 2026.' },
    rights: { ...declined.rights!, appeal: { noneStated: true, wording: 'Our policy offers no appeal.', by: 'Morgan Sample' } },
    reasons: { ...declined.reasons!, careMeanwhile: { none: true }, conditions: { words: 'Reviewed after a year.' }, reservedQuestions: [{ name: 'Precedent', reason: 'It was asked.' }] },
    application: { ...declined.application, studies: { none: true } },
    tellingPatient: { way: 'clinician-tells', reason: 'The patient asked for it.' },
  };
  const text = plainText(composed('declined-clinician', record));
  for (const said of ['The ICB has no policy for this treatment.', 'Our policy offers no appeal.', 'did not say what care', 'Reviewed after a year.', 'Precedent', 'No study was sent', 'The patient asked for it.']) {
    expect(text).toContain(said);
  }
  expect(plainText(composed('declined-patient', record))).toContain('Our policy offers no appeal.');
});

test('the patient is told who can start each right', () => {
  const starts = (['clinician', 'patient', 'either', 'patient-with-clinician'] as const).map((startedBy) => {
    const text = plainText(composed('declined-patient', withPart(declined, 'rights.complaint.startedBy', startedBy)));
    return /complaint[\s\S]*?Who can start it: (.*)/.exec(text.slice(text.indexOf('Making a complaint')))![1]!;
  });
  expect(new Set(starts).size).toBe(4);
  expect(starts[0]).toContain('Only your clinician');
});

test('days and numbers that cannot be are refused', () => {
  expect(missingIn('declined-clinician', { ...declined, letterDate: '2026-02-31' })).toEqual(['letterDate']);
  expect(missingIn('declined-clinician', withPart(declined, 'patient.nhsNumber', '9990000019'))).toEqual(['patient.nhsNumber']);
  expect(missingIn('deferred-clinician', withPart(deferred, 'deferral.byWhen', '2026-13-01'))).toEqual(['deferral.byWhen']);
});

test('empty lists that a letter needs are refused', () => {
  expect(missingIn('declined-clinician', withPart(declined, 'reasons.arguments', []))).toEqual(['reasons.arguments']);
  expect(missingIn('declined-clinician', withPart(declined, 'application.papersRead', []))).toEqual(['application.papersRead']);
  expect(missingIn('declined-clinician', withPart(declined, 'policy.clauses', []))).toEqual(['policy.clauses']);
  expect(missingIn('declined-patient', withPart(declined, 'patient.addressLines', []))).toEqual(['patient.addressLines']);
  expect(missingIn('criteria-met-clinician', withPart(criteriaMet, 'criteria.alternativeMet', []))).toEqual(['criteria.alternativeMet']);
  expect(missingIn('deferred-clinician', withPart(deferred, 'deferral.needs', []))).toEqual(['deferral.needs']);
});

test('large print is for letters to the patient only', () => {
  const large = withPart(declined, 'patient.largePrint', true);
  expect(composed('declined-patient', large).textSize).toBe(16);
  expect(composed('declined-patient').textSize).toBe(12);
  expect(composed('declined-clinician', large).textSize).toBe(11);
});
