import type { EventStore, EventToAppend } from '#event-store/event-store.ts';
import { openKurrentDbStore } from '#event-store/kurrentdb/kurrentdb-store.ts';
import { afterEach } from '@jest/globals';

import { type Cluster, startCluster } from './peer/cluster.ts';
import type { Proposed } from './peer/log.ts';
import { type Peer, type PeerOptions, startPeer } from './peer/peer.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** What these open is closed after the test. */
export async function peerOf(options?: PeerOptions): Promise<Peer> {
  const peer = await startPeer(options);
  closing.push(() => peer.stop());
  return peer;
}

export async function clusterOf(...options: Parameters<typeof startCluster>): Promise<Cluster> {
  const cluster = await startCluster(...options);
  closing.push(() => cluster.stop());
  return cluster;
}

export function storeOn(connectionString: string): EventStore {
  const store = openKurrentDbStore(connectionString);
  closing.push(() => store.close());
  return store;
}

export const event = (data = '{"note":"they met"}'): EventToAppend => ({
  id: crypto.randomUUID(),
  type: 'NoteTaken',
  data,
  metadata: '{"actor":"tests"}',
});

/** As another client would append it, straight to the log of a peer. */
export function proposed(id: string = crypto.randomUUID(), data = '{"note":"they met"}', metadata = '{}'): Proposed {
  const bytes = (text: string) => new TextEncoder().encode(text);
  return { id, type: 'NoteTaken', isJson: true, data: bytes(data), metadata: bytes(metadata) };
}

export async function take<T>(items: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}
