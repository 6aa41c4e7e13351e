import { openKurrentDbStore } from '#event-store/kurrentdb/kurrentdb-store.ts';
import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { KurrentDbContainer, type StartedKurrentDbContainer } from '@testcontainers/kurrentdb';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

import { eventStoreContract } from '../../libs/event-store/contract/event-store.contract.ts';
import { dockerAnswers } from '../docker-engine.ts';
import { type Peer, startPeer } from './peer/peer.ts';

/** Stores on whatever the connection string names when they are opened. */
const on = (connectionString: () => string) => {
  const open = () => Promise.resolve(openKurrentDbStore(connectionString()));
  return { open, openSecond: open };
};

describe('over the peer', () => {
  let peer: Peer;
  beforeAll(async () => {
    peer = await startPeer();
  });
  afterAll(() => peer.stop());
  eventStoreContract(
    'kurrentdb, peer',
    on(() => peer.connectionString),
  );
});

describe('on a server', () => {
  const url = process.env['TEST_KURRENTDB_URL'];
  if (url) {
    eventStoreContract(
      'kurrentdb, TEST_KURRENTDB_URL',
      on(() => url),
    );
  } else {
    // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- what does not run is counted
    test.skip('the contract, skipped: TEST_KURRENTDB_URL is not set', () => undefined);
  }
});

const docker = await dockerAnswers();

describe('on a server in a container', () => {
  if (!docker) {
    // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- what does not run is counted
    test.skip('the contract, skipped: no Docker engine answers', () => undefined);
    return;
  }
  let container: StartedKurrentDbContainer;
  beforeAll(async () => {
    const compose: { services: { kurrentdb: { image: string } } } = parse(await readFile('docker-compose.yml', 'utf8'));
    container = await new KurrentDbContainer(compose.services.kurrentdb.image).start();
  }, 300_000);
  afterAll(() => container.stop());
  eventStoreContract(
    'kurrentdb, container',
    on(() => container.getConnectionString()),
  );
});
