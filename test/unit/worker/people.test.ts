import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { peopleWithKeys, recoveryHolders } from '../../../db/keys.ts';
import { verifyRecord } from '../../../db/verify.ts';
import { replayForVerify as replay } from '../../../shared/workflow/replay.ts';
import { readFileSync } from 'node:fs';
import { roles } from '../../../shared/domain/roles.ts';
import { addColleague, addHolder, drop, officer, samples, signInAs, signUp, startWorker } from './harness.ts';

const add = { name: 'Ben Second', role: 'Analyst', organisation: 'Invented ICB', signInName: 'ben', passphrase: 'first words for ben here', from: '2026-11-01' } as const;

describe('several people on one installation', () => {
  it('sign in by a short name and a passphrase of their own; the first one is replaced before anything else works', async () => {
    const test = startWorker();
    await signUp(test);
    expect(await test.ask('session.status', {})).toMatchObject({ roles: [...roles], mustChangePassphrase: false, asksSignInName: false });
    await test.ask('people.add', { ...add, roles: ['officer'] });
    await test.ask('session.lock', {});
    expect(await test.ask('session.status', {})).toMatchObject({ phase: 'locked', asksSignInName: true, roles: [] });

    expect(await test.refused('session.unlock', { passphrase: add.passphrase })).toMatchObject({ code: 'WRONG_PASSPHRASE' }); // the other one's slot
    expect(await test.refused('session.unlock', { signInName: 'ben', passphrase: officer.passphrase })).toMatchObject({ code: 'WRONG_PASSPHRASE' });
    expect(await test.refused('session.unlock', { signInName: 'nobody', passphrase: add.passphrase })).toMatchObject({ code: 'WRONG_PASSPHRASE' });
    const status = await test.ask('session.unlock', { signInName: ' Ben ', passphrase: add.passphrase });
    expect(status).toMatchObject({ phase: 'unlocked', person: { name: 'Ben Second' }, roles: ['officer'], mustChangePassphrase: true });
    expect(await test.refused('case.find', { text: '', filters: {}, after: null })).toMatchObject({ code: 'NOT_ALLOWED', next: 'Choose your own passphrase first.' });
    expect(await test.refused('session.changePassphrase', { current: add.passphrase, next: add.passphrase })).toMatchObject({ code: 'INVALID', field: 'next' });
    await test.ask('session.changePassphrase', { current: add.passphrase, next: 'words that only ben knows' });
    expect(await test.ask('session.status', {})).toMatchObject({ mustChangePassphrase: false });
    await test.ask('case.find', { text: '', filters: {}, after: null });

    await signInAs(test, 'ben', 'words that only ben knows'); // and after a lock the name still finds the new one
    await signInAs(test, '', officer.passphrase);
    const [, ben] = (await test.ask('people.list', {})).people;
    expect(ben).toMatchObject({ name: 'Ben Second', signInName: 'ben', passphrase: 'own', hasPassphrase: true, state: 'active', from: '2026-11-01' });
    expect(ben!.history.map(({ what, by }) => [what, by])).toEqual([
      ['Chose an own passphrase (at the first sign-in)', 'Ben Second'],
      ['Added as IFR officer, from 1 November 2026', officer.name],
    ]);
    expect(readFileSync(test.worker.keyFile, 'utf8')).not.toMatch(/\bben\b|second|\bann\b|officer/i);
    expect(await test.refused('people.add', { ...add, name: 'Ben Third', roles: ['chair'] })).toMatchObject({ code: 'INVALID', field: 'signInName', message: 'Ben Second has that sign-in name.' });
    expect(await test.refused('people.add', { ...add, signInName: 'cy', passphrase: 'short', roles: ['chair'] })).toMatchObject({ code: 'INVALID' });
    expect((await test.ask('people.list', {})).people).toHaveLength(2);
    test.worker.close();
  }, 60_000);

  it('change roles, leave and come back, each with who, when and why; what they recorded stays under their name', async () => {
    const test = startWorker();
    await signUp(test);
    const own = await addColleague(test, 'ben', ['screener'], 'Ben Second');
    const [ann, ben] = (await test.ask('people.list', {})).people.map((one) => one.id) as [string, string];
    const title = { role: 'Analyst', organisation: 'Invented ICB' };

    await test.ask('people.change', { personId: ben, name: 'Ben Second-Third', ...title, roles: ['screener', 'chair'], reason: 'Chairs from today' });
    await signInAs(test, 'ben', own);
    expect(await test.ask('session.status', {})).toMatchObject({ roles: ['screener', 'chair'], person: { name: 'Ben Second-Third' } });
    expect(await test.refused('people.change', { personId: ben, name: 'Ben', ...title, roles: [...roles], reason: 'I should like it' })).toMatchObject({ code: 'NOT_ALLOWED' });

    await signInAs(test, '', officer.passphrase);
    const me = { personId: ann, name: officer.name, role: officer.role, organisation: officer.organisation };
    expect(await test.refused('people.change', { ...me, roles: ['officer'], reason: 'No longer' })).toMatchObject({ code: 'REFUSED', message: expect.stringContaining('last administrator') });
    expect(await test.refused('people.change', { ...me, roles: [], reason: 'No longer' })).toMatchObject({ code: 'INVALID', field: 'roles' });
    expect(await test.refused('people.leave', { personId: ann, until: '2026-11-01', reason: 'New post' })).toMatchObject({ code: 'REFUSED' });

    await test.ask('people.leave', { personId: ben, until: '2026-11-20', reason: 'New post elsewhere' });
    expect(peopleWithKeys(test.worker.keyFile)).toEqual([ann]);
    expect(await test.refused('people.leave', { personId: ben, until: '2026-11-20', reason: 'Twice' })).toMatchObject({ code: 'REFUSED' });
    await test.ask('session.lock', {});
    expect(await test.refused('session.unlock', { signInName: 'ben', passphrase: own })).toMatchObject({ code: 'WRONG_PASSPHRASE' });
    await test.ask('session.unlock', { passphrase: officer.passphrase });

    await test.ask('people.givePassphrase', { personId: ben, signInName: 'ben2', passphrase: 'another first passphrase', reason: 'Came back for the winter' });
    const { people } = await test.ask('people.list', {});
    expect(people[1]).toMatchObject({ state: 'active', until: null, signInName: 'ben2', passphrase: 'given', roles: ['screener', 'chair'] });
    expect(people[1]!.history.map(({ what }) => what)).toEqual([
      'Came back; Given a first passphrase (Came back for the winter)',
      'Left on 20 November 2026 (New post elsewhere)',
      'Roles changed from screener to screener and chair; Name changed from Ben Second; Job title changed from Colleague (Chairs from today)',
      'Chose an own passphrase (at the first sign-in)',
      expect.stringMatching(/^Added as screener, from /),
    ]);
    await signInAs(test, 'ben2', 'another first passphrase');
    expect(await test.ask('session.status', {})).toMatchObject({ mustChangePassphrase: true });
    expect(verifyRecord(test.worker.signedIn.db, { replay })).toMatchObject({ ok: true, findings: [] });
    test.worker.close();
  }, 60_000);

  it('lose a role for good when an administrator takes it, also the administrator who is signed in', async () => {
    const test = startWorker();
    await signUp(test);
    await addColleague(test, 'ben', ['administrator'], 'Ben Second');
    const ann = (await test.ask('people.list', {})).people[0]!;
    await test.ask('people.change', { personId: ann.id, name: ann.name, role: ann.role, organisation: ann.organisation, roles: ['officer'], reason: 'Only the work of an officer' });
    expect(await test.ask('session.status', {})).toMatchObject({ roles: ['officer'] });
    expect(await test.refused('people.change', { personId: ann.id, name: ann.name, role: ann.role, organisation: ann.organisation, roles: [...roles], reason: 'All again' })).toMatchObject({ code: 'NOT_ALLOWED', next: 'Ask Ben Second.' });
    test.worker.close();
  }, 60_000);

  it('are refused where a passphrase opens the file but the record says that the person has left', async () => {
    const test = startWorker();
    await signUp(test);
    const own = await addColleague(test, 'ben', ['officer'], 'Ben Second');
    const withBen = readFileSync(test.worker.keyFile);
    const ben = (await test.ask('people.list', {})).people[1]!;
    await test.ask('people.leave', { personId: ben.id, until: '2026-11-20', reason: 'New post elsewhere' });
    await test.ask('session.lock', {});
    (await import('node:fs')).writeFileSync(test.worker.keyFile, withBen); // a key file from before, put back
    expect(await test.refused('session.unlock', { signInName: 'ben', passphrase: own })).toMatchObject({ code: 'NOT_ALLOWED', message: expect.stringContaining('has left') });
    expect(test.worker.session).toBeNull();
  }, 60_000);
});

