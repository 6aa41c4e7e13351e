import type { FastifyRequest } from 'fastify';
import type { Identity } from '#domain/access.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Null: somebody who did not say. */
    identity: Identity | null;
  }
}

/** Of somebody who was let into a route that asks who comes. */
export function identityOf({ identity }: FastifyRequest): Identity {
  if (identity === null) throw new TypeError('a route that anyone may come to asks who comes');
  return identity;
}
