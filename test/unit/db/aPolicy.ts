import type { Db } from '../../../db/connection.ts';
import { guidanceRow } from '../../../db/guidanceRepo.ts';
import { paperRow, writePaperBytes } from '../../../db/paperRepo.ts';
import { policyAdoptionRow, policyComparisonRow, policyFileRow, policyPageRow, policyVersionRow, readingChoiceRow } from '../../../db/policyRepo.ts';
import { practiceEntryRow, practiceListRow } from '../../../db/practiceRepo.ts';
import type { RowDraft } from '../../../db/sealed.ts';
import { recordInOffice } from '../../../electron/worker/commit.ts';
import type { OfficeEvent } from '../../../shared/workflow/events.ts';
import { now, officer } from './office.ts';
import { hash } from './aCase.ts';

/** One row in each table of policies, guidance and practices, as the worker records them. */
export function policyRows(db: Db, newId: () => string): void {
  const record = (event: OfficeEvent, rows: readonly RowDraft[], write?: () => void) => recordInOffice({ db, event, rows, actor: officer.id, now, ...(write ? { write } : {}) });
  const who = { policyId: 'invented-1', by: officer.id, at: now };
  const bytes = Buffer.from('%PDF-1.7 an invented policy');
  const paperId = newId();
  record({ type: 'policyImported', version: 1, body: { policyIds: [who.policyId] } }, [policyVersionRow({ id: newId(), ...who, hash, body: '{}', originalName: 'invented.json' })]);
  record({ type: 'policyAdopted', version: 1, body: { policyId: who.policyId, hash } }, [policyAdoptionRow({ id: newId(), ...who, hash, state: 'adopted', reason: 'The board took it on.' })]);
  record({ type: 'readingSigned', version: 1, body: { policyId: who.policyId, reading: 'r', option: 'a' } }, [readingChoiceRow({ id: newId(), ...who, reading: 'r', option: 'a', reason: 'As the board reads it.' })]);
  record(
    { type: 'policyFileAttached', version: 1, body: { policyId: who.policyId, paperId, sha256: hash } },
    [paperRow({ id: paperId, intakeId: null, parentPaperId: null, originalName: 'invented.pdf', bytes, by: officer.id, at: now }), policyFileRow({ id: newId(), ...who, paperId })],
    () => writePaperBytes(db, paperId, bytes),
  );
  record({ type: 'clausePointed', version: 1, body: { policyId: who.policyId, clause: '1', page: 2 } }, [policyPageRow({ id: newId(), ...who, paperId, clause: '1', page: 2 })]);
  record({ type: 'policyCompared', version: 1, body: { policyId: who.policyId, hash } }, [policyComparisonRow({ id: newId(), ...who, hash, note: 'Word by word.' })]);
  record({ type: 'guidanceRecorded', version: 1, body: { guidanceId: 'G1' } }, [guidanceRow({ id: newId(), guidanceId: 'G1', entry: { id: 'G1' }, by: officer.id, at: now })]);
  record({ type: 'practicesImported', version: 1, body: { sha256: hash, practices: 1 } }, [practiceListRow({ id: newId(), name: 'practices.csv', sha256: hash, rows: [{ code: 'Z99001' }], by: officer.id, at: now })]);
  record({ type: 'practiceRecorded', version: 1, body: { code: 'Z99001' } }, [practiceEntryRow({ id: newId(), code: 'Z99001', entry: { code: 'Z99001' }, by: officer.id, at: now })]);
}
