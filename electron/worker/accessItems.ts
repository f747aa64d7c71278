import { createHash } from 'node:crypto';
import { longDate } from '../../shared/domain/dates.ts';
import type { FactValue } from '../../shared/domain/facts.ts';
import { londonDay } from '../../shared/domain/londonDay.ts';
import { onlyPages, pagesInWords } from '../../shared/import/onlyPages.ts';
import { blockText } from '../../shared/import/wordPairs.ts';
import { decisionFields, outcomeLabels } from '../../shared/workflow/decisionFields.ts';
import { correctedRecord } from '../../shared/workflow/correction.ts';
import type { Anchor } from '../../shared/import/paper.ts';
import type { AccessItemKind } from '../../shared/contract/access.ts';
import { listArguments } from '../../db/argumentRepo.ts';
import { listAssessments } from '../../db/assessmentRepo.ts';
import { listEntries, type EntryKind } from '../../db/entryRepo.ts';
import { readEvents, type StoredEvent } from '../../db/eventLog.ts';
import { listConfirmations } from '../../db/factRepo.ts';
import { listLetters, versionsOf } from '../../db/letterRepo.ts';
import { listNotes } from '../../db/noteRepo.ts';
import { listPaperNotes } from '../../db/paperNoteRepo.ts';
import { readPaperBytes } from '../../db/paperRepo.ts';
import { parseCaseEvent } from '../../shared/workflow/events.ts';
import { openCase, type CaseFile } from './caseFile.ts';
import type { Worker } from './context.ts';
import { displayValue } from './display.ts';
import { historyOf } from './history.ts';
import { identityOf } from './identity.ts';
import { packPaper, placeOf } from './papers.ts';

/** One thing that is held about the patient, as it is reviewed and disclosed. */
export interface AccessItem {
  /** Changes with what it says: an answer that was given to other words does not serve. */
  readonly itemId: string;
  readonly kind: AccessItemKind;
  readonly title: string;
  readonly text: string;
  /** Why to look closely: whose data may stand in it beside the patient's. */
  readonly others: string;
  readonly paperId: string | null;
  /** The file as it is held, where there is one; null: the text is all. */
  readonly file: (() => { readonly name: string; readonly bytes: Uint8Array }) | null;
}

/**
 * Everything that is held about the patient of a case, up to the day on which access was asked for where it is a list that grows with
 * the review itself. Cases that are linked have requests of their own; what a case took over from the first is in it.
 * @param askedSeq number of the event, within the case, with which access was asked for
 */
