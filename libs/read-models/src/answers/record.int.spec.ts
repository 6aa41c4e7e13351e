import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseAsOf } from '#domain/edtf.ts';
import { evolve, type RecordState } from '#domain/record.ts';
import { decode } from '#event-store/decode.ts';
import { openSqliteStore } from '#event-store/sqlite/sqlite-store.ts';
import { histories, live } from '#test/histories.ts';
import { recordAnswer } from './record.ts';
import { recordFrom, records } from '../records/projection.ts';

const days = ['1900', '2017-06-15', '2018-05', '2019', '2026-11-25', '9999'].map(parseAsOf);

test('whatever may be recorded can be read, on any day, and the same from its rows as from the log', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const store = await openSqliteStore(':memory:');
      await live(store, history);
      const folded = new Map<string, RecordState>();
      for await (const event of store.readAll())
        folded.set(event.stream, evolve(folded.get(event.stream) ?? null, decode(event)));
      await store.close();
      for (const record of folded.values()) {
        const parts = records.rows(record)['part'] as unknown as { kind: number; ord: number; body: string }[];
        const fromRows = recordFrom(parts.toReversed());
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
    }),
    { numRuns: 60, interruptAfterTimeLimit: 20_000 },
  );
});
