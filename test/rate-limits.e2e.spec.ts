import { afterEach, describe, expect, test } from '@jest/globals';
import { LOCAL } from '#domain/access.ts';
import { Tokens } from '#application/tokens.ts';
import { type Answer, type Api, startApi } from './api.ts';
import { Feed } from './feed.ts';
import { samplesOf } from './metrics.ts';
import { story } from './story.ts';

/** So few that no test has to wait for a minute to end, and a minute that ends meanwhile fails none. */
const LIMIT = 20;
const SIGN_INS = 5;

let api: Api;
afterEach(() => api[Symbol.asyncDispose]());

async function start(environment: Record<string, string> = {}): Promise<void> {
  api = await startApi({
    environment: { AUTH: 'tokens', RATE_LIMIT_PER_MINUTE: String(LIMIT), SIGN_INS_PER_MINUTE: String(SIGN_INS), ...environment },
  });
}

async function tokenFor(name: string): Promise<{ readonly authorization: string }> {
  const asked = { name, roles: ['administrator', 'editor', 'auditor'], clearance: 'confidential' } as const;
  const { text } = await new Tokens(api.store, () => new Date()).issue(asked, LOCAL);
  return { authorization: `Bearer ${text}` };
}

/** Asks until it is refused. @returns how often it was not, and the refusal */
async function untilRefused(ask: () => Promise<Answer>, most: number): Promise<{ taken: number; refused: Answer | null }> {
  for (let taken = 0; taken <= most; taken++) {
    const answer = await ask();
    if (answer.status === 429) return { taken, refused: answer };
  }
  return { taken: most + 1, refused: null };
}

/** A minute may end while it is asked: the count then begins anew, once. */
const twice = (limit: number): number => 2 * limit + 1;

