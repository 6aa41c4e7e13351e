import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, type Api, startApi } from './api.ts';
import { aslov, aslovMeetsVoronkov, story, unoct } from './story.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  for (const { path, body } of story) await api.post(path, body);
});
afterAll(() => api[Symbol.asyncDispose]());

const JSON_TYPE = { 'content-type': 'application/json' };
const { id: _, ...meeting } = aslovMeetsVoronkov;

/** Every refusal has this form, says why, and is not kept by anybody. */
function expectProblem(answer: Answer, status: number, code: string): void {
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.body).toMatchObject({
    type: `/problems/${code}`,
    status,
    code,
    title: expect.any(String),
    errors: expect.any(Array),
  });
  expect(answer.body.detail.length).toBeGreaterThan(10);
  expect(answer.status).toBe(status);
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts:|\.js:/);
}

/** The first error of a body, as `pointer: detail`. */
const firstError = ({ body }: Answer): string => `${body.errors[0].pointer}: ${body.errors[0].detail}`;

describe('a body', () => {
  test('that is malformed JSON', async () => {
    expectProblem(await api.send('POST', '/v1/offices', '{"name": "UNOCT"', JSON_TYPE), 400, 'malformed-json');
  });

  test('that is empty', async () => {
    expectProblem(await api.send('POST', '/v1/offices', '', JSON_TYPE), 400, 'malformed-json');
  });

  test('that is not in UTF-8', async () => {
    const latin = new Uint8Array([...Buffer.from('{"name":"T'), 0xfc, ...Buffer.from('rkiye"}')]);
    expectProblem(await api.send('POST', '/v1/offices', latin, JSON_TYPE), 400, 'malformed-json');
  });

  test.each(['[]', '"text"', '1', 'null', 'true'])('that is %s and no object', async (body) => {
    expectProblem(await api.send('POST', '/v1/offices', body, JSON_TYPE), 400, 'invalid-body');
  });

  test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'of the type %s',
    async (type) => {
      expectProblem(await api.send('POST', '/v1/offices', '{}', { 'content-type': type }), 415, 'unsupported-media-type');
    },
  );

  test('that is compressed', async () => {
    const headers = { ...JSON_TYPE, 'content-encoding': 'gzip' };
    expectProblem(await api.send('POST', '/v1/offices', '{}', headers), 415, 'unsupported-media-type');
  });

  test('over 1 MiB', async () => {
    const answer = await api.post('/v1/offices', { ...unoct, name: 'x'.repeat(1024 * 1024) });
    expectProblem(answer, 413, 'body-too-large');
    expect(answer.body.detail).toContain('1 MiB');
  });

  test('just under 1 MiB is read', async () => {
    expectProblem(await api.post('/v1/offices', { ...unoct, name: 'x'.repeat(1024 * 1024 - 5000) }), 400, 'invalid-body');
  });

  test('with a field that is not known names those that are', async () => {
    const answer = await api.post('/v1/offices', { ...unoct, nmae: 'x' });
    expectProblem(answer, 400, 'invalid-body');
    expect(firstError(answer)).toMatch(/^\/nmae: there is no nmae here: there are .*name, abbreviation/);
  });

  test('with a field that is not known, further in', async () => {
    const answer = await api.post('/v1/offices', { ...unoct, sources: [{ publisher: 'x', attribution: 'stated', grade: 'A' }] });
    expectProblem(answer, 400, 'invalid-body');
    expect(firstError(answer)).toMatch(/^\/sources\/0\/grade: /);
  });

  test('without a field that must be there', async () => {
    const { heldOn: __, ...rest } = meeting;
    const answer = await api.post('/v1/meetings/bilateral', rest);
    expectProblem(answer, 400, 'invalid-body');
    expect(firstError(answer)).toMatch(/^\/heldOn: heldOn is missing: a date/);
  });

  test('without a source', async () => {
    const answer = await api.post('/v1/offices', { ...unoct, sources: [] });
    expectProblem(answer, 400, 'invalid-body');
    expect(firstError(answer)).toBe('/sources: at least one is expected');
  });

  test.each([
    ['a number for a text', '/v1/offices', { ...unoct, name: 7 }, '/name'],
    ['null for a text', '/v1/offices', { ...unoct, abbreviation: null }, '/abbreviation'],
    ['a blank text', '/v1/offices', { ...unoct, name: '  ' }, '/name'],
    ['a text for a list', '/v1/offices', { ...unoct, mandates: 'counter-terrorism' }, '/mandates'],
    ['a text for an object', '/v1/offices', { ...unoct, legalBasis: 'A/RES/71/291' }, '/legalBasis'],
    ['a list for an object', '/v1/offices', { ...unoct, legalBasis: [] }, '/legalBasis'],
    ['an object for a list', '/v1/offices', { ...unoct, functions: {} }, '/functions'],
    ['a text for an element', '/v1/offices', { ...unoct, functions: ['leadership'] }, '/functions/0'],
    ['null for an element', '/v1/offices', { ...unoct, functions: [null] }, '/functions/0'],
    ['a fraction for a count', '/v1/offices', { ...unoct, memberCount: 1.5 }, '/memberCount'],
    ['a text for true or false', '/v1/meetings/bilateral', { ...meeting, participantsComplete: 'yes' }, '/participantsComplete'],
    ['a word that is not on the list', '/v1/meetings/bilateral', { ...meeting, channel: 'letter' }, '/channel'],
    [
      'a pillar that there is not',
      '/v1/meetings/aslov-voronkov-2018-05-03/classification',
      { pillars: ['V'], functions: [], basis: { kind: 'stated' } },
      '/pillars',
    ],
    ['a party without its kind', '/v1/officials/somebody/appointments', { ...aslov, party: 'TJ' }, '/party'],
    [
      'an address that is none',
      '/v1/meetings/x/sources',
      { publisher: 'x', attribution: 'stated', url: 'javascript:alert(1)' },
      '/url',
    ],
    ['no changes', '/v1/meetings/aslov-voronkov-2018-05-03/corrections', { changes: {}, reason: 'x' }, '/changes'],
  ])('with %s', async (__, path, body, pointer) => {
    const answer = await api.post(path, body);
    expectProblem(answer, 400, 'invalid-body');
    expect(answer.body.errors[0].pointer).toBe(pointer);
  });

  test.each([
    '2018-02-30',
    '2018-13',
    '2018-00-10',
    'yesterday',
    '201X',
    '2018-21',
    '2018-05-03T10:00',
    '3 May 2018',
    '',
    '2018/2017',
    '..',
  ])('with the date %p', async (heldOn) => {
    const answer = await api.post('/v1/meetings/bilateral', { ...meeting, heldOn });
    expectProblem(answer, 400, 'invalid-body');
    expect(firstError(answer)).toMatch(/^\/heldOn: .*(write a day \(2018-05-03\)|date)/);
  });

  test.each(['A B', 'UNOCT', 'unoct-', '-unoct', 'un--oct', '../../etc/passwd', 'унокт', '', 'x'.repeat(101)])(
    'with the id %p, which is no slug',
    async (id) => {
      const answer = await api.post('/v1/offices', { ...unoct, id });
      expectProblem(answer, 400, 'invalid-body');
      expect(answer.body.errors[0].pointer).toBe('/id');
    },
  );

  test.each([
    '{"__proto__":{"a":1},"name":"x"}',
    '{"name":"x","constructor":{"prototype":{}}}',
    '{"name":"x","sources":[{"__proto__":1}]}',
    '{"name":"x","hasOwnProperty":1}',
  ])('that would reach for a prototype: %s', async (body) => {
    expectProblem(await api.send('POST', '/v1/offices', body, JSON_TYPE), 400, 'invalid-body');
  });

  test.each(['"\\ud800"', '"\\udc00x"', '"a\\u0000b"'])('with the ill-formed text %s', async (text) => {
    expectProblem(await api.send('POST', '/v1/offices', `{"name":${text}}`, JSON_TYPE), 400, 'invalid-body');
    expectProblem(await api.send('POST', '/v1/offices', `{${text}:"x"}`, JSON_TYPE), 400, 'invalid-body');
  });

  test('nested a hundred thousand deep', async () => {
    const deep = `{"changes":{"heldOn":${'['.repeat(100_000)}${']'.repeat(100_000)}},"reason":"x"}`;
    expectProblem(
      await api.send('POST', '/v1/meetings/aslov-voronkov-2018-05-03/corrections', deep, JSON_TYPE),
      400,
      'invalid-body',
    );
  });

  test('with many mistakes tells of them all at once', async () => {
    const { body } = await api.post('/v1/meetings/bilateral', { heldOn: '2018-02-30', place: 'Dushanbe', delegations: [{}] });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(
      expect.arrayContaining(['/heldOn', '/place', '/delegations/0/party', '/topics', '/sources']),
    );
  });
});

