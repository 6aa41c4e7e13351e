import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL } from '#domain/access.ts';
import { type Execute, executor, KeyReused, UnreadableRecord } from '#application/execute.ts';
import { idempotencyKey } from '#application/idempotency.ts';
import type { Command } from '#domain/commands.ts';
import { asStretches, asText } from '#domain/fields.ts';
import type { JsonObject } from '#domain/json.ts';
import { says } from '#domain/record.ts';
import { cloudEventOf, eventOfCloudEvent } from '#event-store/cloud-event.ts';
import { metadataOf, type Upcasters } from '#event-store/decode.ts';
import type { Appended, EventStore, RecordedEvent } from '#event-store/event-store.ts';
import { seal, verify } from '#event-store/hash-chain.ts';
import { openStore } from '#event-store/open-store.ts';
import { leafHash, verifyInclusion } from '#event-store/proofs/merkle-tree.ts';
import { LogTree } from '#event-store/proofs/log-tree.ts';
import { type FollowingChange, ReadModels } from '#read-models/read-models.ts';
import { projections } from '#read-models/projections.ts';
import { Reader, RowsNotReady } from '#read-models/reading/reader.ts';
import { findRecord } from '#read-models/records/queries.ts';
import { SEES } from '#read-models/rows/projection.ts';
import { createRows } from '#read-models/rows/rows-file.ts';
import { rebuild } from '#read-models/replay/rebuild.ts';
import { Runner } from '#read-models/runner/runner.ts';
import { upcasters as newer } from '../libs/read-models/testing/newer-events.ts';
import { allRows } from '../libs/read-models/testing/rows.ts';
import { until } from './program.ts';

const NEWER_PROGRAM = new URL('../libs/read-models/testing/newer-events.ts', import.meta.url);
const COMPACT = 'office-compact';
const NAMES = ['Task Force', 'Coordination Task Force', 'Compact', 'Coordination Compact'];
const signal = new AbortController().signal;
const now = (): Date => new Date('2026-01-01T00:00:00Z');
const caller = { ...LOCAL, actor: 'desk', correlationId: 'a-desk' };

let dir: string;
let location: string;
let store: EventStore;
let execute: Execute;
const open: { close(): void | Promise<void> }[] = [];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'upcasting-'));
  location = join(dir, 'log.sqlite');
  store = await openStore(location);
  execute = executor({ store, now, upcasters: newer });
});
afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.close();
  await store.close();
  rmSync(dir, { recursive: true });
});

const establish: Command = { type: 'EstablishOffice', stream: COMPACT, body: { name: NAMES[0]! } };
const rename = (name: string, from: string): Command => ({ type: 'RenameOffice', stream: COMPACT, body: { name, from } });

/** As a program of that day recorded it. */
async function recordedThen(stream: string, type: string, version: number, data: JsonObject, more = {}): Promise<Appended> {
  const events = await eventsOf(stream);
  const last = events.at(-1)!;
  const { hash, recordedAt } = metadataOf(last);
  const at = { recordedAt, actor: 'desk', correlationId: 'c', causationId: 'c', commandId: 'c', schemaVersion: String(version) };
  const id = crypto.randomUUID();
  const sealed = seal(stream, { revision: last.revision, hash }, [{ id, type, data, metadata: { ...at, ...more } }]);
  return store.append(stream, last.revision, sealed);
}

/** An office whose name was recorded by programs of three versions. */
async function renamedByAll(): Promise<void> {
  await execute(establish, caller);
  await recordedThen(COMPACT, 'OfficeRenamed', 1, { title: NAMES[1]!, from: '2016' });
  await recordedThen(COMPACT, 'OfficeRenamed', 2, { called: NAMES[2]!, from: '2018' });
  await execute(rename(NAMES[3]!, '2019'), caller);
}

const eventsOf = async (stream: string): Promise<RecordedEvent[]> => Array.fromAsync(store.read(stream));

async function rowsOf(name: string, upcasters?: Upcasters): Promise<{ db: DatabaseSync; path: string; runner: Runner }> {
  const path = join(dir, name);
  const db = createRows(path, await store.logId(), projections, upcasters);
  open.push(db);
  const runner = new Runner(store, db, projections, 1, upcasters);
  await runner.follow({ signal, until: await store.head() });
  return { db, path, runner };
}

function readerOf(path: string, upcasters?: Upcasters): Reader {
  const reader = new Reader(() => path, undefined, projections, upcasters);
  open.push(reader);
  return reader;
}

