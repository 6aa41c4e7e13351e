import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { guarded } from '#domain/csv-cell.ts';
import { guarded as guardedAtTheDesk } from '../../apps/web/src/pages/import/file.ts';

test('the desk guards a cell as the program does', () => {
  const cells = fc.string({ unit: fc.constantFrom(...'\'=+-@＝＋－＠;,\t\r\n "1aX~?%./'.split('')) });
  fc.assert(
    fc.property(cells, (cell) => {
      expect(guardedAtTheDesk(cell)).toBe(guarded(cell));
    }),
    { numRuns: 2000 },
  );
});
