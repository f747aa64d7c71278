import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * What is stored. Three sorts of table:
 * - `event`: the record itself, append-only, chained by hash;
 * - sealed tables (see sealed.ts): append-only rows beside it, each under a digest that the body of an event carries;
 * - projections (`application`, `patient`, `chain_head`, `job`): can be rebuilt or do not matter to the record; may be updated.
 * Nothing cascades. STRICT and the append-only triggers are in the migrations, since drizzle cannot say them.
 */

/** Columns that every sealed row has. `eventSeq` is the event whose body carries this row's digest. */
const seal = () => ({
  id: text('id').primaryKey(),
  salt: text('salt').notNull(),
  digest: text('digest').notNull(),
  eventSeq: integer('event_seq').notNull().references((): AnySQLiteColumn => event.seq),
});

const person_ = (name: string) => text(name).notNull().references((): AnySQLiteColumn => person.id);
const application_ = () => text('application_id').notNull().references((): AnySQLiteColumn => application.id);

// ── The record ──────────────────────────────────────────────────────────────────────────────────────────

/** `body` and `body_salt` become null when the body is disposed of; everything else stays, so the chain still verifies. */
export const event = sqliteTable(
  'event',
  {
    seq: integer('seq').primaryKey(),
    /** A case, or `office` for what belongs to no case (people, settings, drops). */
    applicationId: text('application_id').notNull(),
    applicationSeq: integer('application_seq').notNull(),
    type: text('type').notNull(),
    version: integer('version').notNull(),
    body: text('body'),
    bodySalt: text('body_salt'),
    bodyDigest: text('body_digest').notNull(),
    actor: person_('actor'),
    at: text('at').notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull().unique(),
  },
  (t) => [
    uniqueIndex('event_application_seq').on(t.applicationId, t.applicationSeq),
    // Few of very many: what was proposed for disposal and what became of it.
    index('event_disposal').on(t.type).where(sql`type IN ('disposalProposed', 'disposalTakenBack', 'disposalRecorded')`),
  ],
);

/** One row: the head of the chain. A cut-off log does not fit it. */
export const chainHead = sqliteTable('chain_head', {
  id: integer('id').primaryKey(),
  seq: integer('seq').notNull(),
  hash: text('hash').notNull(),
});

// ── People ──────────────────────────────────────────────────────────────────────────────────────────────

export const person = sqliteTable('person', { id: text('id').primaryKey(), createdAt: text('created_at').notNull() });

/** Who a person is, what the person may do, and since when; a change is a new row, the latest is in force. `role` is the job title. */
export const personDetail = sqliteTable('person_detail', {
  ...seal(),
  personId: person_('person_id'),
  name: text('name').notNull(),
  role: text('role').notNull(),
  organisation: text('organisation').notNull(),
  /** Null in rows of before there were roles: that person held all of them. */
  roles: text('roles', { mode: 'json' }).$type<string[]>(),
  /** `active` or `left`; null counts as active. */
  state: text('state'),
  activeFrom: text('active_from'),
  activeUntil: text('active_until'),
  signInName: text('sign_in_name'),
  /** `given` by an administrator, or the person's `own`; null counts as own. */
  passphrase: text('passphrase'),
  /** Why this row was written: the reason that was given, or what the app did. */
  note: text('note'),
  by: person_('by'),
  at: text('at').notNull(),
});

// ── Cases ───────────────────────────────────────────────────────────────────────────────────────────────

/** Projection of a case: what its events add up to, kept for lists. `version` is the last application_seq. */
export const application = sqliteTable(
  'application',
  {
    id: text('id').primaryKey(),
    caseNumber: text('case_number').notNull().unique(),
    commissioner: text('commissioner').notNull(),
    receivedOn: text('received_on').notNull(),
    urgency: text('urgency').notNull(),
    patientId: text('patient_id').references((): AnySQLiteColumn => patient.id),
    createdAt: text('created_at').notNull(),
    stage: text('stage').notNull(),
    version: integer('version').notNull(),
    outcome: text('outcome'),
    pauseOwner: text('pause_owner'),
    pauseUntil: text('pause_until'),
    changedAt: text('changed_at').notNull(),
  },
  (t) => [index('application_stage').on(t.stage)],
);

