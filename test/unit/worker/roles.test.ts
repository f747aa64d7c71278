import { beforeAll, describe, expect, it } from 'vitest';
import { contract, type ChannelName } from '../../../shared/contract/index.ts';
import { permissionOf } from '../../../shared/contract/permissions.ts';
import { actions, mayDo, onlyWho, permissions, type Action, type Permissions } from '../../../shared/domain/permissions.ts';
import { roles, type Role } from '../../../shared/domain/roles.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { revealPurposes } from '../../../shared/contract/case.ts';
import { icbSettings, assessed, declineNotes, declineRecord, identifiersOf, toPanel } from './theJob.ts';
import { officer, signUp, startWorker, type TestWorker } from './harness.ts';

const channels = Object.keys(contract) as ChannelName[];
const pack = 'lsc-not-routinely-commissioned.zip';
const planted = 'Quillfeather';

/** Makes the next calls as somebody who holds these roles and no others. */
function actAs(test: TestWorker, held: readonly Role[]): void {
  const session = test.worker.signedIn;
  test.worker.session = { ...session, person: { ...session.person, roles: [...held] } };
}

const events = (test: TestWorker): number => test.worker.signedIn.db.sqlite.prepare('SELECT count(*) FROM event').pluck().get() as number;

/** Calls that end the session or take it over; they need no role, and the matrix would lose its session by them. */
const ofSession = channels.filter((channel) => channel.startsWith('session.'));
const matrix = channels.filter((channel) => !ofSession.includes(channel) && contract[channel].at === 'worker');

interface Cell {
  readonly channel: ChannelName;
  readonly role: Role;
  readonly fault: string;
}

/**
 * Makes every call as every role, and compares with the table: who may not is refused with a code and a sentence and writes nothing;
 * who may gets past the guard, whatever then becomes of the call. Returns the cells that are not as the table says.
 */
async function tryEverything(test: TestWorker, inputs: Readonly<Partial<Record<ChannelName, unknown>>>, table: Permissions): Promise<{ cells: number; faults: Cell[] }> {
  const faults: Cell[] = [];
  let cells = 0;
  for (const role of roles) {
    for (const channel of matrix) {
      actAs(test, [role]);
      const needed = permissionOf[channel];
      const allowed = needed === 'signed-in' || needed === 'anybody' || mayDo([role], needed, table);
      const before = events(test);
      const result: Result<unknown> = await test.call(channel, allowed ? (readOnly(channel) ? inputs[channel] ?? {} : {}) : inputs[channel] ?? {});
      cells += 1;
      const refused = !result.ok && result.error.code === 'NOT_ALLOWED';
      const say = (fault: string) => void faults.push({ channel, role, fault });
      // Who may open the official file of a policy may not therefore open the papers of a case.
      const byHandler = channel === 'paper.get' && !mayDo([role], 'openPapers', table);
      if (allowed && refused && !byHandler) say('refused, though the table allows it');
      if (!allowed && !refused) say(`not refused, though only others may: ${needed}`);
      if (!allowed && events(test) !== before) say('written, though refused');
      if (!allowed && !result.ok && refused && !(result.error.message.startsWith('Only ') && result.error.message.includes('You are signed in as') && result.error.next)) say('refused without who may do it');
    }
  }
  actAs(test, roles);
  return { cells, faults };
}

const readOnly = (channel: ChannelName): boolean => /\.(get|list|library|history|preview|verify|touched|export)$/.test(channel);

