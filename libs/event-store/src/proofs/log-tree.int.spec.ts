import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EventStore, ReadAllOptions, RecordedEvent } from '../event-store.ts';
import { seal } from '../hash-chain.ts';
import { openSqliteStore } from '../sqlite/sqlite-store.ts';
import { leafOf } from './leaf.ts';
import { type Answer, LogTree } from './log-tree.ts';
import { EMPTY_ROOT, GrowingTree, leafHash, verifyConsistency, verifyInclusion } from './merkle-tree.ts';
import { draft } from '../../testing/draft.ts';

const PATIENCE = 60_000;

let dir: string;
let log: string;
let path: string;
let store: EventStore;
let tree: LogTree;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'log-tree-'));
  [log, path] = [join(dir, 'chancery.db'), join(dir, 'proofs.sqlite')];
  store = await openSqliteStore(log);
  tree = new LogTree(store, path);
});
afterEach(async () => {
  await tree.close();
  await store.close();
  rmSync(dir, { recursive: true });
});

let streams = 0;
async function record(count: number, into = store): Promise<void> {
  const stream = `meeting-${streams++}`;
  await into.append(
    stream,
    'none',
    seal(
      stream,
      null,
      Array.from({ length: count }, () => draft()),
    ),
  );
}

const isOurs = ({ stream }: RecordedEvent): boolean => /^(meeting|office)-/.test(stream);

async function ours(from = store): Promise<RecordedEvent[]> {
  return (await Array.fromAsync(from.readAll())).filter(isOurs);
}

function rootOver(events: readonly RecordedEvent[]): Uint8Array {
  const growing = new GrowingTree();
  for (const event of events) growing.add(leafOf(event));
  return growing.root();
}

function given<T>(answer: Answer<T>): T {
  if (answer.kind !== 'given') throw new Error(JSON.stringify(answer));
  return answer.value;
}

/** The same store, counting the events that it gives. */
function counting(real: EventStore): EventStore & { events: number } {
  return {
    events: 0,
    append: (...args) => real.append(...args),
    read: (...args) => real.read(...args),
    async *readAll(options?: ReadAllOptions) {
      for await (const event of real.readAll(options)) {
        this.events++;
        yield event;
      }
    },
    subscribe: (...args) => real.subscribe(...args),
    head: () => real.head(),
    logId: () => real.logId(),
    close: () => real.close(),
  };
}

