import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { Provider as OpenIdProvider } from 'oidc-provider';

export const AUDIENCE = 'chancery';
export const DESK = 'chancery-desk';
const PROGRAM = { client_id: 'a-program', client_secret: 'a-secret-of-a-program' };

/** A real OpenID provider on this machine, whose keys a test may change. */
export class Provider implements AsyncDisposable {
  /** By account, and by client for programs: what its claim `roles` says. */
  readonly roles = new Map<string, unknown>();
  /** Its paths that are answered 503, as by whoever stands before it. */
  readonly failing = new Set<string>();
  readonly #desks: string[] = [];
  #server: Server | null = null;
  #port = 0;
  #jwk!: JWK;
  #secret!: CryptoKey;
  #answer!: (...asked: Parameters<RequestListener>) => Promise<void>;

  static async start(): Promise<Provider> {
    const provider = new Provider();
    await provider.listen();
    await provider.rotate();
    return provider;
  }

  get issuer(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Sends people back to a desk there. */
  knows(desk: string): void {
    this.#desks.push(desk);
    this.#answer = this.#provider().callback();
  }

  /** Another key signs from now on, and no other is known. */
  async rotate(): Promise<void> {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    this.#secret = privateKey;
    this.#jwk = { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), alg: 'RS256', use: 'sig' };
    this.#answer = this.#provider().callback();
  }

  /** Also again, where it was. */
  async listen(): Promise<void> {
    this.#server = createServer((request, response) => {
      if (this.failing.has(request.url!)) response.writeHead(503).end('away');
      else void this.#answer(request, response);
    });
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }

  /** An access token of a program, as the provider issues it. */
  async accessToken(): Promise<string> {
    const response = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${PROGRAM.client_id}:${PROGRAM.client_secret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: `https://${AUDIENCE}` }),
    });
    const { access_token: token } = (await response.json()) as { access_token?: string };
    if (token === undefined) throw new Error(`the provider issued nothing (${response.status})`);
    return token;
  }

  /** A token signed by its key, that says what a test wants it to. */
  signed(
    payload: { readonly [claim in keyof JWTPayload]: JWTPayload[claim] | undefined },
    header: { readonly typ?: string; readonly kid?: string } = {},
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({
      iss: this.issuer,
      aud: `https://${AUDIENCE}`,
      sub: 'somebody',
      roles: ['reader'],
      iat: now,
      exp: now + 600,
      ...payload,
    } as JWTPayload)
      .setProtectedHeader({ alg: 'RS256', kid: this.#jwk.kid!, typ: 'at+jwt', ...header })
      .sign(this.#secret);
  }

  /** The half of its key that everybody may have. */
  get publicKey(): JWK {
    const { kty, n, e, kid } = this.#jwk;
    return { kty, n, e, kid } as JWK;
  }

  #provider(): OpenIdProvider {
    const { roles } = this;
    const rolesOf = (name: string | undefined) => ({ roles: roles.get(name ?? '') });
    return new OpenIdProvider(this.issuer, {
      jwks: { keys: [this.#jwk] },
      cookies: { keys: ['a key for cookies'] },
      clients: [
        {
          client_id: DESK,
          token_endpoint_auth_method: 'none',
          redirect_uris: this.#desks.map((desk) => `${desk}/v1/session/callback`),
          post_logout_redirect_uris: this.#desks.map((desk) => `${desk}/`),
        },
        { ...PROGRAM, grant_types: ['client_credentials'], response_types: [], redirect_uris: [] },
      ],
      claims: { openid: ['sub'], profile: ['roles'] },
      conformIdTokenClaims: false,
      findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...rolesOf(id) }) }),
      extraTokenClaims: (_, token) => rolesOf('clientId' in token ? token.clientId : undefined),
      features: {
        devInteractions: { enabled: true },
        clientCredentials: { enabled: true },
        resourceIndicators: {
          enabled: true,
          getResourceServerInfo: () => ({ scope: '', audience: `https://${AUDIENCE}`, accessTokenFormat: 'jwt' }),
        },
      },
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

/** A browser without pages: keeps cookies by origin and follows nothing by itself. */
export class Cookies {
  readonly #kept = new Map<string, Map<string, string>>();

  async fetch(address: string, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(address);
    const jar = this.#kept.get(origin) ?? new Map<string, string>();
    this.#kept.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    const response = await fetch(address, { redirect: 'manual', ...init, headers });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(set) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  of(origin: string): ReadonlyMap<string, string> {
    return this.#kept.get(origin) ?? new Map();
  }
}

/**
 * Through the pages of the provider as somebody, as a browser goes.
 * @param from the address of the provider that the desk sends to
 * @returns the address that the provider sends back to
 */
export async function signedInAs(account: string, from: string, browser: Cookies, issuer: string): Promise<string> {
  let address = from;
  for (let steps = 0; steps < 20; steps++) {
    const response = await browser.fetch(address);
    const location = response.headers.get('location');
    if (location !== null) {
      address = new URL(location, address).href;
      if (!address.startsWith(issuer)) return address;
      continue;
    }
    const page = await response.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (prompt === undefined) throw new Error(`the provider shows no form (${response.status}): ${page.slice(0, 500)}`);
    const sent = await browser.fetch(/<form[^>]*action="([^"]+)"/.exec(page)![1]!.replace(/^\//, `${issuer}/`), {
      method: 'POST',
      body: new URLSearchParams({ prompt, login: account, password: 'anything' }),
    });
    address = new URL(sent.headers.get('location')!, address).href;
    if (!address.startsWith(issuer)) return address;
  }
  throw new Error('the provider goes round and round');
}
