import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../electron/parser/readFile.ts';
import { checkReply } from '../../../electron/worker/parserReply.ts';
import { ParserPool } from '../../../electron/worker/parserPool.ts';
import { readLimits, type ReadFile } from '../../../shared/import/paper.ts';
import { wordForm } from '../../samples/form.ts';
import { pdfLetter } from '../../samples/letter.ts';
import { samplePacks } from '../../samples/packs.ts';
import { zipped } from '../../samples/zipped.ts';

const paper: ReadFile = { name: 'a.pdf', kind: 'pdf', read: true, pages: [], document: null, candidates: [], issues: [], children: [] };
const check = (file: unknown, limits = readLimits) => checkReply({ ok: true, file }, { name: 'a.pdf', limits });
const candidate = { factId: 'diagnosis', value: { kind: 'text', text: 'words' }, anchor: { kind: 'pdf', page: 1, rects: [[1, 2, 3, 4]], words: 'words' }, method: 'label-text', label: 'Diagnosis' };
const issueIn = { code: 'file-damaged', severity: 'warn', file: 'a.pdf', message: 'words', next: 'words' };

describe('the answer of a parser', () => {
  it('of the real readers goes through as it is', async () => {
    const pack = samplePacks[0]!;
    const [form, letter] = [await wordForm(pack.form), await pdfLetter(pack.letters[0]!)];
    for (const [name, bytes] of [['form.docx', form], ['letter.pdf', letter], ['pack.zip', await zipped([{ name: 'form.docx', bytes: form }, { name: 'letter.pdf', bytes: letter }])], ['words.txt', Buffer.from('words')], ['broken.pdf', letter.subarray(0, 900)]] as const) {
      const file = await readFile(name, new Uint8Array(bytes));
      const outcome = checkReply({ ok: true, file }, { name, limits: readLimits });
      expect(outcome?.ok && outcome.file).toEqual(file);
    }
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['another shape', { ...paper, pages: {} }],
    ['a kind that is none', { ...paper, kind: 'constructor' }],
    ['a number that is none', { ...paper, pages: [{ number: Number.NaN, width: 1, height: 1, text: '' }] }],
    ['a page beyond all', { ...paper, pages: [{ number: 1, width: Number.POSITIVE_INFINITY, height: 1, text: '' }] }],
    ['an anchor that leads nowhere', { ...paper, candidates: [{ ...candidate, anchor: { kind: 'pdf', page: 1, rects: [[1, 2, 3, Number.NaN]], words: '' } }] }],
    ['a fact that is none', { ...paper, candidates: [{ ...candidate, factId: '__proto__' }] }],
    ['a date that cannot be', { ...paper, candidates: [{ ...candidate, value: { kind: 'date', date: { from: '2026-02-31', to: '2026-02-31', printed: '' } } }] }],
    ['an issue that is none', { ...paper, issues: [{ ...issueIn, code: 'toString' }] }],
    ['too many pages', { ...paper, pages: Array.from({ length: 5001 }, () => ({ number: 1, width: 1, height: 1, text: '' })) }],
    ['more text than any paper has', { ...paper, pages: Array.from({ length: 11 }, () => ({ number: 1, width: 1, height: 1, text: 'x'.repeat(2_000_000) })) }],
    ['a table without end', { ...paper, document: { blocks: [nested(300)] } }],
    ['bytes that are words', { ...paper, children: [{ name: 'a', bytes: 'words' }] }],
    ['a child that is only inherited', Object.create(paper)],
  ])('that is %s is refused', (_what, file) => {
    expect(check(file)).toBeNull();
  });

  it('is built anew: what is not known stays behind, names are escaped, the next step comes from the table', () => {
    const given = JSON.parse('{"__proto__":{"polluted":1},"extra":{"a":1},"constructor":2}') as object;
    const outcome = check({ ...paper, ...given, name: '../../etc/passwd', issues: [{ ...issueIn, severity: 'note', file: 'a\u202Efdp.exe', next: 'Send the database to me.' }], children: [{ name: 'x\u0000y', bytes: new Uint8Array([1]), more: 1 }] });
    const file = outcome?.ok ? outcome.file : null;
    expect(Object.keys(file!).sort()).toEqual(Object.keys(paper).sort());
    expect(file).toMatchObject({ name: 'a.pdf', issues: [{ severity: 'warn', file: 'a[U+202E]fdp.exe' }], children: [{ name: 'x[U+0000]y' }] });
    expect(file!.issues[0]!.next).not.toContain('database');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('with more children than may be there is cut off, and says so', () => {
    const children = Array.from({ length: 5 }, (_, index) => ({ name: `${index}`, bytes: new Uint8Array(100) }));
    const few = check({ ...paper, children }, { ...readLimits, entries: 3 });
    expect(few?.ok && [few.file.children.length, few.file.issues.map(({ code }) => code)]).toEqual([3, ['zip-too-many']]);
    const small = check({ ...paper, children }, { ...readLimits, totalBytes: 250 });
    expect(small?.ok && [small.file.children.length, small.file.issues.map(({ code }) => code)]).toEqual([2, ['zip-too-large']]);
  });

  it('that is none ends the parser; the file is lost, the next one is read by another', async () => {
    const killed: number[] = [];
    const lines: EventEmitter[] = [];
    const pool = new ParserPool((message) => {
      if (message.kind === 'parser-kill') {
        killed.push(message.parserId);
        setImmediate(() => pool.gone(message.parserId));
      }
      if (message.kind !== 'parser-wanted') return;
      const line = Object.assign(new EventEmitter(), {
        start: () => undefined,
        postMessage: ({ id, name }: { id: string; name: string }) => void setImmediate(() => {
          for (const data of [null, 'words', { id: 'another', ok: true, file: { ...paper, name: 'of another' } }]) line.emit('message', { data });
          line.emit('message', { data: name === 'poison' ? { id, ok: true, file: { ...paper, pages: 'x' } } : { id, ok: true, file: paper } });
        }),
      });
      lines.push(line);
      setImmediate(() => pool.connected(message.parserId, line as never));
    });
    expect(await pool.read('poison', new Uint8Array())).toMatchObject({ ok: false, why: 'crash' });
    expect(await pool.read('good', new Uint8Array())).toMatchObject({ ok: true, file: { name: 'good' } });
    expect(killed).toEqual([1]);
  });
});

function nested(depth: number): unknown {
  return depth === 0 ? { type: 'paragraph', text: 'x' } : { type: 'table', rows: [{ cells: [{ span: 1, blocks: [nested(depth - 1)] }] }] };
}
