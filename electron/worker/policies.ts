import type { PolicyView } from '../../shared/contract/policy.ts';
import { policyAdoptionRow, policyComparisonRow, policyFileRow, policyPageRow, policyPages, readingChoiceRow } from '../../db/policyRepo.ts';
import { findPaper, findReading, paperRow, readingRows, writePaperBytes } from '../../db/paperRepo.ts';
import type { RowDraft } from '../../db/sealed.ts';
import { readLimits, type ReadFile } from '../../shared/import/paper.ts';
import type { OfficeEvent } from '../../shared/workflow/events.ts';
import { readChosen } from './chosenFile.ts';
import { recordInOffice } from './commit.ts';
import type { Worker } from './context.ts';
import type { Handlers } from './handlerType.ts';
import { heldIn, libraryOf, readingsFollowed, type HeldPolicy } from './policyLibrary.ts';
import { policySummary } from './policySummary.ts';
import { refuseWith } from './refusal.ts';
import { touchedBy } from './touched.ts';

export const policyHandlers = {
  'policy.list': (worker) => {
    const library = libraryOf(worker.signedIn.db);
    return { policies: library.held.map((held) => policySummary(worker, library, held)) };
  },

  'policy.get': (worker, { policyId }) => view(worker, heldOr(worker, policyId)),

  'policy.library': (worker) => {
    const library = libraryOf(worker.signedIn.db);
    return {
      policies: library.held.map((held) => ({ summary: policySummary(worker, library, held), policy: held.policy, readings: readingsFollowed(held) })),
      guidance: [...library.guidance],
    };
  },

  'policy.export': (worker, { policyId }) => ({ content: new TextEncoder().encode(`${JSON.stringify(heldOr(worker, policyId).policy, null, 2)}\n`) }),

  'policy.adopt': (worker, { policyId, hash, reason }) => {
    const held = sameText(worker, policyId, hash);
    if (held.state === 'adopted') return refuseWith('REFUSED', 'This text has been adopted already.', 'There is nothing more to do.');
    return change(worker, policyId, { type: 'policyAdopted', version: 1, body: { policyId, hash } }, (common) => [policyAdoptionRow({ ...common, hash, state: 'adopted', reason })]);
  },

  'policy.withdraw': (worker, { policyId, hash, reason }) => {
    const held = sameText(worker, policyId, hash);
    if (held.state === 'withdrawn') return refuseWith('REFUSED', 'This text has been withdrawn already.', 'Adopt it again if it should decide cases.');
    return change(worker, policyId, { type: 'policyWithdrawn', version: 1, body: { policyId, hash } }, (common) => [policyAdoptionRow({ ...common, hash, state: 'withdrawn', reason })]);
  },

  'policy.sign': (worker, { policyId, reading, option, reason }) => {
    const { policy } = heldOr(worker, policyId);
    const found = policy.readings.find((one) => one.id === reading);
    if (!found) return refuseWith('INVALID', 'The policy has no such reading.', 'Choose one of those shown.', 'reading');
    if (!found.options.some((one) => one.id === option)) return refuseWith('INVALID', 'The reading has no such option.', 'Choose one of those shown.', 'option');
    return change(worker, policyId, { type: 'readingSigned', version: 1, body: { policyId, reading, option } }, (common) => [readingChoiceRow({ ...common, reading, option, reason })]);
  },

  'policy.touched': (worker, { policyId, change: asked }) => {
    const { policy } = heldOr(worker, policyId);
    if (asked.kind === 'reading' && !policy.readings.some((one) => one.id === asked.reading && one.options.some(({ id }) => id === asked.option))) {
      return refuseWith('INVALID', 'The policy has no such reading, or the reading no such option.', 'Choose one of those shown.', 'option');
    }
    return touchedBy(worker, policyId, asked.kind === 'reading' ? { reading: asked.reading, option: asked.option } : { state: asked.kind === 'adopt' ? 'adopted' : 'withdrawn' });
  },

  'policy.attach': async (worker, { policyId }, paths) => {
    heldOr(worker, policyId);
    const [path] = paths ?? [];
    if (path === undefined) return refuseWith('INVALID', 'No file was chosen.', 'Choose the official file.');
    const { name, bytes } = await readChosen(path, readLimits.fileBytes);
    const outcome = await worker.parsers.read(name, bytes, readLimits);
    const paperId = worker.newId();
    const file = outcome.ok ? outcome.file : null;
    const write = () => writePaperBytes(worker.signedIn.db, paperId, bytes);
    return change(worker, policyId, (rows) => ({ type: 'policyFileAttached', version: 1, body: { policyId, paperId, sha256: String(rows[0]!.values['sha256']) } }), (common) => [
      paperRow({ id: paperId, intakeId: null, parentPaperId: null, originalName: name, bytes, by: common.by, at: common.at }),
      ...(file ? readingRows({ id: worker.newId(), paperId, ...readingOf(file), at: common.at }) : []),
      policyFileRow({ ...common, paperId }),
    ], write);
  },

  'policy.point': (worker, { policyId, clause, page }) => {
    const { db } = worker.signedIn;
    const { policy } = heldOr(worker, policyId);
    if (!Object.hasOwn(policy.clauses, clause)) return refuseWith('INVALID', 'The policy has no such clause.', 'Choose one of those shown.', 'clause');
    const file = libraryOf(db).records.files.find((row) => row.policyId === policyId);
    if (!file) return refuseWith('REFUSED', 'No official file is attached, so no clause can point into it.', 'Attach the official file first.');
    const pages = findReading(db, file.paperId)?.pageCount ?? null;
    if (page !== null && pages !== null && page > pages) return refuseWith('INVALID', `The official file has ${pages === 1 ? 'one page' : `${pages} pages`}.`, 'Give the number of the page in the file, counted from 1.', 'page');
    return change(worker, policyId, { type: 'clausePointed', version: 1, body: { policyId, clause, page } }, (common) => [policyPageRow({ ...common, paperId: file.paperId, clause, page })]);
  },

  'policy.compared': (worker, { policyId, hash, note }) => {
    sameText(worker, policyId, hash);
    return change(worker, policyId, { type: 'policyCompared', version: 1, body: { policyId, hash } }, (common) => [policyComparisonRow({ ...common, hash, note })]);
  },
} satisfies Partial<Handlers>;

