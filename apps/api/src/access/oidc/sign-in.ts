import { Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as openid from 'openid-client';
import type { Identity } from '#domain/access.ts';
import type { Seal } from '../seal.ts';
import { cookieFor } from '../sessions.ts';
import { identityFrom, Nameless, whatWasSeen } from './grants.ts';
import { type Issuer, isUnanswered } from './issuer.ts';
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
      scope: this.#issuer.registration.scope,
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
      let said: Readonly<Record<string, unknown>> = told;
      let identity = identityFrom(told, claims);
      // Some say only there what somebody may do; an access token for another audience is not taken there.
      if (identity.roles.length === 0 && issuer.serverMetadata().userinfo_endpoint !== undefined) {
        const more = await openid.fetchUserInfo(issuer, tokens.access_token, told.sub).catch((error: unknown) => {
          if (!(error instanceof openid.WWWAuthenticateChallengeError)) throw error;
          this.#logger.warn(`what somebody may do could not be asked: their access token is not taken there (${error.status})`);
          return {};
        });
        said = { ...more, ...told };
        identity = identityFrom(said, claims);
      }
      this.#issuer.answered();
      if (identity.roles.length === 0) {
        this.#logger.warn(`${identity.actor} has no role here: ${whatWasSeen(said, claims)}`);
        throw new SignInFailed('no-role', begun.to);
      }
      return { identity, to: begun.to };
    } catch (error) {
      if (error instanceof SignInFailed) throw error;
      const failure = this.#failureOf(error);
      throw failure === null ? error : new SignInFailed(failure, begun.to, { cause: error });
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

  /** Null: something went wrong here. */
  #failureOf(error: unknown): Failure | null {
    if (error instanceof IssuerUnavailable) return 'issuer-away';
    if (isUnanswered(error)) {
      this.#issuer.away(error);
      return 'issuer-away';
    }
    const why = refusalIn(error);
    if (why === null) return null;
    if (error instanceof openid.AuthorizationResponseError) {
      if (error.error === 'access_denied') return 'denied';
    } else this.#issuer.answered();
    this.#logger.warn(`somebody could not sign in: ${why}`);
    return 'refused';
  }

  #address({ protocol, host }: FastifyRequest, path: string): URL {
    return new URL(path, this.#publicUrl ?? `${protocol}://${host}`);
  }

  /** Of those that come back from another site, which a strict cookie would not. */
  #cookie(request: FastifyRequest) {
    return { ...cookieFor(request), path: PATH, sameSite: 'lax' } as const;
  }
}

/** Why the provider, or what it answered, lets nobody in; null where that is not it. In its words, which anybody may send. */
function refusalIn(error: unknown): string | null {
  if (error instanceof openid.AuthorizationResponseError || error instanceof openid.ResponseBodyError) {
    const words = [error.error, error.error_description].filter((each) => each !== undefined).join(': ');
    return `the provider refuses it, ${JSON.stringify(words.slice(0, LONGEST_REFUSAL))}`;
  }
  const { message, code, cause } = error as Error & { code?: string };
  if (!(error instanceof Nameless) && !code?.startsWith('OAUTH_')) return null;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}

const LONGEST_REFUSAL = 500;

const nameOf = (state: string): string => `chancery-signing-in-${state.replaceAll(/\W/g, '').slice(0, 12)}`;

/** A page of the desk: never an address elsewhere. */
function pageOf(to: string | undefined): string {
  if (to === undefined || !/^\/(?![/\\])/.test(to) || to.length > 1000) return '/';
  const here = 'http://desk';
  const { origin, pathname, search } = URL.canParse(to, here) ? new URL(to, here) : new URL(here);
  return origin === here && !/^\/v1(?:\/|$)/.test(pathname) && !pathname.startsWith('//') ? pathname + search : '/';
}
