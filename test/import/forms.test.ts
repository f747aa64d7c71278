import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../electron/parser/readFile.ts';
import { factCatalogue } from '../../shared/domain/factCatalogue.ts';
import type { AcceptedForm } from '../../shared/domain/icbSections/forms.ts';
import { checkPack } from '../../shared/import/checkPack.ts';
import { completeness } from '../../shared/import/forms/completeness.ts';
import { recogniseForms } from '../../shared/import/forms/recognise.ts';
import { requiredBy, requiredByForms } from '../../shared/import/forms/requirements.ts';
import { standingOf } from '../../shared/import/forms/standing.ts';
import type { PackPaper } from '../../shared/import/mergeCandidates.ts';
import { p, rawDocx } from './foreign/rawDocx.ts';

const today = '2026-06-01';

/** What answers each requirement, as a line of a form; each line answers that one and no other. */
const lineFor: Readonly<Record<string, string>> = {
  'patient-name': 'Patient name: Otto Flinders', 'nhs-number': 'NHS number: 999 000 0018', 'date-of-birth': 'Date of birth: 4 June 1958', 'gp-practice': 'GP practice: Nethercombe Mill Surgery', consent: 'Patient consent: Yes',
  'requester-name': 'Requesting clinician: Dr Ada Moss', 'requester-role': 'Job title: Consultant rheumatologist', 'requester-organisation': 'Trust: Nethercombe Hospitals NHS Trust', 'requester-email': 'Secure email: a.moss@x.example.nhs.uk',
  treatment: 'Intervention requested: A device that is new', diagnosis: 'Diagnosis: Non-union of the left tibia', 'treatments-tried': 'Treatments tried: Plaster for four months, without union.', evidence: 'Evidence: A case series of 2019, enclosed.',
  history: 'Clinical history: A fall in May 2025; infection since.', cost: 'Cost: £ 2,500 with VAT', 'clinical-trial': 'Clinical trial: No', case: 'Clinical case: Surgery cannot be done because of infection.', 'what-is-new': 'Clinical case: A scan of May shows that the bone has died.',
};

async function paper(paperId: string, lines: readonly string[]): Promise<PackPaper> {
  return { paperId, file: await readFile(`${paperId}.docx`, await rawDocx(lines.map((line) => p(line)).join(''))) };
}
const full = (kind: 'any' | 'drug' | 'non-drug' | 'reconsideration') => requiredBy(kind).requirements.map(({ id }) => lineFor[id]!);
const titles = { any: 'Individual Funding Request application form', drug: 'Individual Funding Request form for drugs', 'non-drug': 'Individual Funding Request form: non-drug', reconsideration: 'Request for reconsideration of an individual funding request: form' } as const;
const kinds = ['any', 'drug', 'non-drug', 'reconsideration'] as const;
const accepted: readonly AcceptedForm[] = [
  { name: 'Individual funding request form', version: '3.2', kind: 'non-drug', from: '2025-01-01', until: null },
  { name: 'Individual funding request form', version: '3.1', kind: 'non-drug', from: null, until: '2025-12-31' },
  { name: 'IFR drug form', version: 'October 2025', kind: 'drug', from: null, until: null },
];

describe('what each form requires', () => {
  it('is asked of facts that exist, by ids that are used once in a form', () => {
    const known = new Set<string>(factCatalogue.map(({ id }) => id));
    for (const { requirements } of requiredByForms) {
      expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length);
      for (const { facts, what, question } of requirements) {
        expect(facts.filter((id) => !known.has(id))).toEqual([]);
        expect(`${what}${question}`).not.toMatch(/\.$/);
      }
    }
    expect(new Set(requiredByForms.map(({ kind, version }) => `${kind} ${version}`)).size).toBe(requiredByForms.length);
  });

  it.each(kinds)('%s: a form that answers everything misses nothing', async (kind) => {
    const answer = completeness([await paper('form', [titles[kind], ...full(kind)])], { asAt: today });
    expect(answer.missing).toEqual([]);
    expect(answer.asked.kind).toBe(kind);
    expect(answer.answered.map(({ id }) => id)).toEqual(requiredBy(kind).requirements.map(({ id }) => id));
  });

  it.each(kinds.flatMap((kind) => requiredBy(kind).requirements.map(({ id }) => [kind, id] as const)))('%s without %s misses exactly that', async (kind, id) => {
    const lines = full(kind).filter((line) => line !== lineFor[id]);
    expect(completeness([await paper('form', [titles[kind], ...lines])], { asAt: today }).missing.map((item) => item.id)).toEqual([id]);
  });

  it('a consent that was refused is no consent, and neither is one that two papers contradict', async () => {
    const refused = [await paper('form', [titles.any, ...full('any').map((line) => line.replace('consent: Yes', 'consent: No'))])];
    expect(completeness(refused, { asAt: today }).missing.map(({ id }) => id)).toEqual(['consent']);
    const both = [await paper('form', [titles.any, ...full('any')]), await paper('later', ['Patient consent: No'])];
    expect(completeness(both, { asAt: today }).missing.map(({ id }) => id)).toEqual(['consent']);
  });

  it('what people answered by hand counts before what the papers say', async () => {
    const pack = [await paper('form', [titles.any, ...full('any').filter((line) => !line.startsWith('Diagnosis'))])];
    expect(completeness(pack, { asAt: today }, { diagnosis: { state: 'known', value: { kind: 'text', text: 'Non-union' }, confirmation: 'c1' } }).missing).toEqual([]);
    expect(completeness(pack, { asAt: today }, { nhsNumber: { state: 'notKnown' } }).missing.map(({ id }) => id)).toEqual(['nhs-number', 'diagnosis']);
  });

  it('a paper that answers a missing thing takes away that item and nothing else; the order of papers does not count', async () => {
    const ids = requiredBy('non-drug').requirements.map(({ id }) => id);
    await fc.assert(
      fc.asyncProperty(fc.subarray(ids, { minLength: 1 }), fc.nat(), async (gone, pick) => {
        const form = await paper('form', [titles['non-drug'], 'Log number: 7', ...full('non-drug').filter((line) => !gone.some((id) => lineFor[id] === line))]);
        fc.pre(recogniseForms([form]).length === 1);
        const before = completeness([form], { asAt: today }).missing.map(({ id }) => id);
        expect(before).toEqual(ids.filter((id) => gone.includes(id)));
        const brought = before[pick % before.length]!;
        const second = await paper('later', [lineFor[brought]!]);
        expect(completeness([form, second], { asAt: today }).missing.map(({ id }) => id)).toEqual(before.filter((id) => id !== brought));
        expect(completeness([second, form], { asAt: today })).toEqual(completeness([form, second], { asAt: today }));
      }),
      { numRuns: 40 },
    );
  });
});

