import { expect, it } from 'vitest';
import { readEvents } from '../../db/eventLog.ts';
import { intakeRow } from '../../db/intakeRepo.ts';
import { paperRow, writePaperBytes } from '../../db/paperRepo.ts';
import { personRow } from '../../db/personRepo.ts';
import { verifyRecord } from '../../db/verify.ts';
import { commit, loadCase, recordInOffice } from '../../electron/worker/commit.ts';
import { replayForVerify as replay } from '../../shared/workflow/replay.ts';
import type { CaseState } from '../../shared/workflow/evolve.ts';
import { colleague } from '../unit/workflow/cases.ts';
import { letterBytes, letterHash } from '../unit/db/aCase.ts';
import { newOffice, now, officer } from '../unit/db/office.ts';
import { runModel, type Real } from './stageRuns.ts';

/** A sample of the model's runs on a real encrypted file: each run is a case, and all of them stand in one chain. */
it('does the same on a real encrypted file, replays from it, and the chain verifies', () => {
  const { db, newId } = newOffice();
  const second = { id: colleague.actor, name: 'Bo Colleague', role: 'IFR officer', organisation: 'An ICB' };
  recordInOffice({ db, event: { type: 'personRegistered', version: 1, body: { personId: second.id } }, rows: [personRow(newId(), second, officer.id, now)], actor: officer.id, now });

  /** A paper must have been received before it can join a case. */
  const receivePaper = (paperId: string) => {
    const intakeId = newId();
    const bytes = Buffer.from(paperId);
    recordInOffice({
      db, actor: officer.id, now, event: { type: 'papersReceived', version: 1, body: { intakeId, papers: [paperId] } },
      rows: [
        intakeRow({ id: intakeId, at: now, by: officer.id, receivedOn: '2026-05-01', urgency: 'routine', urgencyReason: null, commissioner: 'QE1' }),
        paperRow({ id: paperId, intakeId, parentPaperId: null, originalName: 'paper.txt', bytes, by: officer.id, at: now }),
      ],
      write: () => writePaperBytes(db, paperId, bytes),
    });
  };

  let cases = 0;
  const inFile = (): Real => {
    const applicationId = `case-${++cases}`;
    const state = () => loadCase(db, applicationId) as CaseState;
    return {
      applicationId,
      state,
      stored: () => readEvents(db, applicationId) as never,
      give(command, context) {
        if (command.type === 'addPaper') receivePaper(command.paperId);
        const given = command.type === 'issueLetter' ? { ...command, pdf: letterBytes, pdfSha256: letterHash } : command;
        const before = readEvents(db, applicationId).length;
        const answer = commit({ db, command: given, actor: context.actor === colleague.actor ? second.id : officer.id, now, newId });
        if (!answer.ok) expect(readEvents(db, applicationId).length).toBe(before); // a refusal writes nothing
        return answer;
      },
    };
  };

  const asked = Number(process.env.IFR_MODEL_RUNS ?? 0);
  const tally = runModel({ runs: asked ? Math.ceil(asked / 50) : 40, ...(asked ? {} : { seed: 20260504 }), real: inFile, withRoles: false });
  expect(tally.tried).toBeGreaterThan(300);
  const verified = verifyRecord(db, { replay });
  if (asked) console.log(`${cases} cases in one encrypted file: ${tally.tried} commands, ${verified.events} entries in the chain, ${verified.findings.length} findings`);
  expect(verified).toMatchObject({ ok: true, findings: [] });

  // The same check sees it when one entry is changed behind the app's back.
  db.sqlite.pragma('foreign_keys = OFF');
  for (const name of db.sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()) db.sqlite.exec(`DROP TRIGGER "${name as string}"`);
  db.sqlite.prepare("UPDATE event SET body = replace(body, 'routine', 'urgent') WHERE seq = (SELECT min(seq) FROM event WHERE type = 'applicationReceived')").run();
  expect(verifyRecord(db, { replay }).ok).toBe(false);
}, 1_200_000);
