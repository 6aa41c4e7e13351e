import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { cloudEventOf } from '#event-store/cloud-event.ts';
import { type Append, type EventStore, StoreUnavailable } from '#event-store/event-store.ts';
import { type EventDraft, seal, verify } from '#event-store/hash-chain.ts';
import { openSqliteStore, type SqliteStore } from '#event-store/sqlite/sqlite-store.ts';
import { type Checked, checkFile, FileChanged, headsOf, type MovedIn, moveIn } from './move-in.ts';

let source: SqliteStore;
let target: SqliteStore;
beforeEach(async () => {
  [source, target] = await Promise.all([openSqliteStore(':memory:'), openSqliteStore(':memory:')]);
});
afterEach(() => Promise.all([source.close(), target.close()]));

describe('a file', () => {
  test('goes in once, in its order, with its ids, its metadata and its chain', async () => {
    const lines = await recordTalks();
    expect(await bring(lines)).toEqual({ recorded: 6, already: 0, conflict: null });
    expect(await all(target.readAll())).toEqual(await all(source.readAll()));
    expect(await verify(target)).toMatchObject({ events: 6, broken: [] });
    expect(await checked(lines)).toEqual({ rows: 6, already: 6, rejected: 0, rejections: [] });
    expect(await bring(lines)).toEqual({ recorded: 0, already: 6, conflict: null });
    expect(target.counts.events).toBe(6);
  });

  test('has what was one append in one append', async () => {
    const lines = await recordTalks();
    const appended: number[] = [];
    const store = instead(target, {
      appendInOrder(appends: readonly Append[]) {
        appended.push(...appends.map(({ events }) => events.length));
        return target.appendInOrder(appends);
      },
    });
    await moveIn({ store, read: bytesOf(lines) }, new Map());
    expect(appended).toEqual([1, 2, 1, 1, 1]);
    expect(target.counts).toMatchObject({ appends: 5, commits: 1 });
  });

  test('of which the log holds a part goes on where it ends', async () => {
    const lines = await recordTalks();
    await bring(lines.slice(0, 4));
    expect(await checked(lines)).toMatchObject({ rows: 6, already: 4, rejected: 0 });
    expect(await bring(lines)).toEqual({ recorded: 2, already: 4, conflict: null });
    expect(await all(target.readAll())).toEqual(await all(source.readAll()));
  });

  test('is behind the log where the log has gone on', async () => {
    const lines = await recordTalks();
    await bring(lines);
    expect(await checked(lines.slice(0, 4))).toEqual({ rows: 4, already: 4, rejected: 0, rejections: [] });
  });

  test('with only what is new goes on from what the log holds', async () => {
    const lines = await recordTalks();
    await bring(lines.slice(0, 4));
    expect(await bring(lines.slice(4))).toEqual({ recorded: 2, already: 0, conflict: null });
    expect(await checked(lines.slice(2))).toMatchObject({ already: 4, rejected: 0 });
    expect(await verify(target)).toMatchObject({ events: 6, broken: [] });
  });

  test('of a thousand appends goes in by windows', async () => {
    for (let n = 0; n < 1200; n++) await append(source, `meeting-m${n}`, draft());
    const lines = await linesOf(source);
    expect(await bring(lines)).toMatchObject({ recorded: 1200 });
    expect(target.counts.commits).toBe(3);
    expect((await all(target.readAll())).map(({ id }) => id)).toEqual((await all(source.readAll())).map(({ id }) => id));
  });

  test('that changes between the check and the writing stops there', async () => {
    const lines = await recordTalks();
    const changed = [...lines.slice(0, 5), lines[5]!.replace('2018', '2019')];
    await expect(moveIn({ store: target, read: bytesOf(changed) }, new Map())).rejects.toThrow(FileChanged);
  });
});

