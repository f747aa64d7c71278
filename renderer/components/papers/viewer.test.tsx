import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FindHit, PaperView } from '../../../shared/contract/case.ts';
import type { PaperNoteView } from '../../../shared/contract/paperNotes.ts';
import type { WordDocument } from '../../../shared/import/paper.ts';
import { fakeBridge } from '../../../test/dom/fakeBridge.ts';
import { form, formDocument, letter } from '../../../test/dom/samples.ts';
import { Papers } from './Papers.tsx';
import { turned } from './PdfPage.tsx';
import { WordPaper } from './WordPaper.tsx';
import { partsOf } from './wordParts.ts';

// jsdom has no canvas, so the drawing is stood in for; the real one is tried in the window of the app.
vi.mock('./pdf.ts', () => ({
  openPdf: async () => ({
    pages: 3,
    page: async (number: number) => ({
      width: 600, height: 800, forget: () => {},
      draw: () => ({ done: Promise.resolve(), cancel: () => {} }),
      words: (layer: HTMLElement) => {
        layer.append(Object.assign(document.createElement('span'), { textContent: `Page ${number}: delayed` }), document.createElement('br'), Object.assign(document.createElement('span'), { textContent: 'union, delayed union' }));
        return { done: Promise.resolve(), cancel: () => {} };
      },
    }),
    close: () => {},
  }),
}));

const view = (change: Partial<PaperView>): PaperView => ({ paperId: 'letter', name: 'Letter.pdf', kind: 'pdf', sha256: 'ab', read: true, document: null, content: new Uint8Array([1]), ...change });
const none = { paperId: null, anchor: null, request: 0 };
const hit = (paperId: string, at: FindHit['at'], place: string): FindHit => ({ paperId, at, place, before: 'a ', words: 'delayed union', after: ' was seen' });

/** What custom highlights would mark: name → texts. */
function watchMarks(): Map<string, string[]> {
  const marks = new Map<string, string[]>();
  vi.stubGlobal('Highlight', class { readonly ranges: Range[]; constructor(...ranges: Range[]) { this.ranges = ranges; } });
  vi.stubGlobal('CSS', { highlights: { set: (name: string, one: { ranges: Range[] }) => marks.set(name, one.ranges.map(String)), delete: (name: string) => marks.delete(name) } });
  return marks;
}
afterEach(() => vi.unstubAllGlobals());

describe('finding words in papers', () => {
  it('lists where they stand, marks them on the page, and steps on, back and round', async () => {
    const marks = watchMarks();
    const hits = [hit('letter', { page: 2, nth: 0 }, 'page 2'), hit('letter', { page: 2, nth: 1 }, 'page 2'), hit('form', { path: [0], start: 0, end: 3 }, 'paragraph 1')];
    const { callsTo } = fakeBridge({ 'paper.get': ({ paperId }) => (paperId === 'form' ? view({ paperId, kind: 'docx', document: formDocument, content: null }) : view({})), 'papers.find': () => ({ hits, more: false, unsearched: [{ paperId: 'x', name: 'fax.tif', why: 'it is a picture' }] }) });
    const chosen: string[] = [];
    render(<Papers papers={[letter, form]} focus={none} onChoose={(id) => chosen.push(id)} about={{ applicationId: 'c1' }} />);
    const user = userEvent.setup();
    await screen.findByText(/Page 2: delayed/);
    await user.keyboard('{Control>}f{/Control}');
    const field = screen.getByRole('searchbox', { name: 'Find in papers' });
    expect(field).toHaveFocus();
    await user.type(field, 'Delayed Union{Enter}');
    expect(await screen.findByText('1 of 3')).toHaveAttribute('role', 'status');
    expect(callsTo('papers.find')).toEqual([{ applicationId: 'c1', words: 'Delayed Union' }]);
    expect(screen.getByText('Not searched: fax.tif (it is a picture).')).toBeInTheDocument();
    await waitFor(() => expect(marks.get('paper-find-now')).toEqual(['delayedunion']));
    expect(marks.get('paper-find')).toHaveLength(6);
    await user.keyboard('{F3}');
    expect(screen.getByText('2 of 3')).toBeInTheDocument();
    await waitFor(() => expect(marks.get('paper-find-now')).toEqual(['delayed union']));
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(chosen).toEqual(['form']);
    await user.keyboard('{F3}');
    expect(screen.getByText('1 of 3')).toBeInTheDocument();
    await user.keyboard('{Shift>}{F3}{/Shift}');
    expect(screen.getByText('3 of 3')).toBeInTheDocument();
    await user.click(field);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('search')).toBeNull();
    await waitFor(() => expect(marks.size).toBe(0));
  });

  it('says that nothing was found, and is not offered where papers are not searched', async () => {
    fakeBridge({ 'paper.get': () => view({}), 'papers.find': () => ({ hits: [], more: false, unsearched: [] }) });
    const { unmount } = render(<Papers papers={[letter]} focus={none} onChoose={() => {}} about={{ intakeId: 'd1' }} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Find in papers' }));
    await user.type(screen.getByRole('searchbox'), 'nothing{Enter}');
    expect(await screen.findByText('Not found')).toBeInTheDocument();
    unmount();
    render(<Papers papers={[letter]} focus={none} onChoose={() => {}} />);
    expect(screen.queryByRole('button', { name: 'Find in papers' })).toBeNull();
  });
});

