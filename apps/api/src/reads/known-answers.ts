import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { latestToday, utcToday } from '#domain/edtf.ts';
import type { ReadModels } from '#read-models/read-models.ts';
import { identityOf } from '../access/identity.ts';
import { REQUEST_ID } from '../logging/request-id.ts';

/** Of all answers that are kept, in characters; of one of them. */
const MOST = 32 * 1024 ** 2;
const LARGEST = 1024 ** 2;

interface Known {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Gives an answer again for as long as nothing was committed to the rows and the day is the same: to the byte what would be
 * worked out anew, and says so by `Cache-Status` (RFC 9211). `Cache-Control: no-cache` has it worked out, and so does
 * `Read-After`.
 */
export function keepAnswers(fastify: FastifyInstance, rows: ReadModels, now: () => Date): void {
  const known = new LRUCache<string, Known>({
    maxSize: MOST,
    maxEntrySize: LARGEST,
    sizeCalculation: ({ body }, key) => body.length + key.length,
  });
  let moment: string | null = null;
  const asked = new WeakMap<FastifyRequest, string>();

  /** Null while the rows cannot be read, or do not follow the log: then an answer also tells its age. */
  const momentNow = (): string | null => {
    const version = rows.age() === null ? rows.reader.version() : null;
    if (version === null) return null;
    const today = now();
    return `${version} ${utcToday(today)} ${latestToday(today)}`;
  };

  fastify.addHook('onRequest', (request, reply, done) => {
    const at = isKept(request) ? momentNow() : null;
    if (at === null) return done();
    if (at !== moment) known.clear();
    moment = at;
    const answer = isAnew(request) ? undefined : known.get(keyOf(request));
    if (answer) return void reply.headers({ ...answer.headers, 'cache-status': 'chancery; hit' }).send(answer.body);
    asked.set(request, at);
    done();
  });

  fastify.addHook('onSend', (request, reply, body, done) => {
    const at = asked.get(request);
    // Committed to meanwhile, the rows may have been read before or after.
    const isForOne = reply.getHeader('cache-control') === 'no-store';
    if (
      at !== undefined &&
      !isForOne &&
      at === moment &&
      reply.statusCode === 200 &&
      typeof body === 'string' &&
      momentNow() === at
    )
      known.set(keyOf(request), { body, headers: headersOf(reply) });
    done(null, body);
  });
}

function isKept({ method, headers, routeOptions }: FastifyRequest): boolean {
  return method === 'GET' && routeOptions.config.readsRows === true && headers['read-after'] === undefined;
}

function isAnew({ headers }: FastifyRequest): boolean {
  return headers['cache-control']?.includes('no-cache') ?? false;
}

/** Linked data names its own address, `Accept` chooses a format, and who is cleared for more sees more. */
function keyOf(request: FastifyRequest): string {
  const { url, host, protocol, headers } = request;
  return `${identityOf(request).clearance}\n${headers.accept ?? '*/*'}\n${protocol}://${host}${url}`;
}

function headersOf(reply: FastifyReply): Record<string, string> {
  const { connection: _, 'content-length': __, [REQUEST_ID]: ___, ...headers } = reply.getHeaders();
  // How often somebody asked is nobody else's.
  const own = Object.entries(headers).filter(([name]) => !name.startsWith('ratelimit-'));
  return Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
}
