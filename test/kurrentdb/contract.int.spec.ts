import { openKurrentDbStore } from '#event-store/kurrentdb/kurrentdb-store.ts';
import { afterAll, beforeAll, describe } from '@jest/globals';

import { eventStoreContract } from '../../libs/event-store/contract/event-store.contract.ts';
import { peers, realServers, skippedServers, type StartedServer } from './servers.ts';

describe.each([...peers, ...realServers])('on $name', ({ name, start }) => {
  let server: StartedServer;
  beforeAll(async () => {
    server = await start();
  }, 300_000);
  afterAll(() => server.stop());
  const open = () => Promise.resolve(openKurrentDbStore(server.connectionString));
  eventStoreContract(name, { open, openSecond: open });
});

skippedServers('the contract');
