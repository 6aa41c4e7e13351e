import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { appModule } from '#api/app.module.ts';
import { configurationFrom } from '#api/configuration.ts';
import { openApiOf } from '#api/docs/open-api.ts';
import { Readiness } from '#api/health/readiness.ts';
import { StoreWatch } from '#api/health/store-watch.ts';
import { fastifyAdapter } from '#api/http/fastify.ts';
import { executor } from '#application/execute.ts';
import type { EventStore } from '#event-store/event-store.ts';
import { openStore } from '#event-store/open-store.ts';
import { projections } from '#read-models/projections.ts';
import type { ReadModels } from '#read-models/read-models.ts';
import { Reader } from '#read-models/reader.ts';
import { createRows } from '#read-models/rows-file.ts';
import { Runner } from '#read-models/runner.ts';

/** What came back, its JSON as the text that it was. */
export interface Read {
  readonly status: number;
  readonly text: string;
}

/** Every route of the program, over rows of any log that a test has, and without a socket. */
export class Reads implements AsyncDisposable {
  readonly document: OpenAPIObject;
  readonly #dir: string;
  readonly #store: EventStore;
  readonly #watch: StoreWatch;
  readonly #nest: NestFastifyApplication;
  #made = 0;
  #reader: Reader;

  private constructor(dir: string, store: EventStore, watch: StoreWatch, nest: NestFastifyApplication, document: OpenAPIObject) {
    this.#dir = dir;
    this.#store = store;
    this.#watch = watch;
    this.#nest = nest;
    this.document = document;
    this.#reader = new Reader(() => null);
  }

  static async open(now: () => Date): Promise<Reads> {
    const dir = await mkdtemp(join(tmpdir(), 'reads-'));
    const store = await openStore(':memory:');
    const watch = new StoreWatch(store, now);
    const configuration = await configurationFrom({ DATA_DIR: dir, EVENT_STORE: ':memory:' });
    const rows = {
      read: (read: Parameters<ReadModels['read']>[0]) => reads.#reader.read(read),
      age: () => null,
    } as unknown as ReadModels;
    const parts = {
      configuration,
      store,
      watch,
      execute: executor({ store, now }),
      readiness: new Readiness(watch, rows),
      rows,
      now,
    };
    const nest = await NestFactory.create<NestFastifyApplication>(appModule(parts), fastifyAdapter(), {
      bodyParser: false,
      logger: false,
    });
    const document = openApiOf(nest);
    await nest.init();
    const reads = new Reads(dir, store, watch, nest, document);
    return reads;
  }

  /** Reads from now on are of the rows of this log. @param logId names it, so that cursors of two logs can be compared */
  async of(log: EventStore, logId: string): Promise<void> {
    this.#reader.close();
    const path = join(this.#dir, `rows-${this.#made++}.sqlite`);
    const db = createRows(path, logId, projections);
    await new Runner(log, db, projections).follow({ signal: new AbortController().signal, until: await log.head() });
    db.close();
    this.#reader = new Reader(() => path);
  }

  async get(address: string): Promise<Read> {
    const { statusCode: status, body: text } = await this.#nest.inject({ method: 'GET', url: address });
    return { status, text };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#reader.close();
    await this.#nest.close();
    this.#watch.close();
    await this.#store.close();
    await rm(this.#dir, { recursive: true, force: true });
  }
}
