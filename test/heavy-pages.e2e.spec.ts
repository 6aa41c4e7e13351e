import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Api, startApi } from './api.ts';
import { until } from './program.ts';

// Records as large as a body may be: a page of them ends before its limit, so that one read does not hold up all others.

const MEETINGS = 60;
/** Of some thousand characters each, as many as are taken. */
const TOPICS = 100;

let api: Api;
beforeAll(async () => {
  api = await startApi();
  for (let n = 0; n < MEETINGS; n++) {
    const { status } = await api.post('/v1/meetings/bilateral', {
      id: `heavy-${n}`,
      heldOn: '2018-05-03',
      delegations: ['state:TJ', 'state:AF'].map((party) => ({ party, participants: [{ description: 'officials' }] })),
      topics: Array.from({ length: TOPICS }, (_, topic) => `${topic} ${'x'.repeat(990)}`.slice(0, 990)),
      sources: [{ publisher: 'Gazette', attribution: 'stated' }],
    });
    expect(status).toBe(201);
  }
  await until('the rows have seen them', async () => (await api.get(`/v1/meetings/heavy-${MEETINGS - 1}`)).status === 200);
});
afterAll(() => api.close());

test.each(['/v1/meetings', '/v1/changes', '/v1/history'])(
  'a page of %s ends before it is too heavy, and all are on some page',
  async (path) => {
    const seen: unknown[] = [];
    let pages = 0;
    for (let after: string | null = ''; after !== null; pages++) {
      const { status, body } = await api.get(`${path}?limit=50${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`);
      expect(status).toBe(200);
      expect(body.items.length).toBeGreaterThan(0);
      seen.push(...body.items.map((item: { id?: string; record?: string }) => item.record ?? item.id));
      after = body.next;
    }
    expect(pages).toBeGreaterThan(1);
    expect(new Set(seen).size).toBe(MEETINGS);
    expect(seen).toHaveLength(MEETINGS);
  },
);

test('as NDJSON so many come as are asked for, however heavy', async () => {
  const { status, body } = await api.get('/v1/meetings?format=ndjson&limit=55');
  expect([status, String(body).trim().split('\n').length]).toEqual([200, 55]);
});