describe('recognising a form', () => {
  it.each([
    ['IFR application form for drugs', 'drug'], ['Individual Funding Request (medicines)', 'drug'], ['IFR form: non-drug requests', 'non-drug'], ['Individual Funding Request form: procedures and devices', 'non-drug'],
    ['IFR form: drug and non-drug', 'drug-and-non-drug'], ['IFR reconsideration form', 'reconsideration'], ['Exceptional funding application', null],
  ])('%s', async (title, kind) => {
    expect(recogniseForms([await paper('x', [title, ...full('any')])]).map((form) => form.kind)).toEqual([kind]);
  });

  it.each([
    ['a letter about a request', ['Re: Individual Funding Request for Otto Flinders', 'NHS number: 999 000 0018', 'Date of birth: 4 June 1958', 'Diagnosis: Non-union of the left tibia']],
    ['a letter with the form enclosed', ['Please find enclosed the IFR application form.', 'NHS number: 999 000 0018']],
    ['a clinic letter', ['Fracture clinic', 'Diagnosis: Non-union of the left tibia']],
  ])('%s is none', async (_name, lines) => {
    expect(recogniseForms([await paper('x', lines)])).toEqual([]);
    expect(completeness([await paper('x', lines)], { asAt: today })).toMatchObject({ form: null, standing: 'not-recognised', asked: { kind: 'any' } });
  });

  it('reads the version that the form prints, not that of a policy', async () => {
    const version = async (lines: readonly string[]) => recogniseForms([await paper('x', lines)])[0]?.version;
    expect(await version([titles.any, 'Version 3.2 (October 2025)', ...full('any')])).toBe('3.2');
    expect(await version([titles.any, 'See policy version 2', ...full('any'), 'IFR form v4'])).toBe('4');
    expect(await version([titles.any, ...full('any')])).toBeNull();
  });

  it('a title that names the patient is not repeated', async () => {
    expect(recogniseForms([await paper('x', ['IFR application form: Otto Flinders', ...full('any')])])[0]?.title).toBe('Application form');
  });
});

describe('forms that the ICB accepts', () => {
  const standing = async (title: string, day = today, list: readonly AcceptedForm[] | null = accepted) => standingOf(recogniseForms([await paper('x', [title, ...full('any')])])[0] ?? null, list, day);
  it.each([
    ['Individual Funding Request form v3.2 non-drug', today, 'accepted'],
    ['Individual Funding Request form v3.1 non-drug', today, 'superseded'],
    ['Individual Funding Request form v3.1 non-drug', '2025-06-01', 'accepted'],
    ['Individual Funding Request form v2 non-drug', today, 'superseded'],
    ['Individual Funding Request form v4 non-drug', today, 'not-on-list'],
    ['IFR drug form, version October 2025', today, 'accepted'],
    ['IFR drug form', today, 'version-not-printed'],
    ['IFR reconsideration form v3.2', today, 'not-on-list'],
  ] as const)('%s on %s: %s', async (title, day, expected) => {
    expect(await standing(title, day)).toBe(expected);
  });

  it('is not said where nobody has entered them', async () => {
    expect(await standing('Individual Funding Request form v1', today, null)).toBe('no-list');
  });

  it('becomes an issue of the pack, and nothing is sent back by itself', async () => {
    const codes = async (title: string) => checkPack([await paper('x', [title, ...full('any')])], today, { forms: accepted }).map((issue) => issue.code);
    expect(await codes('Individual Funding Request form v3.2 non-drug')).toEqual([]);
    expect(await codes('Individual Funding Request form v3.1 non-drug')).toEqual(['form-superseded']);
    expect(await codes('Exceptional case application form v1')).toEqual(['form-not-on-list']);
    expect(await codes('NHS Greater Preston CCG Individual Funding Request form v3.2 non-drug')).toContain('form-of-former-body');
  });
});
