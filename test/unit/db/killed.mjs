// Run by commit.test.ts in a process of its own: opens the database, begins one command, and dies at the named step.
import { commit } from '../../../electron/worker/commit.ts';
import { openDatabase } from '../../../db/connection.ts';

const [file, keyHex, command, step] = process.argv.slice(2);
const db = openDatabase({ file, key: Buffer.from(keyHex, 'hex') });
let next = 0;
commit({
  db,
  command: JSON.parse(command),
  actor: 'p-officer',
  now: '2026-05-04T10:00:00.000Z',
  newId: () => `killed-${process.pid}-${++next}`,
  faultHook: (at) => {
    if (at === step) process.kill(process.pid, 'SIGKILL');
  },
});
