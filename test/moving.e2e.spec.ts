import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { STREAM_PREFIXES } from '#domain/nouns.ts';
import { type EventDraft, seal } from '#event-store/hash-chain.ts';
import { openKurrentDbStore } from '#event-store/kurrentdb/kurrentdb-store.ts';
import { openSqliteStore } from '#event-store/sqlite/sqlite-store.ts';
import { projections } from '#read-models/projections.ts';
import { rebuild } from '#read-models/replay/rebuild.ts';
import { allRows } from '../libs/read-models/testing/rows.ts';
import { type Api, startApi } from './api.ts';
import { histories, live } from './histories.ts';
import { proposed } from './kurrentdb/harness.ts';
import { type Peer, startPeer } from './kurrentdb/peer/peer.ts';
import { root as checkout, seeded, until } from './program.ts';
import { story } from './story.ts';

/** Not the launcher: a kill must hit the program itself. */
const main = join(checkout, 'dist/apps/cli/src/main.js');
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);

let dir: string;
const ending: (() => Promise<unknown>)[] = [];
beforeAll(() => {
  if (!existsSync(main)) throw new Error('the command line is not built: run `npx nest build` before its tests');
});
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'chancery-moving-'));
});
afterEach(async () => {
  for (const end of ending.splice(0).toReversed()) await end();
  await rm(dir, { recursive: true, force: true });
});

describe('a log moves house', () => {
  let peer: Peer;
  beforeEach(async () => {
    peer = await startPeer();
    ending.push(() => peer.stop());
  });

  test('to KurrentDB and back: the same events, the chain whole, the same rows and the same answers', async () => {
    const old = join(dir, 'old.db');
    await using told = await startApi({ environment: { EVENT_STORE: old } });
    for (const { path, body } of story) expect((await told.post(path, body)).status).toBe(201);
    const clock = { now: Date.now() };
    for (const history of fc.sample(histories, { numRuns: 5, seed })) await live(told.store, history, clock);

    const file = join(dir, 'old.ndjson');
    await chancery('export', '--store', old, '--out', file);
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(await imported(file, peer.connectionString)).toMatchObject({ state: 'completed', recorded: lines.length, already: 0 });
    const there = await chancery('export', '--store', peer.connectionString);
    expect(withoutPositions(there.out)).toEqual(withoutPositions(lines.join('\n')));
    const held = expect.stringContaining(`"events":${lines.length}`);
    expect(await chancery('verify', '--store', peer.connectionString, '--json')).toMatchObject({ code: 0, out: held });

    const back = join(dir, 'back.db');
    const piped = started('import', '-', '--as', 'cloudevents', '--store', back, '--data-dir', dir);
    piped.stdin!.end(there.out);
    expect(await endOf(piped)).toEqual({ code: 0, out: `✓ Imported ${lines.length} events.\n`, err: '' });
    expect(await readdir(dir)).not.toContainEqual(expect.stringContaining('import-'));
    // A new file counts its events from one again.
    expect((await chancery('export', '--store', back)).out).toBe(`${lines.join('\n')}\n`);
    expect(await chancery('verify', '--store', back)).toMatchObject({ code: 0 });
    expect(await rowsOf(back)).toEqual(await rowsOf(old));

    await using moved = await startApi({ environment: { EVENT_STORE: peer.connectionString } });
    await level(moved);
    await level(told);
    const paths = await pathsOf(told);
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) {
      const [here, gone] = [await told.get(path), await moved.get(path)];
      expect(here.status).toBe(200);
      expect([path, gone.body]).toEqual([path, here.body]);
    }
  });

  test('a cut connection does not end it, and all of it is there once', async () => {
    const file = await exportOf(400);
    const importing = started('import', file, '--as', 'cloudevents', '--store', peer.connectionString, '--data-dir', dir);
    const ended = endOf(importing);
    for (const events of [50, 150, 300]) {
      await until(`${events} events are there`, () => ours(peer).length >= events);
      peer.cut();
    }
    expect(await ended).toEqual({ code: 0, out: '✓ Imported 400 events.\n', err: '' });
    await expectSame(peer.connectionString, file);
  });

  test(`to KurrentDB, killed again and again, it loses nothing and doubles nothing (SEED=${seed})`, async () => {
    const file = await exportOf(500);
    for (const events of [1, 100, 200, 300]) {
      const importing = started('import', file, '--as', 'cloudevents', '--store', peer.connectionString, '--data-dir', dir);
      const ended = endOf(importing);
      await until(`${events} events are there`, () => ours(peer).length >= events);
      importing.kill('SIGKILL');
      await ended;
    }
    const before = ours(peer).length;
    expect(before).toBeLessThan(500);
    expect(await imported(file, peer.connectionString)).toMatchObject({ rows: 500, recorded: 500 - before, already: before });
    await expectSame(peer.connectionString, file);
  });
});