const said = (reader: Reader, stream = COMPACT) =>
  says(reader.read((rows) => findRecord(rows, stream, { sees: SEES.confidential }))!);
const namesIn = (reader: Reader) => asStretches(said(reader).name).map(({ value }) => value);
const parkedIn = (db: DatabaseSync) => db.prepare('SELECT stream, revision, error FROM parked').all();

describe('an event of an older version', () => {
  test('is read in the newest, in rows that followed the log and in those that a replay makes', async () => {
    await renamedByAll();
    const followed = await rowsOf('followed', newer);
    expect(parkedIn(followed.db)).toEqual([]);
    const reader = readerOf(followed.path, newer);
    expect([namesIn(reader), reader.outdated()]).toEqual([NAMES, null]);

    const rebuilding = { signal, until: await store.head(), location, upcasters: newer };
    const alone = await rebuild(store, join(dir, 'alone'), projections, rebuilding);
    const helped = await rebuild(store, join(dir, 'helped'), projections, {
      ...rebuilding,
      module: NEWER_PROGRAM.href,
      longFrom: 0n,
    });
    open.push(alone!, helped!);
    expect(allRows(alone!, projections)).toEqual(allRows(followed.db, projections));
    expect(allRows(helped!, projections)).toEqual(allRows(followed.db, projections));
    expect(namesIn(readerOf(join(dir, 'helped'), newer))).toEqual(NAMES);
  });

  test('stays as it was stored in history and exports, with hashes and proofs that hold', async () => {
    await renamedByAll();
    const events = await eventsOf(COMPACT);
    expect(events.map(cloudEventOf).map(({ type, schemaversion, data }) => ({ type, schemaversion, data }))).toEqual([
      { type: 'OfficeEstablished', schemaversion: 1, data: { name: NAMES[0] } },
      { type: 'OfficeRenamed', schemaversion: 1, data: { title: NAMES[1], from: '2016' } },
      { type: 'OfficeRenamed', schemaversion: 2, data: { called: NAMES[2], from: '2018' } },
      { type: 'OfficeRenamed', schemaversion: 3, data: { name: NAMES[3], from: '2019' } },
    ]);
    for (const { position: _, ...event } of events)
      expect(eventOfCloudEvent(JSON.parse(JSON.stringify(cloudEventOf({ ...event, position: 1n }))))).toEqual(event);
    expect(await verify(store)).toMatchObject({ events: 4, broken: [] });
    const tree = new LogTree(store, ':memory:');
    open.push(tree);
    for (const event of events) {
      const proof = await tree.inclusion(event.position, null, 60_000);
      if (proof.kind !== 'given') throw new Error(proof.kind);
      const leaf = leafHash(Buffer.from(metadataOf(event).hash, 'hex'));
      expect(verifyInclusion(proof.value, leaf, proof.value.head.root)).toBe(true);
    }
  });

  test('is what a command is judged by: what it said is not recorded again', async () => {
    await renamedByAll();
    const revision = (await eventsOf(COMPACT)).length - 1;
    expect(await execute(rename(NAMES[1]!, '2016'), caller)).toMatchObject({ recorded: false, revision });
    await expect(execute(rename('Another', '2016'), caller)).rejects.toMatchObject({ refusals: [{ code: 'would-overwrite' }] });
    expect(await eventsOf(COMPACT)).toHaveLength(revision + 1);
  });

  test('answers a retry of the command that an older program recorded under its key', async () => {
    await execute(establish, caller);
    const body = { name: NAMES[1]!, from: '2016' };
    const key = idempotencyKey('desk', '/v1/offices/compact/names', 'k', body);
    const told = { title: NAMES[1]!, from: '2016' };
    const first = await recordedThen(COMPACT, 'OfficeRenamed', 1, told, { idempotencyKey: key.hash, bodyDigest: key.digest });
    await execute(rename(NAMES[3]!, '2019'), caller);

    const again = await execute(rename(NAMES[1]!, '2016'), { ...caller, key });
    expect(again).toMatchObject({ revision: first.revision, position: first.position, recorded: true });
    const other = idempotencyKey('desk', '/v1/offices/compact/names', 'k', { ...body, from: '2017' });
    await expect(execute(rename(NAMES[1]!, '2017'), { ...caller, key: other })).rejects.toThrow(KeyReused);
    expect(await eventsOf(COMPACT)).toHaveLength(3);
  });
});

