import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../db/canonical.ts';

describe('canonical JSON', () => {
  it('has its keys in the order of their code units, however they were put in, and nothing undefined', () => {
    expect(canonicalJson({ b: 1, 9: 'n', a: { z: [], y: null }, 10: 't', é: true, B: 2, gone: undefined })).toBe('{"10":"t","9":"n","B":2,"a":{"y":null,"z":[]},"b":1,"é":true}');
    expect(canonicalJson([undefined, { only: undefined }, 'a “word”\n'])).toBe('[null,{},"a “word”\\n"]');
  });

  it('refuses what JSON would lose', () => {
    for (const value of [Number.NaN, { deep: [Number.POSITIVE_INFINITY] }, () => 1, { id: 1n }]) expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});
