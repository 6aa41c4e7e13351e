import { expect, test } from '@jest/globals';
import { rangeOf, shadeOf, shadesUpTo } from './shades.ts';

const ranges = (most: number): string[] => shadesUpTo(most).map(rangeOf);

test('few engagements have a shade a number, many have tidy steps', () => {
  expect(ranges(1)).toEqual(['1 and more']);
  expect(ranges(3)).toEqual(['1', '2 and more']);
  expect(ranges(40)).toEqual(['1', '2–3', '4–9', '10–19', '20 and more']);
  expect(ranges(5000)).toEqual(['1–4', '5–19', '20–199', '200–999', '1000 and more']);
});

test('every number from one on has the shade in whose range it is, and none has none', () => {
  for (const most of [1, 2, 7, 40, 999, 123_456]) {
    const shades = shadesUpTo(most);
    for (const count of [1, 2, Math.ceil(most / 2), most]) {
      const { from, to } = shades[shadeOf(shades, count)!]!;
      expect(from <= count && (to === null || count <= to)).toBe(true);
    }
    expect(shadeOf(shades, 0)).toBeNull();
    expect(shades.map(({ from }) => from)).toEqual(shades.map(({ from }) => from).toSorted((a, b) => a - b));
  }
});

test('there are no shades where there is nothing', () => {
  expect(shadesUpTo(0)).toEqual([]);
});