describe('a damaged file is refused whole, with', () => {
  const [m1, m2] = ['meeting-m1', 'meeting-m2'];
  const damages: [string, (lines: string[]) => string[], unknown[]][] = [
    [
      'a line that was changed',
      (lines) => lines.with(2, lines[2]!.replace('2018', '2019')),
      [{ line: 3, code: 'broken-chain', detail: `${m1}, revision 1: its hash is not the hash of what it says` }],
    ],
    [
      'the author changed',
      (lines) => lines.with(0, lines[0]!.replace('"actor":"amina"', '"actor":"farrukh"')),
      [{ line: 1, code: 'broken-chain', detail: 'office-unoct, revision 0: its hash is not the hash of what it says' }],
    ],
    [
      'a line taken out of a stream',
      (lines) => lines.toSpliced(2, 1),
      [
        {
          line: 4,
          code: 'broken-chain',
          detail: `${m1}, revision 2: the event before it is missing: the file holds the stream up to revision 0`,
        },
      ],
    ],
    [
      'the beginning of a stream taken out',
      (lines) => lines.toSpliced(3, 1),
      [
        {
          line: 5,
          code: 'broken-chain',
          detail: `${m2}, revision 1: the event before it is missing: neither the file nor the log holds it`,
        },
      ],
    ],
    [
      'a line twice',
      (lines) => lines.toSpliced(3, 0, lines[2]!),
      [{ line: 4, code: 'broken-chain', detail: `${m1}, revision 1: revision 1 follows 1` }],
    ],
    [
      'two lines exchanged',
      (lines) => lines.with(1, lines[2]!).with(2, lines[1]!),
      [
        expect.objectContaining({ line: 2, code: 'broken-chain' }),
        expect.objectContaining({ line: 3, code: 'broken-chain' }),
        expect.objectContaining({ line: 5, code: 'broken-chain' }),
      ],
    ],
    [
      'an end that was cut off',
      (lines) => lines.with(5, lines[5]!.slice(0, -10)),
      [{ line: 6, code: 'malformed-json', detail: expect.stringContaining('cut off') }],
    ],
    [
      'an attribute that nobody knows',
      (lines) => lines.with(1, lines[1]!.replace('{', '{"traceparent":"00",')),
      [
        { line: 2, code: 'invalid-event', detail: 'this program knows no attribute "traceparent"' },
        expect.objectContaining({ line: 3, code: 'broken-chain' }),
      ],
    ],
    [
      'an id that no store takes',
      (lines) => lines.with(5, lines[5]!.replace(/"id":"[^"]*"/, '"id":"1"')),
      [{ line: 6, code: 'invalid-event', detail: 'the event id "1" is not a UUID in lower case' }],
    ],
  ];

  test.each(damages)('%s', async (_, damage, rejections) => {
    const lines = damage(await recordTalks());
    const { rejections: told, rejected, rows } = await checked(lines);
    expect(told).toEqual(rejections);
    expect({ rejected, rows }).toEqual({ rejected: told.length, rows: lines.length });
  });

  test('more damages than are told of, all of them counted', async () => {
    expect(await checked(Array.from({ length: 150 }, () => '{'))).toMatchObject({ rows: 150, rejected: 150 });
    expect((await checked(Array.from({ length: 150 }, () => '{'))).rejections).toHaveLength(100);
  });
});

describe('a file that says something else than the log', () => {
  test('is told of where the stream begins to differ, however far both go', async () => {
    const lines = await recordTalks();
    await bring(lines.slice(0, 2));
    for (const _ of ['behind the file', 'level with it', 'ahead of it']) {
      await append(target, 'meeting-m1', draft());
      expect(await checked(lines)).toMatchObject({
        rejected: 1,
        rejections: [{ line: 3, code: 'conflict', detail: 'meeting-m1, revision 1: the log holds another event there' }],
      });
    }
  });

  test('is told of where the file begins within a stream', async () => {
    const lines = await recordTalks();
    await append(target, 'meeting-m1', draft());
    expect(await checked(lines.slice(2, 3))).toMatchObject({
      rejections: [
        { line: 1, code: 'conflict', detail: 'meeting-m1, revision 1: the log holds another event before it, at revision 0' },
      ],
    });
  });

  test.each([
    ['a stream that somebody else began', 'meeting-m2', 0, 'meeting-m2: it stands at revision 0, not at its beginning'],
    ['a stream that somebody else went on with', 'meeting-m1', 2, 'meeting-m1: it stands at revision 2, not at 1'],
  ])('only when it is written stops there, and nothing after it lands: %s', async (_, stream, held, detail) => {
    const lines = await recordTalks();
    await bring(lines.slice(0, held === 0 ? 0 : 4));
    const standing = await headsOf(target);
    await append(target, stream, draft());
    const before = await all(target.readAll());
    const { recorded, conflict } = await moveIn({ store: target, read: bytesOf(lines) }, standing);
    expect(conflict).toMatchObject({ code: 'conflict', detail: expect.stringContaining(detail) });
    const foreign = before.at(-1);
    const after = await all(target.readAll());
    expect(after.slice(0, before.length)).toEqual(before);
    const moved = after.filter(({ id }) => id !== foreign!.id).map(({ id }) => id);
    expect(moved).toEqual((await all(source.readAll({ limit: moved.length }))).map(({ id }) => id));
    expect(moved).toHaveLength(conflict!.line - 1);
    expect(recorded).toBe(moved.length - (before.length - 1));
  });

  test('in the id of one event stops there, for a log holds an id once', async () => {
    const lines = await recordTalks();
    const { id } = JSON.parse(lines[3]!) as { id: string };
    await append(target, 'office-unodc', { ...draft(), id });
    const { recorded, conflict } = await moveIn({ store: target, read: bytesOf(lines) }, await headsOf(target));
    expect(recorded).toBe(3);
    expect(conflict).toEqual({
      line: 4,
      code: 'conflict',
      detail: `meeting-m2: event ${id} is in the log already, in another place`,
    });
  });

  test('with a store that goes away ends with what it had taken, and goes on from there', async () => {
    const lines = await recordTalks();
    let left = 3;
    const leaving = instead(target, {
      appendInOrder: undefined,
      async append(...asked) {
        if (left-- === 0) throw new StoreUnavailable('gone');
        return target.append(...asked);
      },
    });
    await expect(moveIn({ store: leaving, read: bytesOf(lines) }, new Map())).rejects.toThrow(StoreUnavailable);
    expect(await bring(lines)).toEqual({ recorded: 2, already: 4, conflict: null });
    expect(await all(target.readAll())).toEqual(await all(source.readAll()));
  });
});

test('a store that keeps no order by itself is given one append after another', async () => {
  const lines = await recordTalks();
  let running = 0;
  const slow = instead(target, {
    appendInOrder: undefined,
    async append(...asked) {
      expect(++running).toBe(1);
      const appended = await target.append(...asked);
      running--;
      return appended;
    },
  });
  expect(await moveIn({ store: slow, read: bytesOf(lines) }, new Map())).toMatchObject({ recorded: 6 });
  expect(await all(target.readAll())).toEqual(await all(source.readAll()));
});

/** Six events in three streams: the second and third are of one command, the fifth is of a type that nobody knows. */
async function recordTalks(): Promise<string[]> {
  const command = randomUUID();
  await append(source, 'office-unoct', draft());
  await append(source, 'meeting-m1', draft(command), draft(command));
  await append(source, 'meeting-m2', draft());
  await append(source, 'meeting-m1', draft(randomUUID(), 'ATypeToCome'));
  await append(source, 'meeting-m2', draft());
  return linesOf(source);
}

async function append(store: EventStore, stream: string, ...drafts: readonly EventDraft[]): Promise<void> {
  const [last] = await all(store.read(stream, { direction: 'backwards', limit: 1 }));
  const head = last ? { revision: last.revision, hash: (JSON.parse(last.metadata) as { hash: string }).hash } : null;
  await store.append(stream, head?.revision ?? 'none', seal(stream, head, drafts));
}

function draft(commandId: string = randomUUID(), type = 'BilateralMeetingHeld'): EventDraft {
  const metadata = {
    recordedAt: '2026-11-01T09:30:00.000Z',
    actor: 'amina',
    correlationId: 'c1',
    causationId: commandId,
    commandId,
    schemaVersion: '1',
  };
  return { id: randomUUID(), type, data: { heldOn: '2018-05-03' }, metadata };
}

async function linesOf(store: EventStore): Promise<string[]> {
  return (await all(store.readAll())).map((event) => JSON.stringify(cloudEventOf(event)));
}

function bytesOf(lines: readonly string[]): () => AsyncIterable<Uint8Array> {
  return async function* () {
    for (const [n, line] of lines.entries()) yield Buffer.from(n < lines.length - 1 ? `${line}\n` : line);
  };
}

async function checked(lines: readonly string[]): Promise<Checked> {
  return checkFile({ store: target, read: bytesOf(lines) }, await headsOf(target));
}

/** As the command does it. */
async function bring(lines: readonly string[]): Promise<MovedIn> {
  expect(await checked(lines)).toMatchObject({ rejected: 0 });
  return moveIn({ store: target, read: bytesOf(lines) }, await headsOf(target));
}

type Overrides = { readonly [Name in keyof EventStore]?: EventStore[Name] | undefined };

/** A store of which something is done otherwise. */
function instead(store: EventStore, own: Overrides): EventStore {
  return new Proxy(store, {
    get(target_, name: keyof EventStore) {
      const member: unknown = name in own ? own[name] : target_[name];
      return typeof member === 'function' ? member.bind(target_) : member;
    },
  });
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}
