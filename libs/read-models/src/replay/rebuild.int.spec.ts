import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL } from '#domain/access.ts';
import type { Command } from '#domain/commands.ts';
import { openSqliteStore } from '#event-store/sqlite/sqlite-store.ts';
import { executor } from '#application/execute.ts';
import { histories, live } from '#test/histories.ts';
import { allRows } from '../../testing/rows.ts';
import { projections } from '../../testing/more-projections.ts';
import { compare } from './compare.ts';
import { Reader } from '../reading/reader.ts';
import { rebuild } from './rebuild.ts';
import { createRows, readMeta } from '../rows/rows-file.ts';
import { Runner } from '../runner/runner.ts';

const module = new URL('../../testing/more-projections.ts', import.meta.url).href;
const { signal } = new AbortController();
const official = (stream: `official-${string}`): Command => ({ type: 'RecordOfficialName', stream, body: { name: 'Ann' } });

describe('a rebuild', () => {
  it('makes the rows that following the log made, and parks what following parked', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.nat(30), fc.boolean(), fc.boolean(), async (history, cut, poisoned, helped) => {
        const dir = mkdtempSync(join(tmpdir(), 'rebuild-'));
        const location = join(dir, 'log.sqlite');
        const store = await openSqliteStore(location);
        const clock = { now: Date.parse('2026-01-01T00:00:00Z') };
        await live(store, history.slice(0, cut), clock);
        if (poisoned) await store.append('meeting-m1', 'any', [unreadable()]);
        await live(
          store,
          history.slice(cut).filter(({ command }) => !poisoned || command.stream !== 'meeting-m1'),
          clock,
        );
        const until = await store.head();

        const followed = createRows(':memory:', await store.logId(), projections);
        await new Runner(store, followed, projections).follow({ signal, until });
        const rebuilt = await rebuild(store, join(dir, 'rows.sqlite'), projections, {
          signal,
          until,
          location,
          ...(helped && { module, longFrom: 0n }),
        });

        expect(allRows(rebuilt!, projections)).toEqual(allRows(followed, projections));
        expect(readMeta(rebuilt!)).toEqual(readMeta(followed));
        expect(foundBy(rebuilt!)).toEqual(foundBy(followed));
        for (const table of ['records', 'keys', 'parked']) {
          const sql = `SELECT * FROM ${table} ORDER BY 1, 2`;
          const bare = (row: object): object => ({ ...row, stack: null });
          expect(rebuilt!.prepare(sql).all().map(bare)).toEqual(followed.prepare(sql).all().map(bare));
        }
        expect(await compare(rebuilt!, followed, projections, { signal })).toEqual({
          differing: Object.fromEntries(projections.map(({ name }) => [name, 0])),
          differences: [],
          shapes: [],
        });
        rebuilt!.close();
        await store.close();
        rmSync(dir, { recursive: true });
      }),
      { numRuns: 25, interruptAfterTimeLimit: 12_000 },
    );
  });
});

it('knows the rows of a data set as following does, each by what became of it last', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'rebuild-'));
  const location = join(dir, 'log.sqlite');
  const store = await openSqliteStore(location);
  const execute = executor({ store, now: () => new Date('2026-01-01T00:00:00Z') });
  const row = (dataset: string, key: string, digest: string | null) => ({
    ...LOCAL,
    correlationId: 'c',
    imported: { dataset, row: { key, digest } },
  });
  await execute(official('official-x'), row('visits', 'a "quoted" Ж', 'v1'));
  await execute(official('official-y'), row('visits', 'b', 'v1'));
  await execute(official('official-z'), row('travels', 'b', 'v1'));
  await execute(official('official-of-nobody'), { ...LOCAL, actor: 'desk', correlationId: '"dataset":"visits","row":"c"' });
  const correct = { changes: { born: '1970' }, reason: 'a new version' };
  await execute({ type: 'CorrectRecord', stream: 'official-x', body: correct }, row('visits', 'a "quoted" Ж', 'v2'));
  await execute({ type: 'RetractRecord', stream: 'official-y', body: { reason: 'it vanished' } }, row('visits', 'b', null));
  const until = await store.head();

  const followed = join(dir, 'followed.sqlite');
  const db = createRows(followed, await store.logId(), projections);
  await new Runner(store, db, projections).follow({ signal, until, batchSize: 2 });
  db.close();
  const rebuilt = join(dir, 'rebuilt.sqlite');
  (await rebuild(store, rebuilt, projections, { signal, until, location }))!.close();
  for (const path of [followed, rebuilt]) {
    const reader = new Reader(() => path);
    const first = reader.imported('visits', null, 1);
    expect(first).toEqual([{ key: 'a "quoted" Ж', digest: 'v2', stream: 'official-x' }]);
    expect(reader.imported('visits', first[0]!.key, 10)).toEqual([{ key: 'b', digest: null, stream: 'official-y' }]);
    expect(reader.imported('nothing', null, 10)).toEqual([]);
    reader.close();
  }
  await store.close();
  rmSync(dir, { recursive: true });
});

/** Texts that rows have, by the words under which the index finds them. */
function foundBy(db: DatabaseSync): Record<string, unknown[]> {
  const texts = db.prepare(`SELECT t.text FROM phrase_words w JOIN terms t ON t.id = w.rowid
    WHERE w.phrase_words MATCH ? AND w.rowid IN (SELECT text FROM search_text) ORDER BY t.text`);
  const words = db.prepare('SELECT word FROM words ORDER BY word').all();
  const found = words.map(({ word }): [string, unknown[]] => [
    String(word),
    texts.all(`"${String(word)}"`).map(({ text }) => text),
  ]);
  // A text that stood for no time is in the index of those rows that followed it.
  return Object.fromEntries(found.filter(([, each]) => each.length > 0));
}

function unreadable(): { id: string; type: string; data: string; metadata: string } {
  return {
    id: crypto.randomUUID(),
    type: 'MeetingForeseen',
    data: '{}',
    metadata: '{"actor":"x","recordedAt":"2026-01-01T00:00:00.000Z"}',
  };
}
