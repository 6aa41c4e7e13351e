import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LOCAL } from '#domain/access.ts';
import { Problem } from '../problems/problem.ts';
import { EventStreams } from './event-streams.ts';

test('A reader that is gone before it is admitted is not counted', async () => {
  const streams = new EventStreams({ liveFeeds: 1, liveStallSeconds: 1, auth: 'local' });
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const asked = get(`http://127.0.0.1:${(server.address() as AddressInfo).port}`).on('error', () => undefined);
  const [, response] = await once(server, 'request');
  const gone = once(response, 'close');
  asked.destroy();
  await gone;
  expect(streams.admit(response, LOCAL).signal.aborted).toBe(true);
  expect(streams.count).toBe(0);
  server.close();
});

test('A reader to whom nothing is told is asked for all the same, and told why it ends', async () => {
  const streams = new EventStreams({ liveFeeds: 1, liveStallSeconds: 1, auth: 'tokens' }, 5);
  let asked = 0;
  const ended = Promise.withResolvers<unknown>();
  const server = createServer((_, response) => {
    const stream = streams.admit(response, LOCAL);
    const silent = (): Promise<void> => once(stream.signal, 'abort').then(() => undefined);
    const assertStill = async (): Promise<void> => {
      asked++;
      if (asked === 2) throw new Error('it cannot be told');
      if (asked > 3) throw new Problem('unauthenticated', 'Sign in again.');
    };
    stream.over(silent, assertStill).catch(ended.resolve);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  expect(await response.text()).toMatch(/^(?::\n\n)+event: problem\ndata: .*"unauthenticated".*\n\n$/);
  expect(await ended.promise).toBeInstanceOf(Problem);
  expect(asked).toBeGreaterThan(3);
  expect(streams.count).toBe(0);
  server.close();
});
