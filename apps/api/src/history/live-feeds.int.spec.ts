import { expect, test } from '@jest/globals';
import { getEventListeners, once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { openStore } from '#event-store/open-store.ts';
import { configurationFrom } from '../configuration.ts';
import { LiveFeeds } from './live-feeds.ts';

test('A reader that is waited for again and again leaves nothing behind each time', async () => {
  const store = await openStore(':memory:');
  const feeds = new LiveFeeds(store, await configurationFrom({ DATA_DIR: tmpdir() }));
  const data = JSON.stringify({ text: 'x'.repeat(200_000) });
  for (let n = 0; n < 30; n++) {
    await store.append('meeting-a', 'any', [{ id: crypto.randomUUID(), type: 'DetailAdded', data, metadata: '{}' }]);
  }
  let end = new AbortController();
  let stalls = 0;
  const server = createServer((_, response) => {
    response.on('drain', () => stalls++);
    end = feeds.admit(response);
    void feeds.follow(
      response,
      end,
      { lastSeen: '0', place: null },
      {},
      {
        assertStill: async () => undefined,
        sees: async () => true,
      },
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const [reader] = (await once(get(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), 'response')) as [
      IncomingMessage,
    ];
    let received = '';
    for await (const chunk of reader.setEncoding('utf8')) {
      received += chunk;
      if (received.match(/^event: /gm)?.length === 30 && received.endsWith('\n\n')) break;
    }
    expect(stalls).toBeGreaterThan(10);
    expect(getEventListeners(end.signal, 'abort').length).toBeLessThan(5);
  } finally {
    feeds.onModuleDestroy();
    server.closeAllConnections();
    server.close();
    await store.close();
  }
});

test('A reader that is gone before it is admitted is not counted', async () => {
  const store = await openStore(':memory:');
  const feeds = new LiveFeeds(store, await configurationFrom({ DATA_DIR: tmpdir() }));
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const asked = get(`http://127.0.0.1:${(server.address() as AddressInfo).port}`).on('error', () => undefined);
  const [, response] = await once(server, 'request');
  const gone = once(response, 'close');
  asked.destroy();
  await gone;
  expect(feeds.admit(response).signal.aborted).toBe(true);
  expect(feeds.count).toBe(0);
  server.close();
  await store.close();
});
