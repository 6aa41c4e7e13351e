import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Tally } from '#imports/run/tally.ts';
import { type ImportAnswer, ImportCatalogue } from './import-catalogue.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'chancery-imports-'));
});
afterEach(() => rm(dir, { recursive: true }));

const answer = (id: string): ImportAnswer => ({
  id,
  as: 'visits',
  dataset: 'visits',
  dryRun: false,
  retractMissing: false,
  state: 'completed',
  ...new Tally().counts(),
  error: null,
});

test('A page that is found to be damaged when it is met has the file set aside and a new one begun', async () => {
  const first = new ImportCatalogue(dir, 1024 ** 2);
  first.add(answer('a'));
  first.close();
  const path = join(dir, 'imports.sqlite');
  const { page, size } = placeOf(path);
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(size, 0xff), 0, size, (page - 1) * size);
  await file.close();
  const told: string[] = [];
  const catalogue = new ImportCatalogue(dir, 1024 ** 2, (aside) => told.push(aside));
  expect(catalogue.list(10)).toEqual([]);
  catalogue.add(answer('b'));
  expect(catalogue.find('b')).toEqual(answer('b'));
  catalogue.close();
  expect(told).toEqual([`${path}.damaged`]);
  expect(existsSync(`${path}.damaged`)).toBe(true);
});

function placeOf(path: string): { page: number; size: number } {
  using db = new DatabaseSync(path);
  return {
    page: Number(db.prepare("SELECT rootpage AS page FROM sqlite_schema WHERE name = 'imports'").get()?.['page']),
    size: Number(db.prepare('PRAGMA page_size').get()?.['page_size']),
  };
}
