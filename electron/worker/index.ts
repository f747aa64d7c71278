// The worker: the only process that opens the database and holds its key.
import type { MessagePortMain } from 'electron';
import { guardOn } from '../guards.ts';
import type { FromWorker, ToWorker } from '../messages.ts';
import { refuseNetwork } from '../noNetwork.ts';
import { Worker } from './context.ts';
import { dispatch } from './dispatch.ts';
import { ParserPool } from './parserPool.ts';

process.umask?.(0o077);
if (guardOn('network-worker')) refuseNetwork();

const argument = (name: string): string => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';
const send = (message: FromWorker): void => process.parentPort.postMessage(message);

const parsers = new ParserPool(send);
const worker = new Worker({
  dataFolder: argument('data'),
  resources: argument('resources'),
  // A build of the database addon for an older Electron; what is packaged carries its own and ignores this.
  nativeBinding: __TEST_HOOKS__ ? process.env.IFR_SQLITE_BINDING : undefined,
  parsers,
  push: (event) => send({ kind: 'push', event }),
});

process.parentPort.on('message', (event: { data: ToWorker; ports: MessagePortMain[] }) => {
  const message = event.data;
  switch (message.kind) {
    case 'call':
      void dispatch(worker, message.channel, message.input, message.paths).then((result) => send({ kind: 'reply', id: message.id, result }));
      return;
    case 'parser':
      return parsers.connected(message.parserId, event.ports[0]!);
    case 'parser-gone':
      return parsers.gone(message.parserId);
    case 'lock':
      return worker.lock(message.why);
    case 'quit':
      worker.close();
      return send({ kind: 'quit-ready' });
  }
});

send({ kind: 'ready' });