function expectTooMany({ status, headers, body }: Answer, limit: number): void {
  expect(status).toBe(429);
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(body).toMatchObject({ type: '/problems/too-many-requests', status: 429, code: 'too-many-requests', errors: [] });
  const seconds = Number(headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(headers.get('ratelimit-limit')).toBe(String(limit));
  expect(headers.get('ratelimit-remaining')).toBe('0');
  expect(headers.get('ratelimit-reset')).toBe(String(seconds));
  expect(headers.get('cache-control')).toBe('no-store');
}

const WRONG = { authorization: `Bearer chancery_000000000000_${'x'.repeat(43)}` };

describe('of one who is known', () => {
  test('so many requests are taken in a minute, and others are not held up by it', async () => {
    await start();
    const [one, other] = [await tokenFor('one'), await tokenFor('other')];
    const first = await api.get('/v1/me', one);
    expect(first.headers.get('ratelimit-limit')).toBe(String(LIMIT));
    expect(first.headers.get('ratelimit-remaining')).toBe(String(LIMIT - 1));
    const { taken, refused } = await untilRefused(() => api.get('/v1/me', one), twice(LIMIT));
    expect(taken).toBeGreaterThanOrEqual(LIMIT - 1);
    expectTooMany(refused!, LIMIT);
    expect((await api.get('/v1/me', other)).status).toBe(200);
  });

  test('a request counts that is forbidden, that a route does not take, and that is answered as before', async () => {
    await start();
    const asked = { name: 'reader', roles: ['reader'], clearance: 'public' } as const;
    const { text } = await new Tokens(api.store, () => new Date()).issue(asked, LOCAL);
    const reader = { authorization: `Bearer ${text}` };
    const left = async (path: string): Promise<number> =>
      Number((await api.get(path, reader)).headers.get('ratelimit-remaining'));
    expect([
      await left('/v1/offices'),
      await left('/v1/offices'),
      await left('/v1/tokens'),
      await left('/v1/meetings?x=1'),
    ]).toEqual([LIMIT - 1, LIMIT - 2, LIMIT - 3, LIMIT - 4]);
  });

  test('a live feed and an import count once, however much comes by them', async () => {
    await start();
    const one = await tokenFor('one');
    await using feed = await Feed.open(api, '', one);
    for (const { path, body } of story) expect((await api.post(path, body, one)).status).toBe(201);
    await feed.until((events) => events.filter(({ event }) => event !== undefined).length >= story.length);
    const rows = Array.from({ length: 3 * LIMIT }, (_, n) => `${n},2018-05-03,2018-05-03,X,1,Y,z`).join('\n');
    const file = `visit_id,start_date,end_date,visitor,from_id,from_name,description\n${rows}\n`;
    const { status } = await api.send('POST', '/v1/imports?as=visits', file, { ...one, 'content-type': 'text/csv' });
    expect(status).toBe(202);
    const { headers } = await api.get('/v1/me', one);
    expect(headers.get('ratelimit-remaining')).toBe(String(LIMIT - 1 - story.length - 2));
  });
});

describe('from one address', () => {
  test('so many tokens that let nobody in are taken in a minute, and whoever has one that does is let in all the same', async () => {
    await start();
    const { taken, refused } = await untilRefused(() => api.get('/v1/me', WRONG), twice(SIGN_INS));
    expect(taken).toBeGreaterThanOrEqual(SIGN_INS);
    expectTooMany(refused!, SIGN_INS);
    expect((await api.get('/metrics', WRONG)).status).toBe(429);
    expect((await api.get('/v1/me', await tokenFor('known'))).status).toBe(200);
  });

  test('so many sign-ins are taken, whatever token they show', async () => {
    await start();
    const { taken, refused } = await untilRefused(() => api.post('/v1/session', { token: 'x' }), twice(SIGN_INS));
    expect(taken).toBeGreaterThanOrEqual(SIGN_INS);
    expectTooMany(refused!, SIGN_INS);
    const { authorization } = await tokenFor('late');
    expect((await api.post('/v1/session', { token: authorization.slice('Bearer '.length) })).status).toBe(429);
  });

  test('so many requests of nobody in particular are taken, and probes are never refused', async () => {
    await start();
    for (const path of ['/v1/nothing', '/docs']) {
      const { refused } = await untilRefused(() => api.get(path, { accept: 'application/json' }), twice(LIMIT));
      expectTooMany(refused!, LIMIT);
    }
    expect((await api.get('/v1/me')).status).toBe(429);
    for (const path of ['/health/live', '/health/ready', '/health/live'])
      expect([200, 503]).toContain((await api.get(path)).status);
    const chief = await tokenFor('chief');
    await untilRefused(() => api.get('/v1/me', chief), twice(LIMIT));
    const { status, body } = await api.get('/metrics', chief);
    expect(status).toBe(200);
    const samples = samplesOf(body);
    for (const limit of ['address', 'identity'])
      expect(samples.get(`chancery_rate_limited_total{limit="${limit}"}`)).toBeGreaterThan(0);
    expect(samples.get('chancery_rate_limited_total{limit="sign-ins"}')).toBe(0);
  });
});

describe('the address of who asks', () => {
  const from = (address: string) => ({ ...WRONG, 'x-forwarded-for': address });

  test('is where the connection comes from, whatever a header says', async () => {
    await start();
    let n = 0;
    const { refused } = await untilRefused(() => api.get('/v1/me', from(`203.0.113.${++n}`)), twice(SIGN_INS));
    expectTooMany(refused!, SIGN_INS);
  });

  test('is what a proxy says that is believed, and what came before that is not', async () => {
    await start({ TRUST_PROXY: '127.0.0.1, ::1' });
    // The proxy adds the address that it sees to what the client claims.
    let n = 0;
    const { refused } = await untilRefused(() => api.get('/v1/me', from(`10.9.8.${++n}, 203.0.113.7`)), twice(SIGN_INS));
    expectTooMany(refused!, SIGN_INS);
    expect((await api.get('/v1/me', from('203.0.113.8'))).status).toBe(401);
  });

  test('of IPv6 is counted with its neighbours', async () => {
    await start({ TRUST_PROXY: 'loopback' });
    let n = 0;
    const { refused } = await untilRefused(() => api.get('/v1/me', from(`2001:db8:0:1::${++n}`)), twice(SIGN_INS));
    expectTooMany(refused!, SIGN_INS);
    expect((await api.get('/v1/me', from('2001:db8:0:2::1'))).status).toBe(401);
  });
});

test('Without sign-in nothing is limited, and nothing said of it', async () => {
  await start({ AUTH: 'local' });
  const { taken } = await untilRefused(() => api.get('/v1/me', WRONG), twice(LIMIT));
  expect(taken).toBe(twice(LIMIT) + 1);
  expect([...(await api.get('/v1/me')).headers.keys()].filter((name) => name.includes('ratelimit'))).toEqual([]);
});
