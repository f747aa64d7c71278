import { describe, expect, it } from 'vitest';
import { findPlaces } from './goToModel.ts';

describe('what “Go to” finds', () => {
  it('puts the place whose name was typed before others that hold the word', () => {
    expect(findPlaces('work', []).map((place) => place.label)).toEqual(['Work', 'Work out the open cases again']);
    expect(findPlaces('cases', [])[0]!.label).toBe('Cases');
    expect(findPlaces('guidance', [])[0]!.label).toBe('Guidance register');
  });
});
