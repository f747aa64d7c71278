import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseAct } from '../../../shared/contract/caseActions.ts';
import { checkFacts, drop, samples, type TestWorker } from './harness.ts';

export const pack = 'lsc-not-routinely-commissioned.zip';
/** Words that people typed or that a paper holds; none of them may be left after a disposal. */
export const typed = {
  paperNote: 'a thought that was written beside a page',
  note: 'Quillfeather rang about the neighbour',
  urgency: 'Quillfeather cannot walk',
  withdrawal: 'Quillfeather moved to the coast',
  hold: 'Quillfeather letter before claim',
  paper: 'Zebediah Quillfeather wrote this by hand',
};

export const seqOf = async (test: TestWorker, applicationId: string): Promise<number> => (await test.ask('case.get', { applicationId })).seq;
export const act = async (test: TestWorker, applicationId: string, said: CaseAct): Promise<string> => (await test.ask('case.act', { applicationId, seq: await seqOf(test, applicationId), act: said })).applicationId;

/** How long the ICB keeps its cases, as a named person enters it. */
export async function keepFor(test: TestWorker, years: number, ods = 'QE1'): Promise<void> {
  const { sections } = await test.ask('icb.configuration', { ods });
  await test.ask('icb.section.set', { ods, section: 'retention', after: sections.retention?.number ?? 0, value: { years, from: 'closed', disposalAuthorisedBy: 'The information asset owner' }, reason: null });
}

/** A case that was checked, talked about, withdrawn and closed. */
export async function closedCase(test: TestWorker, options: { receivedOn?: string; more?: string } = {}): Promise<string> {
  const extra = join(test.folder, `${options.more ?? 'letter'}.txt`);
  writeFileSync(extra, `${typed.paper}, ${options.more ?? 'first'}.\n`);
  const intakeId = await drop(test, [join(samples, pack), extra], { urgency: 'urgent', urgencyReason: typed.urgency, receivedOn: options.receivedOn ?? '2026-11-02' });
  const { applicationId } = await test.ask('intake.makeCase', { intakeId });
  await checkFacts(test, applicationId);
  await test.ask('note.record', { applicationId, who: 'The clinic', text: typed.note });
  const [paper] = (await test.ask('case.get', { applicationId })).papers;
  await test.ask('paperNotes.write', { applicationId, noteId: null, paperId: paper!.paperId, anchor: { kind: 'none', words: '' }, text: typed.paperNote, shared: false });
  await act(test, applicationId, { action: 'withdraw', by: 'The clinician', on: test.worker.now().slice(0, 10), reason: typed.withdrawal });
  await act(test, applicationId, { action: 'close' });
  return applicationId;
}
