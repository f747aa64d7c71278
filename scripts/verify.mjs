// npm run verify -- FILE [--head HASH] [--events NUMBER] [--recovery]
// Compares a database with itself, and with a head printed on a letter. Reads only. Exit code 0: nothing found; 1: something found, or it could not be looked at.
// The passphrase (or, with --recovery, the recovery key) is asked for and never taken from the command line, where others could read it.
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { StorageError } from '../db/errors.ts';
import { keyFileFor, unlockWithPassphrase, unlockWithRecovery } from '../db/keys.ts';
import { verifyFile } from '../db/verifyFile.ts';
import { replayForVerify } from '../shared/workflow/replay.ts';

const usage = 'How to use: npm run verify -- FILE [--head HASH] [--events NUMBER] [--recovery]';

async function main() {
  let parsed;
  try {
    parsed = parseArgs({ allowPositionals: true, options: { head: { type: 'string' }, events: { type: 'string' }, recovery: { type: 'boolean' } } });
  } catch (error) {
    return stop(`${error.message}\n${usage}`);
  }
  const { values, positionals } = parsed;
  const [file] = positionals;
  if (!file || positionals.length > 1) return stop(usage);
  if (values.head !== undefined && !/^[0-9a-f]{12,64}$/i.test(values.head)) return stop('--head takes the hash printed on a letter: at least its first 12 characters.');
  if (values.events !== undefined && !/^\d+$/.test(values.events)) return stop('--events takes a whole number.');

  const keyFile = keyFileFor(file);
  const secret = await askHidden(values.recovery ? 'Recovery key: ' : 'Passphrase: ');
  const key = values.recovery ? unlockWithRecovery({ file: keyFile, recoveryKey: secret }) : (await unlockWithPassphrase({ file: keyFile, passphrase: secret })).databaseKey;
  const result = verifyFile({
    file,
    key,
    replay: replayForVerify,
    ...(values.head ? { expectedHead: values.head } : {}),
    ...(values.events ? { expectedSeq: Number(values.events) } : {}),
    ...(process.env.IFR_SQLITE_BINDING ? { nativeBinding: process.env.IFR_SQLITE_BINDING } : {}),
  });
  for (const finding of result.findings) console.log(`${finding.where}: ${finding.sentence}`);
  console.log(`${result.events} events. Head: ${result.head}`);
  if (result.ok) console.log(values.head ? 'Nothing was found, and the expected head is in the record.' : 'Nothing was found. Without --head, events cut off at the end with everything that noted them would not be noticed.');
  else console.log(`${result.findings.length} ${result.findings.length === 1 ? 'thing' : 'things'} found. Keep this file as it is, and show this list to whoever looks after the record.`);
  return result.ok ? 0 : 1;
}

function stop(message) {
  console.error(message);
  return 1;
}

/** Reads one line without showing it. From a pipe it reads the first line. */
function askHidden(question) {
  return new Promise((resolve, reject) => {
    const { stdin, stderr } = process;
    if (!stdin.isTTY) {
      const lines = createInterface({ input: stdin });
      let first = null;
      lines.once('line', (line) => {
        first = line;
        lines.close();
      });
      lines.once('close', () => (first === null ? reject(new StorageError('INVALID', 'No passphrase was given.', 'Type it when asked.')) : resolve(first)));
      return;
    }
    stdin.setRawMode(true); // before it asks: whoever pastes at once must not see it either
    stderr.write(question);
    stdin.setEncoding('utf8');
    let typed = '';
    const onData = (data) => {
      for (const character of data) {
        if (character === '\r' || character === '\n') return end(() => resolve(typed));
        if (character === '\u0003' || character === '\u0004') return end(() => reject(new StorageError('CANCELLED', 'Stopped.', 'Nothing was changed.')));
        if (character === '\u007f' || character === '\b') typed = [...typed].slice(0, -1).join('');
        else if (character >= ' ') typed += character;
      }
    };
    const end = (then) => {
      stdin.off('data', onData);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      then();
    };
    stdin.on('data', onData);
    stdin.resume();
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof StorageError ? `${error.message} ${error.next}` : 'The database could not be verified: an unexpected fault. Nothing was changed.');
  process.exitCode = 1;
}
