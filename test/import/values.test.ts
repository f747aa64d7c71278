import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factCatalogue } from '../../shared/domain/factCatalogue.ts';
import { factValue } from '../../shared/domain/facts.ts';
import { longDate } from '../../shared/domain/dates.ts';
import { matchLabel, normaliseLabel, sectionOf } from '../../shared/import/labels.ts';
import { parseFor } from '../../shared/import/proposeFacts.ts';
import { normaliseTicks, tickOptions } from '../../shared/import/ticks.ts';
import { parseCount, parseDate, parseDiagnosisCode, parseEmail, parseInterval, parseNhsNumberText, parseOdsCode, parseYesNo, type Parsed } from '../../shared/import/values.ts';
import { plain } from './plain.ts';

/** A parsed answer in one word: the value, the fault, or nothing. */
const said = (parsed: Parsed) => (parsed === null ? 'nothing' : 'fault' in parsed ? parsed.fault : plain(parsed.value));

describe('dates', () => {
  it.each([
    ['3 Feb 2026', '2026-02-03'], ['03/02/2026', '2026-02-03'], ['3rd of February, 2026', '2026-02-03'], ['February 3, 2026', '2026-02-03'], ['2026-02-03', '2026-02-03'], ['3.2.2026', '2026-02-03'], ['Tuesday 3 February 2026', '2026-02-03'],
    ['03/02/1961 (aged 65)', '1961-02-03'], ['0 3 0 2 1 9 6 1', '1961-02-03'], ['29 February 2024', '2024-02-29'],
    ['March 2026', '2026-03-01..2026-03-31'], ['03/2026', '2026-03-01..2026-03-31'], ['since spring 2026', '2026-03-01..2026-05-31'], ['2025', '2025-01-01..2025-12-31'], ['early 2026', '2026-01-01..2026-04-30'],
    ['31/02/2026', 'date-impossible'], ['02/13/2026', 'date-impossible'], ['29 February 2025', 'date-impossible'], ['13/2026', 'date-impossible'],
    ['3/2/26', 'date-two-digit-year'], ['3 Feb 26', 'date-two-digit-year'], ['3 Feb ’26', 'date-two-digit-year'],
    ['3 February', 'date-ambiguous'], ['winter 2025', 'date-ambiguous'], ['about 3 March 2026', 'date-ambiguous'], ['3 March 2026?', 'date-ambiguous'],
    ['3 March 2026 or 4 March 2026', 'two-values'], ['3 March 2026 (3/3/2026)', '2026-03-03'],
    ['', 'nothing'], ['not known', 'nothing'], ['N/A', 'nothing'], ['......', 'nothing'], ['last year', 'nothing'],
  ])('%s', (text, expected) => {
    expect(said(parseDate(text))).toBe(expected);
  });

  it('reads back every day that a letter prints', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    fc.assert(fc.property(days, (day) => {
      expect(said(parseDate(longDate(day)))).toBe(day);
      expect(said(parseDate(day.split('-').reverse().join('/')))).toBe(day);
    }));
  });
});

describe('stretches of time', () => {
  it.each([
    ['3 February to 20 April 2026', '2026-02-03/2026-04-20'], ['from 5 January 2026 to 24 April 2026', '2026-01-05/2026-04-24'], ['12 Oct 2025 – 20 Apr 2026', '2025-10-12/2026-04-20'], ['between March 2025 and June 2025', '2025-03-01..2025-03-31/2025-06-01..2025-06-30'],
    ['since spring 2026', '2026-03-01..2026-05-31/open'], ['1 March 2026 to date', '2026-03-01/open'], ['started 1 March 2026, ongoing', '2026-03-01/open'],
    ['for four months', 'interval-unclear'], ['3 March 2026', 'interval-unclear'], ['20 April 2026 to 3 February 2026', 'interval-reversed'], ['3 February to 31 April 2026', 'date-impossible'],
    ['physio 1 Jan 2026 to 2 Feb 2026, then 3 March 2026 to 4 April 2026', 'two-values'], ['20 December to 3 February 2026', 'date-impossible'], ['not known', 'nothing'],
  ])('%s', (text, expected) => {
    expect(said(parseInterval(text))).toBe(expected);
  });
});

describe('counts', () => {
  it.each([
    ['2', '2'], ['Two', '2'], ['two (2)', '2'], ['None', '0'], ['twice', '2'], ['Two (3 Feb 2026 and 9 March 2026)', '2'], ['Two injections of 40 mg triamcinolone', '2'], ['x2', '2'],
    ['2-3', 'two-values'], ['several', 'two-values'], ['at least two', 'two-values'], ['one of two', 'two-values'], ['', 'nothing'], ['unknown', 'nothing'],
  ])('%s', (text, expected) => {
    expect(said(parseCount(text))).toBe(expected);
  });
});