test(`into a file, killed again and again at any moment, it loses nothing and doubles nothing (SEED=${seed})`, async () => {
  const random = seeded(seed);
  const file = await exportOf(20_000);
  const store = join(dir, 'new.db');
  const seen: number[] = [];
  for (let kill = 1; kill <= 6; kill++) {
    const importing = started('import', file, '--as', 'cloudevents', '--store', store, '--data-dir', dir);
    const ended = endOf(importing);
    const before = countIn(store);
    await until('it writes, or ended', () => importing.exitCode !== null || countIn(store) > before);
    await sleep(random() * 30);
    importing.kill('SIGKILL');
    await ended;
    seen.push(countIn(store));
  }
  expect(seen[0]).toBeLessThan(20_000);
  const already = seen.at(-1)!;
  process.stdout.write(`import: seed ${seed}, killed at ${seen.join(', ')} of 20000 events\n`);
  expect(await imported(file, store)).toMatchObject({ rows: 20_000, recorded: 20_000 - already, already });
  await expectSame(store, file);
}, 240_000);

test('a running server follows what is brought in, and goes on from it', async () => {
  const old = join(dir, 'old.db');
  await using first = await startApi({ environment: { EVENT_STORE: old } });
  await using second = await startApi({ environment: { EVENT_STORE: join(dir, 'new.db') } });
  for (const { path, body } of story) expect((await first.post(path, body)).status).toBe(201);
  const file = join(dir, 'old.ndjson');
  await chancery('export', '--store', old, '--out', file);
  expect(await imported(file, join(dir, 'new.db'))).toMatchObject({ state: 'completed', already: 0 });
  await level(second);
  const retried = await second.post(story[0].path, story[0].body);
  expect(retried).toMatchObject({ status: 200, body: { stream: 'office-unoct', revision: '0' } });
  const { status, body } = await second.post('/v1/offices/unoct/sources', { publisher: 'Avesta', attribution: 'stated' });
  expect({ status, revision: body.revision }).toEqual({ status: 201, revision: '1' });
  expect((await second.get('/v1/offices/unoct', { 'read-after': body.position })).body.revision).toBe('1');
  expect(await chancery('verify', '--store', join(dir, 'new.db'))).toMatchObject({ code: 0 });
});

