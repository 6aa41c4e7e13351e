import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LOCAL, ROLES, type Role } from '#domain/access.ts';
import { Tokens } from '#application/tokens.ts';
import { configurationFrom } from '#api/configuration.ts';
import type { Label } from '#domain/record-keeping.ts';
import { type Answer, type Api, startApi } from './api.ts';
import { until } from './program.ts';
import { aslovMeetsVoronkov, story } from './story.ts';
import { csv, mapping } from './talks.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly example?: string;
    readonly schema?: { readonly example?: string };
  }[];
  readonly requestBody?: { readonly content: Record<string, { readonly example?: unknown }> };
}

interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

const NOW = new Date('2026-11-28T12:00:00.000Z');
const SECURITY = resolve(import.meta.dirname, '../docs/security.md');

async function startWithTokens(): Promise<Api> {
  return startApi({ environment: { AUTH: 'tokens' }, now: () => NOW });
}

async function tokenFor(api: Api, name: string, roles: readonly Role[], clearance: Label): Promise<Record<string, string>> {
  const tokens = new Tokens(api.store, () => NOW);
  const { text } = await tokens.issue({ name, roles, clearance, expiresAt: '2027-01-01T00:00:00.000Z' }, LOCAL);
  return { authorization: `Bearer ${text}` };
}

async function routesOf(api: Api): Promise<Route[]> {
  const { body } = await api.get('/openapi.json');
  return Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

/** As its example has it; of records that are not there, where that is enough. */
function addressOf({ path, operation }: Route): string {
  const given = (name: string): string => {
    const found = operation.parameters?.find((each) => each.name === name);
    return encodeURIComponent(found?.example ?? found?.schema?.example ?? 'nobody');
  };
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => given(name));
}

async function ask(api: Api, route: Route, headers: Record<string, string>): Promise<Answer> {
  // A feed is answered at once and never ends.
  if (route.path === '/v1/live') {
    const end = new AbortController();
    const response = await fetch(api.url + route.path, { headers, signal: end.signal });
    const { status } = response;
    const body = status === 200 ? null : await response.json();
    end.abort();
    return { status, headers: response.headers, body };
  }
  const content = route.operation.requestBody?.content['application/json'];
  if (content) return api.post(addressOf(route), {}, headers);
  return api.send(route.method, addressOf(route), undefined, headers);
}