describe('what each role may do', () => {
  let test: TestWorker;
  let applicationId: string;
  let inputs: Partial<Record<ChannelName, unknown>>;

  beforeAll(async () => {
    test = startWorker();
    await signUp(test);
    applicationId = await assessed(test, pack);
    inputs = await validInputs(test, applicationId);
  }, 60_000);

  it('is known for every call, and every action is needed by one', () => {
    const used = new Set(Object.values(permissionOf));
    for (const action of Object.keys(actions) as Action[]) if (action !== 'openPapers') expect(used).toContain(action);
    for (const channel of channels) expect([channel, permissionOf[channel] === 'anybody']).toEqual([channel, 'beforeUnlock' in contract[channel]]);
    for (const action of Object.keys(actions) as Action[]) expect(onlyWho(action)).toMatch(/^Only (a|an) .* may .*\.$/);
  });

  it('is held to in every call by every role; a refusal says who may, and writes nothing', async () => {
    const { cells, faults } = await tryEverything(test, inputs, permissions);
    expect(faults).toEqual([]);
    expect(cells).toBe(matrix.length * roles.length);
  }, 60_000);

  it('is looked at before what was sent', async () => {
    actAs(test, ['panel-member']);
    const refusal = await test.refused('facts.answer', { nonsense: true });
    expect(refusal).toMatchObject({ code: 'NOT_ALLOWED', message: 'Only an IFR officer may record facts and arguments of a case. You are signed in as panel member.', next: `Ask ${officer.name}.` });
    actAs(test, roles);
  });

  it.each([
    ['a panel member who may record facts', 'checkFacts', 'panel-member'],
    ['an administrator who may see cases', 'seeCases', 'administrator'],
    ['a policy lead who may see letters', 'seeLetters', 'policy-lead'],
  ] as const)('finds a hole in it: %s', async (_what, action, role) => {
    const holed: Permissions = { ...permissions, [action]: [...permissions[action], role] };
    const { folder } = test;
    test.worker.close();
    test = startWorker({ folder, permissions: holed });
    await test.ask('session.unlock', { passphrase: officer.passphrase });
    const { faults } = await tryEverything(test, inputs, permissions);
    expect(faults.length).toBeGreaterThan(0);
    expect(new Set(faults.map((one) => one.role))).toEqual(new Set([role]));
    expect(faults.every((one) => permissionOf[one.channel] === action)).toBe(true);
  }, 60_000);
});

