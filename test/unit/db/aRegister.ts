import type { Db } from '../../../db/connection.ts';
import { pastDecisionRow } from '../../../db/registerRepo.ts';
import { recordInOffice } from '../../../electron/worker/commit.ts';
import { caseRunner, hash } from './aCase.ts';
import { now, officer } from './office.ts';

/** A case of an earlier register and a past decision, as the worker records them. */
export function registerRows(db: Db, newId: () => string): void {
  caseRunner(db, newId, 'case-of-the-register').do({
    type: 'receiveApplication', commissioner: 'QE1', receivedOn: '2026-01-05', urgency: 'routine', urgencyReason: null, intakeId: null,
    register: { importId: 'import', line: 2, reference: 'OLD/1', stageWords: 'Listed', stage: 'at-panel', dueOn: null, rowDigest: hash, pause: null },
  });
  recordInOffice({
    db, event: { type: 'pastDecisionsBrought', version: 1, body: { importId: 'import', sha256: hash, decisions: 1 } },
    rows: [pastDecisionRow({ id: newId(), importId: 'import', line: 2, reference: 'P/1', commissioner: 'QE1', decidedOn: '2025-01-05', treatment: 'Invented gel', indication: null, outcome: 'Declined', policyWords: null, reasonCategory: null, rowDigest: hash, by: officer.id, at: now })],
    actor: officer.id, now,
  });
}
