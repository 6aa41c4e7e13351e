import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DatabaseSync } from 'node:sqlite';
import type { EventStore, Position, RecordedEvent } from '#event-store/event-store.ts';
import { openSqliteStore } from '#event-store/sqlite/sqlite-store.ts';
import { histories, live } from '#test/histories.ts';
import { allRows } from '../testing/rows.ts';
import { projections as samples } from '../testing/sample-projections.ts';
import { STILL_KNOWN } from './projection.ts';
import { projections as ours } from './projections.ts';
import { createRows, readMeta } from './rows-file.ts';
import { Runner } from './runner.ts';

const projections = [...samples, ...ours];

async function rowsOf(store: EventStore, until?: Position): Promise<DatabaseSync> {
  const db = createRows(':memory:', await store.logId(), projections);
  await follow(store, db, until ?? (await store.head()));
  return db;
}

/** Follows with a memory of one record, so that most are read again from the log. */
async function follow(store: EventStore, db: DatabaseSync, until: Position, recordsHeld = 1): Promise<void> {
  await new Runner(store, db, projections, recordsHeld).follow({ signal: new AbortController().signal, until, batchSize: 3 });
}

describe('the runner', () => {
  it('keeps the same rows however the log comes: as it grows, or all at once', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.nat(30), async (history, cut) => {
        const store = await openSqliteStore(':memory:');
        const db = createRows(':memory:', await store.logId(), projections);
        const clock = { now: Date.parse('2026-01-01T00:00:00Z') };
        for (const part of [history.slice(0, cut), history.slice(cut)]) {
          await live(store, part, clock);
          await follow(store, db, await store.head());
        }
        const rebuilt = await rowsOf(store);
        expect(allRows(db, projections)).toEqual(allRows(rebuilt, projections));
        expect(db.prepare('SELECT stack FROM parked').all()).toEqual([]);
        expect(readMeta(db)).toEqual(readMeta(rebuilt));
        await store.close();
      }),
      { numRuns: 40, interruptAfterTimeLimit: 20_000 },
    );
  });

  it('knows at each instant what a log says that ends there', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.nat(), async (history, pick) => {
        const store = await openSqliteStore(':memory:');
        await live(store, history);
        const events: RecordedEvent[] = [];
        for await (const event of store.readAll()) events.push(event);
        const instant = (i: number): number => Date.parse(JSON.parse(events[i]!.metadata).recordedAt);
        let last = pick % events.length;
        while (last + 1 < events.length && instant(last + 1) === instant(last)) last++;
        const at = instant(last);
        const then = await rowsOf(store, events[last]!.position);
        const now = await rowsOf(store);
        const bare = (db: DatabaseSync, where: string): Record<string, string[]> =>
          Object.fromEntries(
            Object.entries(allRows(db, projections, where)).map(([name, rows]) => [
              name,
              rows.map((row) => JSON.stringify({ ...JSON.parse(row), known_to: 0 })).toSorted(),
            ]),
          );
        expect(bare(now, `known_from <= ${at} AND known_to > ${at}`)).toEqual(bare(then, `known_to = ${STILL_KNOWN}`));
        expect(bare(then, `known_from = known_to`)).toEqual(bare(then, 'FALSE'));
        await store.close();
      }),
      { numRuns: 40, interruptAfterTimeLimit: 20_000 },
    );
  });
});