describe('what another client wrote into a record', () => {
  const unreadable = 'cannot be read: its data is no JSON';
  let peer: Peer;
  let positions: readonly [ofMalformed: string, ofUnchained: string];
  beforeEach(async () => {
    peer = await startPeer();
    ending.push(() => peer.stop());
    const store = openKurrentDbStore(peer.connectionString);
    ending.push(() => store.close());
    for (const n of [1, 2, 3]) await store.append(`meeting-m${n}`, 'none', seal(`meeting-m${n}`, null, [draft()]));
    const metadata = '{"actor":"another","recordedAt":"2026-01-01T00:00:00.000Z","schemaVersion":"1"}';
    const append = (stream: string, data: string): string => {
      const written = peer.log.append(stream, 'any', [proposed(undefined, data, metadata)]);
      if (!('position' in written)) throw new Error(`nothing was written to ${stream}`);
      return String(written.position);
    };
    positions = [append('meeting-m2', '{"heldOn":'), append('office-osce', '{\n  "name": "OSCE"\n}')];
    await store.append('meeting-m4', 'none', seal('meeting-m4', null, [draft()]));
  });

  test('ends an export by its position, keeps no file, and says what to do', async () => {
    const file = join(dir, 'all.ndjson');
    const { code, out, err } = await chancery('export', '--out', file, '--store', peer.connectionString);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(`the event at position ${positions[0]} (meeting-m2, revision 1) ${unreadable}`);
    expect(err).toContain('--skip-damaged');
    expect(existsSync(file)).toBe(false);
  });

  test('is left out with its whole record, by name and exit code, and all else moves house', async () => {
    const file = join(dir, 'whole.ndjson');
    const place = ['--out', file, '--store', peer.connectionString];
    const { code, out, err } = await chancery('export', '--skip-damaged', '--json', ...place);
    expect([code, JSON.parse(out)]).toEqual([4, { events: 3, file, leftOut: ['meeting-m2', 'office-osce'] }]);
    const [malformed, unchained, ...more] = err.trimEnd().split('\n');
    expect(malformed).toBe(
      `Left out meeting-m2: at position ${positions[0]}, revision 1, its data is no JSON object in canonical form.`,
    );
    expect(unchained).toContain(`Left out office-osce: at position ${positions[1]}, revision 0, `);
    expect(more).toEqual([]);
    expect(await imported(file, join(dir, 'new.db'))).toMatchObject({ state: 'completed', recorded: 3 });
    await expectSame(join(dir, 'new.db'), file);

    const narrowed = ['--stream', 'meeting-', '--after', positions[0], '--store', peer.connectionString];
    expect(await chancery('export', '--skip-damaged', ...narrowed)).toMatchObject({ code: 0, err: '' });
  });

  test('and is no link of the chain ends an export of whole records too, for it would replace a sound copy', async () => {
    const file = join(dir, 'offices.ndjson');
    const whole = ['export', '--stream', 'office-', '--store', peer.connectionString];
    const { code, err } = await chancery(...whole, '--out', file);
    expect(code).toBe(1);
    expect(err).toContain(`the chain of office-osce is broken at position ${positions[1]}, revision 0: `);
    expect(existsSync(file)).toBe(false);
    expect(await chancery(...whole, '--type', 'NoteTaken')).toMatchObject({ code: 0, err: '' });
  });

  test('is shown as it is, one event a line', async () => {
    const log = await chancery('log', '--json', '--store', peer.connectionString);
    expect(log).toMatchObject({ code: 0, err: '' });
    const shown = log.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(shown).toHaveLength(6);
    expect(shown[3]).toMatchObject({ position: positions[0], datacontenttype: 'text/plain', data: '{"heldOn":' });
    expect(shown[4]).toMatchObject({ position: positions[1], datacontenttype: 'application/json', data: { name: 'OSCE' } });
    const history = (...more: string[]) => chancery('history', 'meeting:m2', '--store', peer.connectionString, ...more);
    expect(await history()).toMatchObject({ code: 0, out: expect.stringMatching(/^ {2}unreadable {2}/m), err: '' });
    expect((await history('--json')).out.trimEnd().split('\n')).toHaveLength(2);
  });
});

