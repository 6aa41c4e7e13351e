import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Command } from '#domain/commands.ts';
import { metadataOf } from '#event-store/decode.ts';
import { verify } from '#event-store/hash-chain.ts';
import { openSqliteStore, type SqliteStore } from '#event-store/sqlite/sqlite-store.ts';
import { type Caller, type Execute, executor, ForeignClock } from './execute.ts';

const PRESENT = '2026-11-25T12:00:00.000Z';
const desk: Caller = { actor: 'desk', correlationId: 'c1' };

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