test('An event whose upcaster fails parks its record; a retry by a program that mends it follows it and all after it', async () => {
  await renamedByAll();
  const faulty: Upcasters = { ...newer, OfficeRenamed: [() => JSON.parse('no JSON') as JsonObject, newer.OfficeRenamed[1]!] };
  const { db, path } = await rowsOf('rows', faulty);
  expect(parkedIn(db)).toMatchObject([{ stream: COMPACT, revision: 1 }]);
  const { position } = (await eventsOf(COMPACT))[1]!;
  expect(await new Runner(store, db, projections, 1, newer).retry(position)).toBe(true);
  expect(parkedIn(db)).toEqual([]);
  expect(namesIn(readerOf(path, newer))).toEqual(NAMES);
  expect(allRows(db, projections)).toEqual(allRows((await rowsOf('whole', newer)).db, projections));
});

describe('an event of a version that is not known', () => {
  const unknown = 'OfficeRenamed has schema version 3, this program reads up to 1';

  test('parks its record alone, and a retry by the same program leaves it so', async () => {
    await execute(establish, caller);
    await execute(rename(NAMES[3]!, '2019'), caller);
    await execute({ type: 'AttachSource', stream: COMPACT, body: { publisher: 'Avesta', attribution: 'stated' } }, caller);
    await execute({ ...establish, stream: 'office-unoct' }, caller);
    const { db, path, runner } = await rowsOf('rows');
    const parked = { stream: COMPACT, revision: 1, error: `UnreadableEvent: ${unknown}` };
    expect(parkedIn(db)).toEqual([parked]);
    expect(asStretches(said(readerOf(path), 'office-unoct').name)).toHaveLength(1);
    const { position } = (await eventsOf(COMPACT))[1]!;
    expect(await runner.retry(position)).toBe(true);
    expect(parkedIn(db)).toEqual([parked]);
  });

  test('keeps commands to its record from being judged', async () => {
    await execute(establish, caller);
    await execute(rename(NAMES[3]!, '2019'), caller);
    const older = executor({ store, now });
    const judged = older(rename('Another', '2020'), caller);
    await expect(judged).rejects.toThrow(UnreadableRecord);
    await expect(judged).rejects.toThrow(`${COMPACT} cannot be read at revision 1: ${unknown}`);
    expect(await older({ ...establish, stream: 'office-unoct' }, caller)).toMatchObject({ recorded: true });
  });
});

describe('rows that a program made with other versions', () => {
  test('are read in the newest meanwhile; what they hold in a newer one than is known is not', async () => {
    const older = executor({ store, now });
    await older(establish, caller);
    await older({ type: 'DissolveOffice', stream: COMPACT, body: { on: '2022-02' } }, caller);
    const { path } = await rowsOf('older');
    const reader = readerOf(path, newer);
    expect(reader.outdated()).toMatchObject({ OfficeDissolved: '1', OfficeRenamed: '1' });
    expect(asText(said(reader).dissolvedOn)).toBe('2022-02-28');
    expect(asText(said(readerOf(path)).dissolvedOn)).toBe('2022-02');

    const made = await rowsOf('newer', newer);
    expect(asText(said(readerOf(made.path, newer)).dissolvedOn)).toBe('2022-02-28');
    expect(() => said(readerOf(made.path))).toThrow(RowsNotReady);
  });

  test('give place to new ones at the start of a newer program, which follows what was parked', async () => {
    await execute(establish, caller);
    await execute(rename(NAMES[3]!, '2019'), caller);
    const rows = join(dir, 'read-models');
    const older = await ReadModels.open({ store, location, dir: rows });
    await until('the older one follows', async () => older.status().state === 'live' && older.status().parked === 1);
    await older.close();

    const told: FollowingChange[] = [];
    const options = { store, location, dir: rows, projections: NEWER_PROGRAM };
    const upgraded = await ReadModels.open({ ...options, onFollowing: (change) => told.push(change) });
    open.push(upgraded);
    await until('the newer one follows', async () => upgraded.status().state === 'live' && upgraded.status().parked === 0);
    expect(told[0]).toMatchObject({
      kind: 'outdated',
      versions: [
        { projection: 'OfficeRenamed', from: '1', to: '3' },
        { projection: 'OfficeDissolved', from: '1', to: '2' },
      ],
    });
    expect(namesIn(upgraded.reader)).toEqual([NAMES[0], NAMES[3]]);
  });
});
