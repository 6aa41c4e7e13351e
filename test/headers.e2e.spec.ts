import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import { type Answer, type Api, startApi } from './api.ts';
import { LOCAL } from '#domain/access.ts';
import { Tokens } from '#application/tokens.ts';
import { Feed } from './feed.ts';
import { story } from './story.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  for (const { path, body } of story) expect((await api.post(path, body)).status).toBe(201);
});
afterAll(() => api[Symbol.asyncDispose]());

/** What a browser must be told whatever it is shown. */
const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('geolocation=()'),
};
/** What tells who answers, lets others read, or would hold for plain HTTP. */
const NOWHERE = /^(?:access-control-.*|x-powered-by|server|strict-transport-security)$/;

function expectSecured(headers: Readonly<Record<string, string>>, isPage: boolean): void {
  expect(headers).toMatchObject(EVERYWHERE);
  expect(Object.keys(headers).filter((name) => NOWHERE.test(name))).toEqual([]);
  const policy = new Map(
    headers['content-security-policy']!.split('; ').map((each) => each.split(/ (.*)/s).slice(0, 2) as [string, string]),
  );
  expect(policy.get('default-src')).toBe("'none'");
  expect(policy.get('base-uri')).toBe("'none'");
  expect(policy.get('frame-ancestors')).toBe("'none'");
  expect(policy.get('form-action')).toBe(isPage ? "'self'" : "'none'");
  expect(policy.get('script-src')).toBe(isPage ? "'self'" : undefined);
}

const told = ({ headers }: Pick<Answer, 'headers'>): Record<string, string> => Object.fromEntries(headers);

const html = { accept: 'text/html' };
const csv = { accept: 'text/csv' };
const KINDS: readonly [what: string, status: number, ask: () => Promise<Answer>, isPage?: true][] = [
  ['the desk', 200, () => api.get('/', html), true],
  ['the desk at another address', 200, () => api.get('/partnerships', html), true],
  ['the desk at an address that cannot be decoded', 200, () => api.get('/%E0%A4%A', html), true],
  ['the pages of the interface', 200, () => api.get('/docs'), true],
  ['a script', 200, () => api.get('/docs/show.js')],
  ['the description of the interface', 200, () => api.get('/openapi.json')],
  ['a problem explained', 200, () => api.get('/problems/forbidden')],
  ['a list', 200, () => api.get('/v1/meetings')],
  ['the same list, known already', 200, () => api.get('/v1/meetings')],
  ['a record', 200, () => api.get('/v1/offices/unoct')],
  ['a file of CSV', 200, () => api.get('/v1/meetings', csv)],
  ['a calendar', 200, () => api.get('/v1/meetings.ics')],
  ['the head of an answer', 200, () => api.send('HEAD', '/v1/meetings', undefined, csv)],
  ['metrics', 200, () => api.get('/metrics')],
  ['what was recorded', 200, () => api.post(story[0].path, story[0].body)],
  ['what is no JSON', 400, () => api.send('POST', '/v1/offices', '{', { 'content-type': 'application/json' })],
  ['an address that cannot be decoded', 400, () => api.get('/%E0%A4%A')],
  ['what a page from elsewhere sends', 403, () => api.post('/v1/offices', {}, { origin: 'https://example.org' })],
  ['no record', 404, () => api.get('/v1/offices/nobody')],
  ['no route', 404, () => api.get('/v1/nothing')],
  ['no format of it', 406, () => api.get('/v1/meetings', { accept: 'image/png' })],
  ['a body too large', 413, () => api.post('/v1/offices', { name: 'x'.repeat(1024 ** 2) })],
  ['a body of another type', 415, () => api.send('POST', '/v1/offices', 'x', { 'content-type': 'text/plain' })],
];

// Every row is whole: what a row lacks would be taken for the callback that ends a test.
const rows = KINDS.map(([what, status, ask, isPage = false]) => [what, status, ask, isPage] as const);

test.each(rows)('%s: %i, and a browser is told what it may do with it', async (_what, status, ask, isPage) => {
  const answer = await ask();
  expect(answer.status).toBe(status);
  expectSecured(told(answer), isPage);
});

const stream = { accept: 'text/event-stream' };
const replayed = async (): Promise<string> =>
  `/v1/replays/${(await api.post('/v1/projections/all/replay?dryRun=true', {})).body.id}`;

