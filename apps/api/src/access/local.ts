import type { FastifyRequest } from 'fastify';
import { type Identity, LOCAL } from '#domain/access.ts';
import { Problem } from '../problems/problem.ts';

/**
 * Whoever reaches a program that listens to its own machine alone. A name that somebody made point here is another's page in
 * the browser of who is here.
 */
export function localIdentity({ hostname }: FastifyRequest): Identity {
  if (!/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(hostname))
    throw new Problem(
      'misdirected',
      `Without sign-in Chancery answers only where it is asked for as localhost, 127.0.0.1 or [::1], and not as ${JSON.stringify(hostname.slice(0, 100))}.`,
    );
  return LOCAL;
}
