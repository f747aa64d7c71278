import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drop, root, signUp, startWorker, type TestWorker } from './harness.ts';

const scan = join(root, 'test/import/scans/letter.png');

async function dropped(): Promise<{ test: TestWorker; intakeId: string; paperId: string }> {
  const test = startWorker();
  await signUp(test);
  const file = join(test.folder, 'scan.png');
  copyFileSync(scan, file);
  const intakeId = await drop(test, [file]);
  const { papers } = await test.ask('intake.get', { intakeId });
  return { test, intakeId, paperId: papers[0]!.paperId };
}

describe('the words of a picture', () => {
  it('become suggestions that say so, and let a drop that was stuck go on; nothing is confirmed by it', async () => {
    const { test, intakeId, paperId } = await dropped();
    expect(await test.ask('intake.get', { intakeId })).toMatchObject({ status: 'stuck', outcome: 'quarantine' });
    const found = await test.ask('paper.readPicture', { paperId, of: intakeId, page: 1, picture: null });
    expect(found.suggestions).toBeGreaterThanOrEqual(4);
    expect(await test.ask('intake.get', { intakeId })).toMatchObject({ status: 'ready', patient: { name: 'Ms Halina Dovecote', nhsNumber: '9990000034' } });
    const { applicationId } = await test.ask('intake.makeCase', { intakeId });
    const facts = (await test.ask('facts.get', { applicationId })).groups.flatMap((group) => group.facts);
    const number = facts.find((fact) => fact.factId === 'nhsNumber')!;
    expect(number).toMatchObject({ state: 'proposed', candidates: [{ fromPicture: true, display: '999 000 0034' }] });
    expect((await test.ask('record.verify', {})).findings).toEqual([]);
  }, 60_000);

  it('are read from what the page sends where the paper is not the picture, once more where somebody asks, and an answer keeps its source', async () => {
    const { test, intakeId, paperId } = await dropped();
    const picture = readFileSync(scan).toString('base64');
    await test.ask('paper.readPicture', { paperId, of: intakeId, page: 1, picture });
    const { applicationId } = await test.ask('intake.makeCase', { intakeId });
    const before = await test.ask('facts.get', { applicationId });
    const name = before.groups.flatMap((group) => group.facts).find((fact) => fact.factId === 'patientName')!;
    await test.ask('facts.answer', { applicationId, seq: before.seq, factId: 'patientName', answer: { kind: 'value', value: name.candidates[0]!.value, candidateId: name.candidates[0]!.candidateId } });
    await test.ask('paper.readPicture', { paperId, of: applicationId, page: 1, picture });
    const after = (await test.ask('facts.get', { applicationId })).groups.flatMap((group) => group.facts).find((fact) => fact.factId === 'patientName')!;
    expect(after.candidates).toHaveLength(1);
    expect(after.candidates[0]!.candidateId).not.toBe(name.candidates[0]!.candidateId);
    expect(after.reliedOn).toBe(after.candidates[0]!.candidateId);
  }, 60_000);

  it('are not read from bytes that are no picture, from a page that is not there, or from a paper of another case', async () => {
    const { test, intakeId, paperId } = await dropped();
    expect(await test.refused('paper.readPicture', { paperId, of: intakeId, page: 1, picture: Buffer.from('no picture').toString('base64') })).toMatchObject({ code: 'UNREADABLE' });
    expect(await test.refused('paper.readPicture', { paperId, of: intakeId, page: 2, picture: null })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await test.refused('paper.readPicture', { paperId, of: 'another', page: 1, picture: null })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await test.ask('intake.get', { intakeId })).status).toBe('stuck');
  }, 60_000);
});
