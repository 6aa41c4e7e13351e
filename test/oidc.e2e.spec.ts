import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, UnsecuredJWT } from 'jose';
import { LOCAL } from '#domain/access.ts';
import { Tokens } from '#application/tokens.ts';
import { Issuer, type Registration } from '#api/access/oidc/issuer.ts';
import { openLog } from '#api/logging/log.ts';
import { type Api, startApi } from './api.ts';
import { AUDIENCE, Cookies, DESK, Provider, signedInAs } from './oidc/provider.ts';
import { until } from './program.ts';
import { story } from './story.ts';

let provider: Provider;
beforeAll(async () => {
  provider = await Provider.start();
});
afterAll(() => provider.stop());

const byProvider = (): Record<string, string> => ({
  AUTH: 'oidc',
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: DESK,
  OIDC_AUDIENCE: `https://${AUDIENCE}`,
  SIGN_INS_PER_MINUTE: '100000',
});

async function start(more: Record<string, string> = {}): Promise<Api> {
  const api = await startApi({ environment: { ...byProvider(), ...more } });
  provider.knows(api.url);
  return api;
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const me = (api: Api, token: string) => api.get('/v1/me', bearer(token));

describe('an access token', () => {
  let api: Api;
  beforeAll(async () => {
    api = await start();
  });
  afterAll(() => api[Symbol.asyncDispose]());

  test('of the provider lets a program in, as what its claims say, and what it records is its', async () => {
    provider.roles.set('a-program', ['recorder', 'internal', 'something-else']);
    const token = await provider.accessToken();
    expect((await me(api, token)).body).toEqual({ actor: 'oidc:a-program', roles: ['recorder'], clearance: 'internal' });
    const [office] = story;
    expect((await api.post(office.path, office.body, bearer(token))).status).toBe(201);
    const auditor = await provider.signed({ sub: 'auditor', roles: ['auditor'] });
    const { items } = (await api.get('/v1/history', bearer(auditor))).body;
    expect(items).toMatchObject([{ type: 'OfficeEstablished', actor: 'oidc:a-program' }]);
  });

  test.each<[string, unknown, object]>([
    ['a text', 'editor confidential', { roles: ['editor'], clearance: 'confidential' }],
    ['several labels', ['reader', 'internal', 'public'], { roles: ['reader'], clearance: 'internal' }],
    ['more than is known here', ['reader', 'root', 7, null], { roles: ['reader'], clearance: 'public' }],
  ])('whose claim says %s lets in accordingly', async (_, roles, expected) => {
    expect((await me(api, await provider.signed({ roles }))).body).toEqual({ actor: 'oidc:somebody', ...expected });
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['what stands for nothing here', ['root', 7, null]],
  ])('whose claim says %s is of somebody who has no role', async (_, roles) => {
    const { body } = await me(api, await provider.signed({ roles }));
    expect(body).toMatchObject({ status: 403, code: 'forbidden', detail: expect.stringContaining('yours are none') });
  });

  const seconds = (away: number): number => Math.floor(Date.now() / 1000) + away;
  test.each<[string, () => Promise<string> | string, RegExp]>([
    ['of another issuer', () => provider.signed({ iss: 'https://elsewhere.example' }), /another issuer/],
    ['for another audience', () => provider.signed({ aud: 'https://elsewhere.example' }), /another audience/],
    ['for the desk, as ID tokens are', () => provider.signed({ aud: DESK }), /another audience/],
    ['that is an ID token for everybody', () => provider.signed({ nonce: 'n' }), /no access token/],
    ['that has expired', () => provider.signed({ exp: seconds(-60) }), /expired/],
    ['that never ends', () => provider.signed({ exp: undefined }), /exp/],
    ['that is not valid yet', () => provider.signed({ nbf: seconds(600) }), /not valid yet/],
    ['of nobody', () => provider.signed({ sub: undefined }), /sub/],
    ['of a name that no log takes', () => provider.signed({ sub: 'a b\u202E' }), /names nobody/],
    ['bound to a key that is not proved', () => provider.signed({ cnf: { jkt: 'x' } }), /cnf does not hold/],
    ['by a key that is not known', () => provider.signed({}, { kid: 'another' }), /no key of the issuer/],
    [
      'that was changed',
      async () => {
        const [head, , signature] = (await provider.signed({})).split('.');
        const forged = Buffer.from(
          JSON.stringify({ iss: provider.issuer, aud: `https://${AUDIENCE}`, sub: 'chief', exp: seconds(60) }),
        );
        return [head, forged.toString('base64url'), signature].join('.');
      },
      /signature/,
    ],
    [
      'that nobody signed',
      () =>
        new UnsecuredJWT({ roles: ['administrator'] })
          .setIssuer(provider.issuer)
          .setAudience(`https://${AUDIENCE}`)
          .setSubject('chief')
          .setExpirationTime('1h')
          .encode(),
      /lets nobody in/,
    ],
    [
      'signed with the half of the key that everybody has',
      () =>
        new SignJWT({ roles: ['administrator'] })
          .setProtectedHeader({ alg: 'HS256', kid: provider.publicKey.kid! })
          .setIssuer(provider.issuer)
          .setAudience(`https://${AUDIENCE}`)
          .setSubject('chief')
          .setExpirationTime('1h')
          .sign(Buffer.from(provider.publicKey.n!, 'base64url')),
      /a way that is not taken/,
    ],
    ['that is none', () => 'a.b.c', /no access token/],
    ['that looks like one of ours', () => `chancery_000000000000_${'x'.repeat(43)}`, /mistyped, expired or revoked/],
  ])('%s lets nobody in', async (_, token, why) => {
    const { status, headers, body } = await me(api, await token());
    expect([status, body.code]).toEqual([401, 'unauthenticated']);
    expect(body.detail).toMatch(why);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="chancery", error="invalid_token"');
  });

  test('of this program lets in as well', async () => {
    const tokens = new Tokens(api.store, () => new Date());
    const { text } = await tokens.issue({ name: 'prometheus', roles: ['reader'], clearance: 'public' }, LOCAL);
    tokens.close();
    expect((await me(api, text)).body.actor).toBe('token:prometheus');
  });

  test('lets in by the new keys as soon as the provider has them, and by the old ones no more', async () => {
    const before = await provider.signed({});
    expect((await me(api, before)).status).toBe(200);
    await provider.rotate();
    const after = await provider.signed({});
    await until('the new key is known', async () => (await me(api, after)).status === 200);
    expect((await me(api, before)).status).toBe(401);
  });
});

test('while the provider is away nobody is let in by it, and nobody told that they are wrong', async () => {
  await provider.stop();
  await using api = await start();
  const { status, headers, body } = await me(api, await provider.signed({}));
  expect([status, body.code]).toEqual([503, 'issuer-unavailable']);
  expect(headers.get('retry-after')).toBe('5');
  await until('it is ready all the same', async () => (await api.get('/health/ready')).status === 200);
  const sent = await new Cookies().fetch(`${api.url}/v1/session/sign-in?to=/partnerships?x=1`);
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/partnerships?x=1&sign-in=issuer-away']);
  await provider.listen();
  await until('it is known', async () => (await me(api, await provider.signed({}))).status === 200);
});

test('what goes wrong here is not laid at the door of the provider', async () => {
  const registration: Registration = {
    issuer: new URL(provider.issuer),
    clientId: DESK,
    clientSecret: null,
    scope: 'openid profile',
    audience: `https://${AUDIENCE}`,
    claims: { actor: 'sub', grants: 'roles', meaning: null },
  };
  const issuer = new Issuer(registration, () => {
    throw new RangeError('the clock stands still');
  });
  await expect(issuer.identify(await provider.signed({}))).rejects.toThrow(RangeError);
});

describe('signing in from a browser', () => {
  let api: Api;
  beforeAll(async () => {
    api = await start({ OIDC_GRANTS: 'officers=recorder+internal,chiefs=editor+administrator+confidential' });
    provider.roles.set('aslov', ['officers', 'reader']).set('chief', ['chiefs']).set('stranger', ['reader']);
  });
  afterAll(() => api[Symbol.asyncDispose]());

  async function leave(browser: Cookies, to = '/partnerships?asOf=2018'): Promise<string> {
    const { status, headers } = await browser.fetch(`${api.url}/v1/session/sign-in?${new URLSearchParams({ to }).toString()}`);
    expect(status).toBe(303);
    expect(headers.get('cache-control')).toBe('no-store');
    return headers.get('location')!;
  }

  const shown = async (browser: Cookies, path = '/v1/me') => (await browser.fetch(api.url + path)).json();

  test('goes to the provider with PKCE and comes back to the page, with a session that no script reads', async () => {
    const browser = new Cookies();
    const address = new URL(await leave(browser));
    expect(address.origin).toBe(provider.issuer);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      client_id: DESK,
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${api.url}/v1/session/callback`,
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    const back = await signedInAs('aslov', address.href, browser, provider.issuer);
    const { status, headers } = await browser.fetch(back);
    expect([status, headers.get('location')]).toEqual([303, '/partnerships?asOf=2018']);
    const cookie = headers.getSetCookie().find((each) => each.startsWith('chancery-session='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/Max-Age=3600/);
    expect(cookie!.length).toBeLessThan(4096);
    expect(await shown(browser)).toEqual({ actor: 'oidc:aslov', roles: ['recorder'], clearance: 'internal' });
    expect([...browser.of(api.url).keys()]).toEqual(['chancery-session']);

    // The code was used, and what was begun is ended.
    const again = await browser.fetch(back);
    expect(again.headers.get('location')).toBe('/?sign-in=over');
    expect((await shown(browser)).actor).toBe('oidc:aslov');
  });

  test('is told of to the desk, and in the answer to who does not say who they are', async () => {
    expect(await (await fetch(`${api.url}/v1/session`)).json()).toEqual({ token: true, issuer: new URL(provider.issuer).host });
  });

  test('may be done in several tabs at once', async () => {
    const browser = new Cookies();
    const [one, other] = [await leave(browser, '/one'), await leave(browser, '/other')];
    for (const [address, page] of [
      [other, '/other'],
      [one, '/one'],
    ] as const) {
      const back = await signedInAs('chief', address, browser, provider.issuer);
      expect((await browser.fetch(back)).headers.get('location')).toBe(page);
    }
    expect(await shown(browser)).toMatchObject({ roles: ['editor', 'administrator'], clearance: 'confidential' });
  });

  test('by what another began signs nobody in', async () => {
    const [victim, attacker] = [new Cookies(), new Cookies()];
    const back = await signedInAs('chief', await leave(attacker), attacker, provider.issuer);
    const sent = await victim.fetch(back);
    expect(sent.headers.get('location')).toBe('/?sign-in=over');
    // Beginning one of their own helps nobody: it has another state.
    await leave(victim);
    expect((await victim.fetch(back)).headers.get('location')).toBe('/?sign-in=over');
    expect((await shown(victim)).status).toBe(401);
  });

  test.each<[string, (back: URL) => void, string]>([
    ['a code that the provider never gave', (back) => back.searchParams.set('code', 'x'.repeat(43)), 'refused'],
    [
      'the word that it was denied',
      (back) => {
        back.searchParams.delete('code');
        back.searchParams.set('error', 'access_denied');
      },
      'denied',
    ],
    ['the word of another issuer', (back) => back.searchParams.set('iss', 'https://elsewhere.example'), 'refused'],
    ['a state that is none', (back) => back.searchParams.set('state', '../../x'), 'over'],
  ])('with %s ends where it was begun, and says why', async (_, change, failure) => {
    const browser = new Cookies();
    const back = new URL(await signedInAs('chief', await leave(browser, '/log'), browser, provider.issuer));
    change(back);
    const { headers } = await browser.fetch(back.href);
    expect(headers.get('location')).toBe(failure === 'over' ? '/?sign-in=over' : `/log?sign-in=${failure}`);
    expect((await shown(browser)).status).toBe(401);
  });

  test('is told of in the log where the provider cannot be asked or refuses it, at the level that is kept', async () => {
    const lines: { readonly level: string; readonly msg: string }[] = [];
    const log = await openLog(
      { logLevel: 'info', logFormat: 'json', noColors: true },
      { write: (line) => void lines.push(JSON.parse(line)) },
    );
    await using told = await startApi({ environment: byProvider(), log });
    provider.knows(told.url);
    const come = async (change: (back: URL) => void = () => undefined): Promise<string | null> => {
      const browser = new Cookies();
      const address = (await browser.fetch(`${told.url}/v1/session/sign-in?to=/log`)).headers.get('location')!;
      const back = new URL(await signedInAs('nobody-yet', address, browser, provider.issuer));
      change(back);
      return (await browser.fetch(back.href)).headers.get('location');
    };
    const away = [expect.stringMatching(/^http.* cannot be asked: /), expect.stringMatching(/^http.* answers again$/)];
    const said = (): string[] => lines.filter(({ level }) => level !== 'info').map(({ msg }) => msg);
    // An absence is over by the next sign-in, and the next one is told of anew.
    for (const path of ['/me', '/token']) {
      provider.failing.add(path);
      expect(await come()).toBe('/log?sign-in=issuer-away');
      provider.failing.clear();
      expect(await come()).toBe('/log?sign-in=no-role');
    }
    const none = 'oidc:nobody-yet has no role here: the claim roles says nothing (OIDC_CLAIM, OIDC_SCOPE)';
    expect(said().filter((line) => line.startsWith('oidc:'))).toEqual([none, none]);
    expect(said().filter((line) => line.startsWith('http'))).toEqual([...away, ...away]);
    lines.length = 0;
    provider.roles.set('nobody-yet', ['dean', 'x'.repeat(1000)]);
    expect(await come()).toBe('/log?sign-in=no-role');
    provider.roles.delete('nobody-yet');
    expect(said()).toEqual([
      expect.stringMatching(/^oidc:nobody-yet has no role here: the claim roles says "dean", "x{100,300}… *, none of/),
    ]);
    lines.length = 0;
    const refusal = await come((back) => {
      back.searchParams.delete('code');
      back.searchParams.set('error', 'invalid_scope');
      back.searchParams.set('error_description', 'no profile here');
    });
    expect(refusal).toBe('/log?sign-in=refused');
    expect(said()).toEqual(['somebody could not sign in: the provider refuses it, "invalid_scope: no profile here"']);
  });

  test('asks for the scopes that are set', async () => {
    await using other = await startApi({ environment: { ...byProvider(), OIDC_SCOPE: 'openid groups' } });
    const { headers } = await new Cookies().fetch(`${other.url}/v1/session/sign-in`);
    expect(new URL(headers.get('location')!).searchParams.get('scope')).toBe('openid groups');
  });

  test('without a role here ends where it was begun', async () => {
    const browser = new Cookies();
    const back = await signedInAs('stranger', await leave(browser), browser, provider.issuer);
    expect((await browser.fetch(back)).headers.get('location')).toBe('/partnerships?asOf=2018&sign-in=no-role');
    expect((await shown(browser)).status).toBe(401);
  });

  test.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    '/v1/tokens',
    '/../../x',
    '/%0d%0aset-cookie:x',
    '',
  ])('never ends elsewhere: %s', async (to) => {
    const browser = new Cookies();
    const back = await signedInAs('chief', await leave(browser, to), browser, provider.issuer);
    const location = (await browser.fetch(back)).headers.get('location')!;
    const { origin, pathname } = new URL(location, api.url);
    expect(origin).toBe(api.url);
    expect(pathname).not.toMatch(/^\/v1|^\/\//);
  });

  test('leaves a session that no other page uses, and that ends here and at the provider', async () => {
    const browser = new Cookies();
    await browser.fetch(await signedInAs('chief', await leave(browser), browser, provider.issuer));
    const foreign = await browser.fetch(`${api.url}/v1/session`, {
      method: 'DELETE',
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(foreign.status).toBe(403);
    expect((await shown(browser)).actor).toBe('oidc:chief');
    const { leave: away } = await (await browser.fetch(`${api.url}/v1/session`, { method: 'DELETE' })).json();
    expect(away).toContain(`${provider.issuer}/session/end?`);
    expect(new URL(away).searchParams.get('post_logout_redirect_uri')).toBe(`${api.url}/`);
    expect((await browser.fetch(away)).status).toBe(200);
    expect((await shown(browser)).status).toBe(401);
  });

  test('is over after an hour, for nothing tells that somebody may no more', async () => {
    let now = new Date();
    await using later = await startApi({
      environment: { AUTH: 'oidc', OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: DESK, SIGN_INS_PER_MINUTE: '100000' },
      now: () => now,
    });
    provider.knows(later.url);
    provider.roles.set('reader', ['reader']);
    const browser = new Cookies();
    const address = (await browser.fetch(`${later.url}/v1/session/sign-in`)).headers.get('location')!;
    await browser.fetch(await signedInAs('reader', address, browser, provider.issuer));
    expect(await (await browser.fetch(`${later.url}/v1/me`)).json()).toMatchObject({ actor: 'oidc:reader' });
    now = new Date(now.getTime() + 3_601_000);
    expect((await browser.fetch(`${later.url}/v1/me`)).status).toBe(401);
  });
});

test.each<[string, Record<string, string>]>([
  ['nobody signs in through a provider any more', { AUTH: 'tokens' }],
  ['another provider is believed', { AUTH: 'oidc', OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_CLIENT_ID: DESK }],
])('a session by a provider is over where %s', async (_, environment) => {
  const keys = await mkdtemp(join(tmpdir(), 'chancery-keys-'));
  await using before = await start({ KEYS: keys });
  await using after = await startApi({ environment: { KEYS: keys, ...environment } });
  provider.roles.set('reader', ['reader']);
  const browser = new Cookies();
  const address = (await browser.fetch(`${before.url}/v1/session/sign-in`)).headers.get('location')!;
  await browser.fetch(await signedInAs('reader', address, browser, provider.issuer));
  const cookie = [...browser.of(before.url)].map(([name, value]) => `${name}=${value}`).join('; ');
  expect((await before.get('/v1/me', { cookie })).status).toBe(200);
  expect((await after.get('/v1/me', { cookie })).status).toBe(401);
});

test('where nobody signs in through a provider there is no way to it', async () => {
  await using api = await startApi({ environment: { AUTH: 'tokens' } });
  expect((await api.get('/v1/session')).body).toEqual({ token: true, issuer: null });
  for (const path of ['/v1/session/sign-in', '/v1/session/callback?state=x'])
    expect((await api.get(path)).body.code).toBe('forbidden');
});
