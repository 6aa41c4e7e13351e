import type { Identity } from '#domain/access.ts';
import { isOurs, type Tokens } from '#application/tokens.ts';
import { type Identify, unauthenticated } from './let-in.ts';
import type { Issuer } from './oidc/issuer.ts';
import type { Sessions } from './sessions.ts';

/**
 * Whoever shows a token that this program issued, or an access token of the issuer, or signed in by either; null for who shows
 * nothing.
 * @throws {Problem} `unauthenticated`
 * @throws {IssuerUnavailable}
 */
export function byTokenOrSession(tokens: Tokens, issuer: Issuer | null, sessions: Sessions): Identify {
  return (request) => {
    const shown = bearerOf(request.headers.authorization);
    if (shown === null) return sessions.identify(request);
    if (issuer && !isOurs(shown)) return issuer.identify(shown);
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
