import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, startApi } from './api.ts';
import { until } from './program.ts';
import { pressRelease } from './story.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await until('it is ready', async () => (await api.get('/health/ready')).status === 200);
});
afterAll(() => api[Symbol.asyncDispose]());

async function open(): Promise<Socket> {
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Everything that comes back until the server ends the connection. */
async function said(bytes: string | Buffer): Promise<string> {
  const socket = await open();
  let received = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (received += chunk));
  socket.write(bytes);
  await new Promise((closed) => socket.once('close', closed));
  return received;
}

const statuses = (received: string): number[] =>
  [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
const offices = async (): Promise<number> => (await api.get('/v1/history?limit=1000')).body.items.length;

const office = (id: string): string => JSON.stringify({ id, name: id, sources: [pressRelease] });
const HOST = 'Host: localhost\r\nContent-Type: application/json\r\n';
const smuggled = `POST /v1/offices HTTP/1.1\r\n${HOST}Content-Length: ${office('smuggled').length}\r\n\r\n${office('smuggled')}`;
const chunked = (body: string): string => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;

describe('a request of which two readers could think that it ends at two places', () => {
  test.each([
    ['both a length and chunks', `Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n${chunked('{}')}${smuggled}`],
    ['chunks and then a length', `Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n${chunked('{}')}${smuggled}`],
    ['two lengths', `Content-Length: 2\r\nContent-Length: 4\r\n\r\n{}  ${smuggled}`],
    ['two lengths in one', `Content-Length: 2, 4\r\n\r\n{}  ${smuggled}`],
    ['a length with a sign', `Content-Length: +2\r\n\r\n{}${smuggled}`],
    ['a length that is none', `Content-Length: 0x2\r\n\r\n{}${smuggled}`],
    ['a length below zero', `Content-Length: -2\r\n\r\n{}${smuggled}`],
    ['a space before the colon', `Content-Length : 2\r\n\r\n{}${smuggled}`],
    ['a space before the colon of chunks', `Transfer-Encoding : chunked\r\n\r\n${chunked('{}')}${smuggled}`],
    ['chunks that are named otherwise', `Transfer-Encoding: xchunked\r\n\r\n${chunked('{}')}${smuggled}`],
    ['chunks within chunks', `Transfer-Encoding: chunked, identity\r\n\r\n${chunked('{}')}${smuggled}`],
    [
      'a header that goes on in the next line',
      `Transfer-Encoding:\r\n chunked\r\nContent-Length: 4\r\n\r\n${chunked('{}')}${smuggled}`,
    ],
    ['a size of a chunk with a sign', `Transfer-Encoding: chunked\r\n\r\n+2\r\n{}\r\n0\r\n\r\n${smuggled}`],
    ['a chunk that is longer than it says', `Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n${smuggled}`],
    ['a bare line feed between headers', `X: 1\nContent-Length: 2\r\n\r\n{}${smuggled}`],
    ['a bare carriage return in a header', `X: 1\rContent-Length: 2\r\n\r\n{}${smuggled}`],
    ['a NUL in a header', `X: a\0b\r\nContent-Length: 2\r\n\r\n{}${smuggled}`],
  ])('is refused, and nothing behind it is read: %s', async (_, rest) => {
    const before = await offices();
    const received = await said(`POST /v1/offices HTTP/1.1\r\n${HOST}Connection: keep-alive\r\n${rest}`);
    expect(received).toMatch(/^HTTP\/1\.1 400 /);
    // The body of what was refused may be known for none as well; what was to be smuggled is not answered.
    expect(statuses(received).filter((status) => status !== 400)).toEqual([]);
    expect(await offices()).toBe(before);
    expect((await api.get('/v1/offices/smuggled')).status).toBe(404);
  });

  test.each([
    ['without a name of who is asked', 'GET /v1/meetings HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['by two names', 'GET /v1/meetings HTTP/1.1\r\nHost: localhost\r\nHost: rebound.example\r\nConnection: close\r\n\r\n'],
    ['of another version', 'GET /v1/meetings HTTP/9.9\r\nHost: localhost\r\n\r\n'],
    ['of a method that there is not', 'NONSENSE /v1/meetings HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ])('is refused %s', async (_, request) => {
    expect(statuses(await said(request))).toEqual([400]);
  });
});

test('Requests that are sent one behind the other are answered one behind the other', async () => {
  const paths = ['/health/live', '/v1/nothing', '/v1/offices', '/v1/meetings?limit=x', '/health/live'];
  const sent = paths.map(
    (path, n) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${n === paths.length - 1 ? 'Connection: close\r\n' : ''}\r\n`,
  );
  expect(statuses(await said(sent.join('')))).toEqual([200, 404, 200, 400, 200]);
});

test('More headers than are read are refused, and so is a longer address', async () => {
  const many = Array.from({ length: 1500 }, (_, n) => `X-Header-${n}: ${n}\r\n`).join('');
  expect(statuses(await said(`GET /v1/meetings HTTP/1.1\r\nHost: localhost\r\n${many}Connection: close\r\n\r\n`))).toEqual([431]);
  const address = `/v1/meetings?q=${'x'.repeat(20_000)}`;
  expect(statuses(await said(`GET ${address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`))).toEqual([431]);
});

test('Five hundred connections on which nothing is said, or only the beginning, keep nobody from an answer', async () => {
  const idle = await Promise.all(Array.from({ length: 500 }, () => open()));
  for (const [n, socket] of idle.entries())
    if (n % 2 === 0) socket.write('POST /v1/offices HTTP/1.1\r\nHost: localhost\r\nContent-Le');
  for (let n = 0; n < 5; n++) expect((await api.get('/health/live')).status).toBe(200);
  expect((await api.get('/v1/meetings')).status).toBe(200);
  for (const socket of idle) socket.destroy();
});

// It takes as long as they have.
test('Who does not come to the end of a request is told so after a minute or two, and is cut off', async () => {
  const begun = [
    'POST /v1/offices HTTP/1.1\r\nHost: localhost\r\nContent-Le',
    `POST /v1/offices HTTP/1.1\r\n${HOST}Content-Length: 100\r\n\r\n{"id":`,
    `POST /v1/offices HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n5\r\n{"id"`,
    'POST /v1/imports?as=visits HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nContent-Length: 100\r\n\r\nvisit_id',
  ];
  const answers = await Promise.all(begun.map(said));
  for (const received of answers) {
    expect(received).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(received).toContain('"code":"too-slow"');
  }
});
