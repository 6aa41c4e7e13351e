import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { Problem } from '../problems/problem.ts';

const ROUTE = '/v1/imports';
const TYPES = ['text/csv', 'application/octet-stream', 'multipart/form-data'];

/** On the one route that takes files, of any size, the body is a stream that nobody has read yet. */
export function takeFiles(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(TYPES, async ({ routeOptions }: FastifyRequest, body: Readable) => {
    if (routeOptions.url === ROUTE) return body;
    throw new Problem('unsupported-media-type', 'Bodies are JSON: send them with Content-Type: application/json.');
  });
  fastify.addHook('onRequest', async ({ routeOptions, raw }) => {
    // JSON is a file there, and no body to be parsed at once.
    if (routeOptions.url === ROUTE && raw.headers['content-type']?.startsWith('application/json'))
      raw.headers['content-type'] = 'application/octet-stream';
  });
}
