import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Api, startApi } from './api.ts';
import { aslovMeetsVoronkov, story, unoct } from './story.ts';

let api: Api;
let now = Date.parse('2026-05-01T00:00:00Z');

beforeAll(async () => {
  api = await startApi({ now: () => new Date(now) });
  for (const { path, body } of story) await api.post(path, body);
  now = Date.parse('2026-05-31T23:59:59.999Z');
  const correction = { changes: { heldOn: '2018-05-04' }, reason: 'the ministry names the fourth', sources: unoct.sources };
  const { body } = await api.post(`/v1/meetings/${aslovMeetsVoronkov.id}/corrections`, correction);
  await api.get('/v1/changes', { 'read-after': body.position });
});
afterAll(() => api[Symbol.asyncDispose]());

const list = async (query: string): Promise<string[]> =>
  (await api.get(`/v1/changes?${query}`)).body.items.map((each: { event: string }) => each.event);

test('a day is included whole, at both ends', async () => {
  expect(await list('from=2026-05-02&to=2026-05-30')).toEqual([]);
  expect(await list('from=2026-05-31&to=2026-05-31')).toEqual(['RecordCorrected']);
  expect(await list('from=2026-05-01&to=2026-05-01&noun=meeting')).toEqual(['BilateralMeetingHeld', 'EngagementClassified']);
  expect(await list('from=2026-05-01T00:00:00Z')).toEqual(['RecordCorrected']);
  expect(await list('from=2026-05-02&to=2099-01-01&kind=corrected,retracted')).toEqual(['RecordCorrected']);
});

test('a change is told with what was said before, and by the position of its event', async () => {
  const { body } = await api.get(`/v1/changes?record=meeting:${aslovMeetsVoronkov.id}&kind=corrected`);
  const history = await api.get('/v1/history?type=RecordCorrected');
  expect(body.items).toEqual([
    {
      at: '2026-05-31T23:59:59.999Z',
      kind: 'corrected',
      record: `meeting:${aslovMeetsVoronkov.id}`,
      title: 'Meeting of Tajikistan and United Nations Office of Counter-Terrorism',
      event: 'RecordCorrected',
      position: history.body.items[0].position,
      revision: '2',
      by: 'local',
      fields: [{ field: '/heldOn', from: '2018-05-03', to: '2018-05-04' }],
      reason: 'the ministry names the fourth',
    },
  ]);
});

test('pages follow each other to the end', async () => {
  const whole = await list('limit=1000');
  const read: string[] = [];
  let address = '/v1/changes?limit=2';
  for (;;) {
    const { body } = await api.get(address);
    read.push(...body.items.map((each: { event: string }) => each.event));
    if (body.next === null) break;
    address = `/v1/changes?limit=2&after=${body.next}`;
  }
  expect(read).toEqual(whole);
  expect(whole).toHaveLength(9);
});

test.each([
  ['asOf=2018', 'asOf'],
  ['knownAt=2026-05-04', 'knownAt'],
  ['certain=true', 'certain'],
  ['from=yesterday', 'from'],
  ['from=2026-05-31&to=2026-05-01', 'later'],
  ['kind=invented', 'kind'],
  ['noun=treaty', 'noun'],
  ['record=aslov', 'record'],
])('%s is refused', async (query, named) => {
  const { status, body } = await api.get(`/v1/changes?${query}`);
  expect([status, body.code]).toEqual([400, 'invalid-query']);
  expect(JSON.stringify(body)).toContain(named);
});

test('a record that there is not is 404, a State of the list is there', async () => {
  expect(await api.get('/v1/changes?record=meeting:nobody')).toMatchObject({ status: 404, body: { code: 'unknown-record' } });
  expect(await api.get('/v1/changes?record=state:FJ')).toMatchObject({ status: 200, body: { items: [], next: null } });
});