describe('two people on one case', () => {
  it('cannot record over what another has recorded since; nothing of either is lost', async () => {
    const test = startWorker();
    await signUp(test);
    const own = await addColleague(test, 'ben', ['officer'], 'Ben Second');
    const { applicationId } = await test.ask('intake.makeCase', { intakeId: await drop(test, [join(samples, 'lsc-not-routinely-commissioned.zip')]) });
    const { seq: opened } = await test.ask('case.get', { applicationId }); // Ann has the case open

    await signInAs(test, 'ben', own);
    const { seq } = await test.ask('case.get', { applicationId });
    await test.ask('argument.record', { applicationId, seq, argumentId: null, text: 'What Ben heard from the clinic.' });

    await signInAs(test, '', officer.passphrase);
    const argument = { applicationId, argumentId: null, text: 'What Ann read in the letter.' };
    expect(await test.refused('argument.record', { ...argument, seq: opened })).toMatchObject({ code: 'CONFLICT' });
    const now = await test.ask('case.get', { applicationId });
    expect(now.history.filter((entry) => entry.seq > opened).map(({ what, who }) => [what, who])).toEqual([['Argument recorded', 'Ben Second']]);
    const after = await test.ask('argument.record', { ...argument, seq: now.seq });
    expect(after.arguments.map(({ text, by }) => [text, by])).toEqual(expect.arrayContaining([['What Ben heard from the clinic.', 'Ben Second'], ['What Ann read in the letter.', officer.name]]));
    test.worker.close();
  }, 60_000);
});