describe('what does not fit', () => {
  test('is refused whole, by its line, and makes no log', async () => {
    const file = await exportOf(6);
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const damaged = join(dir, 'damaged.ndjson');
    await writeFile(damaged, lines.with(3, lines[3]!.replace('"heldOn":"2018', '"heldOn":"2019')).join('\n').slice(0, -20));
    const store = join(dir, 'new', 'log.db');
    const refused = await chancery('import', damaged, '--as', 'cloudevents', '--store', store, '--data-dir', dir);
    expect(refused).toEqual({
      code: 1,
      out: [
        '✗ Refused: nothing was written.',
        '  line 4: meeting-m3, revision 0: its hash is not the hash of what it says.',
        '  line 6: it is no JSON: the file ends in the middle of it, so what wrote the file was cut off; export again.',
        '',
      ].join('\n'),
      err: '',
    });
    const json = await chancery('import', damaged, '--as', 'cloudevents', '--store', store, '--data-dir', dir, '--json');
    expect(json.code).toBe(1);
    expect(
      json.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      {
        line: 4,
        outcome: 'rejected',
        code: 'broken-chain',
        detail: 'meeting-m3, revision 0: its hash is not the hash of what it says',
      },
      { line: 6, outcome: 'rejected', code: 'malformed-json', detail: expect.stringContaining('cut off') },
      { state: 'failed', dryRun: false, rows: 6, recorded: 0, already: 0, rejected: 2 },
    ]);
    expect(existsSync(join(dir, 'new'))).toBe(false);
  });

  test('with another event in its place is refused, and the log stays as it is', async () => {
    const [file, store] = [await exportOf(6), join(dir, 'other.db')];
    await write(store, [5]);
    const before = await chancery('export', '--store', store);
    expect(await chancery('import', file, '--as', 'cloudevents', '--store', store, '--data-dir', dir)).toEqual({
      code: 1,
      out: '✗ Refused: nothing was written.\n  line 6: meeting-m5, revision 0: the log holds another event there.\n',
      err: '',
    });
    expect(await chancery('export', '--store', store)).toEqual(before);
  });

  test('without an event it is refused, for what made it may have failed', async () => {
    const empty = join(dir, 'empty.ndjson');
    await writeFile(empty, '');
    const { code, out, err } = await chancery('import', empty, '--as', 'cloudevents', '--data-dir', join(dir, 'elsewhere'));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('there are no events in it: nothing was imported.');
  });

  test('only checked, it makes no log and writes nothing', async () => {
    const file = await exportOf(6);
    const [elsewhere, store] = [join(dir, 'elsewhere'), join(dir, 'log.db')];
    expect(await chancery('import', file, '--as', 'cloudevents', '--dry-run', '--data-dir', elsewhere)).toEqual({
      code: 0,
      out: 'The file is sound: 6 events would be imported. Nothing was written.\n',
      err: '',
    });
    expect(existsSync(elsewhere)).toBe(false);
    expect((await chancery('import', file, '--as', 'cloudevents', '--dry-run', '--store', store)).code).toBe(0);
    expect((await chancery('import', file, '--as', 'cloudevents', '--data-dir', elsewhere)).code).toBe(0);
    const itself = ['import', file, '--as', 'cloudevents', '--data-dir', elsewhere];
    expect((await chancery(...itself)).out).toBe('Nothing to import: the log holds all 6 events already.\n');
    expect(existsSync(store)).toBe(false);
  });

  test.each([
    [['import', 'none.ndjson', '--as', 'cloudevents'], 'there is no file none.ndjson.'],
    [['import', tmpdir(), '--as', 'cloudevents'], 'is a directory'],
    [['import', 'x.ndjson'], "required option '--as <mapping>' not specified"],
    [['import', 'x.ndjson', '--as', 'csv'], '--as csv: there is no mapping csv: there are visits'],
    [['import', 'x.ndjson', '--as', 'cloudevents', '--store', ':memory:'], 'a log that ends with the server'],
  ])('%j is wrong usage', async (args, sentence) => {
    const { code, out, err } = await chancery(...args, '--data-dir', dir);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function started(...args: readonly string[]): ChildProcess {
  const { NODE_OPTIONS: _, ...environment } = process.env;
  const child = spawn(process.execPath, [main, ...args], { env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
  ending.push(async () => child.kill('SIGKILL'));
  return child;
}

async function endOf(child: ChildProcess): Promise<Ran> {
  const [out, err, [code]] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'exit')]);
  return { code: code as number | null, out, err };
}

function chancery(...args: readonly string[]): Promise<Ran> {
  const child = started(...args);
  child.stdin!.end();
  return endOf(child);
}

/** The answer to an import that goes through. */
async function imported(file: string, store: string): Promise<unknown> {
  const ran = await chancery('import', file, '--as', 'cloudevents', '--store', store, '--data-dir', dir, '--json');
  expect(ran).toMatchObject({ code: 0, err: '' });
  return JSON.parse(ran.out.trimEnd().split('\n').at(-1)!);
}

/** A file of so many events, each with a stream of its own. */
async function exportOf(count: number): Promise<string> {
  const [store, file] = [join(dir, 'source.db'), join(dir, 'source.ndjson')];
  await write(
    store,
    Array.from({ length: count }, (_, n) => n),
  );
  expect(await chancery('export', '--store', store, '--out', file)).toMatchObject({ code: 0 });
  return file;
}

async function write(path: string, meetings: readonly number[]): Promise<void> {
  const store = await openSqliteStore(path);
  await store.appendInOrder(
    meetings.map((n) => ({ stream: `meeting-m${n}`, expected: 'none', events: seal(`meeting-m${n}`, null, [draft()]) })),
  );
  await store.close();
}

function draft(): EventDraft {
  const command = randomUUID();
  const recordedAt = '2026-11-01T09:30:00.000Z';
  const metadata = {
    recordedAt,
    actor: 'amina',
    correlationId: 'c',
    causationId: command,
    commandId: command,
    schemaVersion: '1',
  };
  return { id: randomUUID(), type: 'BilateralMeetingHeld', data: { heldOn: '2018-05-03', topics: ['терроризм'] }, metadata };
}

async function expectSame(store: string, file: string): Promise<void> {
  const { out } = await chancery('export', '--store', store);
  expect(withoutPositions(out)).toEqual(withoutPositions(await readFile(file, 'utf8')));
  expect(await chancery('verify', '--store', store)).toMatchObject({ code: 0 });
}

function withoutPositions(lines: string): string[] {
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/"position":"\d+",/, ''));
}

