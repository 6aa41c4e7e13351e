import { expect, test } from '@jest/globals';
import { executor } from '#application/execute.ts';
import type { Command } from '#domain/commands.ts';
import { StoreUnavailable } from '#event-store/event-store.ts';
import { peerOf, storeOn } from './harness.ts';

test('commands that wait for one to the same record fail with it when the server is away', async () => {
  const peer = await peerOf();
  const execute = executor({ store: storeOn(peer.connectionString), now: () => new Date() });
  const ask = (command: object) => execute(command as Command, { actor: 'desk', correlationId: 'test' });
  const stream = 'conference-a';
  await ask({ type: 'ConveneConference', stream, body: { name: 'a', heldOn: '2018-05-03' } });
  const attach = (n: number) => ask({ type: 'AttachSource', stream, body: { publisher: `P${n}`, attribution: 'stated' } });
  await peer.stop();
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => attach(n)));
  const reasons = new Set(outcomes.map((each) => (each.status === 'rejected' ? each.reason : each.value)));
  expect([...reasons]).toEqual([expect.any(StoreUnavailable)]);
});
