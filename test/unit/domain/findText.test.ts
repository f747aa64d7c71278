import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf, findText } from '../../../shared/import/findText.ts';

const found = (text: string, words: string) => findText(text, words).map(({ start, end }) => text.slice(start, end));

describe('finding words', () => {
  it.each([
    ['Delayed UNION of the tibia', 'delayed union', ['Delayed UNION']],
    ['delayed\nunion; delayed   union', 'delayed union', ['delayed\nunion', 'delayed   union']],
    ['the frac-\n  ture line', 'fracture', ['frac-\n  ture']],
    ['a non-union, a nonunion and a non-\nunion', 'non-union', ['non-union', 'nonunion', 'non-\nunion']],
    ['a nonunion', 'non-union', ['nonunion']],
    ['pre- and post-operative', 'pre-and', []],
    ['Zoë Müller', 'zoe muller', ['Zoë Müller']],
    ['Zoe\u0308', 'zoë', ['Zoe\u0308']],
    ['the ﬁrst o\u00adperation', 'first operation', ['ﬁrst o\u00adperation']],
    ['the patient’s own “words”', 'patient\'s own "words"', ['patient’s own “words”']],
    ['3\u20134 weeks', '3-4 weeks', ['3\u20134 weeks']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['anything', '  ', []],
    ['anything', '\u00ad', []],
  ])('in %j of %j', (text, words, expected) => {
    expect(found(text, words)).toEqual(expected);
  });

  it('finds every word of a text in that text, at places that follow each other', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.nat(200), fc.nat(20), (text, at, length) => {
      const places = findText(text, text.slice(at, at + length));
      for (const [index, { start, end }] of places.entries()) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(text.length);
        if (index > 0) expect(start).toBeGreaterThanOrEqual(places[index - 1]!.start);
      }
    }));
  });

  it('shows whole words round a find, in one line', () => {
    const text = 'Before this there was nothing to be said about it.\nThe delayed union was seen in May, and after that not for some time again.';
    const [place] = findText(text, 'delayed union');
    expect(contextOf(text, place!, 30)).toEqual({ before: '…to be said about it. The ', words: 'delayed union', after: ' was seen in May, and after…' });
  });

  it('goes through a text of a million hyphens and spaces once', () => {
    const text = 'a-\n '.repeat(250_000);
    expect(findText(text, 'aaaa', 3)).toHaveLength(3);
    expect(findText('- '.repeat(500_000), 'b')).toEqual([]);
  });
});
