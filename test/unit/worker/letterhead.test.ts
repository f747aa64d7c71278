import { expect, it } from 'vitest';
import { pdfImages, runningText } from '../../letters/kit.ts';
import { sectionExamples } from './icbExamples.ts';
import { signUp, startWorker } from './harness.ts';
import { assessed, declineNotes, declineRecord, icbSettings, identifiersOf, sendLetter, toPanel } from './theJob.ts';

it('a letter keeps the letterhead that it was drafted with: a draft counts as out of date, and what was issued never changes', async () => {
  const test = startWorker();
  await signUp(test);
  const applicationId = await assessed(test, 'lsc-not-routinely-commissioned.zip');
  await toPanel(test, applicationId);
  await test.ask('decision.record', { applicationId, seq: (await test.ask('decision.get', { applicationId })).seq, record: await declineRecord(test, applicationId) });
  await test.ask('icb.set', { ods: 'QE1', settings: icbSettings });
  const [withImage, without] = sectionExamples.identity;
  const identity = (after: number, value: unknown) => test.ask('icb.section.set', { ods: 'QE1', section: 'identity', after, value, reason: null });
  await identity(0, withImage);
  await test.ask('letters.recordNotes', { applicationId, seq: (await test.ask('letters.get', { applicationId })).seq, notes: declineNotes });
  const issued = await sendLetter(test, applicationId, 'clinician', await identifiersOf(test, applicationId));
  const drafted = await test.ask('letter.draft', { applicationId, seq: (await test.ask('letters.get', { applicationId })).seq, recipient: 'patient' });
  const draft = drafted.letters.find((letter) => letter.recipient === 'patient')!;
  expect(draft.stale).toBe(false);
  const before = await test.ask('letter.preview', { letterId: issued });
  expect(pdfImages(before.content)).toHaveLength(1);

  await identity(1, without);
  const view = await test.ask('letters.get', { applicationId });
  expect(view.letters.find(({ letterId }) => letterId === draft.letterId)!.stale).toBe(true);
  expect((await test.refused('letter.check', { applicationId, seq: view.seq, letterId: draft.letterId })).message).toMatch(/record has changed/);
  // The draft shows what it was drafted with, from the version of the setting that stays in the record.
  const shown = await test.ask('letter.preview', { letterId: draft.letterId });
  expect(pdfImages(shown.content)).toHaveLength(1);
  expect(runningText(shown.content)).toContain(withImage.nameOnLetters);
  expect(Buffer.from((await test.ask('letter.preview', { letterId: issued })).content).equals(Buffer.from(before.content))).toBe(true);
  expect((await test.ask('record.verify', {})).findings).toEqual([]);
}, 60_000);
