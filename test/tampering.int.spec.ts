import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type EventDraft, seal, verify } from '#event-store/hash-chain.ts';
import { type Extension, ExtensionCheck } from '#event-store/proofs/extension.ts';
import { LogTree, type TreeHead } from '#event-store/proofs/log-tree.ts';
import { TreeFile } from '#event-store/proofs/tree-file.ts';
import { openSqliteStore, type SqliteStore } from '#event-store/sqlite/sqlite-store.ts';
import { draft } from '../libs/event-store/testing/draft.ts';
import { aslovMeetsVoronkov } from './story.ts';

/** A log of small events and a large one, in streams and of types of their own. */
const STREAMS: readonly (readonly [stream: string, type: string, data: object, events: number])[] = [
  ['office-unoct', 'OfficeEstablished', { name: 'UNOCT' }, 1],
  ['official-ann', 'OfficialNameRecorded', { name: 'Ann Ångström' }, 3],
  ['meeting-talks', 'BilateralMeetingHeld', aslovMeetsVoronkov, 1],
  ['state-x-hawaii', 'StateRecorded', { code: 'x-hawaii' }, 2],
];

let dir: string;
let honest: string;
let kept: string;
let head: TreeHead;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'tampering-'));
  [honest, kept] = [join(dir, 'honest.db'), join(dir, 'tree.sqlite')];
  const store = await openSqliteStore(honest);
  let n = 0;
  for (const [stream, type, data, events] of STREAMS) {
    const drafts = Array.from({ length: events }, () =>
      draft({ id: `0163260a-4c00-7000-8000-${String(++n * 1_234_567_891).padStart(12, '0')}`, type, data }),
    );
    await store.append(stream, 'none', seal(stream, null, drafts));
  }
  const tree = new LogTree(store, kept);
  const answer = await tree.head(null, 60_000);
  if (answer.kind !== 'given') throw new Error(answer.kind);
  head = answer.value;
  await tree.close();
  await store.close();
});
afterAll(() => rmSync(dir, { recursive: true }));

let copies = 0;
function copyOfLog(): { readonly path: string; readonly db: DatabaseSync } {
  const path = join(dir, `copy-${copies++}.db`);
  copyFileSync(honest, path);
  const db = new DatabaseSync(path);
  db.exec('PRAGMA synchronous = OFF');
  return { path, db };
}

/** The places of a stored event: the statement that writes bytes there. All of a stream have its name, all of a type its. */
const TEXTS = {
  data: [
    'SELECT CAST(data AS BLOB) AS v FROM events WHERE position = ?',
    'UPDATE events SET data = CAST(? AS TEXT) WHERE position = ?',
  ],
  metadata: [
    'SELECT CAST(metadata AS BLOB) AS v FROM events WHERE position = ?',
    'UPDATE events SET metadata = CAST(? AS TEXT) WHERE position = ?',
  ],
  id: ['SELECT id AS v FROM events WHERE position = ?', 'UPDATE events SET id = ? WHERE position = ?'],
  'stream name': [
    'SELECT CAST(name AS BLOB) AS v FROM streams WHERE id = (SELECT stream FROM events WHERE position = ?)',
    'UPDATE streams SET name = CAST(? AS TEXT) WHERE id = (SELECT stream FROM events WHERE position = ?)',
  ],
  type: [
    'SELECT CAST(name AS BLOB) AS v FROM types WHERE id = (SELECT type FROM events WHERE position = ?)',
    'UPDATE types SET name = CAST(? AS TEXT) WHERE id = (SELECT type FROM events WHERE position = ?)',
  ],
} as const;

const brokenIn = async (store: SqliteStore): Promise<bigint[]> => (await verify(store)).broken.map(({ position }) => position);

/** Turns one bit after another, verifies, and turns it back. @returns where the event was not named */
async function unseen(
  place: keyof typeof TEXTS,
  position: number,
  bits: (length: number) => Iterable<number>,
): Promise<{ missed: number[]; turned: number }> {
  const { path, db } = copyOfLog();
  const [read, write] = TEXTS[place];
  const original = Buffer.from(db.prepare(read).get(position)!['v'] as Uint8Array);
  const put = db.prepare(write);
  // It knows the names of types that it has read once.
  const lasting = place === 'type' ? null : await openSqliteStore(path);
  const missed: number[] = [];
  let turned = 0;
  for (const bit of bits(original.length)) {
    const changed = Buffer.from(original);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    put.run(changed, position);
    const store = lasting ?? (await openSqliteStore(path));
    if (!(await brokenIn(store)).includes(BigInt(position))) missed.push(bit);
    if (!lasting) await store.close();
    turned++;
  }
  put.run(original, position);
  db.close();
  const store = lasting ?? (await openSqliteStore(path));
  expect(await brokenIn(store)).toEqual([]);
  await store.close();
  return { missed, turned };
}

const SMALL = 3;
const LARGE = 5;

