import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DatabaseSync } from 'node:sqlite';
import { LOCAL } from '#domain/access.ts';
import { executor } from '#application/execute.ts';
import type { EventStore } from '#event-store/event-store.ts';
import { openStore } from '#event-store/open-store.ts';
import { meeting } from '../../testing/commands.ts';
import { projections as next } from '../../testing/next-projections.ts';
import { projections as samples } from '../../testing/sample-projections.ts';
import { Runner } from '../runner/runner.ts';
import { compare } from './compare.ts';
import type { Projection } from '../rows/projection.ts';
import { createRows } from '../rows/rows-file.ts';

const { signal } = new AbortController();

let store: EventStore;
let read: DatabaseSync;
let made: DatabaseSync;
beforeEach(async () => {
  store = await openStore(':memory:');
  const execute = executor({ store, now: () => new Date('2026-01-01T00:00:00Z') });
  for (const command of [
    meeting('m1', '2018-05-03', ['state:TJ', 'state:UZ'], { topics: ['drugs'] }),
    meeting('m2', '2019-01', ['state:TJ', 'state:AF'], { topics: ['border security', 'drugs'] }),
    { type: 'CorrectRecord', stream: 'meeting-m1', body: { changes: { heldOn: '2018-05-04' }, reason: 'a slip' } } as const,
  ])
    await execute(command, { ...LOCAL, actor: 'desk', correlationId: 'a-comparison' });
  read = await followed(samples);
  made = await followed(samples);
});
afterEach(async () => {
  read.close();
  made.close();
  await store.close();
});

async function followed(projections: readonly Projection[]): Promise<DatabaseSync> {
  const db = createRows(':memory:', await store.logId(), projections);
  await new Runner(store, db, projections).follow({ signal, until: await store.head() });
  return db;
}

const forge = (table: string, set: string, where: string): void => {
  const { changes } = read.prepare(`UPDATE ${table} SET ${set} WHERE ${where}`).run();
  expect(Number(changes)).toBeGreaterThan(0);
};

describe('a comparison', () => {
  it('tells a row that would change from rows that would appear or go, by record and in words', async () => {
    read.exec("INSERT INTO terms (id, text) VALUES (9000, 'state:ZZ')");
    forge(
      'sample_contacts_contacts',
      'party = 9000, possible_from = 0',
      "record = 1 AND party = (SELECT id FROM terms WHERE text = 'state:TJ')",
    );
    read.exec("DELETE FROM sample_contacts_topics WHERE record = 2 AND topic = (SELECT id FROM terms WHERE text = 'drugs')");
    read.exec(
      'INSERT INTO sample_contacts_topics SELECT record, 7, known_from, known_to, possible_from, certain_from, certain_until, possible_until, 4, 9000 FROM sample_contacts_topics WHERE record = 1',
    );
    const { differing, differences, shapes } = await compare(made, read, samples, { signal });
    expect(differing).toEqual({ 'sample-contacts': 3, 'sample-names': 0 });
    expect(shapes).toEqual([]);
    expect(differences).toEqual([
      {
        projection: 'sample-contacts',
        table: 'sample_contacts_contacts',
        record: 'meeting:m1',
        old: expect.objectContaining({ party: 'state:ZZ', possibleFrom: '1970-01-01', knownFrom: '2026-01-01T00:00:00.000Z' }),
        new: expect.objectContaining({ party: 'state:TJ', possibleFrom: '2018-05-04', knownTo: null }),
      },
      {
        projection: 'sample-contacts',
        table: 'sample_contacts_topics',
        record: 'meeting:m1',
        old: expect.objectContaining({ topic: 'state:ZZ', sees: ['confidential'] }),
        new: null,
      },
      {
        projection: 'sample-contacts',
        table: 'sample_contacts_topics',
        record: 'meeting:m2',
        old: null,
        new: expect.objectContaining({ topic: 'drugs' }),
      },
    ]);
  });

  it('counts all and keeps some', async () => {
    forge('sample_names_claims', "value = 'forged'", 'TRUE');
    const { differing, differences } = await compare(made, read, samples, { signal, kept: 2 });
    expect(differing['sample-names']).toBeGreaterThan(2);
    expect(differences).toHaveLength(2);
  });

  it('of rows that were defined otherwise compares what both have, and says what only one has', async () => {
    made.close();
    made = await followed(next);
    forge('sample_names_changes', "reason = 'forged'", 'TRUE');
    const { differing, differences, shapes } = await compare(made, read, next, { signal });
    expect(differing['sample-contacts']).toBe(0);
    expect(new Set(differences.map(({ table }) => table))).toEqual(new Set(['sample_names_changes']));
    expect(shapes).toEqual([
      { projection: 'sample-names', table: 'sample_names_standing', onlyOld: ['label', 'retracted'], onlyNew: [], rows: 2 },
      { projection: 'sample-names', table: 'sample_names_names', onlyOld: ['id'], onlyNew: ['length'], rows: null },
      { projection: 'sample-names', table: 'sample_names_words', onlyOld: [], onlyNew: ['word'], rows: 0 },
    ]);
  });

  it('tells how far it is, to the last row', async () => {
    const told: (readonly [number, number])[] = [];
    await compare(made, read, samples, { signal, onProgress: (...progress) => told.push(progress) });
    const [compared, total] = told.at(-1)!;
    expect(compared).toBe(total);
    const rows = ['contacts_contacts', 'contacts_topics', 'names_names', 'names_claims', 'names_changes', 'names_standing']
      .map((table) => Number(made.prepare(`SELECT count(*) AS n FROM sample_${table}`).get()?.['n']))
      .reduce((sum, n) => sum + n, 0);
    expect(total).toBe(rows);
  });

  it('ends when it is told to', async () => {
    const ended = new AbortController();
    ended.abort(new Error('cancelled'));
    await expect(compare(made, read, samples, { signal: ended.signal })).rejects.toThrow('cancelled');
  });
});