describe('who comes', () => {
  let api: Api;
  let routes: Route[];
  beforeAll(async () => {
    api = await startWithTokens();
    routes = await routesOf(api);
  });
  afterAll(() => api[Symbol.asyncDispose]());

  test('is asked on every route but those that are open to anyone', async () => {
    const open: string[] = [];
    const said = new Set<string>();
    for (const route of routes) {
      const { status, headers, body } = await ask(api, route, {});
      if (status !== 401) open.push(`${route.method} ${route.path}`);
      else said.add(`${headers.get('www-authenticate')} ${body.code}`);
    }
    expect([...said]).toEqual(['Bearer realm="chancery" unauthenticated']);
    expect(open.toSorted()).toEqual([
      'DELETE /v1/session',
      'GET /health/live',
      'GET /health/ready',
      'GET /v1/session',
      'POST /v1/session',
    ]);
    expect(routes.length).toBeGreaterThan(100);
  });

  test('need not be said to see the page, the interface and what a problem is', async () => {
    for (const path of ['/', '/docs', '/openapi.json', '/problems/forbidden', '/partnerships']) {
      const { status } = await api.get(path, { accept: 'text/html' });
      expect([path, status]).toEqual([path, 200]);
    }
    expect((await api.get('/v1/nothing')).status).toBe(404);
  });

  test.each([
    ['of another scheme', 'Basic bG9jYWw6'],
    ['of no known shape', 'Bearer nonsense'],
    ['that was never issued', `Bearer chancery_000000000000_${'x'.repeat(43)}`],
  ])('is nobody with a token %s', async (_, authorization) => {
    const { status, headers } = await api.get('/v1/meetings', { authorization });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer realm="chancery", error="invalid_token"');
  });

  test('is nobody with the secret of another token', async () => {
    const [one, other] = [await tokenFor(api, 'one', ['reader'], 'public'), await tokenFor(api, 'other', ['reader'], 'public')];
    expect((await api.get('/v1/meetings', one)).status).toBe(200);
    const id = /chancery_(\w{12})_/.exec(one.authorization!)![1]!;
    const mixed = other.authorization!.replace(/chancery_\w{12}_/, `chancery_${id}_`);
    expect((await api.get('/v1/meetings', { authorization: mixed })).status).toBe(401);
  });

  test('is who the token was issued for, whatever a body says', async () => {
    const desk = await tokenFor(api, 'tajik-desk', ['recorder'], 'public');
    expect((await api.get('/v1/me', desk)).body).toEqual({ actor: 'token:tajik-desk', roles: ['recorder'], clearance: 'public' });
    for (const { path, body } of story) expect((await api.post(path, body, desk)).status).toBe(201);
    expect((await api.post('/v1/conferences', { ...story[3].body, actor: 'local' }, desk)).body.code).toBe('invalid-body');
    const auditor = await tokenFor(api, 'auditor', ['auditor'], 'confidential');
    const { items } = (await api.get('/v1/history', auditor)).body;
    expect(new Set(items.map(({ actor }: { actor: string }) => actor))).toEqual(new Set(['token:tajik-desk']));
  });

  test('is nobody from the moment on at which the token is revoked', async () => {
    const chief = await tokenFor(api, 'chief', ['administrator'], 'confidential');
    const issued = await api.post('/v1/tokens', { name: 'guest', roles: ['reader'] }, chief);
    expect(issued).toMatchObject({ status: 201, body: { clearance: 'public', issuedBy: 'token:chief', revokedAt: null } });
    const guest = { authorization: `Bearer ${issued.body.token}` };
    expect((await api.get('/v1/meetings', guest)).status).toBe(200);
    const listed = (await api.get('/v1/tokens', chief)).body.items;
    expect(listed.find(({ id }: { id: string }) => id === issued.body.id)).toMatchObject({ lastUsedAt: NOW.toISOString() });
    expect(JSON.stringify(listed)).not.toContain(issued.body.token.slice(22));
    expect((await api.send('DELETE', `/v1/tokens/${issued.body.id}`, undefined, chief)).body.revokedBy).toBe('token:chief');
    expect((await api.get('/v1/meetings', guest)).status).toBe(401);
  });

  test('gives nobody more than they have', async () => {
    const keeper = await tokenFor(api, 'keeper', ['administrator'], 'internal');
    const asked = { name: 'spy', roles: ['editor'], clearance: 'confidential' };
    expect(await api.post('/v1/tokens', asked, keeper)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  test('and their token are in no event that anybody reads, and the log is sound with them in it', async () => {
    const auditor = await tokenFor(api, 'second-auditor', ['auditor'], 'confidential');
    const { items } = (await api.get('/v1/history?limit=1000', auditor)).body;
    expect(items.filter(({ subject }: { subject: string }) => subject.startsWith('access-'))).toEqual([]);
    const { verify } = await import('#event-store/hash-chain.ts');
    const { broken, events } = await verify(api.store);
    expect(broken).toEqual([]);
    expect(events).toBeGreaterThan(items.length);
  });
});

describe('what goes on after somebody was let in', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startWithTokens();
    await mkdir(join(api.dataDir, 'mappings'));
    await writeFile(join(api.dataDir, 'mappings', 'talks.json'), JSON.stringify(mapping));
    const writer = await tokenFor(api, 'story', ['editor'], 'confidential');
    for (const { path, body } of story) expect((await api.post(path, body, writer)).status).toBe(201);
  });
  afterAll(() => api[Symbol.asyncDispose]());

  test('a feed ends with its token, and says why', async () => {
    const tokens = new Tokens(api.store, () => NOW);
    const asked = { name: 'feed', roles: ['reader'] as const, clearance: 'confidential' as const, expiresAt: null };
    const { token, text } = await tokens.issue(asked, LOCAL);
    const headers = { authorization: `Bearer ${text}` };
    const response = await fetch(`${api.url}/v1/live`, { headers });
    await tokens.revoke(token.token, LOCAL);
    await until('the program knows', async () => (await api.get('/v1/me', headers)).status === 401);
    const writer = await tokenFor(api, 'writer', ['recorder'], 'confidential');
    const { status } = await api.post('/v1/offices', { ...story[0].body, id: 'unheard', name: 'Unheard of' }, writer);
    expect(status).toBe(201);
    const fed = await response.text();
    expect(fed).not.toContain('unheard');
    expect(fed).toContain('event: problem');
  });

  test('an import ends with its token, and says how far it came and why; one that waits does not begin', async () => {
    const tokens = new Tokens(api.store, () => NOW);
    const asked = { name: 'importer', roles: ['editor'] as const, clearance: 'confidential' as const, expiresAt: null };
    const { token, text } = await tokens.issue(asked, LOCAL);
    const importing = (rows: string, headers: Record<string, string>): Promise<Answer> =>
      api.send('POST', '/v1/imports?as=talks', rows, { 'content-type': 'text/csv', ...headers });
    const bearer = { authorization: `Bearer ${text}` };
    const session = await api.post('/v1/session', { token: text });
    const cookie = { cookie: session.headers.getSetCookie()[0]!.split(';')[0]!, 'sec-fetch-site': 'same-origin' };
    const [running, waiting, fromDesk] = [
      await importing(csv(4000), bearer),
      await importing(csv(1, 5000), bearer),
      await importing(csv(1, 6000), cookie),
    ];
    expect([running.status, waiting.status, fromDesk.status]).toEqual([202, 202, 202]);
    const chief = await tokenFor(api, 'chief-editor', ['editor', 'administrator'], 'confidential');
    const told = async ({ body }: Answer): Promise<Answer['body']> => (await api.get(`/v1/imports/${body.id}`, chief)).body;
    await until('some of it is recorded', async () => (await told(running)).recorded > 0);
    expect((await api.send('DELETE', `/v1/tokens/${token.token}`, undefined, chief)).status).toBe(200);
    await until('it ended', async () => (await told(fromDesk)).state === 'failed');
    const ended = await told(running);
    expect(ended).toMatchObject({ state: 'failed', error: expect.stringContaining('was revoked or has expired') });
    expect(ended.recorded).toBeLessThan(4000);
    for (const each of [waiting, fromDesk])
      expect(await told(each)).toMatchObject({ state: 'failed', error: ended.error, rows: 0, recorded: 0 });
    const again = await importing(csv(4000), chief);
    await until('another has imported the rest', async () => (await told(again)).state === 'completed');
    expect(await told(again)).toMatchObject({ already: ended.recorded, recorded: 4000 - ended.recorded, rejected: 0 });
  });

  test('a replay comes to its end though tokens were written last', async () => {
    const chief = await tokenFor(api, 'replaying', ['administrator'], 'confidential');
    const { status, body } = await api.post('/v1/projections/all/replay', {}, chief);
    expect(status).toBe(202);
    const state = async (): Promise<string> => (await api.get(`/v1/replays/${body.id}`, chief)).body.state;
    await until('it is over', async () => !['queued', 'running'].includes(await state()));
    expect(await state()).toBe('completed');
  });

  test('whoever has a name anew is not answered what its key recorded before', async () => {
    const tokens = new Tokens(api.store, () => NOW);
    const as = async (clearance: Label): Promise<Record<string, string>> => {
      const { text } = await tokens.issue({ name: 'desk-x', roles: ['recorder'], clearance, expiresAt: null }, LOCAL);
      return { authorization: `Bearer ${text}`, 'idempotency-key': 'k1' };
    };
    const body = { ...story[0].body, id: 'kept', name: 'Kept', label: 'confidential' };
    expect((await api.post('/v1/offices', body, await as('confidential'))).status).toBe(201);
    const { token } = (await tokens.all()).find(({ name }) => name === 'desk-x')!;
    await tokens.revoke(token, LOCAL);
    const late = await as('public');
    expect(await api.post('/v1/offices', body, late)).toMatchObject({ status: 403 });
    expect(await api.post('/v1/offices', { ...body, label: 'public' }, late)).toMatchObject({ status: 422 });
  });

  test('a claim that speaks at once is an editor’s', async () => {
    const recorder = await tokenFor(api, 'claims', ['recorder'], 'public');
    const claim = { field: '/born', value: '1999', sources: story[0].body.sources };
    const path = '/v1/officials/vladimir-voronkov/claims';
    expect((await api.post(path, { ...claim, rank: 'preferred' }, recorder)).status).toBe(403);
    expect((await api.post(path, claim, recorder)).status).toBe(201);
  });

  test('is answered so that nobody between keeps it', async () => {
    const reader = await tokenFor(api, 'cached', ['reader'], 'public');
    expect((await api.get('/v1/officials', reader)).headers.get('cache-control')).toBe('private, no-cache');
    expect((await api.get('/v1/officials', reader)).headers.get('cache-control')).toBe('private, no-cache');
    expect((await api.send('HEAD', '/v1/live', undefined, reader)).status).toBe(200);
    expect((await api.get('/assets/%2e%2e/%2e%2e/package.json')).status).toBe(404);
  });
});