describe('yes and no, choices', () => {
  it.each([['Yes', 'yes'], ['No – none were seen', 'no'], ['Y', 'yes'], ['yes and no', 'two-values'], ['Yes / No', 'nothing'], ['perhaps', 'nothing'], ['Not known', 'nothing'], ['Obtained on 3 March', 'yes']])('%s', (text, expected) => {
    expect(said(parseYesNo(text))).toBe(expected);
  });

  it.each([
    ['fractureStatus', 'pseudarthrosis', 'non-union'], ['fractureStatus', 'Non‑union', 'non-union'], ['fractureStatus', 'delayed or non-union', 'two-values'], ['fractureStatus', 'not a non-union', 'two-values'], ['fractureStatus', 'possible non-union', 'two-values'], ['fractureStatus', 'healed', 'nothing'],
    ['treatment', 'Exogen', 'lipus'], ['treatment', 'USGI', 'guided-injection'], ['treatment', 'Physiotherapy', 'nothing'],
    ['landmarks', 'No', 'nothing'], ['landmarks', 'No, because of obesity', 'not-obesity'], ['landmarks', 'Not palpable: BMI 52 and deformity', 'two-values'], ['landmarks', 'Easily palpable', 'identifiable'],
    ['conservativeResponse', 'No improvement', 'none'], ['conservativeResponse', 'Partial response', 'partial'],
    ['injectionPurpose', 'injection of steroid and aspiration', 'two-values'],
  ] as const)('%s: %s', (fact, text, expected) => {
    expect(said(parseFor(fact, text))).toBe(expected);
  });
});

describe('numbers, addresses and codes', () => {
  it('NHS numbers', () => {
    expect(said(parseNhsNumberText('999 000 0018 (verified)'))).toBe('9990000018');
    expect(said(parseNhsNumberText('999-000-0018'))).toBe('9990000018');
    expect(said(parseNhsNumberText('999 000 0019'))).toBe('nhs-number-check-digit');
    expect(said(parseNhsNumberText('999 999 9999'))).toBe('nhs-number-repeated-digit');
    expect(said(parseNhsNumberText('999 000 001'))).toBe('nhs-number-length');
    expect(said(parseNhsNumberText('999 000 0018, 999 000 0026'))).toBe('two-values');
    expect(said(parseNhsNumberText('to follow'))).toBe('nothing');
  });

  it('e-mail addresses, practice codes and diagnosis codes', () => {
    expect(said(parseEmail('Dr A <a.b@c.nhs.uk>;'))).toBe('a.b@c.nhs.uk');
    expect(said(parseEmail('a@b.uk, c@d.uk'))).toBe('two-values');
    expect(said(parseOdsCode('Marsh Lane Surgery (Y99901)'))).toBe('Y99901');
    expect(said(parseOdsCode('Marsh Lane'))).toBe('nothing');
    expect(said(parseDiagnosisCode('Non-union (M841)'))).toBe('M84.1');
    expect(said(parseDiagnosisCode('S62.0 or S92.3'))).toBe('two-values');
  });
});

describe('labels', () => {
  it.each([
    ['3a. NHS No.:', 'nhsNumber'], ['D.O.B.', 'dateOfBirth'], ['Patient’s name *', 'patientName'], ['E-mail', 'requesterEmail'], ['Date of birth (dd/mm/yyyy)', 'dateOfBirth'], ['Section B – Urgency', 'statedUrgency'],
    ['Has the patient given explicit consent to this funding request?', 'consentGiven'], ['Please describe why this patient is clinically exceptional', 'clinicianCase'],
  ])('%s', (label, fact) => {
    expect(matchLabel(label)).toEqual({ fact });
  });

  it('the section tells whose name it is', () => {
    expect(matchLabel('Name', 'patient')).toEqual({ fact: 'patientName' });
    expect(matchLabel('Name', 'requester')).toEqual({ fact: 'requesterName' });
    expect(matchLabel('Name')).toBe('other');
    expect(sectionOf('SECTION 2 – Requesting clinician')).toBe('requester');
    expect(sectionOf('Ward round')).toBeNull();
  });

  it('consent to photographs is no consent to the request', () => {
    expect(matchLabel('Has the patient consented to the use of photographs?')).not.toEqual({ fact: 'consentGiven' });
    expect(matchLabel('Consent for photographic images in this application')).not.toEqual({ fact: 'consentGiven' });
  });

  it('a label keeps its meaning when normalised twice', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => normaliseLabel(normaliseLabel(text)).length <= normaliseLabel(text).length));
  });
});

describe('tick boxes', () => {
  it('box first, box last, drawn in brackets', () => {
    expect(tickOptions(normaliseTicks('☒ Yes ☐ No'))).toEqual([{ text: 'Yes', ticked: true }, { text: 'No', ticked: false }]);
    expect(tickOptions(normaliseTicks('Yes ☐ No ☑'))).toEqual([{ text: 'Yes', ticked: false }, { text: 'No', ticked: true }]);
    expect(tickOptions(normaliseTicks('[ ] Low [x] High'))).toEqual([{ text: 'Low', ticked: false }, { text: 'High', ticked: true }]);
  });
});

describe('whatever the words are', () => {
  it('a value proposed is one that the record accepts, and of the choices that the fact has', () => {
    const pieces = fc.constantFrom('Yes', 'no', 'not', '3 Feb 2026', 'since', 'to', '31/02/2026', 'two', 'non-union', 'fresh', 'Exogen', '999 000 0018', '☒', '☐', 'steroid', 'a@b.uk', 'M84.1', '\n', ' ', ',', 'unknown', '9');
    const text = fc.oneof(fc.string({ maxLength: 200 }), fc.array(pieces, { maxLength: 12 }).map((words) => words.join(' ')));
    fc.assert(fc.property(text, fc.constantFrom(...factCatalogue), (words, fact) => {
      const parsed = parseFor(fact.id, words);
      if (parsed === null || 'fault' in parsed) return;
      expect(factValue.safeParse(parsed.value).success).toBe(true);
      if (fact.answer.kind === 'choice' && parsed.value.kind === 'choice') expect((fact.answer.choices as readonly { id: string }[]).map((choice) => choice.id)).toContain(parsed.value.choice);
      expect(parsed.value.kind).toBe(fact.answer.kind);
    }), { numRuns: 500 });
  });
});
