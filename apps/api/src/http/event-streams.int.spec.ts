import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LOCAL } from '#domain/access.ts';
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