describe('what is shown of a paper', () => {
  it('leaves out the pages that belong to another case', async () => {
    fakeBridge({ 'paper.get': () => view({}) });
    render(<Papers papers={[{ ...letter, pages: 3, onlyPages: [1, 3] }]} focus={none} onChoose={() => {}} />);
    await screen.findByText(/Page 1: delayed/);
    expect(screen.getAllByRole('figure').map((one) => one.getAttribute('aria-label'))).toEqual(['Page 1 of 3', 'Page 3 of 3']);
    expect(screen.getByText('1 of the 3 pages of this file do not belong to this case and are not shown.')).toBeInTheDocument();
    const user = userEvent.setup();
    const page = screen.getByRole('textbox', { name: 'Page' });
    await user.clear(page);
    await user.type(page, '2');
    expect(screen.getByText('of 3: there is no such page here')).toBeInTheDocument();
  });

  it('asks for a large PDF in parts, only when it is drawn', async () => {
    const { callsTo } = fakeBridge({ 'paper.get': () => view({ content: null, bytes: 5_000_000 }), 'paper.part': ({ from, to }) => ({ content: new Uint8Array(to - from) }) });
    render(<Papers papers={[letter]} focus={none} onChoose={() => {}} />);
    await screen.findByText(/Page 1: delayed/);
    expect(callsTo('paper.part')).toEqual([]); // the stand-in asks for nothing
  });

  it('lists the files of an archive with the ones that were not read, and what was left out of it', async () => {
    const zip = { ...letter, paperId: 'zip', name: 'pack.zip', kind: 'zip' as const };
    const inside = [{ ...letter, parentPaperId: 'zip' }, { ...form, paperId: 'old', name: 'old.xls', read: false, parentPaperId: 'zip' }];
    fakeBridge({ 'paper.get': () => view({ paperId: 'zip', name: 'pack.zip', kind: 'zip', content: null, said: [{ message: '“pack.zip” holds more files than can be taken in at once.', next: 'Take it in again in two parts.' }] }) });
    const chosen: string[] = [];
    render(<Papers papers={[zip, ...inside]} focus={none} onChoose={(id) => chosen.push(id)} />);
    const list = await screen.findByRole('region', { name: 'Files in pack.zip' });
    expect(list).toHaveTextContent('2 files came in it');
    expect(list).toHaveTextContent('old.xls (kept, not read by the app)');
    expect(list).toHaveTextContent('Take it in again in two parts.');
    await userEvent.setup().click(within(list).getByRole('button', { name: letter.name }));
    expect(chosen).toEqual([letter.paperId]);
  });

  it('names the attachments beside a mail', async () => {
    fakeBridge({ 'paper.get': () => view({ paperId: 'mail', name: 'mail.eml', kind: 'email', document: formDocument, content: null }) });
    render(<Papers papers={[{ ...form, paperId: 'mail', name: 'mail.eml', kind: 'email' }, { ...letter, parentPaperId: 'mail' }]} focus={none} onChoose={() => {}} />);
    expect(await screen.findByRole('navigation', { name: 'Files that came with mail.eml' })).toHaveTextContent(letter.name);
  });

  it('gives a file that cannot be shown its size, fingerprint and reason', async () => {
    fakeBridge({ 'paper.get': () => view({ paperId: 'old', name: 'old.xls', kind: 'unknown', sha256: 'f00d', content: null, read: false, said: [{ message: '“old.xls” is an Excel workbook.', next: 'Ask for a PDF.' }] }) });
    render(<Papers papers={[{ ...letter, paperId: 'old', name: 'old.xls', kind: 'unknown' }]} focus={none} onChoose={() => {}} />);
    const about = await screen.findByRole('region', { name: 'About old.xls' });
    expect(about).toHaveTextContent('f00d');
    expect(about).toHaveTextContent('is an Excel workbook. Ask for a PDF.');
  });

  it('turns rectangles with their page, four times to where they were', () => {
    const rect = [100, 200, 50, 10] as const;
    expect(turned(rect, 600, 800, 90)).toEqual([590, 100, 10, 50]);
    expect(turned(turned(rect, 600, 800, 90) as typeof rect, 800, 600, 270)).toEqual(rect);
    expect(turned(turned(rect, 600, 800, 180) as typeof rect, 600, 800, 180)).toEqual(rect);
  });
});

