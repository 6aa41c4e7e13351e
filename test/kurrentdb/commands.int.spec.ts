import { describe, expect, test } from '@jest/globals';
import { LOCAL } from '#domain/access.ts';
import { executor } from '#application/execute.ts';
import type { Command } from '#domain/commands.ts';
import { StoreUnavailable } from '#event-store/event-store.ts';
import { verify } from '#event-store/hash-chain.ts';
import { peerOf, storeOn, take } from './harness.ts';
import { TransactionLog } from './peer/log.ts';

test('commands that wait for one to the same record fail with it when the server is away', async () => {
  const peer = await peerOf();
  const execute = executor({ store: storeOn(peer.connectionString), now: () => new Date() });
  const ask = (command: object) => execute(command as Command, { ...LOCAL, actor: 'desk', correlationId: 'test' });
  const stream = 'conference-a';
  await ask({ type: 'ConveneConference', stream, body: { name: 'a', heldOn: '2018-05-03' } });
  const attach = (n: number) => ask({ type: 'AttachSource', stream, body: { publisher: `P${n}`, attribution: 'stated' } });
  await peer.stop();
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => attach(n)));
  const reasons = new Set(outcomes.map((each) => (each.status === 'rejected' ? each.reason : each.value)));
  expect([...reasons]).toEqual([expect.any(StoreUnavailable)]);
});

describe('after a log was restored to what it was', () => {
  const stream = 'conference-a';
  const command = (n: number) => ({ type: 'AttachSource', stream, body: { publisher: `P${n}`, attribution: 'stated' } });

  /** A desk that has recorded, and holds, more than the log does. */
  async function aheadOfItsLog() {
    const before = await peerOf();
    const store = storeOn(before.connectionString);
    await store.logId();
    const execute = executor({ store, now: () => new Date() });
    const ask = (given: object, key?: string) =>
      execute(given as Command, {
        ...LOCAL,
        correlationId: 'test',
        ...(key && { key: { hash: key.repeat(64), digest: 'd'.repeat(64) } }),
      });
    await ask({ type: 'ConveneConference', stream, body: { name: 'a', heldOn: '2018-05-03' } });
    await ask(command(1));
    const restored = new TransactionLog();
    for (const record of before.log.records.filter(({ stream: each }) => !each.startsWith('$'))) {
      restored.append(record.stream, 'any', [record]);
    }
    await ask(command(2), 'a');
    // Now the last one is held too.
    await ask(command(2), 'a');
    await before.stop();
    const after = await peerOf({ port: before.port, log: restored });
    return { store, ask, connectionString: after.connectionString };
  }

  test('what is recorded next is judged by what the log holds, and chained to it', async () => {
    const { store, ask } = await aheadOfItsLog();
    expect((await ask(command(3))).revision).toBe(2);
    expect((await ask(command(4))).revision).toBe(3);
    expect(await verify(store)).toMatchObject({ events: 4, broken: [] });
  });

  test('what was lost is recorded anew when it is sent again under its key', async () => {
    const { store, ask } = await aheadOfItsLog();
    expect(await ask(command(2), 'a')).toMatchObject({ revision: 2, recorded: true });
    expect((await take(store.read(stream))).map(({ revision }) => revision)).toEqual([0, 1, 2]);
  });

  test('and another one wrote in the place of what was lost, that is what is gone on from', async () => {
    const { store, ask, connectionString } = await aheadOfItsLog();
    const other = executor({ store: storeOn(connectionString), now: () => new Date() });
    expect((await other(command(5) as Command, { ...LOCAL, actor: 'another', correlationId: 'test' })).revision).toBe(2);
    expect((await ask(command(6))).revision).toBe(3);
    expect(await verify(store)).toMatchObject({ events: 4, broken: [] });
  });
});
