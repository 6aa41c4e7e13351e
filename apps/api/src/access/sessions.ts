import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Identity } from '#domain/access.ts';
import type { Tokens } from '#application/tokens.ts';
import { unauthenticated } from './let-in.ts';
import type { Seal } from './seal.ts';

const COOKIE = 'chancery-session';
const HOUR = 3600;
/** After so long somebody who signed in by a token does so again. */
const HOURS_BY_TOKEN = 12;
/** What an issuer said of somebody is believed for so long: nothing tells us that it changed. */
const HOURS_BY_ISSUER = 1;

/**
 * Who signed in from a browser: their token, or who an issuer said they are, sealed in a cookie that no script reads and no other
 * site's page sends. Nothing is kept here, so any replica with the same KEYS knows them, and a token that is revoked ends its
 * sessions.
 */
export class Sessions {
  readonly #tokens: Tokens;
  readonly #seal: Seal;
  readonly #issuer: string | null;

  /** @param issuer by whose word somebody may come; null: by none's */
  constructor(tokens: Tokens, seal: Seal, issuer: URL | null) {
    this.#tokens = tokens;
    this.#seal = seal;
    this.#issuer = issuer?.href ?? null;
  }

  /** @throws {Problem} `unauthenticated` for a token that lets nobody in */
  async begin(token: string, reply: FastifyReply): Promise<Identity> {
    const identity = await this.#tokens.identify(token);
    if (!identity)
      throw unauthenticated('This token is none that lets anybody in: it may be mistyped, expired or revoked.', null);
    await this.#keep({ token }, HOURS_BY_TOKEN * HOUR, reply);
    return identity;
  }

  /** Of somebody whom the issuer named. */
  beginAs({ actor, roles, clearance }: Identity, reply: FastifyReply): Promise<void> {
    return this.#keep({ identity: { actor, roles, clearance }, by: this.#issuer }, HOURS_BY_ISSUER * HOUR, reply);
  }

  end(reply: FastifyReply): void {
    void reply.clearCookie(nameFor(reply.request), cookieFor(reply.request));
  }

  /** Null: there is no session, or one that is over. */
  identify(request: FastifyRequest): Promise<Identity | null> | null {
    const sealed = request.cookies[nameFor(request)];
    return sealed === undefined ? null : this.#opened(sealed);
  }

  async #opened(sealed: string): Promise<Identity | null> {
    const payload = await this.#seal.open(sealed);
    if (typeof payload?.['token'] === 'string') return this.#tokens.identify(payload['token']);
    // Sealed by this program alone; but perhaps when another issuer was believed.
    const isByIssuer = this.#issuer !== null && payload?.['by'] === this.#issuer;
    return isByIssuer ? (payload['identity'] as Identity) : null;
  }

  async #keep(
    payload: { readonly token: string } | { readonly identity: Identity; readonly by: string | null },
    seconds: number,
    reply: FastifyReply,
  ): Promise<void> {
    const sealed = await this.#seal.close({ ...payload }, seconds);
    void reply.setCookie(nameFor(reply.request), sealed, { ...cookieFor(reply.request), maxAge: seconds });
  }
}

/** Browsers take one of the longer name from this very host, over TLS: no sibling of it can have somebody be another here. */
const nameFor = (request: FastifyRequest): string => (isSecure(request) ? `__Host-${COOKIE}` : COOKIE);

/** Sent over TLS alone where it came over TLS, also where a proxy ends it. */
export function cookieFor(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(request) } as const;
}

function isSecure({ protocol, headers }: FastifyRequest): boolean {
  return protocol === 'https' || headers['x-forwarded-proto'] === 'https';
}