describe('recovery keys', () => {
  it('are held by two people before the first case is made', async () => {
    const test = startWorker();
    const { recoveryKey } = await test.ask('session.create', officer);
    await test.ask('session.confirmRecoveryKey', { recoveryKey });
    const intakeId = await drop(test, [join(samples, 'lsc-not-routinely-commissioned.zip')]);
    expect(await test.refused('intake.makeCase', { intakeId })).toMatchObject({ code: 'REFUSED', message: expect.stringContaining(`Only ${officer.name} holds a recovery key`), next: expect.stringContaining('Recovery keys') });
    expect(await test.ask('recovery.list', {})).toMatchObject({ holders: [{ name: officer.name }], whyNoCase: expect.stringContaining('Two people') });
    expect(await test.refused('recovery.begin', { name: ' ann officer ', replaces: null })).toMatchObject({ code: 'INVALID', field: 'name' });

    const begun = await test.ask('recovery.begin', { name: 'Gil Governance', replaces: null });
    expect(await test.refused('recovery.finish', { recoveryKey })).toMatchObject({ code: 'WRONG_RECOVERY_KEY' }); // the other person's
    expect(await test.refused('intake.makeCase', { intakeId })).toMatchObject({ code: 'REFUSED' }); // shown is not yet held
    expect(await test.ask('recovery.finish', begun)).toMatchObject({ holders: [{ name: officer.name }, { name: 'Gil Governance' }], whyNoCase: null });
    await test.ask('intake.makeCase', { intakeId });
    expect(recoveryHolders(test.worker.keyFile)).toHaveLength(2);
    expect(readFileSync(test.worker.keyFile, 'utf8')).not.toMatch(/gil|governance/i);
    test.worker.close();
  }, 60_000);

  it('open the record by either of them, each choosing whose passphrase is set anew; the other key stays good', async () => {
    const test = startWorker();
    const first = await signUp(test);
    const second = await addHolder(test, 'Hal Head');
    await addColleague(test, 'ben', ['officer'], 'Ben Second');
    await test.ask('session.lock', {});

    expect(await test.refused('session.recoverPeople', { recoveryKey: 'ABCD' })).toMatchObject({ code: 'WRONG_RECOVERY_KEY' });
    const { people } = await test.ask('session.recoverPeople', { recoveryKey: second });
    expect(people.map(({ name, signInName }) => [name, signInName])).toEqual([[officer.name, null], ['Ben Second', 'ben']]);
    expect(await test.refused('session.recover', { recoveryKey: second, passphrase: 'anew for somebody here' })).toMatchObject({ code: 'INVALID', field: 'personId' });
    const { recoveryKey: next } = await test.ask('session.recover', { recoveryKey: second, personId: people[1]!.id, passphrase: 'anew for ben by hal' });
    expect(await test.ask('session.confirmRecoveryKey', { recoveryKey: next })).toMatchObject({ phase: 'unlocked', person: { name: 'Ben Second' }, roles: ['officer'] });
    const ben = (await test.ask('people.list', {})).people[1]!;
    expect(ben.history[0]!.what).toBe('Passphrase set anew with the recovery key of Hal Head');
    expect((await test.ask('recovery.list', {})).holders.map((one) => one.name)).toEqual([officer.name, 'Gil Governance', 'Hal Head']);

    await test.ask('session.lock', {});
    await test.ask('session.unlock', { signInName: 'ben', passphrase: 'anew for ben by hal' });
    await test.ask('session.lock', {});
    await test.ask('session.unlock', { passphrase: officer.passphrase }); // the other person's is as it was
    await test.ask('session.lock', {});
    expect(await test.refused('session.recoverPeople', { recoveryKey: second })).toMatchObject({ code: 'WRONG_RECOVERY_KEY' }); // used, so replaced
    expect((await test.ask('session.recoverPeople', { recoveryKey: first })).people).toHaveLength(2);
    expect((await test.ask('session.recoverPeople', { recoveryKey: next })).people).toHaveLength(2);
    expect(await test.refused('case.find', { text: '', filters: {}, after: null })).toMatchObject({ code: 'LOCKED' }); // looking at the names signs nobody in
  }, 60_000);

  it('are replaced when a holder changes, and never fall below two', async () => {
    const test = startWorker();
    const first = await signUp(test);
    const { holders } = await test.ask('recovery.list', {});
    expect(await test.refused('recovery.remove', { holderId: holders[1]!.holderId })).toMatchObject({ code: 'REFUSED', next: expect.stringContaining('another holder first') });
    const { recoveryKey } = await test.ask('recovery.begin', { name: 'Hal Head', replaces: holders[0]!.holderId });
    expect((await test.ask('recovery.finish', { recoveryKey })).holders.map((one) => one.name)).toEqual(['Gil Governance', 'Hal Head']);
    await addHolder(test, 'Ivy Info');
    const gil = (await test.ask('recovery.list', {})).holders.find((one) => one.name === 'Gil Governance')!;
    expect((await test.ask('recovery.remove', { holderId: gil.holderId })).holders.map((one) => one.name)).toEqual(['Hal Head', 'Ivy Info']);
    expect(await test.refused('recovery.remove', { holderId: 'nobody' })).toMatchObject({ code: 'NOT_FOUND' });
    await test.ask('session.lock', {});
    expect(await test.refused('session.recoverPeople', { recoveryKey: first })).toMatchObject({ code: 'WRONG_RECOVERY_KEY' });
    await test.ask('session.recoverPeople', { recoveryKey });
  }, 60_000);
});
