import type { FastifyInstance, FastifyRequest } from 'fastify';
import { holds, type Identity, LOCAL, sees } from '#domain/access.ts';
import type { CountRate, Limit } from '../http/rate-limits.ts';
import type { Access } from '../http/route-config.ts';
import { Problem } from '../problems/problem.ts';
import { problemOf } from '../problems/problem-of.ts';
import { answerError } from '../problems/problem-answer.ts';

/**
 * Says who comes.
 * @returns null: they did not say
 * @throws {Problem} `unauthenticated` for what proves nothing
 */
export type Identify = (request: FastifyRequest) => Identity | null | Promise<Identity | null>;

interface Options {
  readonly identify: Identify;
  /** Null: nobody is counted. */
  readonly count: CountRate | null;
  /** The origin of the desk's pages; null: where it was asked for. */
  readonly publicUrl: string | null;
}

/**
 * Before anything else is done with a request: who comes, whether the route is for them, and whether they ask too often. Who
 * proves who they are is let in, however many failed to at the same address.
 */
export function letIn(fastify: FastifyInstance, { identify, count, publicUrl }: Options): void {
  const own = publicUrl === null ? null : new URL(publicUrl).origin;
  fastify.decorateRequest('identity', null);
  fastify.decorateRequest('identifyAgain', null);
  fastify.addHook('onRequest', (request, reply, done) => {
    const access = accessOf(request);
    const { signsIn, unlimited } = request.routeOptions.config;
    const answer = (refusal: unknown, limit: Limit): void => {
      const end = (why: unknown): void => (why === null ? done() : void answerError(why, request, reply));
      if (!count || (unlimited && refusal === null)) return end(refusal);
      count(limit, request, reply).then((tooMany) => end(tooMany ?? refusal), done);
    };
    const refuse = (error: unknown): void => {
      const { code } = problemOf(error, request);
      answer(error, code === 'unauthenticated' ? 'sign-ins' : 'address');
    };
    const admit = (identity: Identity | null): void => {
      // What one may see another may not: nobody between keeps it for both.
      if (identity !== LOCAL) void reply.header('cache-control', 'private, no-cache');
      request.identity = identity;
      request.identifyAgain = () => identify(request);
      answer(problemFor(access, identity), identity ? 'identity' : 'address');
    };
    let identity: ReturnType<Identify> = null;
    try {
      refuseForeign(request, own);
      if (access !== 'anyone') identity = identify(request);
    } catch (error) {
      return refuse(error);
    }
    if (access === 'anyone') return answer(null, signsIn ? 'sign-ins' : 'address');
    if (identity === null || 'actor' in identity) return admit(identity);
    identity.then(admit, refuse);
  });
}

/** Of no route there is nothing to keep: that there is none may be told to anyone. */
function accessOf({ is404, routeOptions }: FastifyRequest): Access | null {
  if (is404) return 'anyone';
  return routeOptions.config.asks ?? null;
}

function problemFor(access: Access | null, identity: Identity | null): Problem | null {
  if (identity === null)
    return unauthenticated('This asks who you are: send a token, as Authorization: Bearer chancery_… .', null);
  if (access === null || access === 'anyone') return new Problem('forbidden', 'This route lets nobody in.');
  const { role, clearance = 'public' } = typeof access === 'string' ? { role: access } : access;
  const yours = `yours ${identity.roles.length === 1 ? 'is' : 'are'} ${identity.roles.join(', ') || 'none'}`;
  if (!holds(identity.roles, role)) return new Problem('forbidden', `This asks for the role ${role}; ${yours}.`);
  if (!sees(identity.clearance, clearance))
    return new Problem(
      'forbidden',
      `This shows what everything is made of, and asks to be cleared for what is ${clearance}; you are for what is ${identity.clearance}.`,
    );
  return null;
}

/** @param error of RFC 6750; null where nothing was sent */
export function unauthenticated(detail: string, error: 'invalid_token' | null): Problem {
  const challenge = `Bearer realm="chancery"${error === null ? '' : `, error="${error}"`}`;
  return new Problem('unauthenticated', detail, { headers: { 'www-authenticate': challenge } });
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A page from elsewhere may send what its reader did not mean: whoever is known by where they are, or by a cookie, is asked
 * from here alone. Who proves themselves by a header means it.
 * @param own the origin of its own pages; null: of the name it was asked for by, for whether by TLS a proxy may not say
 */
function refuseForeign({ method, headers, host }: FastifyRequest, own: string | null): void {
  if (SAFE.has(method) || headers.authorization !== undefined) return;
  const { origin, 'sec-fetch-site': site } = headers;
  if (origin === undefined ? site === undefined || site === 'same-origin' || site === 'none' : isFrom(origin, own, host)) return;
  throw new Problem(
    'forbidden',
    `This was sent by a page from elsewhere: Chancery takes what its own pages send${own === null ? '' : `, which are at ${own}`}.`,
  );
}

function isFrom(origin: string, own: string | null, host: string): boolean {
  return own === null ? hostOf(origin) === host : origin === own;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
