import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, startApi } from './api.ts';
import { aslov, aslovMeetsVoronkov, dushanbe2018, pressRelease, story, unoct, voronkov } from './story.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api[Symbol.asyncDispose]());

async function tellStory(): Promise<void> {
  for (const { path, body } of story) await api.post(path, body);
}

describe('the first story', () => {
  test('is recorded by its five posts, each answering 201 with where it is', async () => {
    for (const { path, body } of story) {
      const { status, headers, body: answer } = await api.post(path, body);
      expect([path, status]).toEqual([path, 201]);
      expect(answer).toEqual({
        id: expect.any(String),
        stream: expect.any(String),
        revision: expect.stringMatching(/^\d+$/),
        position: expect.stringMatching(/^[1-9]\d*$/),
      });
      expect(headers.get('etag')).toBe(`"${answer.revision}"`);
    }
  });

  test('posted again is already so, and answers 200', async () => {
    await tellStory();
    const before = await api.store.head();
    for (const { path, body } of story) expect((await api.post(path, body)).status).toBe(200);
    expect(await api.store.head()).toBe(before);
  });

  test('posted with other facts is already different, and says where', async () => {
    await tellStory();
    const { status, body } = await api.post('/v1/offices', { ...unoct, name: 'Office of Counter-Terrorism' });
    expect([status, body.code]).toEqual([422, 'already-different']);
    expect(body.errors[0].detail).toContain('/claims');
  });
});

describe('the later life of a record', () => {
  beforeAll(tellStory);
  const meeting = `/v1/meetings/${aslovMeetsVoronkov.id}`;
  const sources = [pressRelease];

  test.each([
    ['a source', `${meeting}/sources`, { publisher: 'Avesta', attribution: 'reported' }],
    ['a detail', `${meeting}/details`, { changes: { level: 'minister' }, sources }],
    ['a rival claim', `${meeting}/claims`, { field: '/heldOn', value: '2018-05-04', sources }],
    [
      'a classification',
      `${meeting}/classification`,
      { pillars: ['III'], functions: ['unoct/capacity-building'], basis: { kind: 'stated' } },
    ],
    ['a correction', `${meeting}/corrections`, { changes: { heldOn: '2018-05-04' }, reason: 'another day' }],
    ['a label', `${meeting}/label`, { label: 'internal', reason: 'asked for' }],
    ['a name of an official', '/v1/officials/sirojiddin-aslov/names', { name: 'Сироҷиддин Аслов', from: '2010', sources }],
    ['a name of an office', '/v1/offices/unoct/names', { name: 'UN Counter-Terrorism Office', from: '2030-01-01', sources }],
    [
      'a mandate',
      '/v1/offices/unoct/mandate',
      { mandates: ['counter-terrorism', 'violent extremism'], from: '2021-06-30', sources },
    ],
    ['an update', '/v1/offices/unoct/updates', { changes: { memberCount: 45 }, from: '2022-01-01', sources }],
    [
      'an assumption',
      '/v1/officials/vladimir-voronkov/appointments/under-secretary-general/assumption',
      { on: '2017-07-01', sources },
    ],
    [
      'an end',
      '/v1/officials/vladimir-voronkov/appointments/under-secretary-general/end',
      { on: '2025-08', ending: 'left', sources },
    ],
    ['a dissolution', '/v1/offices/unoct/dissolution', { on: '2040-01-01', sources }],
    ['a retraction', `/v1/conferences/${dushanbe2018.id}/retraction`, { reason: 'entered twice', kind: 'entered-in-error' }],
  ])('takes %s', async (_, path, body) => {
    const { status, body: answer } = await api.post(path, body);
    expect([status, answer.code]).toEqual([201, undefined]);
  });

  test('takes the rank of a claim, by its id', async () => {
    const { body: recorded } = await api.post(`${meeting}/claims`, { field: '/channel', value: 'video', sources });
    const { status } = await api.post(`${meeting}/claims/c${recorded.revision}-0/rank`, {
      rank: 'deprecated',
      reason: 'misread',
    });
    expect(status).toBe(201);
  });

  test('is refused on a record that is not there', async () => {
    const { status, body } = await api.post('/v1/meetings/nobody/label', { label: 'internal', reason: 'x' });
    expect([status, body.code]).toEqual([404, 'unknown-record']);
  });
});

