import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedBankHolidays } from '../../../shared/domain/bankHolidays.ts';
import { makeTemp } from '../db/tempFolders.ts';
import { drop, samples, signUp, startWorker } from './harness.ts';
import { setTimeLimits } from './timeLimits.ts';

const days2028 = ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'];
const file = (more: readonly string[] = []) =>
  JSON.stringify({ 'england-and-wales': { events: [...shippedBankHolidays().days.map(({ on, name }) => ({ title: name, date: on, notes: '' })), ...[...days2028, ...more].map((day) => ({ title: 'A bank holiday', date: `2028-${day}`, notes: '' }))] } });
const tokens = ['00000000-0000-4000-8000-000000000000'];

describe('a newer list of bank holidays', () => {
  it('changes nothing while it is looked at, moves the dates that rest on it once it is taken over, and stays after a lock', async () => {
    const test = startWorker({ now: () => '2027-12-20T10:00:00.000Z' });
    await signUp(test);
    setTimeLimits(test, 'QE1', [{ id: 'decide', amount: 8, unit: 'working-days', from: 'received', stopsWhileWaiting: true }]);
    const intakeId = await drop(test, [join(samples, 'lsc-not-routinely-commissioned.zip')], { commissioner: 'QE1', receivedOn: '2027-12-20' });
    const { applicationId } = await test.ask('intake.makeCase', { intakeId });
    const due = async () => (await test.ask('case.get', { applicationId })).due;
    expect(await due()).toMatchObject({ on: '2028-01-03', beyondKnown: true });
    expect(await test.ask('holidays.get', {})).toMatchObject({ knownTo: '2027-12-31', brought: null });

    const path = join(makeTemp(), 'bank-holidays.json');
    writeFileSync(path, file());
    const looked = await test.ask('holidays.look', { tokens }, [path]);
    expect(looked).toMatchObject({ knownTo: '2028-12-31', removed: [] });
    expect(looked.added.map(({ on }) => on)).toEqual(days2028.map((day) => `2028-${day}`));
    expect(await due()).toMatchObject({ on: '2028-01-03', beyondKnown: true });

    writeFileSync(path, file(['06-02']));
    expect((await test.refused('holidays.import', { tokens, sha256: looked.sha256 }, [path])).message).toMatch(/changed after you looked/);
    writeFileSync(path, '{}');
    expect(await test.refused('holidays.look', { tokens }, [path])).toMatchObject({ code: 'INVALID', next: expect.stringMatching(/Nothing was brought in/) });
    expect(await test.ask('holidays.get', {})).toMatchObject({ knownTo: '2027-12-31' });

    writeFileSync(path, file());
    await test.ask('holidays.import', { tokens, sha256: looked.sha256 }, [path]);
    expect(await due()).toMatchObject({ on: '2028-01-04', beyondKnown: false });
    expect(await test.ask('holidays.get', {})).toMatchObject({ knownTo: '2028-12-31', brought: { by: 'Ann Officer' } });
    expect((await test.ask('record.verify', {})).findings).toEqual([]);
    await test.ask('session.lock', {});
    await test.ask('session.unlock', { passphrase: 'correct horse battery staple' });
    expect(await due()).toMatchObject({ on: '2028-01-04', beyondKnown: false });
  }, 60_000);
});
