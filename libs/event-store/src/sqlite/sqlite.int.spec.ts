import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { eventStoreContract } from '../../contract/event-store.contract.ts';
import {
  type Append,
  type EventToAppend,
  type ExpectedRevision,
  type RecordedEvent,
  DuplicateEvent,
  RevisionMismatch,
  START,
  StoreUnavailable,
} from '../event-store.ts';
import { type SqliteStore, openSqliteStore } from './sqlite-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'chancery-'));
afterAll(() => rmSync(folder, { recursive: true }));

eventStoreContract('SQLite in memory', { open: () => openSqliteStore(':memory:'), judges: true });

const shared = join(folder, 'a folder', 'that is not there yet', 'log.sqlite');
eventStoreContract('SQLite in a file', {
  open: () => openSqliteStore(shared),
  openSecond: () => openSqliteStore(shared),
  judges: true,
});

describe('the SQLite store', () => {
  const opened: SqliteStore[] = [];
  const open = async (path = newPath()): Promise<SqliteStore> => {
    const store = await openSqliteStore(path);
    opened.push(store);
    return store;
  };
  afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));

  test('numbers the log from 1 without gaps, over what was refused too', async () => {
    const store = await open();
    expect(await store.head()).toBe(START);
    const taken = event();
    await store.append('meeting-a', 'none', [taken, event()]);
    await expect(store.append('meeting-b', 'none', [event(), event(), taken])).rejects.toThrow(DuplicateEvent);
    await store.append('meeting-c', 'none', [event()]);
    expect((await take(store.readAll())).map((e) => [e.position, e.stream, e.revision])).toEqual([
      [1n, 'meeting-a', 0],
      [2n, 'meeting-a', 1],
      [3n, 'meeting-c', 0],
    ]);
    expect(await store.head()).toBe(3n);
  });

  test('takes an id once in the whole log', async () => {
    const store = await open();
    const taken = event();
    await store.append('meeting-a', 'none', [taken]);
    await expect(store.append('meeting-b', 'none', [taken])).rejects.toThrow(DuplicateEvent);
    await expect(store.append('meeting-b', 'any', [event(), taken])).rejects.toThrow(DuplicateEvent);
    await expect(store.append('meeting-a', 0, [taken])).rejects.toThrow(DuplicateEvent);
    expect((await take(store.readAll())).map((e) => e.id)).toEqual([taken.id]);
  });

  test('knows the very same append again also where any revision would do', async () => {
    const store = await open();
    const events = [event(), event()];
    const answer = await store.append('meeting-a', 'any', events);
    await store.append('meeting-a', 'exists', [event()]);
    expect(await store.append('meeting-a', 'any', events)).toEqual(answer);
    expect(await store.append('meeting-a', 'exists', events)).toEqual(answer);
    expect(await store.head()).toBe(3n);
  });

  test('a type that came with a refused append can come again', async () => {
    const store = await open();
    const taken = event();
    await store.append('meeting-a', 'none', [taken]);
    const refused = store.append('meeting-b', 'none', [event('NoteStruck'), taken]);
    await expect(refused).rejects.toThrow(DuplicateEvent);
    await store.append('meeting-b', 'none', [event('NoteRead'), event('NoteStruck')]);
    expect((await take(store.readAll())).map((e) => e.type)).toEqual(['NoteTaken', 'NoteRead', 'NoteStruck']);
  });

  test('appends of one turn share one commit, and one that is refused is refused alone', async () => {
    const store = await open();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, (_, n) => store.append(`meeting-${n % 99}`, 'none', [event(), event()])),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled').length).toBe(99);
    expect(outcomes.at(-1)).toMatchObject({ reason: expect.any(RevisionMismatch) });
    expect(store.counts).toEqual({ commits: 1, appends: 99, events: 198 });
    await store.append('meeting-a', 'none', [event()]);
    expect(store.counts).toEqual({ commits: 2, appends: 100, events: 199 });
  });

  test('a filter that nothing matches still moves its followers on', async () => {
    const store = await open();
    for (let n = 0; n < 30; n++) {
      await store.append(
        'meeting-a',
        'any',
        Array.from({ length: 500 }, () => event()),
      );
    }
    const positions: bigint[] = [];
    const filter = { streamPrefixes: ['office-'] };
    for await (const batch of store.subscribe({ after: START, filter, signal: new AbortController().signal })) {
      expect(batch).toMatchObject({ events: [], caughtUp: true });
      positions.push(batch.position);
      if (positions.length === 2) break;
      await store.append('meeting-a', 'any', [event()]);
    }
    expect(positions).toEqual([15_000n, 15_001n]);
  });

  test('names the same log after it was closed and opened again', async () => {
    const path = newPath();
    const first = await open(path);
    const { position } = await first.append('meeting-a', 'none', [event()]);
    const id = await first.logId();
    await first.close();
    const again = await open(path);
    expect(await again.logId()).toBe(id);
    expect(await again.head()).toBe(position);
    expect(await (await open()).logId()).not.toBe(id);
  });

  test('leaves no file but the log when all its stores are closed', async () => {
    const path = newPath();
    const stores = [await open(path), await open(path)];
    await stores[0]!.append('meeting-a', 'none', [event('NoteTaken', 8 * 1024 * 1024)]);
    await Promise.all(stores.map((store) => store.close()));
    expect(statSync(`${path}-wal`, { throwIfNoEntry: false })).toBeUndefined();
  });

  test('the write-ahead log does not grow with the log', async () => {
    const path = newPath();
    const store = await open(path);
    for (let n = 0; n < 300; n++) await store.append('meeting-a', 'any', [event('NoteTaken', 1024 * 1024)]);
    expect(statSync(`${path}-wal`).size).toBeLessThan(128 * 1024 * 1024);
    await store.close();
    expect(statSync(path).size).toBeGreaterThan(300 * 1024 * 1024);
  });

  describe('appends in order', () => {
    const streams = async (store: SqliteStore): Promise<string[]> => (await take(store.readAll())).map(({ stream }) => stream);
    const one = (stream: string, expected: ExpectedRevision = 'none'): Append => ({ stream, expected, events: [event()] });

    test('in one commit, each answered', async () => {
      const store = await openSqliteStore(':memory:');
      expect(await store.appendInOrder([])).toEqual([]);
      expect(await store.appendInOrder([one('a-1'), one('b-1'), one('a-1', 0)])).toEqual([
        { status: 'fulfilled', value: { revision: 0, position: 1n } },
        { status: 'fulfilled', value: { revision: 0, position: 2n } },
        { status: 'fulfilled', value: { revision: 1, position: 3n } },
      ]);
      expect(store.counts).toEqual({ commits: 1, appends: 3, events: 3 });
      await store.close();
    });

    test('nothing of which comes after one that is refused, while others go on beside them', async () => {
      const store = await openSqliteStore(':memory:');
      const inOrder = store.appendInOrder([one('a-1'), one('b-1', 7), one('c-1'), one('d-1')]);
      const beside = store.append('e-1', 'none', [event()]);
      const outcomes = await inOrder;
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
      expect(outcomes.slice(1)).toEqual(
        outcomes.slice(1).map(() => ({ status: 'rejected', reason: new RevisionMismatch('b-1', 7, -1) })),
      );
      await beside;
      expect(await streams(store)).toEqual(['a-1', 'e-1']);
      await store.close();
    });

    test('nothing of which comes after a commit that failed', async () => {
      const path = newPath();
      const store = await openSqliteStore(path);
      const other = new DatabaseSync(path);
      other.exec("CREATE TRIGGER damage BEFORE INSERT ON events WHEN NEW.revision = 1 BEGIN SELECT json('no'); END");
      // Each as large as a commit may be.
      const large = (stream: string, expected: ExpectedRevision): Append => {
        return { stream, expected, events: [event('NoteTaken', 9 * 1024 * 1024)] };
      };
      const outcomes = await store.appendInOrder([large('a-1', 'none'), large('a-1', 0), large('b-1', 'none')]);
      expect(outcomes).toMatchObject([
        { status: 'fulfilled' },
        { status: 'rejected', reason: expect.any(StoreUnavailable) },
        { status: 'rejected', reason: expect.any(StoreUnavailable) },
      ]);
      expect(await streams(store)).toEqual(['a-1']);
      expect(store.counts.commits).toBe(1);
      other.close();
      await store.close();
    });
  });

  describe('appends that are judged', () => {
    test('share a commit with others', async () => {
      const store = await open();
      const some = await Promise.all([
        // The first: of those behind it, the next commit may have to take some where the machine is slow.
        store.appendJudged(() => ({ stream: 'meeting-a', expected: 'none', events: [event()] })),
        store.append('meeting-b', 'none', [event()]),
        store.append('meeting-c', 'none', [event()]),
      ]);
      expect(some.map((each) => each?.position)).toEqual([1n, 2n, 3n]);
      expect(store.counts).toEqual({ commits: 1, appends: 3, events: 3 });
    });

    test('leave the loop to others where judging takes long', async () => {
      const store = await open();
      const judged = Array.from({ length: 5 }, (_, n) =>
        store.appendJudged(() => {
          const until = performance.now() + 11;
          while (performance.now() < until);
          return { stream: `meeting-${n}`, expected: 'none', events: [event()] };
        }),
      );
      expect((await Promise.all(judged)).map((each) => each?.position)).toEqual([1n, 2n, 3n, 4n, 5n]);
      expect(store.counts).toEqual({ commits: 5, appends: 5, events: 5 });
    });

    test('are answered nothing, not even that there is nothing to do, where the commit fails', async () => {
      const path = newPath();
      const store = await open(path);
      const other = new DatabaseSync(path);
      other.exec("CREATE TRIGGER damage BEFORE INSERT ON events WHEN NEW.revision = 1 BEGIN SELECT json('no'); END");
      const seen: (string | null)[] = [];
      const outcomes = await Promise.allSettled([
        store.appendJudged(() => ({ stream: 'meeting-a', expected: 'none', events: [event()] })),
        store.appendJudged((log) => {
          seen.push(log.typeOfLast('meeting-a'));
          return null;
        }),
        store.appendJudged(() => ({ stream: 'meeting-b', expected: 'none', events: [event(), event()] })),
      ]);
      expect(seen).toEqual(['NoteTaken']);
      expect(outcomes).toMatchObject(
        Array.from({ length: 3 }, () => ({ status: 'rejected', reason: expect.any(StoreUnavailable) })),
      );
      expect(await store.head()).toBe(START);
      other.close();
    });
  });

  describe('refuses at the start', () => {
    test.each([
      ['a text', 'To whom it may concern: '.repeat(500)],
      ['a short text', 'nothing'],
    ])('%s', async (_, content) => {
      const path = newPath();
      writeFileSync(path, content);
      await expect(open(path)).rejects.toThrow(`${path} is not an SQLite database, so not a Chancery log`);
      await expect(open(path)).rejects.toThrow(StoreUnavailable);
    });

    test('the database of another program, and leaves it as it was', async () => {
      const path = newPath();
      using db = new DatabaseSync(path);
      db.exec('CREATE TABLE notes (text TEXT)');
      await expect(open(path)).rejects.toThrow(`${path} is an SQLite database of another program, not a Chancery log`);
      expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'delete' });
    });

    test('a log that a newer program wrote', async () => {
      const path = newPath();
      await (await open(path)).close();
      using db = new DatabaseSync(path);
      db.exec('PRAGMA user_version = 2');
      await expect(open(path)).rejects.toThrow('was written by a newer Chancery (its format is 2, this program knows 1)');
    });

    test('a log whose head is damaged', async () => {
      const path = newPath();
      const store = await open(path);
      await store.append('meeting-a', 'none', [event()]);
      await store.close();
      const file = openSync(path, 'r+');
      writeSync(file, Buffer.alloc(4000, 0xaa), 0, 4000, 100);
      closeSync(file);
      await expect(open(path)).rejects.toThrow(`${path} is damaged`);
    });

    test('a folder', async () => {
      const path = newPath();
      mkdirSync(path);
      await expect(open(path)).rejects.toThrow(`${path} cannot be opened`);
      await expect(open(path)).rejects.toThrow(StoreUnavailable);
    });

    test('a place below a file', async () => {
      const path = newPath();
      writeFileSync(path, '');
      await expect(open(join(path, 'log.sqlite'))).rejects.toThrow(StoreUnavailable);
    });
  });

  test('takes an empty file as a new log', async () => {
    const path = newPath();
    writeFileSync(path, '');
    expect(await (await open(path)).head()).toBe(START);
  });

  test('says that it is unavailable when a page is damaged', async () => {
    const path = newPath();
    const store = await open(path);
    await store.append('meeting-a', 'none', [event('NoteTaken', 1024 * 1024)]);
    await store.close();
    const { size } = statSync(path);
    const file = openSync(path, 'r+');
    const rest = size - 6 * 8192;
    writeSync(file, Buffer.alloc(rest, 0xff), 0, rest, 6 * 8192);
    closeSync(file);
    const damaged = await open(path);
    await expect(take(damaged.readAll())).rejects.toThrow(StoreUnavailable);
  });
});

