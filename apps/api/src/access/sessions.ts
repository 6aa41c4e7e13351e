import { EncryptJWT, jwtDecrypt } from 'jose';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Identity } from '#domain/access.ts';
import type { Tokens } from '#application/tokens.ts';
import { sealingKey } from './sealing-key.ts';
import { unauthenticated } from './let-in.ts';

const COOKIE = 'chancery-session';
/** After so long somebody who signed in does so again. */
const HOURS = 12;

/**
 * Who signed in from a browser: their token, sealed in a cookie that no script reads and no other site's page sends. Nothing is
 * kept here, so any replica with the same KEYS knows them, and a token that is revoked ends its sessions.
 */
export class Sessions {
  readonly #tokens: Tokens;
  readonly #dir: string;
  readonly #now: () => Date;
  #key: Promise<Uint8Array> | null = null;

  /** @param dir KEYS */
  constructor(tokens: Tokens, dir: string, now: () => Date) {
    this.#tokens = tokens;
    this.#dir = dir;
    this.#now = now;
  }

  /** @throws {Problem} `unauthenticated` for a token that lets nobody in */
  async begin(token: string, reply: FastifyReply): Promise<Identity> {
    const identity = await this.#tokens.identify(token);
    if (!identity)
      throw unauthenticated('This token is none that lets anybody in: it may be mistyped, expired or revoked.', null);
    const sealed = await new EncryptJWT({ token })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setIssuedAt(this.#now())
      .setExpirationTime(new Date(this.#now().getTime() + HOURS * 3_600_000))
      .encrypt(await this.#sealing());
    void reply.setCookie(COOKIE, sealed, { ...cookieFor(reply.request), maxAge: HOURS * 3600 });
    return identity;
  }

  end(reply: FastifyReply): void {
    void reply.clearCookie(COOKIE, cookieFor(reply.request));
  }

  /** Null: there is no session, or one that is over. */
  identify(request: FastifyRequest): Promise<Identity | null> | null {
    const sealed = request.cookies[COOKIE];
    return sealed === undefined ? null : this.#opened(sealed);
  }

  async #opened(sealed: string): Promise<Identity | null> {
    const key = await this.#sealing();
    try {
      const { payload } = await jwtDecrypt(sealed, key, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        currentDate: this.#now(),
      });
      return typeof payload['token'] === 'string' ? await this.#tokens.identify(payload['token']) : null;
    } catch (error) {
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_J')) return null;
      throw error;
    }
  }

  #sealing(): Promise<Uint8Array> {
    this.#key ??= sealingKey(this.#dir).catch((error: unknown) => {
      this.#key = null;
      throw error;
    });
    return this.#key;
  }
}

/** Sent over TLS alone where it came over TLS, also where a proxy ends it. */
function cookieFor({ protocol, headers }: FastifyRequest) {
  const secure = protocol === 'https' || headers['x-forwarded-proto'] === 'https';
  return { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
}