describe('long documents', () => {
  const rows: WordDocument = { blocks: [{ type: 'table', rows: Array.from({ length: 5000 }, (_, row) => ({ cells: [{ span: 1, blocks: [{ type: 'paragraph' as const, text: `Row ${row}` }] }, { span: 1, blocks: [{ type: 'paragraph' as const, text: 'Value' }] }] })) }] };

  it('draws a table of thousands of rows where it is looked at, and the row that is asked for', () => {
    const seen: { element: Element; tell: (near: boolean) => void }[] = [];
    vi.stubGlobal('IntersectionObserver', class {
      readonly #told: (entries: { target: Element; isIntersecting: boolean }[]) => void;
      constructor(told: (entries: { target: Element; isIntersecting: boolean }[]) => void) { this.#told = told; }
      observe(element: Element) { seen.push({ element, tell: (isIntersecting) => this.#told([{ target: element, isIntersecting }]) }); }
      unobserve() {}
      disconnect() {}
    });
    render(<WordPaper name="list.csv" document={rows} anchor={{ kind: 'word', path: [0, 4000, 1], place: '', words: '' }} request={1} />);
    expect(document.querySelectorAll('tr[aria-rowindex]').length).toBeLessThan(100);
    expect(screen.getByText('Row 4000')).toBeInTheDocument();
    expect(screen.queryByText('Row 0')).toBeNull();
    act(() => seen[0]!.tell(true));
    expect(screen.getByText('Row 0')).toBeInTheDocument();
    act(() => seen[0]!.tell(false));
    expect(screen.queryByText('Row 0')).toBeNull();
    expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '5000');
  });

  it('cuts a text of three million letters into pieces that hold all of it', () => {
    const text = 'Some words of a long text. '.repeat(110_000);
    const parts = partsOf({ blocks: [{ type: 'paragraph', text: 'First' }, { type: 'paragraph', text }, { type: 'paragraph', text: 'Last' }] });
    const pieces = parts.flatMap((part) => (part.kind === 'piece' ? [text.slice(part.from, part.to)] : []));
    expect(pieces.join('')).toBe(text);
    expect(Math.max(...pieces.map((one) => one.length))).toBeLessThanOrEqual(6001);
    expect(parts.filter((part) => part.kind === 'blocks').map((part) => [part.from, part.to])).toEqual([[0, 1], [2, 3]]);
  });
});

describe('notes beside papers', () => {
  const note: PaperNoteView = { noteId: 'n1', paperId: 'letter', paperName: 'Letter.pdf', anchor: { kind: 'pdf', page: 2, rects: [], words: '' }, place: 'page 2', text: 'Short follow-up.', shared: false, mine: true, by: 'Asha Mbeki', at: '2026-11-05T09:00:00.000Z', earlier: [{ text: 'Follow-up?', at: '2026-11-04T09:00:00.000Z' }] };

  it('writes one on the page that is looked at, and leads to the place of another', async () => {
    const { callsTo } = fakeBridge({ 'paper.get': () => view({}), 'paperNotes.list': () => ({ notes: [note, { ...note, noteId: 'n2', mine: false, shared: true, by: 'Sam Screener', text: 'Seen.', earlier: [] }] }), 'paperNotes.write': () => ({ notes: [note] }), 'paperNotes.withdraw': () => ({ notes: [] }) });
    const shown: unknown[] = [];
    render(<Papers papers={[letter]} focus={none} onChoose={() => {}} about={{ applicationId: 'c1' }} onShow={(...to) => shown.push(to)} />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Notes (2)' }));
    await screen.findByText(/Page 1: delayed/);
    const notes = screen.getByRole('region', { name: 'Notes beside the papers' });
    expect(notes).toHaveTextContent('Sam Screener, 5 November 2026');
    expect(within(notes).getAllByRole('button', { name: /^Change/ })).toHaveLength(1);
    await user.click(within(notes).getAllByRole('button', { name: 'Letter.pdf, page 2' })[0]!);
    expect(shown).toEqual([['letter', note.anchor]]);
    await user.click(within(notes).getByRole('button', { name: 'Write a note' }));
    await user.click(within(notes).getByRole('button', { name: 'Keep note' }));
    expect(within(notes).getByText('Write the note first', { exact: false })).toBeInTheDocument();
    await user.type(within(notes).getByLabelText('Note on page 1'), 'Look here.');
    await user.click(within(notes).getByLabelText('Share with colleagues who may open this paper'));
    await user.click(within(notes).getByRole('button', { name: 'Keep note' }));
    expect(callsTo('paperNotes.write')).toEqual([{ applicationId: 'c1', noteId: null, paperId: 'letter', anchor: { kind: 'pdf', page: 1, rects: [], words: '' }, text: 'Look here.', shared: true }]);
    await user.click(await within(notes).findByRole('button', { name: /^Withdraw/ }));
    expect(callsTo('paperNotes.withdraw')).toEqual([{ applicationId: 'c1', noteId: 'n1' }]);
    expect(await within(notes).findByText(/There are no notes yet/)).toBeInTheDocument();
  });

  it('stands at the words that are selected', async () => {
    const { callsTo } = fakeBridge({ 'paper.get': () => view({ paperId: 'form', kind: 'docx', document: formDocument, content: null }), 'paperNotes.write': () => ({ notes: [] }) });
    render(<Papers papers={[form]} focus={none} onChoose={() => {}} about={{ applicationId: 'c1' }} />);
    const user = userEvent.setup();
    const words = await screen.findByText('999 000 0018');
    await user.click(screen.getByRole('button', { name: 'Notes' }));
    document.getSelection()!.selectAllChildren(words);
    await user.click(screen.getByRole('button', { name: 'Write a note' }));
    await user.type(screen.getByLabelText('Note on these words'), 'Compare.');
    await user.click(screen.getByRole('button', { name: 'Keep note' }));
    expect(callsTo('paperNotes.write')[0]).toMatchObject({ anchor: { kind: 'word', path: [1, 0, 1, 0], words: '999 000 0018' } });
  });
});