describe('who the patient is', () => {
  let test: TestWorker;
  let applicationId: string;
  let paperId: string;
  const identity = { name: `Hesper ${planted}`, address: `14 ${planted} Gardens, Madeupton, ZZ9 9ZZ` };
  /** All that would say it. */
  const words = [planted, planted.toUpperCase(), 'Hesper', '999 000 0042', '9990000042', '1971-03-09', '9 March 1971', '09/03/1971', 'ZZ9 9ZZ'];

  beforeAll(async () => {
    test = startWorker();
    await signUp(test);
    await test.ask('icb.set', { ods: 'QE1', settings: icbSettings });
    const { drop, samples, checkFacts } = await import('./harness.ts');
    const { join } = await import('node:path');
    const intakeId = await drop(test, [join(samples, pack)]);
    ({ applicationId } = await test.ask('intake.makeCase', { intakeId }));
    // The planted words are confirmed as the identity, and written into every free text that a person can fill.
    const answers = {
      patientName: { kind: 'text', text: identity.name }, nhsNumber: { kind: 'text', text: '9990000042' }, patientAddress: { kind: 'text', text: identity.address },
      dateOfBirth: { kind: 'date', date: { from: '1971-03-09', to: '1971-03-09', printed: '9 March 1971' } },
      intervention: { kind: 'text', text: `Bone stimulation for ${identity.name}` },
      requesterRole: { kind: 'text', text: `Surgeon of Mrs ${planted}` },
    } as const;
    for (const [factId, value] of Object.entries(answers)) {
      const { seq } = await test.ask('facts.get', { applicationId });
      await test.ask('facts.answer', { applicationId, seq, factId, answer: { kind: 'value', value: structuredClone(value) as never, candidateId: null } });
    }
    const { seq } = await test.ask('case.get', { applicationId });
    const said = `Mrs ${planted.toUpperCase()}, born 09/03/1971 (NHS number 999 000 0042, of ${identity.address}), differs from others. Hesper was first seen on 9 March 1971.`;
    await test.ask('argument.record', { applicationId, seq, argumentId: null, text: said });
    const checked = await checkFacts(test, applicationId);
    const { asAt } = await test.ask('assessment.get', { applicationId });
    await test.ask('assessment.confirm', { applicationId, seq: checked, asAt });
    const screening = await test.ask('screening.get', { applicationId });
    await test.ask('screening.record', { applicationId, seq: screening.seq, route: 'to-panel', reason: `Whether ${identity.name} differs from others is for a panel to consider, as the letter argues.`, decidedBy: { who: 'Dr Sam Screener', on: '2026-11-04' } });
    const decision = await test.ask('decision.get', { applicationId });
    const record = await declineRecord(test, applicationId);
    await test.ask('decision.record', { applicationId, seq: decision.seq, record: { ...record, caseRestated: `${record.caseRestated} The letter is about Hesper ${planted}.` } });
    let letters = await test.ask('letters.recordNotes', { applicationId, seq: (await test.ask('letters.get', { applicationId })).seq, notes: declineNotes });
    letters = await test.ask('letter.draft', { applicationId, seq: letters.seq, recipient: 'patient' });
    paperId = (await test.ask('case.get', { applicationId })).papers[0]!.paperId;
  }, 60_000);

  const everything = async (held: readonly Role[]): Promise<{ channel: ChannelName; text: string }[]> => {
    const letterId = (await test.ask('letters.get', { applicationId })).letters[0]!.letterId;
    const intakeId = (await test.ask('intake.list', {})).intakes[0]!.intakeId;
    const policyId = (await test.ask('policy.list', {})).policies[0]!.id;
    actAs(test, held);
    const asked: Partial<Record<ChannelName, unknown>> = { 'letter.preview': { letterId }, 'intake.get': { intakeId }, 'policy.get': { policyId }, 'paper.get': { paperId }, 'practice.list': { find: '' } };
    const answers: { channel: ChannelName; text: string }[] = [];
    for (const channel of matrix.filter(readOnly)) {
      const about = contract[channel].input.safeParse({ applicationId }).success ? { applicationId } : {};
      const result = await test.call(channel, asked[channel] ?? about);
      answers.push({ channel, text: JSON.stringify(result, (_key, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value)) });
    }
    actAs(test, roles);
    return answers;
  };

  it('is in the record for those who may see it', async () => {
    const text = (await everything(['officer'])).map((one) => one.text).join('\n');
    for (const one of [planted, '9990000042', '1971-03-09', 'ZZ9 9ZZ']) expect(text).toContain(one);
  });

  it.each([['panel-member'], ['policy-lead'], ['administrator']] as const)('is in nothing that a %s can be given by any call', async (role) => {
    const answers = await everything([role]);
    expect(answers.length).toBeGreaterThan(15);
    const found = answers.flatMap(({ channel, text }) => words.filter((word) => text.includes(word)).map((word) => `${channel}: ${word}`));
    expect(found).toEqual([]);
  });

  it('is found by that search where the hole is planted', async () => {
    const { folder } = test;
    test.worker.close();
    test = startWorker({ folder, permissions: { ...permissions, revealIdentity: [...permissions.revealIdentity, 'panel-member'] } });
    await test.ask('session.unlock', { passphrase: officer.passphrase });
    const text = (await everything(['panel-member'])).map((one) => one.text).join('\n');
    expect(words.filter((word) => text.includes(word)).length).toBeGreaterThan(4);
    test.worker.close();
    test = startWorker({ folder });
    await test.ask('session.unlock', { passphrase: officer.passphrase });
  });

  it('leaves the argument itself to be read, and the names of its papers', async () => {
    actAs(test, ['panel-member']);
    const view = await test.ask('case.get', { applicationId });
    expect(view.arguments.map((one) => one.text)).toContain('Mrs [not shown], born [not shown] (NHS number [not shown], of [not shown]), differs from others. [not shown] was first seen on [not shown].');
    expect(view.papers.length).toBeGreaterThan(0);
    expect(await test.refused('paper.get', { paperId })).toMatchObject({ code: 'NOT_ALLOWED', message: expect.stringContaining('open the papers of a case') });
    const name = (await test.ask('facts.get', { applicationId })).groups.flatMap((group) => group.facts).find((fact) => fact.factId === 'patientName')!;
    expect(name).toMatchObject({ state: 'confirmed', hidden: 'by-role', value: null, display: null, candidates: [] });
    actAs(test, roles);
  });

  it('is shown on request to those who may, and the record says who asked and for what', async () => {
    actAs(test, ['chair']);
    expect(await test.ask('case.reveal', { applicationId, purpose: 'caller' })).toMatchObject({ name: identity.name });
    actAs(test, roles);
    const noted = test.worker.signedIn.db.sqlite.prepare("SELECT body FROM event WHERE type = 'identityRevealed' ORDER BY seq DESC LIMIT 1").pluck().get() as string;
    expect(JSON.parse(noted)).toMatchObject({ applicationId, purpose: revealPurposes.caller });
    expect(await test.refused('case.reveal', { applicationId, purpose: 'the neighbour asks' })).toMatchObject({ code: 'INVALID' });
  });

  it('is noted when papers, facts or letters are opened, once until the app is locked; not for whoever is shown nothing', async () => {
    const noted = () => test.worker.signedIn.db.sqlite.prepare("SELECT json_extract(body, '$.purpose') FROM event WHERE type = 'identityRevealed' ORDER BY seq").pluck().all() as string[];
    const again = async () => {
      await test.ask('session.lock', {});
      await test.ask('session.unlock', { passphrase: officer.passphrase });
    };
    await again();
    const before = noted().length;
    for (const _twice of [1, 2]) {
      await test.ask('facts.get', { applicationId });
      await test.ask('paper.get', { paperId });
      await test.ask('letters.get', { applicationId });
    }
    expect(noted().slice(before)).toEqual(['facts of the case looked at', 'papers of the case opened', 'letters of the case looked at']);
    await again();
    actAs(test, ['panel-member']);
    await test.ask('facts.get', { applicationId });
    expect(noted().length).toBe(before + 3);
    actAs(test, roles);
    await test.ask('facts.get', { applicationId });
    expect(noted().length).toBe(before + 4);
  });
});

