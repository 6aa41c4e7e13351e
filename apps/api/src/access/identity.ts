import type { FastifyRequest } from 'fastify';
import type { Identity } from '#domain/access.ts';
import { Problem } from '../problems/problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Null: somebody who did not say. */
    identity: Identity | null;
    /** Asks once more who came: a token may be revoked while its request is answered. */
    identifyAgain: (() => Identity | null | Promise<Identity | null>) | null;
  }
}

/** Of somebody who was let into a route that asks who comes. */
export function identityOf({ identity }: FastifyRequest): Identity {
  if (identity === null) throw new TypeError('a route that anyone may come to asks who comes');
  return identity;
}

/** For what goes on after it was let in. @throws {Problem} `unauthenticated` once it would not be any more */
export async function assertStill(request: FastifyRequest): Promise<void> {
  const before = identityOf(request);
  const now = await request.identifyAgain!();
  if (now?.actor !== before.actor || now.clearance !== before.clearance)
    throw new Problem('unauthenticated', 'Who this is for is not let in any more: sign in again.');
}