describe('an address', () => {
  test.each([
    '/v1/officials/..%2F..%2Fetc%2Fpasswd/appointments',
    '/v1/officials/%2e%2e/appointments',
    '/v1/officials/A%20B/appointments',
  ])('whose id is no slug: %s', async (path) => {
    const { status, body } = await api.post(path, aslov);
    expect([400, 404]).toContain(status);
    expect(['invalid-query', 'unknown-route']).toContain(body.code);
  });

  test.each([
    '/../../etc/passwd',
    '/v1/../../../etc/passwd',
    '/docs/..%2f..%2fpackage.json',
    '/v1/history/..%2f..%2fetc%2fpasswd',
  ])('that climbs: %s', async (target) => {
    const { head, body } = await raw(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(head).toMatch(/^HTTP\/1.1 404 /);
    expect(head).toContain('application/problem+json');
    expect(body).not.toContain('root:');
  });

  test.each(['/%', '/v1/offices/%zz', '/v1/history/%E0%A4%A'])('whose percent-encoding is bad: %s', async (target) => {
    const { head } = await raw(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(head).toMatch(/^HTTP\/1.1 400 /);
    expect(head).toContain('application/problem+json');
  });

  test('whose percent-encoding is bad is answered with the desk, where a browser opens it outside of the API', async () => {
    const opened = (target: string) =>
      raw(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n`);
    const desk = await opened('/officials/%E0%A4%A');
    expect(desk.head).toMatch(/^HTTP\/1.1 200 /);
    expect(desk.head).toContain('text/html');
    expect((await opened('/v1/officials/%E0%A4%A')).head).toContain('application/problem+json');
  });

  test.each([
    ['GET', '/nothing'],
    ['GET', '/v1'],
    ['GET', '/v1/nothing'],
    ['POST', '/v1/nothing'],
    ['GET', '/v1/offices/unoct/sources'],
    ['POST', '/v1/history'],
    ['PUT', '/v1/offices/unoct'],
    ['DELETE', '/v1/offices/unoct'],
    ['PATCH', '/'],
    ['POST', '/v1/nonsense/unoct/sources'],
    ['OPTIONS', '/v1/offices'],
  ])('with no route behind it: %s %s', async (method, path) => {
    const answer = await api.send(method, path, method === 'POST' ? '{}' : undefined, method === 'POST' ? JSON_TYPE : {});
    expectProblem(answer, 404, 'unknown-route');
  });

  test('that is too long', async () => {
    const { head } = await raw(`GET /${'x'.repeat(30_000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(head).toMatch(/^HTTP\/1.1 431 /);
    expect(head).toContain('application/problem+json');
  });

  test('whose id is longer than any', async () => {
    const { status, body } = await api.post(`/v1/officials/${'x'.repeat(400)}/appointments`, aslov);
    expect([400, 404, 414]).toContain(status);
    expect(body.code).toEqual(expect.any(String));
  });

  test('that a browser opens outside the API leads to the desk', async () => {
    for (const path of ['/', '/partnerships/state:TJ/office:unoct']) {
      const { status, headers, body } = await api.get(path, { accept: 'text/html,*/*' });
      expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(body).toContain('<title>Chancery</title>');
    }
    expectProblem(await api.get('/v1/nothing', { accept: 'text/html' }), 404, 'unknown-route');
  });
});

describe('a request', () => {
  test('that is no HTTP', async () => {
    const { head } = await raw('NONSENSE\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1.1 400 /);
    expect(head).toContain('application/problem+json');
  });
});

describe('a query', () => {
  test.each(['0', '1001', '1e9', '1000000000', 'abc', '-1', '1.5', ''])('with limit=%s', async (limit) => {
    const answer = await api.get(`/v1/history?limit=${limit}`);
    expectProblem(answer, 400, 'invalid-query');
    expect(firstError(answer)).toBe('/limit: a whole number from 1 to 1000 is expected');
  });

  test('with the same parameter twice', async () => {
    expectProblem(await api.get('/v1/history?limit=1&limit=2'), 400, 'invalid-query');
  });

  test.each([
    'asOf=2018-05-03',
    'knownAt=2018-05-03T00:00:00Z',
    'certain=true',
    'nonsense=1',
    '__proto__=1',
    'constructor=1',
    'hasOwnProperty=1',
  ])('that history does not take: %s', async (query) => {
    expectProblem(await api.get(`/v1/history?${query}`), 400, 'invalid-query');
    expectProblem(await api.get(`/v1/history/office-unoct?${query}`), 400, 'invalid-query');
    expectProblem(await api.get(`/v1/live?${query}`), 400, 'invalid-query');
  });
});

/** What a client that sends such a thing by hand gets back. */
function raw(text: string): Promise<{ head: string; body: string }> {
  const { port } = new URL(api.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (received += chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', body = ''] = received.split('\r\n\r\n');
      resolve({ head, body });
    });
  });
}
