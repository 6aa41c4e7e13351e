import { Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as openid from 'openid-client';
import type { Identity } from '#domain/access.ts';
import type { Seal } from '../seal.ts';
import { cookieFor } from '../sessions.ts';
import { identityFrom, Nameless } from './grants.ts';
import type { Issuer } from './issuer.ts';
import { IssuerUnavailable } from './issuer-unavailable.ts';

/** What the desk is told of a sign-in that came to nothing. */
export type Failure = 'denied' | 'over' | 'refused' | 'issuer-away' | 'no-role';

/** One that came to nothing, and the page that it was begun from. */
export class SignInFailed extends Error {
  override readonly name = 'SignInFailed';
  readonly failure: Failure;
  readonly to: string;
  constructor(failure: Failure, to: string, options?: ErrorOptions) {
    super(failure, options);
    this.failure = failure;
    this.to = to;
  }
}

interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly to: string;
}

const MINUTES = 10;
const PATH = '/v1/session';
const CALLBACK = `${PATH}/callback`;

/**
 * The authorization code flow with PKCE (RFC 6749, RFC 7636). What was begun is in a sealed cookie of its own, so nothing is kept
 * here, and several tabs may sign in at once.
 */
export class SignIn {
  readonly #issuer: Issuer;
  readonly #seal: Seal;
  readonly #publicUrl: URL | null;
  readonly #logger = new Logger('Sign-in');

  /** @param publicUrl where the desk is for browsers; null: where it was asked for */
  constructor(issuer: Issuer, seal: Seal, publicUrl: URL | null) {
    this.#issuer = issuer;
    this.#seal = seal;
    this.#publicUrl = publicUrl;
  }

  /** As people know it. */
  get issuerName(): string {
    return this.#issuer.registration.issuer.host;
  }

  /**
   * @param to the page of the desk that is shown then
   * @returns the issuer's page
   * @throws {SignInFailed}
   */
  async begin(to: string | undefined, reply: FastifyReply): Promise<string> {
    const begun: Begun = {
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      verifier: openid.randomPKCECodeVerifier(),
      to: pageOf(to),
    };
    let issuer: openid.Configuration;
    try {
      issuer = await this.#issuer.described();
    } catch (error) {
      throw error instanceof IssuerUnavailable ? new SignInFailed('issuer-away', begun.to) : error;
    }
    void reply.setCookie(nameOf(begun.state), await this.#seal.close({ begun }, MINUTES * 60), {
      ...this.#cookie(reply.request),
      maxAge: MINUTES * 60,
    });
    return openid.buildAuthorizationUrl(issuer, {
      redirect_uri: this.#address(reply.request, CALLBACK).href,
      scope: 'openid profile',
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
    }).href;
  }

  /** The issuer sent somebody back. @throws {SignInFailed} */
  async end(reply: FastifyReply): Promise<{ readonly identity: Identity; readonly to: string }> {
    const { request } = reply;
    const { state } = request.query as { state?: unknown };
    const cookie = typeof state === 'string' ? nameOf(state) : null;
    const sealed = cookie === null ? undefined : request.cookies[cookie];
    const begun = sealed === undefined ? null : ((await this.#seal.open(sealed))?.['begun'] as Begun | undefined);
    // Begun elsewhere, too long ago, or ended already: nobody is signed in by another's code.
    if (cookie === null || !begun || begun.state !== state) throw new SignInFailed('over', '/');
    void reply.clearCookie(cookie, this.#cookie(request));
    try {
      const issuer = await this.#issuer.described();
      const address = this.#address(request, request.url);
      const tokens = await openid.authorizationCodeGrant(issuer, address, {
        pkceCodeVerifier: begun.verifier,
        expectedState: begun.state,
        expectedNonce: begun.nonce,
        idTokenExpected: true,
      });
      const { claims } = this.#issuer.registration;
      const told = tokens.claims()!;
      let identity = identityFrom(told, claims);
      // Some say only there what somebody may do; an access token for another audience is not taken there.
      if (identity.roles.length === 0 && issuer.serverMetadata().userinfo_endpoint !== undefined) {
        const more = await openid.fetchUserInfo(issuer, tokens.access_token, told.sub).catch(() => ({}));
        identity = identityFrom({ ...more, ...told }, claims);
      }
      if (identity.roles.length === 0) throw new SignInFailed('no-role', begun.to);
      return { identity, to: begun.to };
    } catch (error) {
      throw error instanceof SignInFailed ? error : new SignInFailed(this.#failureOf(error), begun.to, { cause: error });
    }
  }

  /** Where to go to end the session at the issuer as well; null: it has no such page, or cannot be asked. */
  async leaving(request: FastifyRequest): Promise<string | null> {
    try {
      const issuer = await this.#issuer.described();
      if (!issuer.serverMetadata().end_session_endpoint) return null;
      return openid.buildEndSessionUrl(issuer, { post_logout_redirect_uri: this.#address(request, '/').href }).href;
    } catch (error) {
      if (error instanceof IssuerUnavailable) return null;
      throw error;
    }
  }

  #failureOf(error: unknown): Failure {
    if (error instanceof openid.AuthorizationResponseError) return error.error === 'access_denied' ? 'denied' : 'refused';
    if (error instanceof IssuerUnavailable) return 'issuer-away';
    const { message, code, cause } = error as Error & { code?: string };
    if (error instanceof Nameless || error instanceof openid.ResponseBodyError || code?.startsWith('OAUTH_')) {
      const why = cause instanceof Error ? `${message}: ${cause.message}` : message;
      this.#logger.warn(`somebody could not sign in: ${why}`);
      return 'refused';
    }
    this.#issuer.away(error);
    return 'issuer-away';
  }

  #address({ protocol, host }: FastifyRequest, path: string): URL {
    return new URL(path, this.#publicUrl ?? `${protocol}://${host}`);
  }

  /** Of those that come back from another site, which a strict cookie would not. */
  #cookie(request: FastifyRequest) {
    return { ...cookieFor(request), path: PATH, sameSite: 'lax' } as const;
  }
}

const nameOf = (state: string): string => `chancery-signing-in-${state.replaceAll(/\W/g, '').slice(0, 12)}`;

/** A page of the desk: never an address elsewhere. */
function pageOf(to: string | undefined): string {
  if (to === undefined || !/^\/(?![/\\])/.test(to) || to.length > 1000) return '/';
  const here = 'http://desk';
  const { origin, pathname, search } = URL.canParse(to, here) ? new URL(to, here) : new URL(here);
  return origin === here && !/^\/v1(?:\/|$)/.test(pathname) && !pathname.startsWith('//') ? pathname + search : '/';
}