/** Inputs that would be taken, and would write, if nobody stood in the way. */
async function validInputs(test: TestWorker, applicationId: string): Promise<Partial<Record<ChannelName, unknown>>> {
  await toPanel(test, applicationId);
  const facts = await test.ask('facts.get', { applicationId });
  const { seq } = facts;
  const identifiers = await identifiersOf(test, applicationId);
  const policy = (await test.ask('policy.list', {})).policies[0]!;
  const person = { name: 'Ben Second', role: 'Analyst', organisation: 'Invented ICB', roles: ['officer'] };
  const onCase = { applicationId };
  return {
    'people.add': { ...person, signInName: 'ben', passphrase: 'four words that do not fit', from: '2026-11-01' },
    'people.change': { ...person, personId: test.worker.signedIn.person.id, reason: 'A new part in the team' },
    'recovery.begin': { name: 'Cy Third', replaces: null },
    'case.get': onCase, 'case.reveal': { ...onCase, purpose: 'caller' }, 'facts.get': onCase, 'assessment.get': onCase, 'assessment.history': onCase, 'screening.get': onCase, 'decision.get': onCase, 'letters.get': onCase,
    'facts.answer': { ...onCase, seq, factId: 'diagnosis', answer: { kind: 'notKnown' } },
    'facts.finish': { ...onCase, seq },
    'argument.record': { ...onCase, seq, argumentId: null, text: 'The bone has not joined after nine months.' },
    'assessment.confirm': { ...onCase, seq, asAt: (await test.ask('assessment.get', onCase)).asAt },
    'screening.record': { ...onCase, seq, route: 'to-panel', reason: 'The clinician argues that this patient differs from others.', decidedBy: { who: 'Dr Sam Screener', on: '2026-11-04' } },
    'decision.record': { ...onCase, seq, record: await declineRecord(test, applicationId) },
    'letters.recordNotes': { ...onCase, seq, notes: declineNotes },
    'letter.draft': { ...onCase, seq, recipient: 'clinician' },
    'letter.issue': { ...onCase, seq, letterId: 'x', ...identifiers, addressSource: 'the form, page 1', addressConfirmed: true },
    'policy.get': { policyId: policy.id }, 'policy.export': { policyId: policy.id },
    'practice.list': { find: '' },
    'icb.set': { ods: 'QE1', settings: icbSettings },
    'record.verify': {}, 'reassess.start': {}, 'reassess.get': {},
  };
}