test.each([
  ['a live feed', async () => '/v1/live'],
  ['a feed of a replay', replayed],
])('%s, and the head of it: a browser is told the same, and by which request it came', async (_, address) => {
  const path = await address();
  const id = '0199c3a0-7b1f-7000-8000-0123456789ab';
  for (const method of ['GET', 'HEAD']) {
    const end = new AbortController();
    const { status, headers } = await fetch(api.url + path, {
      method,
      headers: { ...stream, 'x-request-id': id },
      signal: end.signal,
    });
    end.abort();
    expect([method, status]).toEqual([method, 200]);
    expectSecured(Object.fromEntries(headers), false);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-request-id': id,
    });
  }
});

test.each([
  ['no HTTP', 400, 'NONSENSE\r\n\r\n'],
  ['headers too large', 431, `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
  ['a name that is not its own', 421, 'GET /v1/meetings HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n'],
])('Of %s, too, a browser is told', async (_, status, sent) => {
  const headers = await headersOf(sent);
  expect(headers['']).toBe(`HTTP/1.1 ${status}`);
  expectSecured(headers, false);
});

/** By name; under none, what the answer begins with. */
async function headersOf(sent: string): Promise<Record<string, string>> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1', () => socket.write(sent));
  let received = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (received += chunk));
  socket.on('error', reject).on('close', () => resolve(received));
  const [first, ...lines] = (await promise).split('\r\n\r\n')[0]!.split('\r\n');
  const named = lines.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]);
  return Object.fromEntries([['', first!.split(' ', 2).join(' ')], ...named.map(([name, value]) => [name.toLowerCase(), value])]);
}

describe('TLS in front of it', () => {
  const overTls = { 'x-forwarded-proto': 'https' };

  test('is kept to once a proxy that is believed says that there is', async () => {
    await using believing = await startApi({ environment: { AUTH: 'tokens', TRUST_PROXY: 'loopback' } });
    expect((await believing.get('/', { ...html, ...overTls })).headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect((await believing.get('/', html)).headers.get('strict-transport-security')).toBeNull();
    const asked = { name: 'reader', roles: ['reader'], clearance: 'public' } as const;
    const { text } = await new Tokens(believing.store, () => new Date()).issue(asked, LOCAL);
    await using feed = await Feed.open(believing, '', { authorization: `Bearer ${text}`, ...overTls });
    expect(feed.response.headers).toMatchObject({ 'strict-transport-security': 'max-age=31536000' });
  });

  test('is nothing that anybody may claim', async () => {
    expect((await api.get('/', { ...html, ...overTls })).headers.get('strict-transport-security')).toBeNull();
  });

  test('is not believed where whoever is on this machine may do everything', async () => {
    await expect(startApi({ environment: { TRUST_PROXY: 'loopback' } })).rejects.toThrow(/^TRUST_PROXY: .*AUTH=tokens/);
  });
});

describe('a page from elsewhere', () => {
  const origin = { origin: 'https://example.org' };
  const asking = { ...origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' };

  test('is not told that it may read', async () => {
    for (const path of [
      '/v1/meetings',
      '/v1/offices/unoct',
      '/v1/meetings.ics',
      '/openapi.json',
      '/health/live',
      '/v1/nothing',
    ]) {
      const headers = told(await api.get(path, origin));
      expect([path, Object.keys(headers).filter((name) => name.startsWith('access-control-'))]).toEqual([path, []]);
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    }
  });

  test('is not let send what it asks for beforehand', async () => {
    for (const path of ['/v1/offices', '/v1/session', '/v1/tokens', '/', '/health/live']) {
      const answer = await api.send('OPTIONS', path, undefined, asking);
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'unknown-route']);
      expectSecured(told(answer), false);
    }
  });

  test('records nothing by what needs not be asked for beforehand', async () => {
    const before = (await api.get('/v1/history?limit=1&order=desc')).body.items[0].position;
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json',
    ]) {
      const answer = await api.send(
        'POST',
        '/v1/offices/unoct/sources',
        JSON.stringify({ publisher: 'X', attribution: 'stated' }),
        {
          ...origin,
          'content-type': type,
        },
      );
      expect([type, answer.status]).toEqual([type, 403]);
      expectSecured(told(answer), false);
    }
    expect((await api.get('/v1/history?limit=1&order=desc')).body.items[0].position).toBe(before);
  });
});
