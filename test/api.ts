import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Application, startApplication } from '#api/application.ts';
import { configurationFrom } from '#api/configuration.ts';
import type { Patience } from '#api/http/arrival.ts';
import type { Log } from '#api/logging/log.ts';
import { openStore } from '#event-store/open-store.ts';
import type { EventStore } from '#event-store/event-store.ts';
import { type Peer, startPeer } from './kurrentdb/peer/peer.ts';

/** What came back, with its JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test names the members that it looks at
  readonly body: any;
}

/** The program on a real store in a directory of its own, spoken to over HTTP. */
export class Api implements AsyncDisposable {
  readonly application: Application;
  readonly store: EventStore;
  readonly dataDir: string;
  readonly #peer: Peer | null;
  #closed = false;

  constructor(application: Application, store: EventStore, dataDir: string, peer: Peer | null) {
    this.application = application;
    this.store = store;
    this.dataDir = dataDir;
    this.#peer = peer;
  }

  get url(): string {
    return this.application.url;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  async send(
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(this.url + path, { method, headers, ...(body !== undefined && { body }) });
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.application.close();
    await this.#peer?.stop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

interface Options {
  readonly dataDir?: string;
  readonly environment?: Record<string, string>;
  readonly now?: () => Date;
  /** Default: the program's own, on standard output. */
  readonly log?: Log;
  readonly patience?: Patience;
}

/** Its log is a file in its directory, or where a whole suite is run on a server, on a peer of its own. */
export async function startApi({ dataDir, environment = {}, now, log: told, patience }: Options = {}): Promise<Api> {
  const directory = dataDir ?? (await mkdtemp(join(tmpdir(), 'chancery-')));
  const peer = process.env['TEST_EVENT_STORE'] === 'kurrentdb' ? await startPeer() : null;
  const log = peer ? { EVENT_STORE: peer.connectionString } : {};
  const configuration = await configurationFrom({ PORT: '0', DATA_DIR: directory, ...log, ...environment });
  const store = await openStore(configuration.eventStore);
  const application = await startApplication({
    configuration,
    store,
    ...(now && { now }),
    ...(told && { log: told }),
    ...(patience && { patience }),
  });
  return new Api(application, store, directory, peer);
}
