import { pino } from 'pino';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { letIn } from '#api/access/let-in.ts';
import { localIdentity } from '#api/access/local.ts';
import { appModule, type Parts } from '#api/app.module.ts';
import { configurationFrom } from '#api/configuration.ts';
import { openApiOf } from '#api/docs/open-api.ts';
import { PATIENCE } from '#api/http/arrival.ts';
import { fastifyAdapter } from '#api/http/fastify.ts';
import type { EventStore } from '#event-store/event-store.ts';
import { projections } from '#read-models/projections.ts';
import { Reader } from '#read-models/reading/reader.ts';
import { createRows } from '#read-models/rows/rows-file.ts';
import { Runner } from '#read-models/runner/runner.ts';
import { type Given, readWhole } from '#read-models/whole/reads.ts';

/** What came back, as the text that it was. */
export interface Read {
  readonly status: number;
  readonly text: string;
}

/** Every read of the program, over rows of any log that a test has, and without a socket. */
export class Reads implements AsyncDisposable {
  readonly document: OpenAPIObject;
  readonly #dir: string;
  readonly #nest: NestFastifyApplication;
  #made = 0;
  #log: EventStore | null = null;
  #reader = new Reader(() => null);

  private constructor(dir: string, nest: NestFastifyApplication, document: OpenAPIObject) {
    this.#dir = dir;
    this.#nest = nest;
    this.document = document;
  }

  static async open(now: () => Date): Promise<Reads> {
    const dir = await mkdtemp(join(tmpdir(), 'reads-'));
    const configuration = await configurationFrom({ DATA_DIR: dir, EVENT_STORE: ':memory:' });
    const rows = {
      read: (read: Parameters<Reader['read']>[0]) => reads.#reader.read(read),
      age: () => null,
      apart: { read: (name: 'gaps', ...given: Given<'gaps'>) => reads.#reader.read((each) => readWhole(each, name, given)) },
    };
    const store: Pick<EventStore, 'read'> = { read: (stream, options) => reads.#log!.read(stream, options) };
    const others = { watch: {}, execute: {}, readiness: {}, imports: {}, metrics: {}, streams: {} };
    const parts = { ...others, configuration, store, rows, now } as unknown as Parts;
    const nest = await NestFactory.create<NestFastifyApplication>(
      appModule(parts),
      fastifyAdapter(pino({ level: 'silent' }), [], PATIENCE),
      {
        bodyParser: false,
        logger: false,
        abortOnError: false,
      },
    );
    const document = openApiOf(nest);
    letIn(nest.getHttpAdapter().getInstance(), { identify: localIdentity, count: null, publicUrl: null });
    await nest.init();
    const reads = new Reads(dir, nest, document);
    return reads;
  }

  /** Reads from now on are of this log. @param logId names it, so that cursors of two logs can be compared */
  async of(log: EventStore, logId: string): Promise<void> {
    this.#reader.close();
    const path = join(this.#dir, `rows-${this.#made++}.sqlite`);
    const db = createRows(path, logId, projections);
    await new Runner(log, db, projections).follow({ signal: new AbortController().signal, until: await log.head() });
    db.close();
    this.#reader = new Reader(() => path);
    this.#log = log;
  }

  async get(address: string): Promise<Read> {
    const { statusCode: status, body: text } = await this.#nest.inject({ method: 'GET', url: address });
    return { status, text };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#reader.close();
    await this.#nest.close();
    await rm(this.#dir, { recursive: true, force: true });
  }
}