describe('One bit that is turned', () => {
  test.each(Object.keys(TEXTS) as (keyof typeof TEXTS)[])(
    'in any byte of the %s of an event is found, and its position named',
    async (place) => {
      const { missed, turned } = await unseen(place, SMALL, (length) => Array.from({ length: 8 * length }, (_, bit) => bit));
      expect(turned).toBeGreaterThan(60);
      expect(missed).toEqual([]);
    },
  );

  test.each(['data', 'metadata'] as const)('in a large event is found, and its position named: %s', async (place) => {
    const { missed, turned } = await unseen(place, LARGE, function* (length) {
      // Another bit of every fifth byte, and of the last.
      for (let byte = 0; byte < length; byte += 5) yield 8 * byte + ((byte / 5) % 8);
      yield 8 * length - 1;
    });
    expect(turned).toBeGreaterThan(60);
    expect(missed).toEqual([]);
  });

  test.each(['revision', 'stream', 'type'])(
    'in the number that stands for its %s is found, and its position named',
    async (column) => {
      const { path, db } = copyOfLog();
      const missed: number[] = [];
      let turned = 0;
      for (let bit = 0; bit < 31; bit++) {
        const value = Number(db.prepare(`SELECT ${column} AS v FROM events WHERE position = ?`).get(SMALL)!['v']);
        const put = db.prepare(`UPDATE events SET ${column} = ? WHERE position = ?`);
        try {
          put.run(value ^ (1 << bit), SMALL);
        } catch {
          // Two events of one revision, which the file itself refuses.
          continue;
        }
        const store = await openSqliteStore(path);
        if (!(await brokenIn(store)).includes(BigInt(SMALL))) missed.push(bit);
        await store.close();
        put.run(value, SMALL);
        turned++;
      }
      db.close();
      expect(turned).toBeGreaterThan(25);
      expect(missed).toEqual([]);
    },
  );
});

/** What becomes of the checkpoint of the honest log in a log that was changed, and what the chain sees. */
async function after(change: (db: DatabaseSync) => void): Promise<{ broken: bigint[]; known: Extension; unknown: Extension }> {
  const { path, db } = copyOfLog();
  change(db);
  db.close();
  const store = await openSqliteStore(path);
  const checkpoint = { origin: 'chancery/tampering', size: head.size, root: head.root };
  const file = TreeFile.find(kept, head.size, head.root)!;
  const [withTree, without] = [new ExtensionCheck(checkpoint, file.leaves(head.size)), new ExtensionCheck(checkpoint)];
  const { broken } = await verify(store, {
    onEvent(event) {
      withTree.add(event);
      without.add(event);
    },
  });
  file.close();
  await store.close();
  return { broken: broken.map(({ position }) => position), known: withTree.result(), unknown: without.result() };
}

describe('What the chain of a stream cannot see, a checkpoint does', () => {
  test('nothing, in a log that is as it was, or went on', async () => {
    const found = await after(() => undefined);
    expect(found).toEqual({ broken: [], known: { kind: 'extends', later: 0 }, unknown: { kind: 'extends', later: 0 } });
  });

  test('two events of two streams that changed places', async () => {
    const { broken, known, unknown } = await after((db) => {
      for (const [from, to] of [
        [1, 99],
        [5, 1],
        [99, 5],
      ])
        db.prepare('UPDATE events SET position = ? WHERE position = ?').run(to!, from!);
    });
    expect(broken).toEqual([]);
    expect(known).toEqual({ kind: 'differs', differing: { index: 0, signed: 1n, found: 1n } });
    expect(unknown).toEqual({ kind: 'differs', differing: null });
  });

  test('a last event that was removed', async () => {
    const { broken, known, unknown } = await after((db) => db.exec('DELETE FROM events WHERE position = 7'));
    expect(broken).toEqual([]);
    expect(known).toEqual({ kind: 'shorter', events: 6, differing: { index: 6, signed: 7n, found: null } });
    expect(unknown).toEqual({ kind: 'shorter', events: 6, differing: null });
  });

  test('a whole stream that was removed, with its name', async () => {
    const { broken, known } = await after((db) =>
      db.exec(`DELETE FROM events WHERE position IN (2, 3, 4); DELETE FROM streams WHERE name = 'official-ann'`),
    );
    expect(broken).toEqual([]);
    expect(known).toEqual({ kind: 'shorter', events: 4, differing: { index: 1, signed: 2n, found: 5n } });
  });

  test('a stream that was written anew, with hashes that hold', async () => {
    const { broken, known } = await after((db) => {
      const rows = db.prepare('SELECT lower(hex(id)) AS id, metadata FROM events WHERE stream = 2 ORDER BY revision').all();
      const drafts = rows.map(({ id, metadata }, n): EventDraft => {
        const { hash: _hash, previousHash: _previous, ...rest } = JSON.parse(String(metadata));
        const uuid = String(id).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
        return {
          id: uuid,
          type: 'OfficialNameRecorded',
          data: { name: n === 1 ? 'Someone Else' : 'Ann Ångström' },
          metadata: rest,
        };
      });
      for (const [n, { data, metadata }] of seal('official-ann', null, drafts).entries())
        db.prepare('UPDATE events SET data = ?, metadata = ? WHERE stream = 2 AND revision = ?').run(data, metadata, n);
    });
    expect(broken).toEqual([]);
    expect(known).toEqual({ kind: 'differs', differing: { index: 2, signed: 3n, found: 3n } });
  });

  test('names nothing by a tree that is not that of the checkpoint', () => {
    expect(TreeFile.find(kept, head.size, Buffer.alloc(32))).toBeNull();
    expect(TreeFile.find(kept, head.size + 1, head.root)).toBeNull();
    expect(TreeFile.find(honest, head.size, head.root)).toBeNull();
    expect(TreeFile.find(join(dir, 'none.sqlite'), head.size, head.root)).toBeNull();
  });
});