const OURS = { streamPrefixes: STREAM_PREFIXES };

const ours = (peer: Peer) => peer.log.records.filter(({ stream }) => stream.startsWith('meeting-'));

function countIn(path: string): number {
  if (!existsSync(path)) return 0;
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    return Number(db.prepare('SELECT count(*) AS n FROM events').get()?.['n']);
  } catch {
    // The tables are not made yet.
    return 0;
  } finally {
    db.close();
  }
}

async function rowsOf(path: string): Promise<unknown> {
  const store = await openSqliteStore(path);
  const { signal } = new AbortController();
  const db = await rebuild(store, join(dir, `${randomUUID()}.sqlite`), projections, {
    signal,
    until: await store.head(),
    location: path,
  });
  const rows = allRows(db!, projections);
  db!.close();
  await store.close();
  return rows;
}

/** Waits until the rows have passed the whole log. */
async function level(api: Api): Promise<void> {
  for await (const { position } of api.store.readAll({ direction: 'backwards', limit: 1, filter: OURS })) {
    const after = { 'read-after': String(position) };
    await until('the rows are level with the log', async () => (await api.get('/v1/offices', after)).status === 200);
  }
}

/** Every list, and every record on it. */
async function pathsOf(api: Api): Promise<string[]> {
  const found = ['/v1/counter-terrorism/engagements', '/v1/counter-terrorism/coverage'];
  for (const list of ['/v1/offices', '/v1/officials', '/v1/meetings', '/v1/conferences', '/v1/partnerships']) {
    const { body } = await api.get(`${list}?limit=1000`);
    found.push(list, `${list}?asOf=2018-05-03&certain=true`);
    for (const item of body.items) found.push(`${list}/${item.id ?? item.parties.join('/')}`);
  }
  return found;
}
