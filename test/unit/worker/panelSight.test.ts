import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PanelMaySee } from '../../../shared/domain/icbSections/panelMaySee.ts';
import { roles, type Role } from '../../../shared/domain/roles.ts';
import { samplePacks } from '../../samples/packs.ts';
import { checkFacts, drop, samples, signUp, startWorker, type TestWorker } from './harness.ts';

function actAs(test: TestWorker, held: readonly Role[]): void {
  const session = test.worker.signedIn;
  test.worker.session = { ...session, person: { ...session.person, roles: [...held] } };
}

describe('what an ICB lets its panel see', () => {
  let test: TestWorker;
  let applicationId: string;
  let paperId: string;
  let version = 0;
  const said = 'Mrs Hesper Plantedname, a 55-year-old born on 9 March 1971 (999 000 0042), of the Quillford Surgery, is unlike adults aged 18. Hesper cannot walk.';

  beforeAll(async () => {
    test = startWorker({ now: () => '2026-11-22T09:00:00.000Z' });
    await signUp(test);
    const intakeId = await drop(test, [join(samples, 'lsc-not-routinely-commissioned.zip')]);
    ({ applicationId } = await test.ask('intake.makeCase', { intakeId }));
    const answers = {
      patientName: { kind: 'text', text: 'Mrs Hesper Plantedname' }, nhsNumber: { kind: 'text', text: '9990000042' }, gpPractice: { kind: 'text', text: 'Quillford Surgery' }, patientAddress: { kind: 'text', text: '14 Larkmere Gardens, Madeupton' },
      dateOfBirth: { kind: 'date', date: { from: '1971-03-09', to: '1971-03-09', printed: '9 March 1971' } }, ageGroup: { kind: 'choice', choice: 'adult' },
    } as const;
    for (const [factId, value] of Object.entries(answers)) {
      const { seq } = await test.ask('facts.get', { applicationId });
      await test.ask('facts.answer', { applicationId, seq, factId, answer: { kind: 'value', value: structuredClone(value) as never, candidateId: null } });
    }
    await test.ask('argument.record', { applicationId, seq: (await test.ask('case.get', { applicationId })).seq, argumentId: null, text: said });
    await checkFacts(test, applicationId);
    paperId = (await test.ask('case.get', { applicationId })).papers[0]!.paperId;
  }, 60_000);

  const set = async (value: PanelMaySee | null) => {
    actAs(test, roles);
    const { number } = (await test.ask('icb.section.history', { ods: 'QE1', section: 'panelMaySee' })).versions[0] ?? { number: 0 };
    version = number;
    if (value !== null || number > 0) await test.ask('icb.section.set', { ods: 'QE1', section: 'panelMaySee', after: version, value, reason: number > 0 ? 'Our terms of reference changed.' : null });
  };
  const seenBy = async (held: readonly Role[]) => {
    actAs(test, held);
    const facts = new Map((await test.ask('facts.get', { applicationId })).groups.flatMap((group) => group.facts).map((fact) => [fact.factId, fact]));
    const view = await test.ask('case.get', { applicationId });
    return { argument: view.arguments.map((one) => one.text).find((text) => text.includes('unlike adults'))!, fact: (id: string) => ({ display: facts.get(id)!.display, hidden: facts.get(id)!.hidden }), mayOpen: view.papers.some((paper) => paper.mayOpen) };
  };

  it('is nothing more than the role shows while no rule is entered', async () => {
    const seen = await seenBy(['panel-member']);
    expect(seen.argument).toBe('[not shown], a 55-year-old born on [not shown] ([not shown]), of the Quillford Surgery, is unlike adults aged 18. [not shown] cannot walk.');
    expect(seen.fact('patientName')).toEqual({ display: null, hidden: 'by-role' });
    expect(seen.fact('gpPractice').display).toBe('Quillford Surgery');
    expect(seen.fact('ageGroup').display).toBe('Adult');
  });

  it('leaves out what the rule leaves out, and says that the rule does', async () => {
    await set({ identifiers: [], papersUnredacted: false });
    const seen = await seenBy(['panel-member']);
    const out = '[left out by your ICB’s rule]';
    expect(seen.argument).toBe(`${out}, a ${out} born on ${out} (${out}), of the ${out}, is unlike adults aged 18. ${out} cannot walk.`);
    for (const id of ['patientName', 'nhsNumber', 'dateOfBirth', 'patientAddress', 'gpPractice', 'ageGroup']) expect([id, seen.fact(id)]).toEqual([id, { display: null, hidden: 'by-rule' }]);
    expect(seen.mayOpen).toBe(false);
    expect(await test.refused('paper.get', { paperId })).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('shows what the rule lets be seen, and nothing else', async () => {
    await set({ identifiers: ['initials', 'age', 'gp-practice'], papersUnredacted: false });
    const some = await seenBy(['panel-member']);
    expect(some.argument).toMatch(/^H\. P\., a 55-year-old born on \[left out.*Quillford Surgery/);
    expect(some.argument).not.toMatch(/Hesper|Plantedname|1971|0042/);
    expect(some.fact('patientName')).toEqual({ display: 'Initials: H. P.', hidden: 'by-rule' });
    expect(some.fact('ageGroup')).toEqual({ display: 'Adult', hidden: undefined });

    await set({ identifiers: ['name', 'nhs-number', 'date-of-birth', 'age', 'gp-practice'], papersUnredacted: false });
    const most = await seenBy(['panel-member']);
    expect(most.argument).toBe(said);
    expect(most.fact('nhsNumber').display).toBe('999 000 0042');
    expect(most.fact('patientAddress')).toEqual({ display: null, hidden: 'by-rule' });
  });

  it('opens the papers to a panel member only where the rule says so, and notes it', async () => {
    await set({ identifiers: [], papersUnredacted: true });
    const noted = () => test.worker.signedIn.db.sqlite.prepare("SELECT json_extract(body, '$.purpose') FROM event WHERE type = 'identityRevealed' ORDER BY seq").pluck().all() as string[];
    test.worker.revealed.clear();
    const before = noted().length;
    expect((await seenBy(['panel-member'])).mayOpen).toBe(true);
    expect(noted().length).toBe(before); // nothing that says who the patient is was in that
    expect(await test.ask('paper.get', { paperId })).toMatchObject({ paperId });
    // Words are found in the same papers, as the same look; what a list shows round them goes through the mask as every text does.
    const { patientName } = samplePacks.find(({ name }) => name === 'lsc-not-routinely-commissioned')!.expected;
    const { hits } = await test.ask('papers.find', { applicationId, words: patientName! });
    expect(hits.length).toBeGreaterThan(0);
    expect(JSON.stringify(hits)).not.toContain(patientName);
    expect(noted().slice(before)).toEqual(['papers of the case opened']);
    actAs(test, ['policy-lead']);
    expect(await test.refused('paper.get', { paperId })).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await test.refused('papers.find', { applicationId, words: 'patient' })).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('is for those who come as panel members: an officer sees all, a policy lead as little as before', async () => {
    await set({ identifiers: ['name'], papersUnredacted: false });
    expect((await seenBy(['officer'])).argument).toBe(said);
    const lead = await seenBy(['policy-lead']);
    expect(lead.argument).toMatch(/^\[not shown\], a 55-year-old/);
    expect(lead.fact('patientName')).toEqual({ display: null, hidden: 'by-role' });
    await set(null);
    expect((await seenBy(['panel-member'])).fact('patientName')).toEqual({ display: null, hidden: 'by-role' });
    actAs(test, roles);
  });
});
