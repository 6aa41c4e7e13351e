import type { FastifyRequest } from 'fastify';
import type { Identity } from '#domain/access.ts';
import type { Tokens } from '#application/tokens.ts';
import { unauthenticated } from './let-in.ts';

/** Whoever shows a token that this program issued; null for who shows nothing. @throws {Problem} `unauthenticated` */
export function byToken(tokens: Tokens): (request: FastifyRequest) => Identity | null | Promise<Identity> {
  return ({ headers }) => {
    const shown = bearerOf(headers.authorization);
    if (shown === null) return null;
    const identity = tokens.identify(shown);
    return identity === null || 'actor' in identity ? known(identity) : identity.then(known);
  };
}

/** @throws {Problem} `unauthenticated` for another scheme */
export function bearerOf(authorization: string | undefined): string | null {
  if (authorization === undefined) return null;
  const [, token] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
  if (token === undefined) throw unauthenticated('Authorization is expected as Bearer, a space and the token.', 'invalid_token');
  return token;
}

function known(identity: Identity | null): Identity {
  if (identity) return identity;
  throw unauthenticated('This token is none that lets anybody in: it may be mistyped, expired or revoked.', 'invalid_token');
}
