import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { Problem } from '../problems/problem.ts';

const TYPES = ['text/csv', 'application/octet-stream', 'multipart/form-data'];
/** US-ASCII is a part of it. */
const UTF_8 = /^(?:utf-?8|us-ascii)$/i;

/** On a route that takes a file (`TAKES_FILE`) the body is a stream that nobody has read yet. */
export function takeFiles(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(TYPES, async ({ routeOptions, headers }: FastifyRequest, body: Readable) => {
    if (!routeOptions.config.takesFile)
      throw new Problem('unsupported-media-type', 'Bodies are JSON: send them with Content-Type: application/json.');
    const encoding = headers['content-encoding'] ?? 'identity';
    // What it is on disk would be told by nobody before it is there.
    if (encoding !== 'identity')
      throw new Problem('unsupported-media-type', `A file is sent as it is, not in ${encoding}: leave Content-Encoding out.`);
    const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
    if (!UTF_8.test(charset))
      throw new Problem('unsupported-media-type', `A file is UTF-8, not ${charset}: save it as UTF-8, and send that.`);
    return body;
  });
  fastify.addHook('onRequest', async ({ routeOptions, raw }) => {
    // JSON is a file there, and no body to be parsed at once.
    if (routeOptions.config.takesFile)
      raw.headers['content-type'] = raw.headers['content-type']?.replace(
        /^application\/json(?=\s*(?:;|$))/i,
        'application/octet-stream',
      );
  });
}
