// The other end of the bridge: asks what a window asks, one call after another with a short pause, and notes how long each answer took.
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';

const { port, applicationId } = workerData as { port: MessagePort; applicationId: string };
const calls = [
  ['session.status', {}],
  ['policy.list', {}],
  ['case.get', { applicationId }],
  ['reassess.get', {}],
] as const;
const waits: Record<string, number[]> = Object.fromEntries(calls.map(([channel]) => [channel, []]));
let ended = false;
parentPort!.once('message', () => (ended = true));

/** Milliseconds until the answer came. */
async function ask(id: number, channel: string, input: unknown): Promise<number> {
  const asked = performance.now();
  port.postMessage({ id, channel, input });
  const { ok } = await new Promise<{ ok: boolean }>((resolve) => port.once('message', resolve));
  if (!ok) throw new Error(`${channel} was refused`);
  return performance.now() - asked;
}

for (let round = 0; round < 5; round++) for (const [channel, input] of calls) await ask(0, channel, input);
parentPort!.postMessage('ready');
for (let id = 1; !ended; id++) {
  const [channel, input] = calls[id % calls.length]!;
  waits[channel]!.push(await ask(id, channel, input));
  await new Promise((resolve) => setTimeout(resolve, 5));
}
parentPort!.postMessage(waits);
port.close();