export const patient = sqliteTable('patient', { id: text('id').primaryKey(), createdAt: text('created_at').notNull() });

/** Who a patient is: apart from event bodies. A correction is a new row, the latest is in force. */
export const patientIdentity = sqliteTable(
  'patient_identity',
  {
    ...seal(),
    patientId: text('patient_id').notNull().references(() => patient.id),
    nhsNumber: text('nhs_number'),
    name: text('name'),
    dateOfBirth: text('date_of_birth'),
    address: text('address'),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('patient_identity_nhs_number').on(t.nhsNumber), index('patient_identity_patient').on(t.patientId)],
);

// ── Drops and papers ────────────────────────────────────────────────────────────────────────────────────

/** Papers that came in together. */
export const intake = sqliteTable('intake', {
  ...seal(),
  at: text('at').notNull(),
  by: person_('by'),
  receivedOn: text('received_on').notNull(),
  urgency: text('urgency').notNull(),
  urgencyReason: text('urgency_reason'),
  commissioner: text('commissioner').notNull(),
  /** The drop that this one is a part of, where a person split it; its papers are named in `intake_part`. */
  splitFrom: text('split_from').references((): AnySQLiteColumn => intake.id),
}, (t) => [index('intake_split_from').on(t.splitFrom)]);

/** What became of a drop, step by step; the latest is in force. */
export const intakeStep = sqliteTable(
  'intake_step',
  {
    ...seal(),
    intakeId: text('intake_id').notNull().references(() => intake.id),
    status: text('status').notNull(),
    issues: text('issues', { mode: 'json' }).$type<unknown[]>(),
    applicationId: text('application_id').references(() => application.id),
    reason: text('reason'),
    /** What the papers came to at this step: accept, warn, partial, quarantine or reject. Absent in older steps, and while nothing is read. */
    outcome: text('outcome'),
    /** What a person did: `password`, `one-person`, `re-typed`, `split`, `joined`, `picture-read`. Null: the app read the papers. */
    action: text('action'),
    /** The drop that this one was joined to. */
    otherIntakeId: text('other_intake_id').references(() => intake.id),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('intake_step_intake').on(t.intakeId), index('intake_step_application').on(t.applicationId)],
);

/**
 * A paper, or some pages of it, that a person gave to a drop: after a split, or joined from another drop. The paper itself stays where
 * it came in, once. A drop without rows here holds the papers that came in with it.
 */
export const intakePart = sqliteTable(
  'intake_part',
  {
    ...seal(),
    intakeId: text('intake_id').notNull().references(() => intake.id),
    paperId: text('paper_id').notNull().references(() => paper.id),
    /** Page numbers that belong to it, from 1; null = all. */
    pages: text('pages', { mode: 'json' }).$type<number[]>(),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('intake_part_intake').on(t.intakeId), index('intake_part_paper').on(t.paperId)],
);

/** The original file. Its bytes are in `paper_chunk`, checked by `sha256`. */
export const paper = sqliteTable(
  'paper',
  {
    ...seal(),
    intakeId: text('intake_id').references(() => intake.id),
    /** The file (ZIP) that this one was found in. */
    parentPaperId: text('parent_paper_id').references((): AnySQLiteColumn => paper.id),
    sha256: text('sha256').notNull(),
    originalName: text('original_name').notNull(),
    size: integer('size').notNull(),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('paper_sha256').on(t.sha256), index('paper_intake').on(t.intakeId)],
);

/** Bytes of a paper in pieces of 1 MiB, numbered from 0. */
export const paperChunk = sqliteTable(
  'paper_chunk',
  {
    paperId: text('paper_id').notNull().references(() => paper.id),
    number: integer('number').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.paperId, t.number] })],
);