export function accessItems(worker: Worker, applicationId: string, askedSeq: number): AccessItem[] {
  const { db } = worker.signedIn;
  const file = openCase(worker, applicationId);
  const events = readEvents(db, applicationId).filter((event) => event.applicationSeq <= askedSeq);
  const last = events.at(-1)?.seq ?? 0;
  const items: AccessItem[] = [];
  const add = (kind: AccessItemKind, key: string, title: string, text: string, others: string, more: Partial<AccessItem> = {}) => {
    if (text.trim() === '' && !more.file) return;
    items.push({ itemId: `${kind}:${key}:${createHash('sha256').update(text).digest('hex').slice(0, 12)}`, kind, title, text, others, paperId: null, file: null, ...more });
  };
  const identity = identityOf(db, applicationId);
  add('identity', 'patient', 'Who the patient is', [`Name: ${identity.name ?? 'not recorded'}`, `NHS number: ${identity.nhsNumber ?? 'not recorded'}`, `Date of birth: ${identity.dateOfBirth ? longDate(identity.dateOfBirth) : 'not recorded'}`, `Address: ${identity.address ?? 'not recorded'}`].join('\n'), 'An address may be shared with others.');
  add('facts', 'all', 'Facts that people answered, and where each came from', factsText(worker, file), 'Names of clinicians; answers may name relatives.');
  for (const { paper, pages } of file.papers) {
    const inside = file.papers.filter((one) => one.paper.parentPaperId === paper.id).map((one) => one.paper.originalName);
    const text = paperText(worker, paper.id, pages);
    const message = packPaper(db, paper.id)?.file.kind === 'email';
    if (inside.length > 0 || message) {
      // What holds papers never goes out itself: some of them may be withheld, and each is an item of its own. The words of a message go out as words.
      const list = inside.length > 0 ? `It holds these papers, each of which is listed by itself:\n${inside.join('\n')}` : '';
      const title = inside.length === 0 ? 'Message' : message ? 'Message that papers came in' : 'Archive that papers came in';
      add('paper', paper.id, `${title}: ${paper.originalName}`, [text, list].filter((words) => words !== '').join('\n\n') || 'The words of this message could not be read by the app.', text === '' ? 'Names of files may name people.' : 'Written by others: may name relatives, other patients, or people who did not expect the patient to read it.', { paperId: paper.id });
      continue;
    }
    add('paper', paper.id, `Paper: ${paper.originalName}${pages === null ? '' : `, ${pagesInWords(pages)}`}`, text || 'The words of this paper could not be read by the app. Look at the paper itself.', 'Written by others: may name relatives, other patients, or people who did not expect the patient to read it.', {
      itemId: `paper:${paper.id}`, paperId: paper.id, // The file itself holds another patient's pages where only some of them are this patient's: their words go out, the file does not.
      file: pages === null ? () => ({ name: paper.originalName, bytes: readPaperBytes(db, paper.id) }) : null,
    });
  }
  for (const [index, argument] of listArguments(db, applicationId).entries()) add('argument', argument.id, `Argument ${index + 1} of the clinician`, `${argument.text}\n${by(worker, argument)}`, 'Free text.');
  for (const [kind, title] of entryTitles) {
    for (const row of listEntries(db, applicationId, kind).filter(({ eventSeq }) => eventSeq <= last)) add('entry', row.id, `${title}, ${longDate(londonDay(row.at))}`, `${strings(row.value).join('\n')}\n${by(worker, row)}`, 'Names and addresses of people around the patient; words of others.');
  }
  for (const assessment of listAssessments(db, applicationId)) {
    add('assessment', assessment.id, `Assessment against the policy, as at ${longDate(assessment.asAt)}`, `${strings(assessment.tree).slice(0, 400).join('\n')}\n${by(worker, assessment)}`, 'Usually only the patient’s own data.');
  }
  for (const [kind, title] of [['screeningRecorded', 'The screening outcome'], ['reviewRecorded', 'The outcome of the appeal']] as const) {
    for (const event of events.filter((one) => one.type === kind)) add('outcome', String(event.seq), `${title}, ${longDate(londonDay(event.at))}`, eventText(event), 'Names of those who decided.');
  }
  for (const event of events.filter((one) => one.type === 'decisionRecorded')) add('decision', String(event.seq), `The panel’s decision, ${longDate(londonDay(event.at))}`, decisionText(file, event), 'Names of panel members and their interests; may name other patients.');
  for (const letter of listLetters(db, applicationId)) {
    for (const version of versionsOf(db, letter.id)) {
      const pdf = version.pdf;
      add('letter', version.id, `Letter to the ${letter.recipient}, ${version.status === 'issued' ? 'as issued' : `draft ${version.number}`}`, strings(version.document).join('\n'), 'A letter to the clinician may name others.', pdf ? { file: () => ({ name: `letter to the ${letter.recipient}.pdf`, bytes: new Uint8Array(pdf) }) } : {});
    }
  }
  for (const note of listNotes(db, applicationId)) add('note', note.id, `Note: ${note.who}, ${longDate(londonDay(note.at))}`, `${note.who}: ${note.text}\n${by(worker, note)}`, 'Somebody else said it; it may be about them.');
  for (const [noteId, versions] of Map.groupBy(listPaperNotes(db, applicationId).filter(({ eventSeq }) => eventSeq <= last), (row) => row.noteId)) {
    const paper = file.papers.find((one) => one.paper.id === versions[0]!.paperId)?.paper.originalName ?? 'a paper';
    const lines = versions.map((row) => `${row.state === 'withdrawn' ? 'Withdrawn' : row.text} ${by(worker, row)}`);
    add('note', noteId, `Note beside ${paper}, ${placeOf(versions[0]!.anchor as Anchor)}`, lines.join('\n'), 'What a member of staff thought while reading; it may name others.');
  }
  // What a note says is an item of its own: words taken out there must not stand here.
  add('history', 'all', 'History of the case', historyOf(worker, events.filter((one) => one.type !== 'noteRecorded'), file.library.vocabulary).map(({ at, who, what, detail }) => `${longDate(londonDay(at))}, ${who}: ${what}${detail ? `. ${detail}` : ''}`).join('\n'), 'Names of staff; reasons in free text.');
  add('reveals', 'all', 'Who looked at who the patient is', revealsText(worker, applicationId, events.at(-1)?.seq ?? 0), 'Names of staff.');
  return items;
}

