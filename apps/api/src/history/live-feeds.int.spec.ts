import { expect, test } from '@jest/globals';
import { getEventListeners, once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { LOCAL } from '#domain/access.ts';
import { openStore } from '#event-store/open-store.ts';
import { configurationFrom } from '../configuration.ts';
import { type EventStream, EventStreams } from '../http/event-streams.ts';
import { LiveFeeds } from './live-feeds.ts';

test('A reader that is waited for again and again leaves nothing behind each time', async () => {
  const store = await openStore(':memory:');
  const streams = new EventStreams(await configurationFrom({ DATA_DIR: tmpdir() }));
  const feeds = new LiveFeeds(store);
  const data = JSON.stringify({ text: 'x'.repeat(200_000) });
  for (let n = 0; n < 30; n++) {
    await store.append('meeting-a', 'any', [{ id: crypto.randomUUID(), type: 'DetailAdded', data, metadata: '{}' }]);
  }
  let stream: EventStream | null = null;
  let stalls = 0;
  const server = createServer((_, response) => {
    response.on('drain', () => stalls++);
    stream = streams.admit(response, LOCAL);
    void feeds.follow(
      stream,
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
    expect(getEventListeners(stream!.signal, 'abort').length).toBeLessThan(5);
  } finally {
    streams.close();
    server.closeAllConnections();
    server.close();
    await store.close();
  }
});
