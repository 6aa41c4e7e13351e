import { test } from '@jest/globals';
import { KurrentDbContainer } from '@testcontainers/kurrentdb';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

import { dockerAnswers } from '../docker-engine.ts';
import { startPeer } from './peer/peer.ts';

export interface StartedServer {
  readonly connectionString: string;
  readonly stop: () => Promise<void>;
}

export interface Server {
  readonly name: string;
  /** Each time a log of its own: on a server that others use too, by a prefix that nobody else has. */
  readonly start: () => Promise<StartedServer>;
}

const peer = (name: string, version: string, streamPrefix = ''): Server => ({
  name,
  async start() {
    const started = await startPeer({ version });
    return { connectionString: withPrefix(started.connectionString, streamPrefix), stop: () => started.stop() };
  },
});

/** The test peer as the newest server and as the oldest, there beside others. */
export const peers: readonly Server[] = [
  peer('KurrentDB 26, the test peer', '26.0.2'),
  peer('EventStoreDB 23.10, the test peer, with a stream prefix', '23.10.0', 'desk.'),
];

const { TEST_KURRENTDB_URL } = process.env;

const named: Server = {
  name: 'the server that TEST_KURRENTDB_URL names',
  async start() {
    const connectionString = withPrefix(TEST_KURRENTDB_URL!, `chancery-test.${crypto.randomUUID()}.`);
    return { connectionString, stop: async () => undefined };
  },
};

const container: Server = {
  name: 'a server in a container',
  async start() {
    const compose: { services: { kurrentdb: { image: string } } } = parse(await readFile('docker-compose.yml', 'utf8'));
    const started = await new KurrentDbContainer(compose.services.kurrentdb.image).start();
    return { connectionString: started.getConnectionString(), stop: async () => void (await started.stop()) };
  },
};

const docker = await dockerAnswers();

/** Real servers, where there are any. */
export const realServers: readonly Server[] = [...(TEST_KURRENTDB_URL ? [named] : []), ...(docker ? [container] : [])];

/** Has it counted and said which real servers a suite was not run against. */
export function skippedServers(suite: string): void {
  const missing = [
    ...(TEST_KURRENTDB_URL ? [] : ['TEST_KURRENTDB_URL is not set']),
    ...(docker ? [] : ['no Docker engine answers']),
  ];
  for (const reason of missing) {
    // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- what does not run is counted
    test.skip(`${suite}, skipped: ${reason}`, () => undefined);
  }
}

function withPrefix(connectionString: string, streamPrefix: string): string {
  if (streamPrefix === '') return connectionString;
  return `${connectionString}${connectionString.includes('?') ? '&' : '?'}streamPrefix=${streamPrefix}`;
}