const entryTitles: readonly (readonly [EntryKind, string])[] = [['evidence', 'Evidence that was put forward'], ['statement', 'The patient’s statement and attendance'], ['contact', 'How the patient is reached, and by whom'], ['consent', 'Consent'], ['issue', 'Brought up by reading the papers'], ['issue-answer', 'Answer to what the papers brought up']];

const by = (worker: Worker, row: { by: string; at: string }): string => `(${worker.nameOf(row.by)}, ${longDate(londonDay(row.at))})`;

function factsText(worker: Worker, file: CaseFile): string {
  const { db } = worker.signedIn;
  const { vocabulary } = file.library;
  return listConfirmations(db, file.applicationId).map((row) => {
    const relied = [...file.proposed.values()].flatMap(({ candidates }) => candidates).find(({ candidate }) => candidate.candidateId === row.candidateId);
    const paper = relied ? file.papers.find((one) => one.paper.id === relied.paperId)?.paper.originalName : undefined;
    const from = relied && paper ? `; from ${paper}, ${placeOf(relied.candidate.anchor)}` : '';
    const value = row.answer === 'known' && row.value ? displayValue(row.factId, row.value as FactValue, vocabulary) : 'not known';
    return `${vocabulary.get(row.factId)?.label ?? row.factId}: ${value} ${by(worker, row)}${from}${row.note ? `. ${row.note}` : ''}`;
  }).join('\n');
}

function paperText(worker: Worker, paperId: string, pages: readonly number[] | null): string {
  const whole = packPaper(worker.signedIn.db, paperId)?.file;
  const parsed = whole && onlyPages(whole, pages);
  if (!parsed) return '';
  if (parsed.kind === 'text' && !parsed.document) return Buffer.from(readPaperBytes(worker.signedIn.db, paperId)).toString('utf8').slice(0, 100_000);
  return parsed.document ? parsed.document.blocks.map(blockText).join('\n') : parsed.pages.map((page) => page.text).join('\n\n');
}

function eventText(stored: StoredEvent): string {
  const { rows: _rows, recordedBy: _by, ...body } = stored.body as Record<string, unknown>;
  return strings(body).join('\n');
}

/** The decision as it stands, question by question; what was put right stands beside it in the history. */
function decisionText(file: CaseFile, stored: StoredEvent): string {
  const event = parseCaseEvent(stored);
  if (event.type !== 'decisionRecorded') return '';
  const held = file.state.decision;
  const record = held?.seq === stored.applicationSeq ? correctedRecord(held.signed, held.corrections) : event.body.record;
  return [`Decision: ${outcomeLabels[record.outcome]}`, ...decisionFields.flatMap(({ id, label }) => {
    const said = (record as Record<string, unknown>)[id];
    return said === undefined ? [] : [`${label}: ${strings(said).join(' / ') || 'none'}`];
  })].join('\n');
}

function revealsText(worker: Worker, applicationId: string, until: number): string {
  const rows = worker.signedIn.db.sqlite
    .prepare("SELECT actor, at, json_extract(body, '$.purpose') AS purpose FROM event WHERE application_id = 'office' AND type = 'identityRevealed' AND json_extract(body, '$.applicationId') = ? AND seq <= ? ORDER BY seq")
    .all(applicationId, until) as { actor: string; at: string; purpose: string }[];
  return rows.map(({ actor, at, purpose }) => `${longDate(londonDay(at))}, ${worker.nameOf(actor)}: ${purpose}`).join('\n');
}

/** Parts of stored values that are no words: how a text is set, and which row it is about. */
const workings = new Set(['kind', 'type', 'weight', 'language', 'audience', 'chainHead', 'letterhead', 'hash', 'sha256', 'rows', 'put']);

/** Every text in a value, in its order; numbers of rows and fingerprints say nothing to a reader and are left out. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' || /^[0-9a-f-]{36}$|^[0-9a-f]{64}$/.test(value) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, one]) => (workings.has(key) ? [] : strings(one)));
}
