import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.ts';

/**
 * Of whom a request is one: somebody who is known, an address of somebody who is not, or an address from which somebody tries
 * to become known, or failed to.
 */
export const LIMITS = ['identity', 'address', 'sign-ins'] as const;
export type Limit = (typeof LIMITS)[number];

/** Counts a request. @returns null: it is not one too many */
export type CountRate = (limit: Limit, request: FastifyRequest, reply: FastifyReply) => Promise<Problem | null>;

interface Options {
  /** Of one identity, or of one address. */
  readonly perMinute: number;
  /** Of one address. */
  readonly signInsPerMinute: number;
  /** Told of each request that was one too many. */
  readonly onExceeded: (limit: Limit) => void;
}

/** Of how many it is known at once how often they asked; beyond that, who asked longest ago is forgotten. */
const MOST_KNOWN = 10_000;

/** By this process alone: replicas do not count together. */
export async function rateLimits(
  fastify: FastifyInstance,
  { perMinute, signInsPerMinute, onExceeded }: Options,
): Promise<CountRate> {
  await fastify.register(rateLimit, { global: false, timeWindow: '1 minute', cache: MOST_KNOWN });
  // An address of IPv6 is counted with its neighbours: who has one has them all.
  const address = ({ ip }: FastifyRequest): string => normalizeIP(ip);
  const counted = {
    identity: fastify.createRateLimit({ max: perMinute, keyGenerator: ({ identity }) => identity!.actor }),
    address: fastify.createRateLimit({ max: perMinute, keyGenerator: address }),
    'sign-ins': fastify.createRateLimit({ max: signInsPerMinute, keyGenerator: address }),
  };
  return async (limit, request, reply) => {
    const found = await counted[limit](request);
    if (found.isAllowed) return null;
    const { max, remaining, ttlInSeconds, isExceeded } = found;
    void reply.headers({ 'ratelimit-limit': max, 'ratelimit-remaining': remaining, 'ratelimit-reset': ttlInSeconds });
    if (!isExceeded) return null;
    onExceeded(limit);
    return new Problem('too-many-requests', `${TOO_MANY[limit]}, ${max} a minute: try again in ${ttlInSeconds} s.`, {
      headers: { 'retry-after': String(ttlInSeconds) },
    });
  };
}

const TOO_MANY: Readonly<Record<Limit, string>> = {
  identity: 'You have sent more requests than are taken from one',
  address: 'From your address came more requests of nobody in particular than are taken',
  'sign-ins': 'From your address came more sign-ins, and tokens that let nobody in, than are taken',
};