function heldOr(worker: Worker, policyId: string): HeldPolicy {
  return heldIn(libraryOf(worker.signedIn.db), policyId) ?? refuseWith('NOT_FOUND', 'No such policy is held.', 'Choose one from the list.');
}

/** The held text, if it is still the one that the person saw. */
function sameText(worker: Worker, policyId: string, hash: string): HeldPolicy {
  const held = heldOr(worker, policyId);
  return held.hash === hash ? held : refuseWith('CONFLICT', 'The text of this policy is not the one that you looked at.', 'Open the policy again and look at it before you go on. Nothing was changed.');
}

type Rows = (common: { id: string; policyId: string; by: string; at: string }) => readonly RowDraft[];

/** Records one event about a policy with its rows, and shows the policy as it then stands. */
function change(worker: Worker, policyId: string, event: OfficeEvent | ((rows: readonly RowDraft[]) => OfficeEvent), make: Rows, write?: () => void): PolicyView {
  const { db, person } = worker.signedIn;
  const now = worker.now();
  const rows = make({ id: worker.newId(), policyId, by: person.id, at: now });
  recordInOffice({ db, event: typeof event === 'function' ? event(rows) : event, rows, actor: person.id, now, ...(write ? { write } : {}) });
  worker.changed(null);
  return view(worker, heldOr(worker, policyId));
}

/** What the reader made of an official file. It proposes no facts: a policy is about no patient. */
function readingOf({ children: _children, candidates: _candidates, ...file }: ReadFile) {
  return { kind: file.kind, pageCount: file.pages.length || null, parsed: { ...file, candidates: [] }, reader: `ifr-panel ${__APP_VERSION__}`, candidates: [] };
}

function view(worker: Worker, held: HeldPolicy): PolicyView {
  const { db } = worker.signedIn;
  const library = libraryOf(db);
  const { policy, hash } = held;
  const { adoptions, readings, comparisons, files } = library.records;
  const mine = <R extends { policyId: string }>(rows: readonly R[]) => rows.filter((row) => row.policyId === policy.id);
  const byAt = (row: { by: string; at: string }) => ({ by: worker.nameOf(row.by), at: row.at });
  const [comparison] = mine(comparisons);
  const [file] = mine(files);
  const paper = file ? findPaper(db, file.paperId) : undefined;
  return {
    summary: policySummary(worker, library, held),
    policy,
    readings: readingsFollowed(held),
    signed: mine(readings).map((row) => ({ ...byAt(row), reading: row.reading, option: row.option, reason: row.reason })),
    adoptions: mine(adoptions).map((row) => ({ ...byAt(row), state: row.state as 'adopted' | 'withdrawn', hash: row.hash, reason: row.reason })),
    comparison: comparison ? { ...byAt(comparison), hash: comparison.hash, note: comparison.note, current: comparison.hash === hash } : null,
    file: file && paper ? { ...byAt(file), paperId: paper.id, name: paper.originalName, sha256: paper.sha256, pages: policyPages(db, policy.id, paper.id) } : null,
  };
}
