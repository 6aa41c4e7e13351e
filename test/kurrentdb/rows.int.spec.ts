import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { EventStore } from '#event-store/event-store.ts';
import { openKurrentDbStore } from '#event-store/kurrentdb/kurrentdb-store.ts';
import { projections } from '#read-models/projections.ts';
import { ReadModels } from '#read-models/read-models.ts';
import { createRows } from '#read-models/rows/rows-file.ts';
import { lastOfOurs, Runner } from '#read-models/runner/runner.ts';
import { allRows } from '../../libs/read-models/testing/rows.ts';
import { histories, live } from '../histories.ts';
import { proposed } from './harness.ts';
import { type Peer, startPeer } from './peer/peer.ts';

const { signal } = new AbortController();

let peer: Peer;
let dir: string;
const open: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  peer = await startPeer();
  dir = mkdtempSync(join(tmpdir(), 'rows-'));
});
afterAll(async () => {
  for (const each of open.toReversed()) await each.close();
  await peer.stop();
  rmSync(dir, { recursive: true });
});

const isSeen = async (store: EventStore, rows: ReadModels): Promise<boolean> =>
  rows.reader.waitFor(await lastOfOurs(store), 20_000);

it('the rows of a KurrentDB log outlive a cut connection and a subscription that leaves events out, and equal rebuilt ones', async () => {
  const store = openKurrentDbStore(peer.connectionString);
  open.push(store);
  const rows = await ReadModels.open({ dir: join(dir, 'faults'), store, location: peer.connectionString });
  open.push(rows);
  const clock = { now: Date.parse('2026-01-01T00:00:00Z') };
  const parts = fc.sample(histories, { numRuns: 12, seed: 11 });
  let leftOut = 0;
  for (const [i, part] of parts.entries()) {
    // Delivered when all of them are in the log, but for those that are not the last of their stream.
    if (i >= 3) peer.faults.mute = true;
    peer.faults.skips = ({ stream, revision }) => {
      const isLeftOut = i >= 3 && revision > 0n && revision < BigInt(peer.log.stream(stream).length - 1);
      if (isLeftOut) leftOut++;
      return isLeftOut;
    };
    await live(store, part, clock);
    peer.faults.mute = false;
    expect(await isSeen(store, rows)).toBe(true);
    if (i === 1) peer.cut();
  }
  expect(leftOut).toBeGreaterThan(5);
  expect(rows.parked()).toEqual([]);
  rows.replay('all');
  for (const end = performance.now() + 20_000; !['completed', 'failed'].includes(rows.replays()[0]!.state);) {
    if (performance.now() > end) throw new Error('the replay does not end');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(rows.replays()).toMatchObject([{ state: 'completed', differing: 0, error: null }]);
});

it('an event that a subscription leaves out is in the rows all the same, whether its record is held or not', async () => {
  let runs = 0;
  let leftOut = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(histories, { minLength: 2, maxLength: 3 }),
      fc.constantFrom(1, 3, 10_000),
      fc.boolean(),
      fc.constantFrom(0, 1),
      async (parts, recordsHeld, restarts, odd) => {
        const prefix = `left-out-${++runs}.`;
        const store = openKurrentDbStore(`${peer.connectionString}&streamPrefix=${prefix}`);
        const db = createRows(':memory:', await store.logId(), projections);
        const start = () => new Runner(store, db, projections, recordsHeld);
        let runner = start();
        const clock = { now: Date.parse('2026-01-01T00:00:00Z') };
        peer.faults.skips = ({ stream, revision }) => {
          const isLast = revision === BigInt(peer.log.stream(stream).length - 1);
          const isLeftOut = stream.startsWith(prefix) && !isLast && Number(revision) % 2 === odd;
          if (isLeftOut) leftOut++;
          return isLeftOut;
        };
        for (const part of parts) {
          await live(store, part, clock);
          if (restarts) runner = start();
          await runner.follow({ signal, until: await lastOfOurs(store), batchSize: 3 });
        }
        peer.faults.skips = undefined;
        const whole = createRows(':memory:', await store.logId(), projections);
        await new Runner(store, whole, projections).follow({ signal, until: await lastOfOurs(store) });
        expect(allRows(db, projections)).toEqual(allRows(whole, projections));
        for (const table of ['records', 'parked']) expect(contents(db, table)).toEqual(contents(whole, table));
        await store.close();
      },
    ),
    { numRuns: 12, interruptAfterTimeLimit: 40_000 },
  );
  expect(leftOut).toBeGreaterThan(10);
});

const contents = (db: DatabaseSync, table: string): unknown[] => db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all();

it('what another client wrote and is no JSON is parked with its position and reason, and all else goes on', async () => {
  const location = `${peer.connectionString}&streamPrefix=parked.`;
  const store = openKurrentDbStore(location);
  open.push(store);
  const rows = await ReadModels.open({ dir: join(dir, 'parked'), store, location });
  open.push(rows);
  const metadata = '{"actor":"another","recordedAt":"2026-01-01T00:00:00.000Z","schemaVersion":"1"}';
  const malformed = { ...proposed(undefined, '{"name":', metadata), type: 'OfficeEstablished' };
  const { position } = peer.log.append('parked.office-unoct', 'any', [malformed]) as { position: bigint };
  const clock = { now: Date.parse('2026-01-01T00:00:00Z') };
  for (const part of fc.sample(histories, { numRuns: 2, seed: 11 })) {
    await live(
      store,
      part.filter(({ command }) => command.stream !== 'office-unoct'),
      clock,
    );
  }
  expect(await isSeen(store, rows)).toBe(true);
  const error = expect.stringContaining('no JSON');
  expect(rows.parked()).toEqual([expect.objectContaining({ stream: 'office-unoct', revision: 0, position, error })]);
});
