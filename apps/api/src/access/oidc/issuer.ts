import { Logger } from '@nestjs/common';
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as openid from 'openid-client';
import type { Identity } from '#domain/access.ts';
import { unauthenticated } from '../let-in.ts';
import { type Claims, identityFrom, Nameless } from './grants.ts';
import { IssuerUnavailable } from './issuer-unavailable.ts';

/** What a client is registered as with its issuer, and what tokens of it are taken. */
export interface Registration {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string | null;
  /** Asked for when somebody signs in. */
  readonly scope: string;
  /** Of access tokens: never the client's own id, which ID tokens have. */
  readonly audience: string;
  readonly claims: Claims;
}

/** Signed by a key of which only the issuer has the secret half. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
const PATIENCE_S = 5;
/** Between two looks at keys for one that is not known. */
const LOOK_AGAIN_MS = 1000;
const TOLERANCE_S = 30;

/** An OpenID provider, asked for its description when it is first needed, and again for its keys when it changes them. */
export class Issuer {
  readonly registration: Registration;
  readonly #now: () => Date;
  readonly #logger = new Logger('Issuer');
  #described: Promise<openid.Configuration> | null = null;
  #keys: JWTVerifyGetKey | null = null;
  #isAway = false;

  constructor(registration: Registration, now: () => Date) {
    this.registration = registration;
    this.#now = now;
  }

  /** As it describes itself. @throws {IssuerUnavailable} */
  described(): Promise<openid.Configuration> {
    this.#described ??= this.#discover().catch((error: unknown) => {
      this.#described = null;
      // Also where it describes itself as nobody can.
      throw error instanceof openid.ClientError || isUnanswered(error) ? this.away(error) : error;
    });
    return this.#described;
  }

  /**
   * Who comes with an access token.
   * @throws {Problem} `unauthenticated`
   * @throws {IssuerUnavailable}
   */
  async identify(token: string): Promise<Identity> {
    const { audience, claims } = this.registration;
    try {
      const { issuer } = (await this.described()).serverMetadata();
      const { payload } = await jwtVerify(token, await this.#keysOf(), {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: TOLERANCE_S,
        currentDate: this.#now(),
      });
      // Only in ID tokens, which say who signed in somewhere, and let nobody in here.
      if ('nonce' in payload || 'at_hash' in payload || 'c_hash' in payload) throw new errors.JWTInvalid('it is an ID token');
      // RFC 9449, RFC 8705: worth nothing without the proof, which is not asked for here.
      if ('cnf' in payload) throw new errors.JWTClaimValidationFailed('it is bound to a key', payload, 'cnf', 'check_failed');
      this.answered();
      return identityFrom(payload, claims);
    } catch (error) {
      const why = reasonOf(error);
      if (why !== null) throw unauthenticated(`This token lets nobody in: ${why}.`, 'invalid_token');
      throw isUnanswered(error) ? this.away(error) : error;
    }
  }

  /** Told of once, until it answers again. */
  away(error: unknown): IssuerUnavailable {
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? `${message}: ${cause.message}` : message;
    if (!this.#isAway) this.#logger.error(`${this.registration.issuer.href} cannot be asked: ${why}`);
    this.#isAway = true;
    return new IssuerUnavailable(why, { cause: error });
  }

  /** Whoever asked it something says so. */
  answered(): void {
    if (this.#isAway) this.#logger.warn(`${this.registration.issuer.href} answers again`);
    this.#isAway = false;
  }

  async #discover(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret } = this.registration;
    const found = await openid.discovery(
      issuer,
      clientId,
      { [openid.clockTolerance]: TOLERANCE_S },
      clientSecret === null ? openid.None() : openid.ClientSecretBasic(clientSecret),
      {
        timeout: PATIENCE_S,
        execute: [
          openid.enableNonRepudiationChecks,
          // Plain only on this machine: the configuration takes no other.
          ...(issuer.protocol === 'http:' ? [openid.allowInsecureRequests] : []),
        ],
      },
    );
    this.answered();
    return found;
  }

  async #keysOf(): Promise<JWTVerifyGetKey> {
    const { jwks_uri: address } = (await this.described()).serverMetadata();
    if (address === undefined || !URL.canParse(address)) throw this.away(new Error('it names no keys (jwks_uri)'));
    this.#keys ??= createRemoteJWKSet(new URL(address), {
      timeoutDuration: PATIENCE_S * 1000,
      cooldownDuration: LOOK_AGAIN_MS,
    });
    return this.#keys;
  }
}

/** Of answers that did not come, or are none of an issuer: a page of whoever stands before it, or keys that are none. */
const UNANSWERED: ReadonlySet<unknown> = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_PARSE_ERROR',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'ERR_JWKS_TIMEOUT',
  'ERR_JWKS_INVALID',
  'ERR_JWK_INVALID',
  // Keys that were not answered with 200, or are no JSON.
  'ERR_JOSE_GENERIC',
]);

/** Whether the issuer was asked and gave no answer: not where something else went wrong, here. */
export function isUnanswered(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || error instanceof IssuerUnavailable) return false;
  const { message, code, cause } = error as { message?: unknown; code?: unknown; cause?: unknown };
  // All that the fetch of Node has for it is a text.
  if (UNANSWERED.has(code) || message === 'fetch failed') return true;
  return error instanceof openid.ClientError && code === undefined && isUnanswered(cause);
}

/** Why a token lets nobody in; null where it is not the token's fault. */
function reasonOf(error: unknown): string | null {
  if (error instanceof Nameless) return error.message;
  if (error instanceof errors.JWTExpired) return 'it has expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return 'it is for another audience';
    if (error.claim === 'iss') return 'it is of another issuer';
    if (error.claim === 'nbf') return 'it is not valid yet';
    return `its claim ${error.claim} does not hold`;
  }
  if (error instanceof errors.JWKSNoMatchingKey) return 'it is signed by no key of the issuer';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'its signature does not hold';
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported)
    return 'it is signed in a way that is not taken';
  if (
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWKSMultipleMatchingKeys
  )
    return 'it is no access token';
  return null;
}
