import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Identity } from '#domain/access.ts';
import type { Configuration } from '../configuration.ts';
import { REQUEST_ID } from '../logging/request-id.ts';
import { problemOf } from '../problems/problem-of.ts';
import { Problem } from '../problems/problem.ts';
import { secure } from './security-headers.ts';

export const EVENT_STREAM = 'text/event-stream';

/** A proxy gives up on a quiet connection after a minute or less. */
const HEARTBEAT_MS = 15_000;

/** Server-sent events that are open: as many as may be, and of those no more for one reader than leaves room for others. */
export class EventStreams {
  /** How many may be open at once. */
  readonly most: number;
  /** Of one who is known. */
  readonly #share: number;
  readonly #stallMs: number;
  readonly #heartbeatMs: number;
  readonly #open = new Map<EventStream, string>();
  #ended = false;

  constructor(
    { liveFeeds, liveStallSeconds, auth }: Pick<Configuration, 'liveFeeds' | 'liveStallSeconds' | 'auth'>,
    heartbeatMs = HEARTBEAT_MS,
  ) {
    this.#heartbeatMs = heartbeatMs;
    this.most = liveFeeds;
    // Where nobody signs in, whoever comes is the same one.
    this.#share = auth === 'local' ? liveFeeds : Math.max(1, Math.floor(liveFeeds / 2));
    this.#stallMs = liveStallSeconds * 1000;
  }

  get count(): number {
    return this.#open.size;
  }

  /**
   * Counts a reader from before it is answered.
   * @returns ended already where the reader is gone
   * @throws {Problem} `too-many-feeds`, `too-many-own-feeds`
   */
  admit(response: ServerResponse, { actor }: Pick<Identity, 'actor'>): EventStream {
    if (this.#open.size >= this.most || this.#ended)
      throw new Problem('too-many-feeds', `${this.#open.size} live feeds are open: try again later, or read /v1/history.`, AGAIN);
    const own = [...this.#open.values()].filter((each) => each === actor).length;
    if (own >= this.#share)
      throw new Problem('too-many-own-feeds', `${own} live feeds are open for ${actor}: close one, or try again later.`, AGAIN);
    const stream = new EventStream(response, this.#stallMs, this.#heartbeatMs);
    this.#open.set(stream, actor);
    const forget = (): boolean => this.#open.delete(stream);
    if (stream.signal.aborted) forget();
    else stream.signal.addEventListener('abort', forget, { once: true });
    return stream;
  }

  /** Ends all of them; no more are admitted. */
  close(): void {
    this.#ended = true;
    for (const stream of this.#open.keys()) stream.end();
  }
}

/** Server-sent events to one reader. */
export class EventStream {
  readonly #response: ServerResponse;
  readonly #stallMs: number;
  readonly #heartbeatMs: number;
  readonly #end = new AbortController();

  /**
   * @param stallMs milliseconds in which a reader must take what was written, else it is cut off
   * @param heartbeatMs milliseconds after which it is heard of where nothing else is told
   */
  constructor(response: ServerResponse, stallMs: number, heartbeatMs: number) {
    this.#response = response;
    this.#stallMs = stallMs;
    this.#heartbeatMs = heartbeatMs;
    if (response.destroyed) this.end();
    else response.once('close', () => this.end());
  }

  /** Aborted when the reader goes, is cut off, or the program ends. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  end(): void {
    this.#end.abort();
  }

  /**
   * Writes what `tell` writes, is heard of where that is silent, and ends with it. Where it fails, the last event is the
   * problem.
   * @param assertStill asked now and then, also where there is nothing to tell. @throws {Problem} once its reader would not be
   * let in any more
   */
  async over(tell: () => Promise<void>, assertStill: () => Promise<void>): Promise<void> {
    const response = this.#response;
    const refused = Promise.withResolvers<never>();
    const heartbeat = setInterval(() => {
      if (!response.writableNeedDrain) response.write(':\n\n');
      // Where it cannot be told, as while an issuer is away, it goes on.
      assertStill().catch((error: unknown) => error instanceof Problem && refused.reject(error));
    }, this.#heartbeatMs);
    try {
      await Promise.race([tell(), refused.promise]);
    } catch (error) {
      const { document } = problemOf(error, { method: 'GET', url: '' });
      response.write(`event: problem\ndata: ${JSON.stringify(document)}\n\n`);
      throw error;
    } finally {
      clearInterval(heartbeat);
      this.end();
      if (!response.writableNeedDrain) response.end();
      else response.destroy();
    }
  }

  /** @returns whether the reader had to be waited for */
  async write(text: string): Promise<boolean> {
    if (this.#response.write(text)) return false;
    const cutOff = setTimeout(() => this.end(), this.#stallMs);
    // It fails when the stream ends, or with the response, which then closes.
    await once(this.#response, 'drain', { signal: this.signal }).catch(() => undefined);
    clearTimeout(cutOff);
    return true;
  }
}

const AGAIN = { headers: { 'retry-after': '30' } };

/** Answers who asks for the head of a stream alone. @returns whether they did */
export function answerHead(request: FastifyRequest, reply: FastifyReply): boolean {
  if (request.method !== 'HEAD') return false;
  void streaming(reply).send();
  return true;
}

/** Begins to answer with a stream, with what every answer has: from here on the reply is no longer Fastify's. */
export function beginStream(request: FastifyRequest, reply: FastifyReply): void {
  secure(request, streaming(reply));
  void reply.header(REQUEST_ID, request.id).hijack();
  reply.raw.writeHead(200, reply.getHeaders() as Record<string, string>);
}

/** Nothing between keeps it, or keeps it back. */
const streaming = (reply: FastifyReply): FastifyReply =>
  reply.headers({
    'content-type': `${EVENT_STREAM}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