describe('the tree of a log', () => {
  test('holds the hashes of our events, in the order of the log', async () => {
    expect(given(await tree.head(null, PATIENCE))).toEqual({
      log: await store.logId(),
      size: 0,
      root: EMPTY_ROOT,
      position: null,
    });
    await record(3);
    await store.append('orders-1', 'none', [{ id: randomUUID(), type: 'OrderPlaced', data: 'any text', metadata: '' }]);
    await store.append('office-x', 'none', [{ id: randomUUID(), type: 'Unknown', data: '{}', metadata: 'no JSON' }]);
    await record(2);
    await store.append('orders-2', 'none', [{ id: randomUUID(), type: 'OrderPlaced', data: '{}', metadata: '{}' }]);
    const events = await ours();
    expect(events.map(({ position }) => position)).toEqual([1n, 2n, 3n, 5n, 6n, 7n]);
    expect(given(await tree.head(null, PATIENCE))).toMatchObject({ size: 6, root: rootOver(events), position: 7n });
    expect(given(await tree.head(4, PATIENCE))).toMatchObject({ size: 4, root: rootOver(events.slice(0, 4)), position: 5n });
    const { hash } = JSON.parse(events[0]!.metadata);
    expect(leafOf(events[0]!)).toEqual(leafHash(Buffer.from(hash, 'hex')));
    expect(leafOf(events[3]!)).toEqual(leafHash(Buffer.alloc(0)));
  });

  test('proves each event, and each tree before it', async () => {
    await record(7);
    await record(6);
    const events = await ours();
    const root = rootOver(events);
    for (const [index, event] of events.entries()) {
      const proof = given(await tree.inclusion(event.position, null, PATIENCE));
      expect(proof).toMatchObject({ index, size: 13, leaf: leafOf(event), head: { root, position: 13n } });
      expect(verifyInclusion(proof, leafOf(event), root)).toBe(true);
      const earlier = given(await tree.consistency(index + 1, null, PATIENCE));
      expect(verifyConsistency(earlier, rootOver(events.slice(0, index + 1)), root)).toBe(true);
      expect(earlier).toMatchObject({ earlier: { position: event.position }, later: { size: 13, root } });
    }
    expect(given(await tree.inclusion(2n, 5, PATIENCE))).toMatchObject({ index: 1, head: { size: 5, position: 5n } });
    expect(given(await tree.consistency(3, 5, PATIENCE))).toMatchObject({ from: 3, to: 5, later: { position: 5n } });
  });

  test('says what the log does not hold', async () => {
    await record(3);
    await store.append('orders-1', 'none', [{ id: randomUUID(), type: 'OrderPlaced', data: '{}', metadata: '{}' }]);
    const reasons = [
      await tree.head(4, PATIENCE),
      await tree.inclusion(4n, null, PATIENCE),
      await tree.inclusion(99n, null, PATIENCE),
      await tree.inclusion(3n, 2, PATIENCE),
      await tree.inclusion(1n, 4, PATIENCE),
      await tree.consistency(2, 4, PATIENCE),
    ];
    expect(reasons).toEqual([
      { kind: 'absent', reason: 'The log has 3 events, and so no tree of 4.' },
      { kind: 'absent', reason: 'No event of the log has the position 4.' },
      { kind: 'absent', reason: 'No event of the log has the position 99.' },
      { kind: 'absent', reason: 'The event at 3 is number 3 of the log: a tree of 2 does not hold it.' },
      { kind: 'absent', reason: 'The log has 3 events, and so no tree of 4.' },
      { kind: 'absent', reason: 'The log has 3 events, and so no tree of 4.' },
    ]);
  });

  test('reads each event once, a restart between', async () => {
    await record(5000);
    const counted = counting(store);
    const first = new LogTree(counted, path);
    given(await first.head(null, PATIENCE));
    await first.close();
    expect(counted.events).toBe(5000);
    await record(2);
    const second = new LogTree(counted, path);
    expect(given(await second.head(null, PATIENCE))).toMatchObject({ size: 5002, root: rootOver(await ours()) });
    given(await second.head(null, PATIENCE));
    await second.close();
    expect(counted.events).toBe(5002);
  });

  test('is grown by several at once as by one', async () => {
    await record(9000);
    const other = new LogTree(store, path);
    const heads = await Promise.all([tree, other, tree, other].map((each) => each.head(null, PATIENCE)));
    const root = rootOver(await ours());
    for (const head of heads) expect(given(head)).toMatchObject({ size: 9000, root });
    await other.close();
  });

  test('that is not caught up in time goes on, and is there when it is asked again', async () => {
    await record(9000);
    expect(await tree.head(null, 0)).toEqual({ kind: 'behind', events: 0 });
    expect(given(await tree.head(null, PATIENCE))).toMatchObject({ size: 9000 });
  });

  test('of another log is made anew, in one run and in the next', async () => {
    await record(5);
    given(await tree.head(null, PATIENCE));
    const otherStore = await openSqliteStore(join(dir, 'other.db'));
    await record(2, otherStore);
    const other = new LogTree(otherStore, path);
    expect(given(await other.head(null, PATIENCE))).toMatchObject({ size: 2, log: await otherStore.logId() });
    await other.close();
    await otherStore.close();
  });

  test('of a log that was restored and went on otherwise is made anew', async () => {
    await record(3);
    await store.close();
    const backup = join(dir, 'backup.db');
    copyFileSync(log, backup);
    store = await openSqliteStore(log);
    await record(2);
    tree = new LogTree(store, path);
    const before = given(await tree.head(null, PATIENCE));
    await tree.close();
    await store.close();
    const db = new DatabaseSync(log);
    db.exec('DELETE FROM events WHERE position > 3');
    db.close();
    store = await openSqliteStore(log);
    await record(4);
    tree = new LogTree(store, path);
    const after = given(await tree.head(null, PATIENCE));
    expect(after).toMatchObject({ log: before.log, size: 7, root: rootOver(await ours()) });
    expect(given(await tree.head(3, PATIENCE)).root).toEqual(rootOver((await ours()).slice(0, 3)));
  });

  test.each([
    [
      'the hash of a neighbour',
      "UPDATE tiles SET hashes = CAST(substr(hashes, 1, 32) || unhex('ff') || substr(hashes, 34) AS BLOB) WHERE level = 0 AND n = 1",
    ],
    ['a hash above the leaves', "UPDATE tiles SET hashes = CAST(unhex('ff') || substr(hashes, 2) AS BLOB) WHERE level = 1"],
    [
      'the place of an event',
      "UPDATE tiles SET positions = CAST(unhex('ff') || substr(positions, 2) AS BLOB) WHERE level = 0 AND n = 1",
    ],
    ['its size, which is less', 'UPDATE tree SET size = 512'],
    ['its size, which is more', 'UPDATE tree SET size = 1600'],
  ])('in which the disk changed %s signs nothing false, and is made anew', async (_, sql) => {
    await record(600);
    const root = rootOver(await ours());
    given(await tree.head(null, PATIENCE));
    await tree.close();
    const db = new DatabaseSync(path);
    db.exec(sql);
    db.close();
    tree = new LogTree(store, path);
    const first = await tree.inclusion(257n, 600, PATIENCE);
    const proof = given(first.kind === 'behind' ? await tree.inclusion(257n, 600, PATIENCE) : first);
    expect(proof).toMatchObject({ index: 256, head: { size: 600, root } });
    expect(verifyInclusion(proof, leafOf((await ours())[256]!), root)).toBe(true);
  });

  test('whose file is damaged while it is open is made anew', async () => {
    await record(600);
    given(await tree.head(null, PATIENCE));
    const db = new DatabaseSync(path);
    db.exec('DROP TABLE tiles');
    db.close();
    await record(1);
    expect(await tree.head(null, PATIENCE)).toEqual({ kind: 'behind', events: 0 });
    expect(given(await tree.head(null, PATIENCE))).toMatchObject({ size: 601, root: rootOver(await ours()) });
  });

  test('cannot be had of a store that is away', async () => {
    await store.close();
    expect(await tree.head(null, PATIENCE)).toEqual({ kind: 'unavailable', reason: 'the store was closed' });
  });
});

describe('A disk that does not keep the tree', () => {
  test('is told of, and asked again each time', async () => {
    await record(3);
    mkdirSync(path);
    const why = 'the tree that proofs are made of cannot be kept: ';
    expect(await tree.head(null, PATIENCE)).toEqual({ kind: 'unavailable', reason: `${why}unable to open database file` });
    rmdirSync(path);
    expect(await tree.head(null, PATIENCE)).toMatchObject({ kind: 'given', value: { size: 3 } });
  });

  test('is told of where it has no place for a folder', async () => {
    writeFileSync(join(dir, 'taken'), '');
    const nowhere = new LogTree(store, join(dir, 'taken', 'proofs.sqlite'));
    expect(await nowhere.head(null, PATIENCE)).toMatchObject({ kind: 'unavailable', reason: expect.stringContaining('EEXIST') });
    await nowhere.close();
  });
});