/** What the reader made of a paper (shared/import/paper.ts). Read again: a new row, the latest is in force. */
export const paperReading = sqliteTable(
  'paper_reading',
  {
    ...seal(),
    paperId: text('paper_id').notNull().references(() => paper.id),
    kind: text('kind').notNull(),
    pageCount: integer('page_count'),
    parsed: text('parsed', { mode: 'json' }).$type<unknown>().notNull(),
    reader: text('reader').notNull(),
    /** SHA-256 of its words without space, case and headers of a mail (shared/import/textDigest.ts): the same words in another file. Null: no words, or an older reading. */
    textDigest: text('text_digest'),
    at: text('at').notNull(),
  },
  (t) => [index('paper_reading_paper').on(t.paperId), index('paper_reading_text').on(t.textDigest)],
);

/** A value that the reader found, waiting for a person. */
export const candidateFact = sqliteTable(
  'candidate_fact',
  {
    ...seal(),
    paperId: text('paper_id').notNull().references(() => paper.id),
    readingId: text('reading_id').notNull().references(() => paperReading.id),
    factId: text('fact_id').notNull(),
    value: text('value', { mode: 'json' }).$type<unknown>().notNull(),
    anchor: text('anchor', { mode: 'json' }).$type<unknown>().notNull(),
    method: text('method').notNull(),
    label: text('label').notNull(),
  },
  // NHS numbers that papers give, so that cases and drops of the same number are found before anybody has confirmed it.
  (t) => [index('candidate_fact_paper').on(t.paperId), index('candidate_fact_nhs_number').on(t.value).where(sql`fact_id = 'nhsNumber'`)],
);

export const applicationPaper = sqliteTable(
  'application_paper',
  {
    ...seal(),
    applicationId: application_(),
    paperId: text('paper_id').notNull().references(() => paper.id),
    role: text('role').notNull(),
    /** Page numbers that belong to this case, from 1; null = all. */
    pages: text('pages', { mode: 'json' }).$type<number[]>(),
    /** Which two identifiers a person compared. */
    identifiersCompared: text('identifiers_compared', { mode: 'json' }).$type<string[]>().notNull(),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('application_paper_application').on(t.applicationId), index('application_paper_paper').on(t.paperId)],
);

// ── What people found ───────────────────────────────────────────────────────────────────────────────────

/** A person's answer about one fact; the latest is in force. */
export const confirmation = sqliteTable(
  'confirmation',
  {
    ...seal(),
    applicationId: application_(),
    factId: text('fact_id').notNull(),
    answer: text('answer').notNull(),
    value: text('value', { mode: 'json' }).$type<unknown>(),
    candidateId: text('candidate_id').references(() => candidateFact.id),
    note: text('note'),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('confirmation_application').on(t.applicationId)],
);

/** One argument of the clinician. A correction supersedes; nothing is rewritten. */
export const argument = sqliteTable(
  'argument',
  {
    ...seal(),
    applicationId: application_(),
    text: text('text').notNull(),
    paperId: text('paper_id').references(() => paper.id),
    anchor: text('anchor', { mode: 'json' }).$type<unknown>(),
    supersedes: text('supersedes').references((): AnySQLiteColumn => argument.id),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('argument_application').on(t.applicationId)],
);

/**
 * What is written down of a case beside facts and arguments (shared/workflow/entryShapes.ts): evidence, the patient's statement, how the
 * patient is reached, consent. It may name people, so it stands beside its event. Nothing is rewritten: the case's state says what is in force.
 */
export const caseEntry = sqliteTable(
  'case_entry',
  {
    ...seal(),
    applicationId: application_(),
    /** `evidence`, `statement`, `contact`, `consent`, `issue` (what reading the papers brought up) or `issue-answer`. */
    kind: text('kind').notNull(),
    value: text('value', { mode: 'json' }).$type<unknown>().notNull(),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('case_entry_application').on(t.applicationId, t.kind)],
);

