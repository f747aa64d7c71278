// Run by batchKill.test.ts in a process of its own: starts a batch in a copied record and says how far it is; it is killed on the way.
import { openStart, type Start } from './killed.ts';
import { atRest, how } from './batchPacks.ts';

const { start, folder } = JSON.parse(process.argv[2]!) as { start: Start; folder: string };
const test = openStart(start);
test.pushed.push = (...events) => {
  for (const event of events) if (event.kind === 'job' && event.state === 'running') process.stdout.write(`${event.done}\n`);
  return 0;
};
await test.ask('batch.start', how, [folder]);
await atRest(test);
process.exit(0);
