import type { ServerResponse } from 'node:http';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { cloudEventOf } from '#event-store/cloud-event.ts';
import type { EventFilter, EventStore, Position } from '#event-store/event-store.ts';
import type { Configuration } from '../configuration.ts';
import { Problem } from '../problems/problem.ts';
import { CONFIGURATION, EVENT_STORE, LOG_ID } from '../tokens.ts';

/** A proxy gives up on a quiet connection after a minute or less. */
const HEARTBEAT_MS = 15_000;
/** A batch is in memory while its reader takes it. */
const BATCH_EVENTS = 50;

/**
 * The open feeds. Each reads on from the log only when its reader has taken what was written before, so that a slow
 * one costs a batch of memory; one that takes nothing for too long is cut off, and resumes by its Last-Event-ID.
 */
@Injectable()
export class LiveFeeds implements OnModuleDestroy {
  readonly #store: EventStore;
  readonly #logId: string;
  readonly #configuration: Configuration;
  readonly #open = new Set<AbortController>();
  #ended = false;

  constructor(
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(LOG_ID) logId: string,
    @Inject(CONFIGURATION) configuration: Configuration,
  ) {
    this.#store = store;
    this.#logId = logId;
    this.#configuration = configuration;
  }

  get count(): number {
    return this.#open.size;
  }

  /** @throws {Problem} `too-many-feeds` */
  assertRoom(): void {
    if (this.#open.size < this.#configuration.liveFeeds && !this.#ended) return;
    throw new Problem('too-many-feeds', `${this.#open.size} live feeds are open: try again later, or read /v1/history.`, {
      headers: { 'retry-after': '30' },
    });
  }

  /** Writes server-sent events until the reader goes, is cut off, or the program ends. */
  async follow(response: ServerResponse, after: Position, filter: EventFilter): Promise<void> {
    const end = new AbortController();
    this.#open.add(end);
    response.once('close', () => end.abort());
    const heartbeat = setInterval(() => {
      if (!response.writableNeedDrain) response.write(':\n\n');
    }, HEARTBEAT_MS);
    try {
      // An id without data makes no event: a reader that loses the connection before the first one still resumes here.
      response.write(`retry: 2000\nid: ${this.idOf(after)}\n\n`);
      for await (const { events } of this.#store.subscribe({ after, filter, signal: end.signal, batchSize: BATCH_EVENTS })) {
        for (const event of events) {
          const data = JSON.stringify(cloudEventOf(event));
          const taken = response.write(`id: ${this.idOf(event.position)}\nevent: ${event.type}\ndata: ${data}\n\n`);
          if (!taken) await this.#drained(response, end);
          if (end.signal.aborted) return;
        }
      }
    } finally {
      clearInterval(heartbeat);
      this.#open.delete(end);
      if (!response.writableNeedDrain) response.end();
      else response.destroy();
    }
  }

  idOf(position: Position): string {
    return `${this.#logId}:${position}`;
  }

  onModuleDestroy(): void {
    this.#ended = true;
    for (const end of this.#open) end.abort();
  }

  async #drained(response: ServerResponse, end: AbortController): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const cutOff = setTimeout(() => end.abort(), this.#configuration.liveStallSeconds * 1000);
    response.once('drain', resolve);
    end.signal.addEventListener('abort', () => resolve(), { once: true });
    await promise;
    clearTimeout(cutOff);
    response.off('drain', resolve);
  }
}