/** What the policy module answered, on which facts, as at which day; confirmed by a person. */
export const assessment = sqliteTable(
  'assessment',
  {
    ...seal(),
    applicationId: application_(),
    policyId: text('policy_id'),
    policyVersion: text('policy_version'),
    policyHash: text('policy_hash'),
    asAt: text('as_at').notNull(),
    verdict: text('verdict').notNull(),
    tree: text('tree', { mode: 'json' }).$type<unknown>().notNull(),
    facts: text('facts', { mode: 'json' }).$type<unknown>().notNull(),
    /** The readings that were followed: reading → option. Null in rows from before readings were kept. */
    readings: text('readings', { mode: 'json' }).$type<Record<string, string>>(),
    /** The re-assessment of all open cases that made it; null where a person confirmed it. Jobs are no part of the record. */
    jobId: text('job_id'),
    /** SHA-256 over answer, policy, readings and facts: whether an answer differs is seen without reading the tree. Null where facts were disputed. */
    basis: text('basis'),
    by: person_('by'),
    at: text('at').notNull(),
  },
  // The first holds all that a re-assessment of every open case looks at: the rows themselves are large.
  (t) => [index('assessment_application').on(t.applicationId, t.eventSeq, t.jobId, t.asAt, t.verdict, t.basis), index('assessment_job').on(t.jobId)],
);

// ── Policies, guidance, practices ───────────────────────────────────────────────────────────────────────

