import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, numberWords, searchWords, soughtIn } from '../../../shared/domain/searchWords.ts';

describe('words that are searched', () => {
  it('are folded alike however they are written', () => {
    for (const name of ['O’Brien', 'OBRIEN', "o'brien"]) expect(searchWords(name)).toEqual(['obrien']);
    expect(searchWords('Łódź, Zoë Smith-Jones')).toEqual(['lodz', 'zoe', 'smith', 'jones']);
    expect(searchWords('λόγος')).toEqual(searchWords('ΛΌΓΟΣ'.toLowerCase()));
  });

  it('hold nothing but letters a to z and digits, whatever comes in', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => searchWords(text).every((word) => /^[a-z0-9]{1,40}$/.test(word))), { numRuns: 1000 });
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => soughtIn(text).every(({ words, joined }) => [...words, joined ?? 'a'].every((word) => /^[a-z0-9]+$/.test(word)))), { numRuns: 1000 });
  });

  it('join the pieces of a number', () => {
    expect(soughtIn('999 000 0018')).toEqual([{ words: ['999', '000', '0018'], joined: '9990000018' }]);
    expect(soughtIn('26-12')).toEqual([{ words: ['2612'], joined: null }]);
    expect(soughtIn('IFR-2026-0012 hip')).toEqual([{ words: ['20260012'], joined: null }, { words: ['hip'], joined: null }]);
    expect(numberWords('IFR-2026-0012')).toEqual(['ifr', '20260012', '260012', '0012', '202612', '2612', '12']);
  });

  it('are as far apart as the letters that must change, with neighbours swapped as one', () => {
    expect([editDistance('lipsu', 'lipus', 2), editDistance('lipus', 'lipus', 2), editDistance('smyth', 'smith', 1), editDistance('ca', 'abc', 2), editDistance('lipus', 'tibia', 2)]).toEqual([1, 0, 1, 3, 3]);
    fc.assert(fc.property(fc.stringMatching(/^[a-c]{0,6}$/), fc.stringMatching(/^[a-c]{0,6}$/), (a, b) => editDistance(a, b, 9) === editDistance(b, a, 9) && (editDistance(a, b, 9) === 0) === (a === b)));
  });
});
