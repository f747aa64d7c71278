import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { readLimits, type ReadFile } from '../../../shared/import/paper.ts';
import type { FromWorker } from '../../../electron/messages.ts';
import { ParserPool } from '../../../electron/worker/parserPool.ts';

/** The line to a parser, as the main process hands it over; what the parser does with a file is up to the test. */
class Line extends EventEmitter {
  readonly got: { id: string; name: string }[] = [];
  readonly #answers: (request: { id: string; name: string }) => unknown;
  constructor(answers: (request: { id: string; name: string }) => unknown) {
    super();
    this.#answers = answers;
  }
  postMessage(request: { id: string; name: string }): void {
    this.got.push(request);
    const answer = this.#answers(request);
    if (answer) setImmediate(() => this.emit('message', { data: answer }));
  }
  start(): void {}
}

const read = (name: string): ReadFile => ({ name, kind: 'text', read: true, pages: [], document: null, candidates: [], issues: [], children: [] });

/** A pool whose main process starts a parser for each wish and ends it when it is told to. */
function pool(answers: (request: { id: string; name: string }) => unknown) {
  const sent: FromWorker[] = [];
  const lines: Line[] = [];
  const parsers = new ParserPool((message) => {
    sent.push(message);
    if (message.kind === 'parser-wanted') {
      const line = new Line(answers);
      lines.push(line);
      setImmediate(() => parsers.connected(message.parserId, line as never));
    }
    if (message.kind === 'parser-kill') setImmediate(() => parsers.gone(message.parserId));
  });
  return { parsers, sent, lines };
}

describe('the parsers', () => {
  it('are kept warm and used again', async () => {
    const { parsers, sent } = pool(({ id, name }) => ({ id, ok: true, file: read(name) }));
    for (let n = 0; n < 10; n++) expect(await parsers.read(`paper ${n}`, new Uint8Array())).toMatchObject({ ok: true, file: { name: `paper ${n}` } });
    expect(sent.filter((message) => message.kind === 'parser-wanted')).toHaveLength(1); // one at a time needs no second one
    await Promise.all(['a', 'b', 'c'].map((name) => parsers.read(name, new Uint8Array())));
    expect(sent.filter((message) => message.kind === 'parser-wanted')).toHaveLength(2);
  });

  it('are replaced after many files, and no file is lost by that', async () => {
    const { parsers, sent } = pool(({ id, name }) => ({ id, ok: true, file: read(name) }));
    for (let n = 0; n < 2001; n++) if (!(await parsers.read('paper', new Uint8Array())).ok) throw new Error(`Paper ${n} was lost`);
    expect(sent.filter((message) => message.kind === 'parser-kill')).toHaveLength(1);
  });

  it('that have read something are replaced when they come to rest', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { parsers, sent } = pool(({ id, name }) => ({ id, ok: true, file: read(name) }));
      await parsers.read('paper', new Uint8Array());
      vi.advanceTimersByTime(6000);
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
      expect(sent.map((message) => message.kind).filter((kind) => kind !== 'parser-weigh')).toEqual(['parser-wanted', 'parser-kill', 'parser-wanted']);
      expect(await parsers.read('after', new Uint8Array())).toMatchObject({ ok: true });
    } finally {
      vi.useRealTimers();
    }
  });

  it('are weighed while they are at work for long', async () => {
    const { parsers, sent } = pool(() => null);
    await parsers.read('slow', new Uint8Array(), { ...readLimits, time: 500 });
    const [first] = sent.filter((message) => message.kind === 'parser-weigh');
    expect(first).toMatchObject({ kind: 'parser-weigh', parserId: 1 });
    const seen = sent.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(sent).toHaveLength(seen);
  });

  it('are ended when a file takes too long; that file alone is lost, and the next is read', async () => {
    const { parsers, sent } = pool(({ id, name }) => (name === 'slow' ? null : { id, ok: true, file: read(name) }));
    const [slow, quick] = await Promise.all([parsers.read('slow', new Uint8Array(), { ...readLimits, time: 30 }), parsers.read('quick', new Uint8Array())]);
    expect(slow).toMatchObject({ ok: false, why: 'time' });
    expect(quick).toMatchObject({ ok: true });
    expect(sent.filter((message) => message.kind === 'parser-kill')).toHaveLength(1);
    expect(await parsers.read('after', new Uint8Array())).toMatchObject({ ok: true });
  });

  it('lose no file while they are replaced, however many wait', async () => {
    const { parsers, sent } = pool(({ id, name }) => ({ id, ok: true, file: read(name) }));
    const outcomes = await Promise.all(Array.from({ length: 6500 }, (_, n) => parsers.read(`paper ${n}`, new Uint8Array())));
    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
    expect(sent.filter((message) => message.kind === 'parser-kill').length).toBeGreaterThanOrEqual(2);
  });

  it('that crash cost their file only', async () => {
    const made = pool(({ id, name }) => (name === 'crash' ? null : { id, ok: true, file: read(name) }));
    const lost = made.parsers.read('crash', new Uint8Array());
    await new Promise((resolve) => setTimeout(resolve, 20));
    const busy = made.sent.findIndex((message) => message.kind === 'parser-wanted');
    made.parsers.gone((made.sent[busy] as { parserId: number }).parserId);
    expect(await lost).toMatchObject({ ok: false, why: 'crash' });
    expect(await made.parsers.read('after', new Uint8Array())).toMatchObject({ ok: true });
  });

  it('hold the next file while they read one; it is neither lost nor blamed when that one ends them', async () => {
    for (const bad of ['slow', 'nonsense'] as const) {
      const { parsers, lines } = pool(({ id, name }) => (name === 'slow' ? null : name === 'nonsense' ? { id, ok: true, file: 'nothing' } : { id, ok: true, file: read(name) }));
      const limits = { ...readLimits, time: 30 };
      const outcomes = Promise.all([bad, bad, 'one', 'two', 'three'].map((name) => parsers.read(name, new Uint8Array(), limits)));
      await vi.waitFor(() => expect(lines.slice(0, 2).map((line) => line.got.map((file) => file.name))).toEqual([[bad, 'one'], [bad, 'two']]));
      expect(await outcomes).toMatchObject([
        { ok: false, why: bad === 'slow' ? 'time' : 'crash' }, { ok: false },
        { ok: true, file: { name: 'one' } }, { ok: true, file: { name: 'two' } }, { ok: true, file: { name: 'three' } },
      ]);
    }
  });

  it('are given a file beforehand only while another one is read; the time of each runs from its own turn', async () => {
    const late = new Map<string, () => void>();
    const { parsers, lines } = pool(({ id, name }) => {
      late.set(name, () => lines.find((line) => line.got.some((file) => file.id === id))!.emit('message', { data: { id, ok: true, file: read(name) } }));
      return null;
    });
    const limits = { ...readLimits, time: 200 };
    const outcomes = Promise.all(['a', 'b', 'c', 'd'].map((name) => parsers.read(name, new Uint8Array(), limits)));
    await vi.waitFor(() => expect([...late.keys()]).toEqual(['a', 'b', 'c', 'd']));
    for (const pair of [['a', 'b'], ['c', 'd']]) {
      await new Promise((resolve) => setTimeout(resolve, 140));
      for (const name of pair) late.get(name)!();
    }
    expect((await outcomes).filter((outcome) => !outcome.ok)).toEqual([]);
  });
});