describe('an id that the client left out', () => {
  const sources = [pressRelease];
  const office = (name: string, more: object = {}) => api.post('/v1/offices', { name, sources, ...more });

  test('is made after the abbreviation, else the name, in whatever script', async () => {
    expect((await office('Shanghai Cooperation Organisation', { abbreviation: 'SCO' })).body.id).toBe('sco');
    expect((await office('Вазорати корҳои хориҷӣ')).body.id).toMatch(/^vazorati-kor[a-z]+-khori[a-z]+$/);
    expect((await office('Ministère des Affaires étrangères')).body.id).toBe('ministere-des-affaires-etrangeres');
    expect((await office('外交部')).body.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test('is made of a conference after its name and year', async () => {
    const { body } = await api.post('/v1/conferences', { name: 'Border Security Forum', heldOn: '2022-10', sources });
    expect(body.id).toBe('border-security-forum-2022');
  });

  test('is made of a meeting after its parties and day', async () => {
    await tellStory();
    const { id: _, onSidelinesOf: __, ...facts } = aslovMeetsVoronkov;
    expect((await api.post('/v1/meetings/bilateral', facts)).body.id).toBe('tj-unoct-2018-05-03');
  });

  test('gets a suffix when it is taken by other facts, and none when it is the same', async () => {
    const facts = { abbreviation: 'CSTO', kind: 'organisation' };
    expect((await office('Collective Security Treaty Organization', facts)).body.id).toBe('csto');
    expect((await office('Another Organization', facts)).body.id).toBe('csto-2');
    const again = await office('Another Organization', facts);
    expect([again.status, again.body.id]).toEqual([200, 'csto-2']);
  });

  test('never joins two people of one name, unless the body is the very same', async () => {
    const person = { name: 'John Smith', sources };
    expect((await api.post('/v1/officials', person)).body.id).toBe('john-smith');
    expect((await api.post('/v1/officials', person)).status).toBe(200);
    expect((await api.post('/v1/officials', { ...person, born: '1950' })).body.id).toBe('john-smith-2');
  });

  test('is derived from the Idempotency-Key where there is one, and then has no other suffix', async () => {
    const key = { 'idempotency-key': 'made-1' };
    const facts = { name: 'Economic Cooperation Organization', abbreviation: 'ECO', sources };
    await api.post('/v1/offices', facts);
    const first = await api.post('/v1/offices', facts, key);
    expect(first.body.id).toMatch(/^eco-[0-9a-f]{8}$/);
    expect(await api.post('/v1/offices', facts, key)).toMatchObject({ status: 201, body: first.body });
  });
});

describe('an Idempotency-Key', () => {
  beforeAll(tellStory);
  const path = '/v1/offices/unoct/sources';
  const source = (publisher: string) => ({ publisher, attribution: 'stated' });

  test('makes a retry answer the same, and record nothing twice', async () => {
    const key = { 'idempotency-key': 'k-1' };
    const first = await api.post(path, source('K1'), key);
    await api.post(path, source('meanwhile'));
    const head = await api.store.head();
    const second = await api.post(path, source('K1'), key);
    expect(second.body).toEqual(first.body);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await api.store.head()).toBe(head);
  });

  test('is looked up before If-Match, so that a retry still answers the same', async () => {
    const { headers } = await api.post(path, source('K0'));
    const conditions = { 'idempotency-key': 'k-2', 'if-match': headers.get('etag')! };
    const first = await api.post(path, source('K2'), conditions);
    expect(await api.post(path, source('K2'), conditions)).toMatchObject({ status: 201, body: first.body });
  });

  test('used again with another body is refused', async () => {
    const key = { 'idempotency-key': 'k-3' };
    await api.post(path, source('K3'), key);
    const { status, body } = await api.post(path, source('K3 again'), key);
    expect([status, body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  test('used again with another body is refused on another record too', async () => {
    const key = { 'idempotency-key': 'k-4' };
    await api.post('/v1/offices', { name: 'First', sources: [pressRelease] }, key);
    const { status, body } = await api.post('/v1/offices', { name: 'Second', sources: [pressRelease] }, key);
    expect([status, body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  test('records once, however many retries come at the same time', async () => {
    const key = { 'idempotency-key': 'k-5' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.post(path, source('K5'), key)));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
  });

  test('that recorded nothing is free to be used again', async () => {
    const key = { 'idempotency-key': 'k-6' };
    expect((await api.post('/v1/meetings/nobody/label', { label: 'internal', reason: 'x' }, key)).status).toBe(404);
    expect((await api.post(path, source('K6'), key)).status).toBe(201);
  });

  test.each([
    ['with a space', 'a b'],
    ['of 256 characters', 'x'.repeat(256)],
    ['that is empty', ''],
  ])('%s is refused', async (_, key) => {
    const { status, body } = await api.post(path, source('K'), { 'idempotency-key': key });
    expect([status, body.code]).toEqual([400, 'invalid-query']);
  });
});

describe('If-Match', () => {
  beforeAll(tellStory);
  const path = '/v1/officials/sirojiddin-aslov/sources';

  test('with the revision that stands lets the command pass, quoted or not', async () => {
    const first = await api.post(path, { publisher: 'I1', attribution: 'stated' });
    const second = await api.post(path, { publisher: 'I2', attribution: 'stated' }, { 'if-match': first.headers.get('etag')! });
    expect(second.status).toBe(201);
    const third = await api.post(path, { publisher: 'I3', attribution: 'stated' }, { 'if-match': second.body.revision });
    expect(third.status).toBe(201);
  });

  test('with a stale revision is 412 and names the one that stands', async () => {
    const { body: recorded } = await api.post(path, { publisher: 'I4', attribution: 'stated' });
    const { status, headers, body } = await api.post(path, { publisher: 'I5', attribution: 'stated' }, { 'if-match': '"0"' });
    expect([status, body.code, body.revision]).toEqual([412, 'revision-mismatch', recorded.revision]);
    expect(headers.get('etag')).toBe(`"${recorded.revision}"`);
  });

  test.each(['*', 'abc', '"1", "2"', 'W/"1"', '"1', '-1', '1.5'])('that is %s is refused with a clear word', async (value) => {
    const { status, body } = await api.post(path, { publisher: 'I6', attribution: 'stated' }, { 'if-match': value });
    expect([status, body.code]).toEqual([400, 'invalid-query']);
    expect(body.detail).toContain('If-Match');
  });
});

describe('what the domain refuses', () => {
  beforeAll(tellStory);
  const { id: _, ...meeting } = aslovMeetsVoronkov;

  test('a reference to nothing', async () => {
    const { status, body } = await api.post('/v1/meetings/bilateral', { ...meeting, onSidelinesOf: 'nowhere-1900' });
    expect([status, body.code]).toEqual([422, 'unknown-reference']);
    expect(body.errors[0].pointer).toBe('/onSidelinesOf');
  });

  test('a country code that is on no list', async () => {
    const { status, body } = await api.post('/v1/conferences', { ...dushanbe2018, id: 'zz', place: { country: 'ZZ' } });
    expect([status, body.code]).toEqual([422, 'unknown-reference']);
    expect(body.errors[0].pointer).toBe('/place');
  });

  test('a State that is on no list', async () => {
    const { status, body } = await api.post('/v1/officials/somebody/appointments', { ...aslov, party: 'state:ZZ' });
    expect([status, body.code]).toEqual([422, 'unknown-reference']);
  });

  test('a meeting still to come', async () => {
    const { status, body } = await api.post('/v1/meetings/bilateral', { ...meeting, heldOn: '2999-01-01' });
    expect([status, body.code]).toEqual([422, 'in-the-future']);
  });

  test('a meeting of a party with itself', async () => {
    const [delegation] = meeting.delegations;
    const { status, body } = await api.post('/v1/meetings/bilateral', { ...meeting, delegations: [delegation, delegation] });
    expect([status, body.code]).toEqual([422, 'same-party']);
  });

  test('a bilateral meeting of one', async () => {
    const { status, body } = await api.post('/v1/meetings/bilateral', {
      ...meeting,
      delegations: meeting.delegations.slice(0, 1),
    });
    expect([status, body.code]).toEqual([422, 'not-bilateral']);
  });

  test('an end before the beginning', async () => {
    const { status, body } = await api.post('/v1/officials/somebody/appointments', { ...voronkov, leftOn: '2016-01-01' });
    expect([status, body.code]).toEqual([422, 'end-before-beginning']);
  });
});