describe('who signed in from a browser', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startWithTokens();
  });
  afterAll(() => api[Symbol.asyncDispose]());

  async function signedIn(name: string): Promise<{ cookie: string; set: string; token: string }> {
    const { authorization } = await tokenFor(api, name, ['recorder'], 'public');
    const token = authorization!.slice('Bearer '.length);
    const { status, headers } = await api.post('/v1/session', { token });
    expect(status).toBe(200);
    const set = headers.get('set-cookie')!;
    return { cookie: set.split(';')[0]!, set, token };
  }

  test('is known by a cookie that no script reads and no other site sends', async () => {
    const { cookie, set, token } = await signedIn('browser');
    expect(set).toMatch(/; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(set).not.toContain(token.slice(22));
    expect((await api.get('/v1/me', { cookie })).body.actor).toBe('token:browser');
    expect((await api.post('/v1/offices', story[0].body, { cookie, origin: api.url })).status).toBe(201);
    expect((await api.post('/v1/offices', story[0].body, { cookie, origin: 'https://example.org' })).status).toBe(403);
  });

  test('over TLS is known by a cookie that no sibling of its host can set', async () => {
    const { token, cookie: plain } = await signedIn('over-tls');
    const tls = { 'x-forwarded-proto': 'https' };
    const set = (await api.post('/v1/session', { token }, tls)).headers.get('set-cookie')!;
    expect(set).toMatch(/^__Host-chancery-session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const cookie = set.split(';')[0]!;
    expect((await api.get('/v1/me', { ...tls, cookie })).body.actor).toBe('token:over-tls');
    expect((await api.get('/v1/me', { ...tls, cookie: plain })).status).toBe(401);
    const out = await api.send('DELETE', '/v1/session', undefined, { ...tls, cookie });
    expect(out.headers.get('set-cookie')).toMatch(/^__Host-chancery-session=; Max-Age=0; .*Secure/);
  });

  test('writes from the name that a proxy which is believed says, and by no word of another', async () => {
    const asProxy = { 'x-forwarded-host': 'chancery.example.org', origin: 'https://chancery.example.org' };
    const cookieOf = async (at: Api): Promise<string> => {
      const { authorization } = await tokenFor(at, 'by-proxy', ['recorder'], 'public');
      const { headers } = await at.post('/v1/session', { token: authorization!.slice('Bearer '.length) });
      return headers.get('set-cookie')!.split(';')[0]!;
    };
    const written = async (at: Api, headers: Record<string, string>): Promise<number> =>
      (await at.post('/v1/offices', story[0].body, headers)).status;
    await using believing = await startApi({ environment: { AUTH: 'tokens', TRUST_PROXY: 'loopback' }, now: () => NOW });
    const cookie = await cookieOf(believing);
    expect(await written(believing, { ...asProxy, cookie })).toBe(201);
    expect(await written(believing, { ...asProxy, cookie, origin: 'https://example.org' })).toBe(403);
    expect(await written(api, { ...asProxy, cookie: await cookieOf(api) })).toBe(403);
  });

  test('writes from where the desk is said to be alone', async () => {
    const here = 'https://chancery.example.org';
    await using said = await startApi({ environment: { AUTH: 'tokens', PUBLIC_URL: here }, now: () => NOW });
    const signingIn = async (origin: string): Promise<number> =>
      (await said.post('/v1/session', { token: 'x' }, { origin })).status;
    expect(await signingIn(here)).toBe(401);
    for (const origin of ['http://chancery.example.org', said.url, 'null'])
      expect([origin, await signingIn(origin)]).toEqual([origin, 403]);
  });

  test('is nobody with a cookie that was changed, or that another program sealed', async () => {
    const { cookie } = await signedIn('changed');
    const at = cookie.length - 30;
    const other = `${cookie.slice(0, at)}${cookie[at] === 'A' ? 'B' : 'A'}${cookie.slice(at + 1)}`;
    for (const each of [other, 'chancery-session=x', 'chancery-session=a.b.c.d.e'])
      expect([each, (await api.get('/v1/me', { cookie: each })).status]).toEqual([each, 401]);
    await using elsewhere = await startWithTokens();
    expect((await elsewhere.get('/v1/me', { cookie })).status).toBe(401);
  });

  test('is nobody once they signed out, or their token was revoked', async () => {
    const { cookie } = await signedIn('gone');
    const out = await api.send('DELETE', '/v1/session', undefined, { cookie });
    expect(out.headers.get('set-cookie')).toMatch(/^chancery-session=; Max-Age=0; Path=\/; (?:Expires=[^;]+; )?HttpOnly/);
    const tokens = new Tokens(api.store, () => NOW);
    const { token } = (await tokens.all()).find(({ name }) => name === 'gone')!;
    await tokens.revoke(token, LOCAL);
    await until('the program knows', async () => (await api.get('/v1/me', { cookie })).status === 401);
  });

  test('needs a token that lets them in', async () => {
    expect((await api.post('/v1/session', { token: 'chancery_nonsense' })).status).toBe(401);
    expect((await api.post('/v1/session', {})).status).toBe(400);
  });
});