describe('several processes on one SQLite log', () => {
  test('write at once and follow each other, and none loses anything', async () => {
    const path = newPath();
    const store = await openSqliteStore(path);
    const count = 200;
    // Listened to from the start: one may end before this process has written its own.
    const writers = ['meeting-x', 'meeting-y'].map((stream) => linesOf(startWriter([path, stream, count, 100])));
    const followed: RecordedEvent[] = [];
    const refused = new AbortController();
    const following = (async () => {
      for await (const { events } of store.subscribe({ after: START, signal: refused.signal })) {
        followed.push(...events);
        if (followed.length === 3 * count) break;
      }
    })();
    for (let n = 0; n < count; n++) await store.append('meeting-z', n === 0 ? 'none' : n - 1, [event()]);
    const answers = await Promise.all(writers);
    // Else it would wait for ever for what was never written.
    if (answers.some((lines) => lines.at(-1) !== 'done')) refused.abort();
    await following;
    for (const [n, stream] of ['meeting-x', 'meeting-y'].entries()) {
      const own = followed.filter((e) => e.stream === stream);
      expect(answers[n]).toEqual([...own.map((e, revision) => ({ revision, position: String(e.position) })), 'done']);
    }
    expect(followed).toEqual(await take(store.readAll()));
    expect(followed.map((e) => e.position)).toEqual(Array.from({ length: 3 * count }, (_, n) => BigInt(n + 1)));
    await store.close();
    // Three processes take turns, each with a sync of the disk.
  });

  test('find in the log whatever was answered by one that was killed', async () => {
    const path = newPath();
    const writer = startWriter([path, 'meeting-x', 1_000_000, 1000]);
    const lines = linesOf(writer);
    const store = await openSqliteStore(path);
    for await (const { position } of store.subscribe({ after: START, signal: new AbortController().signal })) {
      if (position > 50n) break;
    }
    writer.kill('SIGKILL');
    // The last line may be cut off.
    const answered = (await lines).length - 1;
    expect(answered).toBeGreaterThan(0);
    expect(await store.head()).toBeGreaterThanOrEqual(BigInt(answered));
    expect((await store.append('meeting-x', 'exists', [event()])).position).toBe(await store.head());
    await store.close();
  });

  test('a disk that takes no more refuses the append, and what was answered stays', async () => {
    const path = newPath();
    const writer = startWriter([path, 'meeting-x', 1000, 10_000], 'ulimit -f 2048; ');
    const lines = await linesOf(writer);
    expect(lines.at(-1)).toBe('StoreUnavailable');
    expect(writer.exitCode).toBe(0);
    const store = await openSqliteStore(path);
    const answered = lines.slice(0, -1);
    const stored = await take(store.read('meeting-x'));
    expect(answered.length).toBeGreaterThan(10);
    expect(stored.slice(0, answered.length).map((e) => ({ revision: e.revision, position: String(e.position) }))).toEqual(
      answered,
    );
    await store.close();
  });

  test('a store that is left open does not keep its process alive', async () => {
    const writer = startWriter([newPath(), 'meeting-x', 10, 1024 * 1024, 'leave-open']);
    expect((await linesOf(writer)).at(-1)).toBe('done');
    expect(writer.exitCode).toBe(0);
  });
});

const newPath = (): string => join(folder, `${randomUUID()}.sqlite`);

const event = (type = 'NoteTaken', characters = 100): EventToAppend => ({
  id: randomUUID(),
  type,
  data: JSON.stringify({ text: 'x'.repeat(characters) }),
  metadata: '{}',
});

async function take<T>(items: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}

function startWriter(args: readonly (string | number)[], before = ''): ChildProcess {
  const script = fileURLToPath(new URL('../../contract/writer-process.ts', import.meta.url));
  const command = `${before}exec "$0" --conditions=source "$@"`;
  return spawn('bash', ['-c', command, process.execPath, script, ...args.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

async function linesOf(process: ChildProcess): Promise<unknown[]> {
  const [output] = await Promise.all([text(process.stdout!), once(process, 'exit')]);
  const whole = output.slice(0, output.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));
}
