// The same work by a bare script: node bare.ts COPY KEY PERSON AT ANSWERS. Plain prepared statements, no domain code; it knows the answers
// beforehand and still reads the facts, and writes the same rows in the same batches under the same settings. Prints one line of JSON.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Answer } from './answers.ts';

const [folder, key, person, at, answersFile] = process.argv.slice(2) as [string, string, string, string, string];
const { batch, answers } = JSON.parse(readFileSync(answersFile, 'utf8')) as { batch: number; answers: Record<string, Answer> };

const sqlite = new Database(join(folder, 'data', 'ifr-panel.db'));
for (const line of ["cipher='sqlcipher'", 'legacy=4', `key="x'${key}'"`, 'temp_store = MEMORY', 'trusted_schema = OFF', 'recursive_triggers = ON', 'foreign_keys = ON', 'journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON']) sqlite.pragma(line);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const salt = (): string => randomBytes(16).toString('hex');
const q = JSON.stringify;

const used = process.cpuUsage();
const started = performance.now();
const jobId = randomUUID();
const cases = sqlite.prepare("SELECT id FROM application WHERE stage IN ('received', 'checking', 'checked', 'assessed', 'screened', 'at-panel', 'deferred', 'returned') ORDER BY case_number").pluck().all() as string[];
const readFacts = sqlite.prepare('SELECT id, fact_id, answer, value FROM confirmation WHERE application_id = ? ORDER BY event_seq').raw();
const readHead = sqlite.prepare('SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1').raw();
const readLast = sqlite.prepare("SELECT max(application_seq) FROM event WHERE application_id = 'office'").pluck();
const addEvent = sqlite.prepare("INSERT INTO event (seq, application_id, application_seq, type, version, body, body_salt, body_digest, actor, at, prev_hash, hash) VALUES (?, 'office', ?, 'assessmentsRenewed', 1, ?, ?, ?, ?, ?, ?, ?)");
const moveHead = sqlite.prepare('UPDATE chain_head SET seq = ?, hash = ? WHERE id = 1');
const addRow = sqlite.prepare('INSERT INTO assessment (id, event_seq, application_id, job_id, policy_id, policy_version, policy_hash, as_at, verdict, tree, facts, readings, basis, by, at, salt, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
const progress = sqlite.prepare('UPDATE job SET done = ?, status = ?, changed_at = ? WHERE id = ?');
sqlite.prepare("INSERT INTO job (id, kind, intake_id, application_id, status, done, total, message, by, started_at, changed_at) VALUES (?, 'reassess', NULL, NULL, 'running', 0, ?, NULL, ?, ?, ?)").run(jobId, cases.length, person, at, at);

let kept = 0;
const one = sqlite.transaction((first: number) => {
  const [seq, prevHash] = readHead.get() as [number, string];
  const rows: unknown[][] = [];
  const refs: string[] = [];
  const end = Math.min(first + batch, cases.length);
  for (let index = first; index < end; index++) {
    const applicationId = cases[index]!;
    const confirmed = readFacts.all(applicationId) as [string, string, string, string | null][];
    const answer = answers[applicationId];
    if (answer === undefined) continue;
    const { asAt, policyHash, policyId, policyVersion, verdict, tree, readings, basis, identity } = answer;
    const facts = `{${confirmed.filter(([, factId]) => !identity.includes(factId)).sort((a, b) => (a[1] < b[1] ? -1 : 1))
      .map(([id, factId, known, value]) => `${q(factId)}:${known === 'known' ? `{"confirmation":${q(id)},"state":"known","value":${value}}` : '{"state":"notKnown"}'}`).join(',')}}`;
    const [id, rowSalt] = [randomUUID(), salt()];
    const digest = sha256(`${rowSalt}\n["assessment",{"application_id":${q(applicationId)},"as_at":${q(asAt)},"at":${q(at)},"basis":${q(basis)},"by":${q(person)},"event_seq":${seq + 1},"facts":${q(facts)},"id":${q(id)},"job_id":${q(jobId)},"policy_hash":${q(policyHash)},"policy_id":${q(policyId)},${policyVersion === null ? '' : `"policy_version":${q(policyVersion)},`}"readings":${q(readings)},"tree":${q(tree)},"verdict":${q(verdict)}}]`);
    refs.push(`{"digest":"${digest}","id":"${id}","table":"assessment"}`);
    rows.push([id, seq + 1, applicationId, jobId, policyId, policyVersion, policyHash, asAt, verdict, tree, facts, readings, basis, person, at, rowSalt, digest]);
  }
  if (rows.length > 0) {
    const body = `{"cases":${rows.length},"jobId":${q(jobId)},"rows":[${refs.join(',')}]}`;
    const bodySalt = salt();
    const bodyDigest = sha256(`${bodySalt}\n${body}`);
    const number = (readLast.get() as number) + 1;
    const hash = sha256(q(['ifr-panel event 1', seq + 1, 'office', number, 'assessmentsRenewed', 1, bodyDigest, person, at, prevHash]));
    addEvent.run(seq + 1, number, body, bodySalt, bodyDigest, person, at, prevHash, hash);
    moveHead.run(seq + 1, hash);
    for (const row of rows) addRow.run(...row);
    kept += rows.length;
  }
  progress.run(end, 'running', at, jobId);
});
for (let first = 0; first < cases.length; first += batch) one.immediate(first);
progress.run(cases.length, 'done', at, jobId);
const took = performance.now() - started;
const { user, system } = process.cpuUsage(used);
const cpu = (user + system) / 1000;
sqlite.close();
console.log(JSON.stringify({ jobId, took, cpu, kept, cases: cases.length }));
