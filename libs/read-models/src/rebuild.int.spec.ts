import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '#event-store/sqlite/sqlite-store.ts';
import { histories, live } from '#test/histories.ts';
import { allRows } from '../testing/rows.ts';
import { projections as samples } from '../testing/sample-projections.ts';
import { compare } from './compare.ts';
import { projections as ours } from './projections.ts';
import { rebuild } from './rebuild.ts';
import { createRows, readMeta } from './rows-file.ts';
import { Runner } from './runner.ts';

const projections = [...samples, ...ours];
const { signal } = new AbortController();

describe('a rebuild', () => {
  it('makes the rows that following the log made, and parks what following parked', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.nat(30), fc.boolean(), async (history, cut, poisoned) => {
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
        const rebuilt = await rebuild(store, join(dir, 'rows.sqlite'), projections, { signal, until, location });

        expect(allRows(rebuilt!, projections)).toEqual(allRows(followed, projections));
        expect(readMeta(rebuilt!)).toEqual(readMeta(followed));
        for (const table of ['records', 'keys', 'parked']) {
          const sql = `SELECT * FROM ${table} ORDER BY 1`;
          const bare = (row: object): object => ({ ...row, stack: null });
          expect(rebuilt!.prepare(sql).all().map(bare)).toEqual(followed.prepare(sql).all().map(bare));
        }
        expect(await compare(rebuilt!, followed, projections, signal)).toEqual(
          Object.fromEntries(projections.map(({ name }) => [name, 0])),
        );
        rebuilt!.close();
        await store.close();
        rmSync(dir, { recursive: true });
      }),
      { numRuns: 25, interruptAfterTimeLimit: 20_000 },
    );
  });
});

function unreadable(): { id: string; type: string; data: string; metadata: string } {
  return {
    id: crypto.randomUUID(),
    type: 'MeetingForeseen',
    data: '{}',
    metadata: '{"actor":"x","recordedAt":"2026-01-01T00:00:00.000Z"}',
  };
}
