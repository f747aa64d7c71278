import type { RegisterLast } from '../../shared/contract/register.ts';
import { isOwnColumn, ownMark, registerKinds, type RegisterMapping } from '../../shared/register/mapping.ts';
import { csvText } from '../../shared/register/safeCell.ts';
import { latestJob, startJob } from '../../db/jobRepo.ts';
import { countLines, countPastDecisions } from '../../db/registerRepo.ts';
import type { Session, Worker } from './context.ts';
import type { Handlers } from './handlerType.ts';
import { refuseWith } from './refusal.ts';
import { readRegister, type RegisterFile } from './registerFile.ts';
import { registerJobKind, runRegister } from './registerJob.ts';
import { dryRunView, identityOfFile, lookThrough, type Looked } from './registerLook.ts';
import { keepMapping, mappingFor } from './registerMemory.ts';
import { casesAsList, decisionsAsList, taken } from './registerTakeOut.ts';
import { requireHolders } from './recoveryHolders.ts';

const sampleRows = 3;
const whyColumn = `Why it was not brought in ${ownMark}`;

/** The list that a person looks at: the last one that was opened. It goes with the sign-in. */
const open = new WeakMap<Session, RegisterFile>();

export const registerHandlers = {
  'register.open': async (worker, { kind }, paths) => {
    const [path] = paths ?? [];
    if (path === undefined) return refuseWith('INVALID', 'No file was chosen.', 'Choose the running register.');
    const session = worker.signedIn;
    const file = await readRegister(path, kind, worker.newId());
    if (worker.session !== session) return refuseWith('LOCKED', 'The app was locked meanwhile.', 'Sign in and choose the file again.');
    open.set(session, file);
    return {
      lookId: file.lookId, kind, name: file.name, encoding: file.encoding, separator: file.separator, rows: file.rows.length, header: [...file.header],
      sample: file.rows.slice(0, sampleRows).map(({ cells }) => cells.map((cell) => cell.slice(0, 200))),
      identity: kind === 'decisions' ? identityOfFile(file) : [], ...mappingFor(session.db, file),
    };
  },

  'register.look': (worker, { lookId, mapping }) => {
    const file = opened(worker, lookId);
    return dryRunView(file, mapping, lookThrough(worker, file, mapping));
  },

  'register.import': (worker, { lookId, mapping }) => {
    const file = opened(worker, lookId);
    const { db, person } = worker.signedIn;
    if (latestJob(db, registerJobKind[file.kind])?.status === 'running') return refuseWith('REFUSED', 'A register is being brought in already.', 'Wait until that has ended, or cancel it.');
    if (file.kind === 'cases') requireHolders(worker);
    const ready = readable(worker, file, mapping).rows.filter((one) => one.state === 'ready');
    if (ready.length === 0) return refuseWith('REFUSED', 'No line is ready to be brought in.', 'Look at what stands beside each line.');
    keepMapping(worker, file, mapping);
    const jobId = worker.newId();
    startJob(db, { id: jobId, kind: registerJobKind[file.kind], intakeId: null, applicationId: null, total: ready.length, by: person.id, at: worker.now() });
    void runRegister(worker, jobId, file, ready);
    return { jobId };
  },

  'register.last': (worker): RegisterLast => {
    const { db } = worker.signedIn;
    const [cases, decisions] = registerKinds.map((kind): RegisterLast['cases'] => {
      const job = latestJob(db, registerJobKind[kind]);
      return job ? { jobId: job.id, status: job.status as 'done', by: worker.nameOf(job.by), startedAt: job.startedAt, done: job.done, total: job.total ?? 0 } : null;
    });
    return { cases: cases!, decisions: decisions!, casesBrought: countLines(db), pastDecisions: countPastDecisions(db) };
  },

  'register.leftOver': (worker, { lookId, mapping }) => {
    const file = opened(worker, lookId);
    const left = readable(worker, file, mapping).rows.filter((one) => one.state === 'not-ready');
    if (left.length === 0) return refuseWith('REFUSED', 'No line was left over.', 'Nothing more is needed.');
    // A list that was left over once and is left over again says why once only.
    const widest = Math.max(file.header.length, ...left.map(({ row }) => row.cells.length));
    const kept = Array.from({ length: widest }, (_, index) => ({ name: file.header[index] ?? `Column ${index + 1}`, index })).filter(({ name }) => !isOwnColumn(name));
    const header = [...kept.map(({ name }) => name), whyColumn];
    const rows = left.map(({ row, sentences }) => [...kept.map(({ index }) => row.cells[index] ?? ''), `Line ${row.line}: ${sentences.map(({ message, next }) => `${message} ${next}`).join(' ')}`]);
    const content = new TextEncoder().encode(csvText([header, ...rows]));
    // The names of the columns are the office's own; only ours are noted.
    taken(worker, { what: 'left-over', lines: rows.length, columns: [whyColumn], purpose: null, content }, []);
    return { content };
  },

  'register.takeOut': (worker, question) => ({ content: casesAsList(worker, question) }),

  'register.takeOutDecisions': (worker) => ({ content: decisionsAsList(worker) }),
} satisfies Partial<Handlers>;

function opened(worker: Worker, lookId: string): RegisterFile {
  const file = open.get(worker.signedIn);
  return file?.lookId === lookId ? file : refuseWith('NOT_FOUND', 'That file is not open any more.', 'Choose it again. What was brought in already is not brought in twice.');
}

/** The rows under a mapping that can be read by. */
function readable(worker: Worker, file: RegisterFile, mapping: RegisterMapping): Looked {
  const looked = lookThrough(worker, file, mapping);
  const [fault] = looked.faults;
  return fault ? refuseWith('INVALID', fault.message, 'Say which column holds what, then look again.', fault.field) : looked;
}
