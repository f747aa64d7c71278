import { describe, expect, test } from 'vitest';
import { readLetterhead } from '../../shared/domain/icbSections/letterheadFile.ts';
import { typeset, TypesettingFailed } from '../../electron/worker/typeset.ts';
import { letterKinds, type LetterDocument } from '../../shared/letters/document.ts';
import { chunk, jpegImage, pngImage } from './images.ts';
import { composed, fontDir, pdfImages, pdfOf, poppler, template } from './kit.ts';

const withHead = (document: LetterDocument, kind: 'png' | 'jpeg'): LetterDocument => ({ ...document, letterhead: { ods: 'QE1', sha256: 'a'.repeat(64), kind, alt: 'Invented ICB' } });
const set = (document: LetterDocument, bytes: Uint8Array, kind: 'png' | 'jpeg') => typeset(withHead(document, kind), { fontDir, template, issuedOn: document.letterDate, letterhead: { kind, bytes } });

describe('the letterhead image', () => {
  test.each(letterKinds)('stands at the head of the letter “%s”, which stays PDF/UA-1, with its words for people who cannot see it', (kind) => {
    const document = composed(kind);
    const pdf = set(document, pngImage(), 'png');
    expect(poppler('pdfinfo', pdf, '-meta')).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(poppler('pdfinfo', pdf, '-struct')).toContain('Figure');
    expect(pdfImages(pdf)).toEqual([{ page: 1, width: 300, height: 80 }]);
    expect(pdfImages(pdfOf(document))).toEqual([]);
    expect(Buffer.from(set(document, pngImage(), 'png')).equals(Buffer.from(pdf))).toBe(true);
  });

  test('a JPEG is set as well', () => expect(pdfImages(set(composed('declined-patient'), jpegImage, 'jpeg'))).toEqual([{ page: 1, width: 48, height: 24 }]));

  test('a very wide and a very tall image stay within their place, and no page is added', () => {
    const pages = (pdf: Uint8Array) => Number(/Pages:\s+(\d+)/.exec(poppler('pdfinfo', pdf))![1]);
    for (const image of [pngImage(2000, 16), pngImage(16, 2000)]) expect(pages(set(composed('deferred-patient'), image, 'png'))).toBeLessThanOrEqual(pages(pdfOf(composed('deferred-patient'))) + 1);
  });

  test('a letter that names an image is not set without it', () => {
    expect(() => typeset(withHead(composed('declined-patient'), 'png'), { fontDir, template, issuedOn: '2026-01-01' })).toThrow(TypesettingFailed);
  });

  test('a picture that cannot be drawn fails to be set, whatever its head says', () => {
    const broken = Buffer.concat([pngImage().subarray(0, 33), chunk('IDAT', Buffer.from('no picture')), chunk('IEND', Buffer.alloc(0))]);
    expect(readLetterhead(broken)).toMatchObject({ ok: true });
    expect(() => set(composed('declined-patient'), broken, 'png')).toThrow(TypesettingFailed);
  });
});

describe('reading an image', () => {
  test('tells kind and size from the bytes', () => {
    expect(readLetterhead(pngImage(300, 80))).toEqual({ ok: true, kind: 'png', width: 300, height: 80 });
    expect(readLetterhead(jpegImage)).toEqual({ ok: true, kind: 'jpeg', width: 48, height: 24 });
  });

  test('refuses every cut and every changed byte of the head', () => {
    for (const image of [pngImage(20, 20), jpegImage]) for (let end = 0; end < image.length; end += 7) expect(readLetterhead(image.subarray(0, end)), String(end)).toMatchObject({ ok: false });
    const whole = pngImage(20, 20);
    for (let at = 0; at < 33; at++) {
      const bent = Buffer.from(whole);
      bent[at] = bent[at]! ^ 0x40;
      expect(readLetterhead(bent), String(at)).toMatchObject({ ok: false });
    }
    expect(readLetterhead(Buffer.concat([whole, Buffer.from('more')]))).toMatchObject({ ok: false });
  });

  test('refuses what is no such image, what moves, and what is too small or too large to be a logo', () => {
    expect(readLetterhead(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toMatchObject({ ok: false, why: expect.stringContaining('neither a PNG nor a JPEG') });
    expect(readLetterhead(pngImage(15, 80))).toMatchObject({ ok: false, why: expect.stringContaining('15 by 80') });
    expect(readLetterhead(pngImage(4001, 16))).toMatchObject({ ok: false });
    const still = pngImage();
    expect(readLetterhead(Buffer.concat([still.subarray(0, 33), chunk('acTL', Buffer.alloc(8)), still.subarray(33)]))).toMatchObject({ ok: false, why: expect.stringContaining('moving') });
  });
});
