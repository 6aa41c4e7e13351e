import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LOCAL } from '#domain/access.ts';
import type { Command } from '#domain/commands.ts';
import { metadataOf } from '#event-store/decode.ts';
import { Refused } from '#domain/refusal.ts';
import { StoreUnavailable } from '#event-store/event-store.ts';
import { verify } from '#event-store/hash-chain.ts';
import { openSqliteStore, type SqliteStore } from '#event-store/sqlite/sqlite-store.ts';
import { type Caller, type Execute, executor, ForeignClock, StaleRevision } from './execute.ts';

const PRESENT = '2026-11-25T12:00:00.000Z';
const desk: Caller = { ...LOCAL, actor: 'desk', correlationId: 'c1' };

let store: SqliteStore;
let execute: Execute;
beforeEach(async () => {
  store = await openSqliteStore(':memory:');
  execute = executor({ store, now: () => new Date(PRESENT) });
});
afterEach(() => store.close());

describe('history with its own clock', () => {
  test('is recorded at its own times, and says when it came in', async () => {
    await execute(named('Ann'), log('2016-05-05T18:26:07Z'));
    await execute(named('Anne'), log('2016-05-05T18:26:07Z'));
    expect(await times()).toEqual([
      { recordedAt: '2016-05-05T18:26:07.000Z', importedAt: PRESENT, dataset: 'travels-log' },
      { recordedAt: '2016-05-05T18:26:07.000Z', importedAt: PRESENT, dataset: 'travels-log' },
    ]);
    expect(await verify(store)).toMatchObject({ events: 2, broken: [] });
  });

  test('goes on after a restart, and gives way to what is recorded now', async () => {
    await execute(named('Ann'), log('2016-05-05T00:00:00Z'));
    execute = executor({ store, now: () => new Date(PRESENT) });
    await execute(named('Anne'), log('2017-01-01T00:00:00Z'));
    await execute(named('Annie'), desk);
    expect((await times()).map(({ recordedAt }) => recordedAt.slice(0, 4))).toEqual(['2016', '2017', '2026']);
    await expect(execute(named('Anna'), log('2018-01-01T00:00:00Z'))).rejects.toThrow('history comes in its own order');
  });

  test.each([
    ['a record of the desk', desk, log('2016-05-05T00:00:00Z'), 'was not opened by travels-log with its own clock'],
    ['a record of another data set', log('2016-01-01T00:00:00Z', 'visits'), log('2017-01-01T00:00:00Z'), 'was not opened by'],
    [
      'a record that the data set opened without',
      { ...desk, imported: { dataset: 'travels-log' } },
      log('2017-01-01T00:00:00Z'),
      'was not opened',
    ],
    ['what comes later', log('2017-01-01T00:00:00Z'), log('2016-12-31T23:59:59Z'), 'is before 2017-01-01T00:00:00.000Z'],
  ])('does not go into %s', async (_, first, then, why) => {
    await execute(named('Ann'), first);
    const refused = execute(named('Anne'), then);
    await expect(refused).rejects.toThrow(ForeignClock);
    await expect(refused).rejects.toThrow(why);
    expect(await times()).toHaveLength(1);
    // What is already so says nothing new at any time.
    expect(await execute(named('Ann'), then)).toMatchObject({ recorded: false });
  });

  test('is never of a time to come', async () => {
    await expect(execute(named('Ann'), log('2026-11-25T12:00:00.001Z'))).rejects.toThrow('is still to come');
  });
});

describe('commands that come in at once', () => {
  test('are each judged by what those before it recorded', async () => {
    const given = Array.from({ length: 150 }, (_, n) => (n % 3 === 2 ? 'Ann 0' : `Ann ${n}`));
    const executed = await Promise.all(given.map((name) => execute(named(name), desk)));
    expect(executed.filter(({ recorded }) => recorded).map(({ revision }) => revision)).toEqual(
      Array.from({ length: 100 }, (_, n) => n),
    );
    expect(executed.filter(({ recorded }) => !recorded)).toHaveLength(50);
    expect(await verify(store)).toMatchObject({ events: 100, broken: [] });
  });

  test('are refused alone', async () => {
    const outcomes = await Promise.allSettled([
      execute(named('Ann'), desk),
      execute({ ...named('Ann'), stream: 'official-bob' }, { ...desk, ifMatch: 3 }),
      execute(met('official-of-nobody'), desk),
      execute(met('ann'), desk),
    ]);
    expect(outcomes).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: expect.any(StaleRevision) },
      { status: 'rejected', reason: expect.any(Refused) },
      { status: 'fulfilled' },
    ]);
    expect(store.counts.appends).toBe(2);
  });

  test('are judged by records of any length', async () => {
    for (let n = 0; n < 250; n++) await execute(named(`Ann ${n}`), desk);
    execute = executor({ store, now: () => new Date(PRESENT) });
    const [known, added] = await Promise.all([execute(named('Ann 3'), desk), execute(named('Ann 250'), desk)]);
    expect(known).toMatchObject({ recorded: false, revision: 249 });
    expect(added).toMatchObject({ recorded: true, revision: 250 });
  });

  test('are all judged anew where they were not stored', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-'));
    const file = await openSqliteStore(join(folder, 'log.db'));
    const disk = new DatabaseSync(join(folder, 'log.db'));
    try {
      execute = executor({ store: file, now: () => new Date(PRESENT) });
      await execute(named('Ann'), desk);
      disk.exec("CREATE TRIGGER damage BEFORE INSERT ON events WHEN NEW.revision = 2 BEGIN SELECT json('no'); END");
      const failed = ['Anne', 'Anne', 'Annie'].map((name) => execute(named(name), desk));
      for (const each of await Promise.allSettled(failed))
        expect(each).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) });
      disk.exec('DROP TRIGGER damage');
      expect(await execute(named('Anne'), desk)).toMatchObject({ recorded: true, revision: 1 });
      expect(await verify(file)).toMatchObject({ events: 2, broken: [] });
    } finally {
      disk.close();
      await file.close();
      rmSync(folder, { recursive: true });
    }
  });
});

function met(official: string): Command {
  const delegations = [
    { party: 'state:TJ' as const, participants: [{ official }] },
    { party: 'state:UZ' as const, participants: [{ description: 'senior officials' }] },
  ];
  const sources = [{ publisher: 'Asia-Plus', attribution: 'reported' as const }];
  return {
    type: 'HoldBilateralMeeting',
    stream: `meeting-with-${official}`,
    body: { heldOn: '2018-05-03', delegations, topics: [], sources },
  };
}

function named(name: string): Command {
  return { type: 'RecordOfficialName', stream: 'official-ann', body: { name } };
}

function log(at: string, dataset = 'travels-log'): Caller {
  return { ...desk, imported: { dataset, at: new Date(at) } };
}

async function times(): Promise<{ recordedAt: string; importedAt?: string; dataset?: string }[]> {
  const found = [];
  for await (const event of store.readAll()) {
    const { recordedAt, importedAt, dataset } = metadataOf(event);
    found.push({ recordedAt, ...(importedAt && { importedAt }), ...(dataset && { dataset }) });
  }
  return found;
}