describe('what a role may do', () => {
  let api: Api;
  let routes: Route[];
  beforeAll(async () => {
    api = await startWithTokens();
    routes = await routesOf(api);
    const local = await tokenFor(api, 'story', ['editor'], 'confidential');
    for (const { path, body } of story) expect((await api.post(path, body, local)).status).toBe(201);
  });
  afterAll(() => api[Symbol.asyncDispose]());

  // `UPDATE=1` writes what a run found.
  test('is what docs/security.md says, route by route', async () => {
    await until('it is ready', async () => (await api.get('/health/ready')).status === 200);
    const by = new Map<Role, Record<string, string>>();
    for (const role of ROLES) by.set(role, await tokenFor(api, `a-${role}`, [role], 'confidential'));
    const rows: string[] = [];
    const unsaid: string[] = [];
    for (const route of routes.toSorted((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1))) {
      const may = [];
      for (const role of ROLES) {
        const { status } = await ask(api, route, by.get(role)!);
        // What says nothing of the role would pass for leave.
        if (status === 401 || status === 429 || status >= 500) unsaid.push(`${status} ${role} ${route.method} ${route.path}`);
        may.push(status === 403 ? ' ' : '✓');
      }
      rows.push(`| \`${route.method} ${route.path}\` | ${may.join(' | ')} |`);
    }
    expect(unsaid).toEqual([]);
    const table = [`| route | ${ROLES.join(' | ')} |`, `| --- | ${ROLES.map(() => ':-:').join(' | ')} |`, ...rows].join('\n');
    const page = readFileSync(SECURITY, 'utf8');
    const [before, , after] = page.split(/(?<=<!-- matrix -->\n)([\s\S]*?)(?=\n<!-- end -->)/);
    if (process.env['UPDATE']) writeFileSync(SECURITY, `${before}${table}${after}`);
    expect(readFileSync(SECURITY, 'utf8')).toContain(table);
    expect(rows.filter((row) => row.endsWith('|   |   |   |   |   |'))).toEqual([]);
  });

  test.each([
    ['correct', '/corrections', { changes: { heldOn: '2018-05-04' }, reason: 'the ministry says so' }],
    ['retract', '/retraction', { reason: 'it never was' }],
    ['label', '/label', { label: 'internal', reason: 'it is' }],
  ])('keeps a recorder from what an editor does: %s', async (_, end, body) => {
    const recorder = await tokenFor(api, `recorder-to${end.replace('/', '-')}`, ['recorder'], 'confidential');
    const sources = story[4].body.sources;
    const { status, body: said } = await api.post(`/v1/meetings/${aslovMeetsVoronkov.id}${end}`, { ...body, sources }, recorder);
    expect([status, said.code]).toEqual([403, 'forbidden']);
  });

  test('keeps one from labelling what they could not see then', async () => {
    const editor = await tokenFor(api, 'public-editor', ['editor'], 'public');
    const { status } = await api.post(
      '/v1/meetings/bilateral',
      { ...aslovMeetsVoronkov, id: 'hush', label: 'confidential' },
      editor,
    );
    expect(status).toBe(403);
    expect((await api.get('/v1/meetings/hush', await tokenFor(api, 'all-seeing', ['reader'], 'confidential'))).status).toBe(404);
  });
});

