import { expect, test } from '@jest/globals';
import { gapsBetween, tenuresOf } from './tenures.ts';

const post = (from: string | null, leftOn: string | null, status = leftOn === null ? 'in-office' : 'left') => ({
  nominatedOn: null,
  appointedOn: null,
  arrivedOn: null,
  assumedOn: from,
  leftOn,
  status,
});

test('posts come in the order of their beginnings, and one without an end runs on', () => {
  const tenures = tenuresOf([post('2013', null), post('2006-07', '2010')], 2026);
  expect(tenures.map(({ from, until }) => [from, until])).toEqual([
    [2006.5, 2010],
    [2013, 2026],
  ]);
});

test('what lies between two posts is a gap, unless it is short or another post covers it', () => {
  expect(gapsBetween(tenuresOf([post('2000', '2004'), post('2006', '2008'), post('2008-03', null)], 2026))).toEqual([
    { from: 2004, until: 2006 },
  ]);
  expect(gapsBetween(tenuresOf([post('2000', '2010'), post('2002', '2004'), post('2010-02', null)], 2026))).toEqual([]);
});

test('a post of which no beginning is known makes no gap', () => {
  expect(gapsBetween(tenuresOf([post(null, '2004'), post('2006', null)], 2026))).toEqual([]);
});
