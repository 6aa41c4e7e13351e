import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKurrentDbStore } from '#event-store/kurrentdb/kurrentdb-store.ts';
import { ReadModels } from '#read-models/read-models.ts';
import { histories, live } from '../histories.ts';
import { type Peer, startPeer } from './peer/peer.ts';

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

it('the rows of a KurrentDB log are followed, outlive a cut connection, and equal rebuilt ones', async () => {
  const store = openKurrentDbStore(peer.connectionString);
  open.push(store);
  const rows = await ReadModels.open({ dir, store, location: peer.connectionString });
  open.push(rows);
  const clock = { now: Date.parse('2026-01-01T00:00:00Z') };
  const parts = fc.sample(histories, { numRuns: 4, seed: 11 });
  for (const [i, part] of parts.entries()) {
    await live(store, part, clock);
    expect(await rows.reader.waitFor(await lastOfOurs(store), 20_000)).toBe(true);
    if (i === 1) peer.cut();
  }
  expect(rows.parked()).toEqual([]);
  rows.replay('all');
  for (const end = performance.now() + 20_000; !['completed', 'failed'].includes(rows.replays()[0]!.state);) {
    if (performance.now() > end) throw new Error('the replay does not end');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(rows.replays()).toMatchObject([{ state: 'completed', differing: 0, error: null }]);
}, 60_000);

async function lastOfOurs(store: ReturnType<typeof openKurrentDbStore>): Promise<bigint> {
  const streamPrefixes = ['office-', 'official-', 'conference-', 'meeting-'];
  for await (const { position } of store.readAll({ direction: 'backwards', limit: 1, filter: { streamPrefixes } }))
    return position;
  return 0n;
}
