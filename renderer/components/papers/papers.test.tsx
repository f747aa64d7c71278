import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { PaperView } from '../../../shared/contract/case.ts';
import type { Anchor } from '../../../shared/import/paper.ts';
import { fakeBridge } from '../../../test/dom/fakeBridge.ts';
import { form, formDocument, letter } from '../../../test/dom/samples.ts';
import { imageType } from './imageType.ts';
import { Papers } from './Papers.tsx';

// jsdom has no canvas, so the drawing is stood in for; the real one is tried in the window of the app.
vi.mock('./pdf.ts', () => ({
  openPdf: async (source: Uint8Array | { length: number; part: (from: number, to: number) => Promise<Uint8Array> }) => {
    if (source.length === 0) throw new Error('damaged');
    if (!(source instanceof Uint8Array)) await source.part(0, 10);
    return {
      pages: 2,
      page: async (number: number) => ({
        width: 600,
        height: 800,
        draw: () => ({ done: Promise.resolve(), cancel: () => {} }),
        words: (layer: HTMLElement) => {
          for (const line of number === 1 ? ['Words of page one: a de-', 'layed union'] : []) layer.append(Object.assign(document.createElement('span'), { textContent: line }), document.createElement('br'));
          return { done: Promise.resolve(), cancel: () => {} };
        },
        forget: () => {},
      }),
      close: () => {},
    };
  },
}));

const view = (change: Partial<PaperView>): PaperView => ({ paperId: 'letter', name: 'Letter.pdf', kind: 'pdf', sha256: '', read: true, document: null, content: new Uint8Array([1]), ...change });
const focus = (paperId: string | null, anchor: Anchor | null = null) => ({ paperId, anchor, request: 1 });

describe('Papers', () => {
  it('outlines the words on their page at the scale of the drawing, and reads the page out', async () => {
    fakeBridge({ 'paper.get': () => view({}) });
    const anchor: Anchor = { kind: 'pdf', page: 2, rects: [[100, 200, 50, 10]], words: 'delayed union' };
    render(<Papers papers={[form, letter]} focus={focus('letter', anchor)} onChoose={() => {}} />);
    expect(await screen.findByText(/Words of page one/)).toBeInTheDocument();
    await waitFor(() => expect(screen.getByText(/it has no words that can be read out/)).toBeInTheDocument());
    const mark = screen.getByTestId('mark');
    expect(screen.getByRole('figure', { name: 'Page 2 of 2' })).toContainElement(mark);
    // The pane is taken to be 600 px wide: (600 - 32) / 600 of a point to a pixel, and 3 px of room round the words.
    const scale = 568 / 600;
    expect(parseFloat(mark.style.left)).toBeCloseTo(100 * scale - 3);
    expect(parseFloat(mark.style.width)).toBeCloseTo(50 * scale + 6);
    expect(mark.scrollIntoView).toHaveBeenCalled();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Larger' }));
    expect(parseFloat(screen.getByTestId('mark').style.width)).toBeCloseTo(50 * scale * 1.25 + 6);
  });

  it('shows the top of a page that is asked for without words on it', async () => {
    fakeBridge({ 'paper.get': () => view({}) });
    const shown: (readonly [Element, unknown])[] = [];
    Element.prototype.scrollIntoView = function (this: Element, how) {
      shown.push([this, how]);
    };
    render(<Papers papers={[letter]} focus={focus('letter', { kind: 'pdf', page: 2, rects: [], words: '' })} onChoose={() => {}} />);
    await waitFor(() => expect(shown.at(-1)).toEqual([screen.getByRole('figure', { name: 'Page 2 of 2' }), { block: 'start', inline: 'nearest' }]));
  });

  it('draws a Word document as text and tables, never as HTML, and outlines the block', async () => {
    const hostile = { blocks: [...formDocument.blocks, { type: 'paragraph' as const, text: '<img src=x onerror=alert(1)>' }] };
    fakeBridge({ 'paper.get': () => view({ paperId: 'form', kind: 'docx', document: hostile, content: null }) });
    render(<Papers papers={[form]} focus={focus('form', { kind: 'word', path: [1, 0, 1, 0], place: '', words: '' })} onChoose={() => {}} />);
    expect(await screen.findByText('<img src=x onerror=alert(1)>')).toBeInTheDocument();
    expect(document.querySelector('.word-page img')).toBeNull();
    expect([...document.querySelectorAll('[data-marked]')].map((block) => block.textContent)).toEqual(['999 000 0018']);
  });

  it('says in words that there is no source', async () => {
    fakeBridge({ 'paper.get': () => view({ paperId: 'form', kind: 'docx', document: formDocument, content: null }) });
    render(<Papers papers={[form]} focus={focus('form', { kind: 'none', words: 'x' })} onChoose={() => {}} />);
    expect(await screen.findByText(/No source/)).toBeInTheDocument();
  });

  it('says that a file of another kind is kept and cannot be shown', async () => {
    fakeBridge({ 'paper.get': () => view({ paperId: 'old', name: 'old.xls', kind: 'unknown', content: null, read: false }) });
    render(<Papers papers={[{ ...letter, paperId: 'old', name: 'old.xls', kind: 'unknown' }]} focus={focus(null)} onChoose={() => {}} />);
    expect(await screen.findByText(/is kept as it came, but this kind of file cannot be shown here/)).toBeInTheDocument();
  });

  it('says that a damaged PDF is kept', async () => {
    fakeBridge({ 'paper.get': () => view({ content: new Uint8Array() }) });
    render(<Papers papers={[letter]} focus={focus(null)} onChoose={() => {}} />);
    expect(await screen.findByText(/kept, but it cannot be drawn here/)).toBeInTheDocument();
  });

  it('knows pictures by their bytes and does not take SVG', () => {
    expect(imageType(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
    expect(imageType(new TextEncoder().encode('RIFF....WEBPVP8 '))).toBe('image/webp');
    expect(imageType(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg">'))).toBeNull();
  });
});