/** A policy that was brought in as a file; a changed text has another id. `body` keeps the order in which the file names its clauses. */
export const policyVersion = sqliteTable(
  'policy_version',
  {
    ...seal(),
    policyId: text('policy_id').notNull(),
    hash: text('hash').notNull(),
    body: text('body').notNull(),
    originalName: text('original_name').notNull(),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [uniqueIndex('policy_version_policy').on(t.policyId)],
);

/** A named person let a text decide (`adopted`), or ended that (`withdrawn`); the latest row of a text is in force. */
export const policyAdoption = sqliteTable(
  'policy_adoption',
  {
    ...seal(),
    policyId: text('policy_id').notNull(),
    hash: text('hash').notNull(),
    state: text('state').notNull(),
    reason: text('reason').notNull(),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('policy_adoption_policy').on(t.policyId)],
);

/** The option of a reading that a named person signed; the latest row of a reading is in force. */
export const readingChoice = sqliteTable(
  'reading_choice',
  {
    ...seal(),
    policyId: text('policy_id').notNull(),
    reading: text('reading').notNull(),
    option: text('option').notNull(),
    reason: text('reason').notNull(),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('reading_choice_policy').on(t.policyId)],
);

/** The official file of a policy; the latest row is in force. */
export const policyFile = sqliteTable(
  'policy_file',
  {
    ...seal(),
    policyId: text('policy_id').notNull(),
    paperId: text('paper_id').notNull().references(() => paper.id),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('policy_file_policy').on(t.policyId)],
);

/** On which page of the official file a clause stands, from 1; null takes it back. The latest row is in force. */
export const policyPage = sqliteTable(
  'policy_page',
  {
    ...seal(),
    policyId: text('policy_id').notNull(),
    paperId: text('paper_id').notNull().references(() => paper.id),
    clause: text('clause').notNull(),
    page: integer('page'),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('policy_page_policy').on(t.policyId)],
);

/** A named person compared this text with the published version. */
export const policyComparison = sqliteTable(
  'policy_comparison',
  {
    ...seal(),
    policyId: text('policy_id').notNull(),
    hash: text('hash').notNull(),
    note: text('note').notNull(),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('policy_comparison_policy').on(t.policyId)],
);

/** A piece of guidance as a named person entered it; the latest row is in force, over what came with the app. */
export const guidanceEntry = sqliteTable(
  'guidance_entry',
  {
    ...seal(),
    guidanceId: text('guidance_id').notNull(),
    entry: text('entry', { mode: 'json' }).$type<unknown>().notNull(),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('guidance_entry_guidance').on(t.guidanceId)],
);

/** A file of GP practices and their ICBs; the latest one is in force as a whole. `sha256`: of the file's bytes. */
export const practiceList = sqliteTable('practice_list', {
  ...seal(),
  name: text('name').notNull(),
  sha256: text('sha256').notNull(),
  rows: text('rows', { mode: 'json' }).$type<unknown>().notNull(),
  by: person_('by'),
  at: text('at').notNull(),
});

/** One practice as a named person entered it, over any file that came before. */
export const practiceEntry = sqliteTable(
  'practice_entry',
  {
    ...seal(),
    code: text('code').notNull(),
    entry: text('entry', { mode: 'json' }).$type<unknown>().notNull(),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('practice_entry_code').on(t.code)],
);

// ── Letters ─────────────────────────────────────────────────────────────────────────────────────────────

export const letter = sqliteTable(
  'letter',
  {
    ...seal(),
    applicationId: application_(),
    about: text('about').notNull(),
    recipient: text('recipient').notNull(),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('letter_application').on(t.applicationId)],
);

/** A draft (`document`), or the issued bytes (`pdf`). What was issued is the letter, even if a later version would set it differently. */
export const letterVersion = sqliteTable(
  'letter_version',
  {
    ...seal(),
    letterId: text('letter_id').notNull().references(() => letter.id),
    number: integer('number').notNull(),
    status: text('status').notNull(),
    document: text('document', { mode: 'json' }).$type<unknown>().notNull(),
    pdf: blob('pdf', { mode: 'buffer' }),
    pdfSha256: text('pdf_sha256'),
    /** Versions of what set the letter: typst, template, fonts. */
    setWith: text('set_with', { mode: 'json' }).$type<unknown>(),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('letter_version_letter').on(t.letterId)],
);

// ── The office ──────────────────────────────────────────────────────────────────────────────────────────

/** A setting of the ICB as a named person entered it; the latest row of a key is in force. */
export const setting = sqliteTable(
  'setting',
  {
    ...seal(),
    key: text('key').notNull(),
    number: integer('number').notNull(),
    value: text('value', { mode: 'json' }).$type<unknown>(),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [uniqueIndex('setting_key_number').on(t.key, t.number)],
);

/** What somebody said about a case and an officer wrote down, such as a telephone call. It may name people, so it stands beside its event. */
export const note = sqliteTable(
  'note',
  {
    ...seal(),
    applicationId: application_(),
    /** Who rang or spoke, in the officer's words. */
    who: text('who').notNull(),
    text: text('text').notNull(),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('note_application').on(t.applicationId)],
);

/**
 * What somebody wrote beside a page or words of a paper. A change is a new row with the same `noteId`, the latest is in force;
 * who else may read it stands in `shared`. It may name people, so it stands beside its event.
 */
export const paperNote = sqliteTable(
  'paper_note',
  {
    ...seal(),
    applicationId: application_(),
    noteId: text('note_id').notNull(),
    paperId: text('paper_id').notNull().references(() => paper.id),
    anchor: text('anchor', { mode: 'json' }).$type<unknown>().notNull(),
    text: text('text').notNull(),
    /** 1: colleagues who may open the paper read it too; 0: its author alone. */
    shared: integer('shared').notNull(),
    /** `kept` or `withdrawn`. */
    state: text('state').notNull(),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('paper_note_application').on(t.applicationId)],
);

/** Leave to remove one row (or one event's body) at the end of its retention. The triggers ask for it; verify looks for it. */
export const disposal = sqliteTable(
  'disposal',
  {
    ...seal(),
    tableName: text('table_name').notNull(),
    rowId: text('row_id').notNull(),
    authority: text('authority').notNull(),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [uniqueIndex('disposal_row').on(t.tableName, t.rowId)],
);

/**
 * What has been taken down of a panel's decision and is not recorded yet: one draft a case, held by one person. Not part of the
 * record: it may be overwritten, and goes when the decision is recorded.
 */
export const decisionDraft = sqliteTable('decision_draft', {
  applicationId: application_().primaryKey(),
  /** The form as it stands, as JSON. */
  body: text('body').notNull(),
  heldBy: person_('held_by'),
  begunAt: text('begun_at').notNull(),
  savedAt: text('saved_at').notNull(),
});

/** What a person decided on one item of a request for access to a record. The words may be about anybody, so they stand beside their event. */
export const accessItem = sqliteTable(
  'access_item',
  {
    ...seal(),
    applicationId: application_(),
    requestId: text('request_id').notNull(),
    itemId: text('item_id').notNull(),
    /** `disclose`, `redact` or `withhold`. */
    answer: text('answer').notNull(),
    /** With what was taken out: the words that are disclosed instead. */
    disclosed: text('disclosed'),
    reason: text('reason'),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('access_item_application').on(t.applicationId)],
);

/** Long work. Not part of the record. */
export const job = sqliteTable('job', {
  id: text('id').primaryKey(),
  kind: text('kind').notNull(),
  intakeId: text('intake_id').references(() => intake.id),
  applicationId: text('application_id').references(() => application.id),
  status: text('status').notNull(),
  done: integer('done').notNull(),
  total: integer('total'),
  message: text('message'),
  by: person_('by'),
  startedAt: text('started_at').notNull(),
  changedAt: text('changed_at').notNull(),
});

/**
 * A folder of packs that is taken in as one job. No part of the record: what it took in is, as drops. `path` is kept, encrypted like all else,
 * for as long as there is something left to take in; it is never shown or logged.
 */
export const batch = sqliteTable('batch', {
  id: text('id').primaryKey(),
  path: text('path'),
  /** Name of the folder. */
  name: text('name').notNull(),
  receivedOn: text('received_on').notNull(),
  commissioner: text('commissioner').notNull(),
  total: integer('total').notNull(),
  /** The job that works on it, or did last. */
  jobId: text('job_id').notNull(),
  by: person_('by'),
  startedAt: text('started_at').notNull(),
});

/** One pack of a batch and what became of it. `status`: waiting, taken, known (was in the record already) or not-taken. */
export const batchItem = sqliteTable(
  'batch_item',
  {
    batchId: text('batch_id').notNull().references(() => batch.id),
    number: integer('number').notNull(),
    /** Null once its drop was removed. */
    name: text('name'),
    files: integer('files').notNull(),
    /** Bytes of all its files when it was looked at. */
    size: integer('size').notNull(),
    /** SHA-256 over those of its files; null until it was read. */
    sha256: text('sha256'),
    status: text('status').notNull(),
    intakeId: text('intake_id').references(() => intake.id),
    outcome: text('outcome'),
    /** Why it was not taken: a code of docs/import-issues.md. */
    code: text('code'),
    /** Whether its papers say that it is urgent. */
    urgent: integer('urgent', { mode: 'boolean' }).notNull(),
    changedAt: text('changed_at'),
  },
  (t) => [primaryKey({ columns: [t.batchId, t.number] }), index('batch_item_intake').on(t.intakeId)],
);

// ── Running register ────────────────────────────────────────────────────────────────────────────────────

/**
 * The line of an office's earlier register that a case was made of: by what it is found again when the file is brought in once more, and
 * where the case stood there. The whole line is a paper of the case. `rowDigest`: SHA-256 over its cells.
 */
export const registerLine = sqliteTable(
  'register_line',
  {
    ...seal(),
    applicationId: application_(),
    importId: text('import_id').notNull(),
    line: integer('line').notNull(),
    reference: text('reference').notNull(),
    commissioner: text('commissioner').notNull(),
    receivedOn: text('received_on').notNull(),
    rowDigest: text('row_digest').notNull(),
    /** The stage in that office's words, and the stage of ours that a person said it is. */
    stageWords: text('stage_words').notNull(),
    stage: text('stage').notNull(),
    dueOn: text('due_on'),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('register_line_reference').on(t.reference), index('register_line_application').on(t.applicationId)],
);

/** A decision of before this app, without who the patient was. It is a prompt for a panel and a line of a report, never a ground. */
export const pastDecision = sqliteTable(
  'past_decision',
  {
    ...seal(),
    importId: text('import_id').notNull(),
    line: integer('line').notNull(),
    reference: text('reference').notNull(),
    commissioner: text('commissioner').notNull(),
    decidedOn: text('decided_on').notNull(),
    treatment: text('treatment').notNull(),
    indication: text('indication'),
    outcome: text('outcome').notNull(),
    policyWords: text('policy_words'),
    reasonCategory: text('reason_category'),
    rowDigest: text('row_digest').notNull(),
    by: person_('by'),
    at: text('at').notNull(),
  },
  (t) => [index('past_decision_reference').on(t.reference), index('past_decision_commissioner').on(t.commissioner, t.decidedOn)],
);

// ── Search ──────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Projection of a case for searching: one row a case, made again from the record at any time (electron/worker/searchIndex.ts), no part of it.
 * The virtual table `case_search` (FTS5, in the migration) indexes `number`, `words`, `person` and `facets` of it.
 * `key` rises with the day received and then with the case number, so that "newest first" is the order of the index itself.
 */
export const caseIndex = sqliteTable(
  'case_index',
  {
    key: integer('key').primaryKey(),
    applicationId: application_().unique(),
    number: text('number').notNull(),
    words: text('words').notNull(),
    /** Words and numbers that say who the patient is; searched only for people who may see them. */
    person: text('person').notNull(),
    /** What lists are filtered by, one word each. */
    facets: text('facets').notNull(),
    caseNumber: text('case_number').notNull(),
    commissioner: text('commissioner').notNull(),
    receivedOn: text('received_on').notNull(),
    urgency: text('urgency').notNull(),
    stage: text('stage').notNull(),
    treatment: text('treatment'),
    outcome: text('outcome'),
    waitingOn: text('waiting_on'),
    waitingUntil: text('waiting_until'),
    nhsNumber: text('nhs_number'),
    dateOfBirth: text('date_of_birth'),
    /** As `treatment` and `waitingOn`, for people whose role does not show who the patient is; null where nothing in them says it. */
    treatmentHidden: text('treatment_hidden'),
    waitingOnHidden: text('waiting_on_hidden'),
  },
  (t) => [index('case_index_nhs_number').on(t.nhsNumber), index('case_index_date_of_birth').on(t.dateOfBirth)],
);

/**
 * Projection of what there is to do on a case: one row for each case that is not closed, beside its row in `case_index` and made with it.
 * Held are days and never words that hang on today: which group of Work a case stands in follows from them on the day that it is asked.
 * The days hang on the ICB's limits and on the bank holidays; `reckonedBy` says by which ones they were reckoned.
 */
export const caseWork = sqliteTable(
  'case_work',
  {
    applicationId: application_().primaryKey(),
    caseNumber: text('case_number').notNull(),
    commissioner: text('commissioner').notNull(),
    receivedOn: text('received_on').notNull(),
    /** 0: urgent, 1: routine, so that urgent comes first. */
    rank: integer('rank').notNull(),
    /** 1 while the case waits for somebody. */
    waiting: integer('waiting').notNull(),
    /** The first day on which it is overdue, and on which it is overdue or due within a week; `9999-12-31` where that never comes by itself. */
    lateFrom: text('late_from').notNull(),
    soonFrom: text('soon_from').notNull(),
    /** The day to ask again. */
    chaseOn: text('chase_on').notNull(),
    /** The day that presses, for the order within a group. */
    pressesOn: text('presses_on').notNull(),
    /** Since when an issued letter has not been recorded as sent. */
    unsentSince: text('unsent_since'),
    reckonedBy: text('reckoned_by').notNull(),
    /** What the row of a list shows besides, and the days that the clocks run from. */
    body: text('body', { mode: 'json' }).notNull(),
  },
  (t) => [
    // Everything that a group is picked, counted and sorted by: the rows themselves are read only for the page that is shown.
    index('case_work_days').on(t.lateFrom, t.soonFrom, t.waiting, t.rank, t.chaseOn, t.pressesOn, t.receivedOn, t.caseNumber, t.commissioner),
    index('case_work_reckoned').on(t.commissioner, t.reckonedBy),
    index('case_work_unsent').on(t.unsentSince),
  ],
);

/** Words that cases hold, with the number of cases for each: what a typed word begins, and what a mistyped one may have meant. */
export const searchWord = sqliteTable('search_word', {
  word: text('word').primaryKey(),
  /** Cases that hold it elsewhere than in the patient's name. */
  cases: integer('cases').notNull(),
  /** Cases that hold it in the patient's name. */
  people: integer('people').notNull(),
});

/** One row: whether the index is whole, and by which rules it was made. Without a row it has never been made. */
export const searchState = sqliteTable('search_state', { id: integer('id').primaryKey(), format: integer('format').notNull(), whole: integer('whole').notNull() });