describe('without sign-in', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
    await until('it can be read', async () => (await api.get('/health/ready')).status === 200);
  });
  afterAll(() => api[Symbol.asyncDispose]());

  test('the program answers by the names of its own machine alone', async () => {
    const { request } = await import('node:http');
    const status = (host: string): Promise<number> =>
      new Promise((answer, reject) => {
        request(`${api.url}/v1/meetings`, { headers: { host } }, (response) => {
          response.resume();
          answer(response.statusCode!);
        })
          .on('error', reject)
          .end();
      });
    const { port } = new URL(api.url);
    expect(await status(`localhost:${port}`)).toBe(200);
    expect(await status(`127.0.0.1:${port}`)).toBe(200);
    expect(await status(`rebound.example.org:${port}`)).toBe(421);
  });

  test('nothing is taken that a page from elsewhere sends', async () => {
    const from = (headers: Record<string, string>) => api.post('/v1/offices', story[0].body, headers);
    expect((await from({ origin: 'https://example.org' })).status).toBe(403);
    expect((await from({ origin: 'null' })).status).toBe(403);
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await from({ origin: api.url })).status).toBe(201);
  });

  test('it does not listen to other machines', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'chancery-'));
    try {
      await expect(configurationFrom({ HOST: '0.0.0.0', DATA_DIR: dir })).rejects.toThrow(/AUTH=tokens/);
      expect((await configurationFrom({ HOST: '0.0.0.0', DATA_DIR: dir, AUTH: 'tokens' })).host).toBe('0.0.0.0');
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});
