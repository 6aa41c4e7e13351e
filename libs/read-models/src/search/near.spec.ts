import { describe, expect, it } from '@jest/globals';
import { distance, tolerance } from './near.ts';

describe('the distance of two words', () => {
  it.each([
    ['aslov', 'aslov', 0],
    ['aslov', 'alsov', 1],
    ['aslov', 'asloff', 2],
    ['sirojiddin', 'sirodjidin', 2],
    ['rahmon', 'rakhmanov', Infinity],
    ['20180503', '20180504', Infinity],
    ['', 'ab', 2],
  ])('%s %s', (a, b, off) => {
    expect(distance(a, b, 2)).toBe(off);
    expect(distance(b, a, 2)).toBe(off);
  });

  it('is none beyond what is asked for', () => {
    expect(distance('aslov', 'asloff', 1)).toBe(Infinity);
  });

  it('may be the larger the longer a word is', () => {
    expect(['iran', 'aslov', 'slovakia'].map(tolerance)).toEqual([0, 1, 2]);
  });
});
