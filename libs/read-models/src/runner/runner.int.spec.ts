import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DatabaseSync } from 'node:sqlite';
import { LOCAL } from '#domain/access.ts';
import { executor } from '#application/execute.ts';
import type { Command } from '#domain/commands.ts';
import { says } from '#domain/record.ts';
import type { EventStore, Position, RecordedEvent } from '#event-store/event-store.ts';
import { openSqliteStore } from '#event-store/sqlite/sqlite-store.ts';
import { histories, live } from '#test/histories.ts';
import { allRows } from '../../testing/rows.ts';
import { projections as samples } from '../../testing/sample-projections.ts';
import { type Projection, SEES, STILL_KNOWN } from '../rows/projection.ts';
import { projections as ours } from '../projections.ts';
import { createRows, readMeta } from '../rows/rows-file.ts';
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

  it('takes an event once that a subscription delivers again, though its record is not held any more', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const store = await openSqliteStore(':memory:');
        await live(store, history);
        const stuttering: EventStore = {
          append: (...append) => store.append(...append),
          read: (...reading) => store.read(...reading),
          readAll: (...reading) => store.readAll(...reading),
          head: () => store.head(),
          logId: () => store.logId(),
          close: () => store.close(),
          async *subscribe(options) {
            let before: readonly RecordedEvent[] = [];
            for await (const batch of store.subscribe(options)) {
              yield { ...batch, events: [...before, ...batch.events] };
              before = batch.events;
            }
          },
        };
        const db = createRows(':memory:', await store.logId(), projections);
        await follow(stuttering, db, await store.head());
        expect(allRows(db, projections)).toEqual(allRows(await rowsOf(store), projections));
        expect(db.prepare('SELECT stack FROM parked').all()).toEqual([]);
        await store.close();
      }),
      { numRuns: 20, interruptAfterTimeLimit: 20_000 },
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

  it('parks one record alone, keeps its rows, and follows it again when it is retried', async () => {
    const store = await openSqliteStore(':memory:');
    const execute = executor({ store, now: () => new Date() });
    const ask = (command: object) => execute(command as Command, { ...LOCAL, actor: 'desk', correlationId: 'test' });
    const convene = (id: string) =>
      ask({ type: 'ConveneConference', stream: `conference-${id}`, body: { name: id, heldOn: '2018-05-03' } });
    const rename = (id: string, name: string) =>
      ask({ type: 'CorrectRecord', stream: `conference-${id}`, body: { changes: { name }, reason: 'a slip of the pen' } });

    let refused = 'bad';
    const choosy = samples.map((projection): Projection => ({
      ...projection,
      rows(record) {
        if (says(record).name === refused) throw new RangeError(`no ${refused} names`);
        return projection.rows(record);
      },
    }));
    const db = createRows(':memory:', await store.logId(), choosy);
    const runner = new Runner(store, db, choosy);
    const names = (): unknown[] =>
      db
        .prepare(`SELECT name FROM sample_names_names WHERE known_to = ${STILL_KNOWN} ORDER BY name`)
        .all()
        .map(({ name }) => name);
    const parked = (): object[] =>
      db
        .prepare('SELECT stream, revision, error FROM parked')
        .all()
        .map((row) => ({ ...row }));
    const level = async (): Promise<void> => runner.follow({ signal: new AbortController().signal, until: await store.head() });

    await convene('a');
    await convene('b');
    const { position } = await rename('a', 'bad');
    await rename('b', 'better');
    await rename('a', 'good');
    await convene('c');
    await level();
    expect(names()).toEqual(['a', 'better', 'c']);
    expect(parked()).toEqual([{ stream: 'conference-a', revision: 1, error: 'RangeError: no bad names' }]);

    expect(await runner.retry(position)).toBe(true);
    expect(parked()).toHaveLength(1);
    expect(names()).toEqual(['a', 'better', 'c']);

    refused = 'none';
    expect(await runner.retry(position)).toBe(true);
    expect(await runner.retry(position)).toBe(false);
    expect(parked()).toEqual([]);
    expect(names()).toEqual(['better', 'c', 'good']);

    await rename('a', 'best');
    await level();
    const again = createRows(':memory:', await store.logId(), samples);
    await new Runner(store, again, samples).follow({ signal: new AbortController().signal, until: await store.head() });
    expect(allRows(db, samples)).toEqual(allRows(again, samples));
    await store.close();
  });

  it('shows a reader only what events say that this reader may see', async () => {
    const store = await openSqliteStore(':memory:');
    const execute = executor({ store, now: () => new Date() });
    const ask = (command: object) => execute(command as Command, { ...LOCAL, actor: 'desk', correlationId: 'test' });
    const stream = 'conference-a';
    await ask({ type: 'ConveneConference', stream, body: { name: 'open', heldOn: '2018-05-03' } });
    const correct = (name: string, label: string) =>
      ask({ type: 'CorrectRecord', stream, body: { changes: { name }, reason: 'a better source', label } });
    await correct('told inside', 'internal');
    await correct('told to few', 'confidential');
    await ask({ type: 'CorrectRecord', stream, body: { changes: { heldOn: '2018-05-04' }, reason: 'a slip of the pen' } });
    const db = await rowsOf(store);
    const names = (sees: number): unknown[] =>
      db
        .prepare(`SELECT name FROM sample_names_names WHERE known_to = ${STILL_KNOWN} AND (sees & ${sees}) <> 0`)
        .all()
        .map(({ name }) => name);
    expect([names(SEES.public), names(SEES.internal), names(SEES.confidential)]).toEqual([
      ['open'],
      ['told inside'],
      ['told to few'],
    ]);
    const days = (sees: number): unknown =>
      db
        .prepare(`SELECT value FROM sample_names_claims c JOIN terms t ON t.id = c.field WHERE t.text = '/heldOn' AND (sees & ${sees}) <> 0
        AND known_to = ${STILL_KNOWN} ORDER BY value`)
        .all()
        .map(({ value }) => value);
    expect(days(SEES.public)).toEqual(['"2018-05-03"', '"2018-05-04"']);
    expect(days(SEES.confidential)).toEqual(days(SEES.public));
    await store.close();
  });
});
