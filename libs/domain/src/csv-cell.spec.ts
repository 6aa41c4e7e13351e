import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { guarded, unguarded } from './csv-cell.ts';

const cells = fc.string({ unit: fc.constantFrom(...'\'=+-@＝＠;,\t\r\n "1a~/'.split('')) });

test.each([
  ['trade;=1+1', "trade;'=1+1"],
  ['trade; =1+1', "trade; '=1+1"],
  [' =1', " '=1"],
  ['a\t@SUM(A1)', "a\t'@SUM(A1)"],
  ['a\n＝1', "a\n'＝1"],
  ['=1;-1+1', "'=1;'-1+1"],
  ["a;'=1", "a;''=1"],
  ['\t=1', "'\t'=1"],
  ['-0044-03-15; -0043', '-0044-03-15; -0043'],
  ['state:TJ; office:unoct', 'state:TJ; office:unoct'],
  ['talks, =1', 'talks, =1'],
])('a cell that a spreadsheet may split is guarded wherever a formula begins: %j', (cell, safe) => {
  expect(guarded(cell)).toBe(safe);
  expect(unguarded(safe)).toBe(cell);
});

test('what was guarded is what it was, and no part of it runs', () => {
  fc.assert(
    fc.property(cells, (cell) => {
      const safe = guarded(cell);
      expect(unguarded(safe)).toBe(cell);
      for (const part of safe.split(/[;\t\r\n]/)) expect(part).not.toMatch(/^ *(?!-\d[\d.\-/~?%X]*$)[=+\-@＝＋－＠]/);
    }),
    { numRuns: 2000 },
  );
});
