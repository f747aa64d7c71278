import { describe, expect, it } from 'vitest';
import { readPack, type FileToRead } from '../../../electron/worker/readPack.ts';
import { readLimits, type ReadFile, type ReadLimits } from '../../../shared/import/paper.ts';

const blank: ReadFile = { name: '', kind: 'text', read: true, pages: [], document: null, candidates: [], issues: [], children: [] };
const file = (name: string, bytes = 1): FileToRead => ({ name, bytes: new Uint8Array(bytes) });
const counter = () => {
  let next = 0;
  return () => `id-${(next += 1)}`;
};

/** Reads by a table: how long each takes and what is inside it. */
function reader(table: Record<string, { wait?: number; inside?: FileToRead[]; kind?: ReadFile['kind'] }>, seen: { name: string; limits: ReadLimits }[] = []) {
  return async (name: string, _bytes: Uint8Array, limits: ReadLimits) => {
    seen.push({ name, limits });
    const { wait = 0, inside = [], kind = 'text' } = table[name] ?? {};
    await new Promise((resolve) => setTimeout(resolve, wait));
    return { ok: true as const, file: { ...blank, name, kind, children: inside.slice(0, limits.entries) } };
  };
}

describe('the files of a pack', () => {
  const table = { a: { wait: 40, inside: [file('a1'), file('a2')] }, b: { wait: 5, inside: [file('b1')] }, a1: { wait: 30, inside: [file('a1x')] }, b1: { wait: 1 } };

  it('come in one order however long each takes, parents before what is inside them', async () => {
    const quick = Object.fromEntries(Object.entries(table).map(([name, { wait: _wait, ...rest }]) => [name, rest]));
    const runs = await Promise.all([table, quick].map((one) => readPack([file('a'), file('b'), file('c')], { read: reader(one), newId: counter() })));
    const seen = runs.map((papers) => papers.map(({ file: { name }, paperId, parentPaperId }) => [name, paperId, parentPaperId]));
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]).toEqual([['a', 'id-1', null], ['b', 'id-2', null], ['c', 'id-3', null], ['a1', 'id-4', 'id-1'], ['a2', 'id-5', 'id-1'], ['b1', 'id-6', 'id-2'], ['a1x', 'id-7', 'id-4']]);
  });

  it('do not wait for a slow one', async () => {
    const order: string[] = [];
    await readPack(['slow', 'b', 'c', 'd', 'e'].map((name) => file(name)), {
      newId: counter(),
      read: async (name) => {
        await new Promise((resolve) => setTimeout(resolve, name === 'slow' ? 100 : 2));
        order.push(name);
        return { ok: true, file: { ...blank, name } };
      },
    });
    expect(order.at(-1)).toBe('slow');
  });

  it('share one budget, taken off in their order: what was read with too much is read again with what is left', async () => {
    const inside = Array.from({ length: 3 }, (_, index) => file(`inside ${index}`));
    for (const [first, second] of [[20, 1], [1, 20]] as const) {
      const papers = await readPack([file('first'), file('second')], { read: reader({ first: { wait: first, inside }, second: { wait: second, inside } }), newId: counter(), limits: { ...readLimits, entries: 4 } });
      expect(papers.filter((one) => one.parentPaperId === 'id-1')).toHaveLength(3);
      expect(papers.filter((one) => one.parentPaperId === 'id-2')).toHaveLength(1);
    }
  });

  it('of which two are large archives are not unpacked at once', async () => {
    const archive = (name: string) => {
      const one = file(name, 2_000_000);
      one.bytes.set([0x50, 0x4b]);
      return one;
    };
    let open = 0;
    let most = 0;
    await readPack([archive('a'), archive('b'), archive('c')], {
      newId: counter(),
      read: async (name) => {
        most = Math.max(most, (open += 1));
        await new Promise((resolve) => setTimeout(resolve, 5));
        open -= 1;
        return { ok: true, file: { ...blank, name } };
      },
    });
    expect(most).toBe(1);
  });

  it('beyond the time of the pack are named, not read', async () => {
    let now = 0;
    const papers = await readPack(['a', 'b', 'c', 'd'].map((name) => file(name)), {
      newId: counter(), clock: () => now, limits: { ...readLimits, packTime: 100 },
      read: async (name) => {
        now += 60;
        return { ok: true, file: { ...blank, name } };
      },
    });
    expect(papers.map((one) => one.file.issues.map(({ code }) => code))).toEqual([[], [], ['file-too-slow'], ['file-too-slow']]);
  });

  it('stop where it is cancelled', async () => {
    const abort = new AbortController();
    const papers = await readPack(['a', 'b', 'c', 'd'].map((name) => file(name)), { newId: counter(), signal: abort.signal, read: async (name) => {
      if (name === 'b') abort.abort();
      return { ok: true, file: { ...blank, name } };
    } });
    expect(papers.length).toBeLessThan(4);
  });
});
