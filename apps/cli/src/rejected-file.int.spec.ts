import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { csvRows } from '#imports/plan/rows.ts';
import { RejectedCsv } from './rejected-file.ts';

test('Rows that were rejected run no formula in the spreadsheet in which they are mended, and are imported as they were', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'chancery-rejected-'));
  const path = join(dir, 'rejected.csv');
  const row = { id: '1', name: '=HYPERLINK("http://example.org")', phone: '+992 37', balance: '-5' };
  const file = new RejectedCsv(path, Object.keys(row));
  file.add({ line: 2, key: '1', outcome: 'rejected', record: null, code: 'ambiguous', detail: '@which', row });
  expect(await file.close()).toBeNull();
  expect((await readFile(path, 'utf8')).split('\n')[1]).toBe(
    `2,ambiguous,'@which,1,"'=HYPERLINK(""http://example.org"")",'+992 37,-5`,
  );
  const read: unknown[] = [];
  for await (const each of csvRows('rejected.csv', () => createReadStream(path), { columns: ['id'] }))
    read.push('cells' in each && each.cells);
  expect(read).toEqual([{ rejected_line: '2', rejected_code: 'ambiguous', rejected_detail: '@which', ...row }]);
  await rm(dir, { recursive: true });
});
