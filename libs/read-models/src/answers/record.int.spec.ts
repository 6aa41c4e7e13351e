import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAsOf } from '#domain/edtf.ts';
import { bookOf, disputedPlaces, evolve, inferredPlaces, type RecordState, says, sourcesOf } from '#domain/record.ts';
import { decode } from '#event-store/decode.ts';
import { openSqliteStore } from '#event-store/sqlite/sqlite-store.ts';
import { histories, live } from '#test/histories.ts';
import { projections } from '../projections.ts';
import { Reader } from '../reading/reader.ts';
import { findRecord } from '../records/queries.ts';
import { SEES } from '../rows/projection.ts';
import { createRows } from '../rows/rows-file.ts';
import { Runner } from '../runner/runner.ts';
import { recordAnswer } from './record.ts';

const days = ['1900', '2017-06-15', '2018-05', '2019', '2026-11-25', '9999'].map(parseAsOf);

test('whatever may be recorded can be read, on any day, and the same from its rows as from the log', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const dir = mkdtempSync(join(tmpdir(), 'records-'));
      const path = join(dir, 'rows');
      const store = await openSqliteStore(':memory:');
      await live(store, history);
      const folded = new Map<string, RecordState>();
      for await (const event of store.readAll()) {
        const record = evolve(folded.get(event.stream) ?? null, decode(event));
        folded.set(event.stream, record);
        // What is said already is kept where the next event changes nothing.
        says(record);
      }
      const db = createRows(path, await store.logId(), projections);
      const runner = new Runner(store, db, projections);
      await runner.follow({ signal: new AbortController().signal, until: await store.head() });
      await store.close();
      const reader = new Reader(() => path);
      for (const [stream, record] of folded) {
        const fromRows = reader.read((rows) => findRecord(rows, stream, { sees: SEES.confidential }));
        expect(says(fromRows!)).toEqual(says(record));
        for (const day of days) {
          for (const certain of [false, true]) {
            const readings = [
              { day, certain },
              { asOf: day, day, certain },
            ];
            for (const reading of readings) expect(recordAnswer(fromRows!, reading)).toEqual(recordAnswer(record, reading));
          }
        }
      }
      reader.close();
      db.close();
      rmSync(dir, { recursive: true });
    }),
    { numRuns: 60, interruptAfterTimeLimit: 20_000 },
  );
});

test('a record of which events only told says the same as one whose claims were made at each event', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const store = await openSqliteStore(':memory:');
      await live(store, history);
      const records = new Map<string, RecordState>();
      const claimed = new Map<string, RecordState>();
      for await (const recorded of store.readAll()) {
        const { stream } = recorded;
        const event = decode(recorded);
        const record = evolve(records.get(stream) ?? null, event);
        const step = evolve(claimed.get(stream) ?? null, event);
        const byClaims = { ...step, told: null, book: bookOf(step) };
        if (record.told && record.told.length > 1) told++;
        const read = (each: RecordState): unknown => {
          const { claims, sources, opened, changes } = bookOf(each);
          const plain = changes.map(({ fields, ...rest }) => ({ ...rest, fields }));
          return [
            says(each),
            inferredPlaces(each),
            disputedPlaces(each),
            sourcesOf(each),
            claims,
            sources,
            opened?.fields,
            plain,
          ];
        };
        expect(read(record)).toEqual(read(byClaims));
        expect(Object.keys(says(record))).toEqual(Object.keys(says(byClaims)));
        records.set(stream, record);
        claimed.set(stream, byClaims);
      }
      await store.close();
    }),
    { numRuns: 100, interruptAfterTimeLimit: 20_000 },
  );
  expect(told).toBeGreaterThan(0);
});
