import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore, RecordedEvent } from '#event-store/event-store.ts';
import { seal, verify } from '#event-store/hash-chain.ts';
import { openKurrentDbStore } from '#event-store/kurrentdb/kurrentdb-store.ts';
import { ExtensionCheck } from '#event-store/proofs/extension.ts';
import { leafOf } from '#event-store/proofs/leaf.ts';
import { type Answer, LogTree, type TreeHead } from '#event-store/proofs/log-tree.ts';
import { verifyConsistency, verifyInclusion } from '#event-store/proofs/merkle-tree.ts';
import { openSqliteStore } from '#event-store/sqlite/sqlite-store.ts';
import { draft } from '../../libs/event-store/testing/draft.ts';
import { type Peer, startPeer } from './peer/peer.ts';

const PATIENCE = 60_000;

let dir: string;
let peer: Peer;
let store: EventStore;
let tree: LogTree;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'kurrentdb-proofs-'));
  peer = await startPeer();
  store = openKurrentDbStore(peer.connectionString);
  tree = new LogTree(store, join(dir, 'tree.sqlite'));
  for (const stream of ['office-unoct', 'meeting-talks', 'official-ann']) {
    await record(stream);
    // What others keep on the same server has no part in it.
    await store.append(`orders-${stream}`, 'none', [
      { id: crypto.randomUUID(), type: 'OrderPlaced', data: '{}', metadata: '{}' },
    ]);
  }
});
afterEach(async () => {
  await tree.close();
  await store.close();
  await peer.stop();
  rmSync(dir, { recursive: true });
});

async function record(stream: string): Promise<void> {
  const drafts = Array.from({ length: 3 }, (_, n) => draft({ type: 'DetailAdded', data: { changes: { n } } }));
  await store.append(stream, 'none', seal(stream, null, drafts));
}

function given<T>(answer: Answer<T>): T {
  if (answer.kind !== 'given') throw new Error(JSON.stringify(answer));
  return answer.value;
}

const ours = async (): Promise<RecordedEvent[]> =>
  (await Array.fromAsync(store.readAll())).filter(({ stream }) => !stream.startsWith('orders-'));

/** What the walk of a log says of a checkpoint, and which of its events it names. */
async function compared(
  log: EventStore,
  { size, root }: TreeHead,
  kept: Iterable<{ position: bigint; hash: Uint8Array }> | null = null,
) {
  const check = new ExtensionCheck({ origin: 'chancery/peer', size, root }, kept);
  const { broken } = await verify(log, { onEvent: (event) => check.add(event) });
  return { broken: broken.map(({ position }) => position), extension: check.result() };
}

describe('a log on KurrentDB', () => {
  test('proves its events by their commit positions, and that it only grew', async () => {
    const events = await ours();
    const before = given(await tree.head(null, PATIENCE));
    expect(before).toMatchObject({ size: 9, position: events.at(-1)!.position });
    for (const [index, event] of events.entries()) {
      const proof = given(await tree.inclusion(event.position, null, PATIENCE));
      expect(proof.index).toBe(index);
      expect(verifyInclusion(proof, leafOf(event), before.root)).toBe(true);
    }
    expect(await tree.inclusion(events[0]!.position + 1n, null, PATIENCE)).toMatchObject({ kind: 'absent' });
    await record('visit-x');
    const grown = given(await tree.consistency(9, null, PATIENCE));
    expect(grown.later.size).toBe(12);
    expect(verifyConsistency(grown, before.root, grown.later.root)).toBe(true);
    expect(await compared(store, before)).toEqual({ broken: [], extension: { kind: 'extends', later: 3 } });
  });

  test('extends its checkpoint also when it has moved into a file', async () => {
    const head = given(await tree.head(null, PATIENCE));
    const file = await openSqliteStore(join(dir, 'moved.db'));
    for (const { stream, revision, id, type, data, metadata } of await ours())
      await file.append(stream, revision === 0 ? 'none' : revision - 1, [{ id, type, data, metadata }]);
    expect(await compared(file, head)).toEqual({ broken: [], extension: { kind: 'extends', later: 0 } });
    await file.close();
  });

  test('of which one byte was changed on the disk of the server is found out, and the event named', async () => {
    const [, second] = await ours();
    const stored = peer.log.records.find(({ id }) => id === second!.id)!;
    for (const part of ['data', 'metadata'] as const) {
      for (let byte = 0; byte < stored[part].length; byte++) {
        stored[part][byte]! ^= 1;
        expect((await verify(store)).broken.map(({ position }) => position)).toEqual([second!.position]);
        stored[part][byte]! ^= 1;
      }
    }
    expect((await verify(store)).broken).toEqual([]);
  });

  test('in which events changed places, or are gone, does not extend its checkpoint', async () => {
    const head = given(await tree.head(null, PATIENCE));
    const leaves = (await ours()).map((event) => ({ position: event.position, hash: leafOf(event) }));
    const { records } = peer.log;
    const last = records.findLastIndex(({ stream }) => stream === 'official-ann');
    const [removed] = records.splice(last, 1);
    expect(await compared(store, head, leaves)).toEqual({
      broken: [],
      extension: { kind: 'shorter', events: 8, differing: { index: 8, signed: leaves[8]!.position, found: null } },
    });
    records.splice(last, 0, removed!);
    const [a, b] = ['office-unoct', 'meeting-talks'].map((name) => records.findIndex(({ stream }) => stream === name));
    const [first, other] = [records[a!]!, records[b!]!];
    records[a!] = { ...other, position: first.position };
    records[b!] = { ...first, position: other.position };
    const { extension } = await compared(store, head, leaves);
    expect(extension).toEqual({
      kind: 'differs',
      differing: { index: 0, signed: leaves[0]!.position, found: leaves[0]!.position },
    });
  });
});
