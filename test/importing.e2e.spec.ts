import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type Answer, type Api, startApi } from './api.ts';
import { until } from './program.ts';
import { csv, HEADER, mapping, row } from './talks.ts';

let dataDir: string;
let api: Api;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chancery-importing-'));
  await mkdir(join(dataDir, 'mappings'));
  await writeFile(join(dataDir, 'mappings', 'talks.json'), JSON.stringify(mapping));
  api = await startApi({ dataDir });
});
afterEach(() => api[Symbol.asyncDispose]());

const post = (text: string | Uint8Array<ArrayBuffer>, query = '?as=talks', type = 'text/csv'): Promise<Answer> =>
  api.send('POST', `/v1/imports${query}`, text, { 'content-type': type });

async function ended(id: string): Promise<Answer['body']> {
  let body: Answer['body'];
  await until('the import ended', async () => {
    ({ body } = await api.get(`/v1/imports/${id}`));
    return body.state !== 'queued' && body.state !== 'running';
  });
  return body;
}

async function imported(text: string, query?: string): Promise<Answer['body']> {
  const { status, body } = await post(text, query);
  expect([status, body.state]).toEqual([202, 'queued']);
  return ended(body.id);
}

const log = async (): Promise<Answer['body'][]> => (await api.get('/v1/history?limit=1000')).body.items;

test("what a file can come in as is listed, the desk's own too, and what is wrong with one that cannot be read", async () => {
  await writeFile(join(dataDir, 'mappings', 'broken.json'), '{"name":"broken"');
  const { items, next } = (await api.get('/v1/mappings')).body;
  expect(next).toBe(null);
  expect(items.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining(['visits', 'travels', 'travels-log', 'appointments', 'uk-ministers', 'claims', 'broken', 'talks']),
  );
  const by = (wanted: string): unknown => items.find(({ name }: { name: string }) => name === wanted);
  expect(by('talks')).toMatchObject({ dataset: 'desk-talks', reads: 'csv', ownClock: false, error: null });
  expect(by('appointments')).toMatchObject({ beside: expect.arrayContaining(['us-diplomats-people.csv', 'us-posts.csv']) });
  expect(by('claims')).toMatchObject({ reads: 'json' });
  expect(by('travels-log')).toMatchObject({ ownClock: true });
  expect(by('broken')).toMatchObject({ dataset: null, columns: [], error: expect.stringContaining('no JSON') });
});

test('A page of mappings does not go on where what the one before ended at is gone', async () => {
  await writeFile(join(dataDir, 'mappings', 'zeal.json'), JSON.stringify({ ...mapping, name: 'zeal' }));
  const named = async (query: string): Promise<string[]> =>
    (await api.get(`/v1/mappings${query}`)).body.items.map(({ name }: { name: string }) => name);
  const upToTalks = (await named('')).indexOf('talks') + 1;
  const { next } = (await api.get(`/v1/mappings?limit=${upToTalks}`)).body;
  expect((await named(`?after=${next}`)).at(0)).toBe('zeal');
  await rm(join(dataDir, 'mappings', 'talks.json'));
  const { status, body } = await api.get(`/v1/mappings?after=${next}`);
  expect([status, body.code, body.detail]).toEqual([400, 'invalid-cursor', expect.stringContaining('without `after`')]);
});

describe('what comes slowly', () => {
  const patience = { bodyMs: 3000, fileMs: 3000, fileBytes: 100 };
  let slow: Api;
  beforeEach(async () => {
    slow = await startApi({ dataDir: join(dataDir, 'slow'), patience });
    await mkdir(join(slow.dataDir, 'mappings'));
    await writeFile(join(slow.dataDir, 'mappings', 'talks.json'), JSON.stringify(mapping));
  });
  afterEach(() => slow.close());

  const EVERY = 20;
  /** So much of a body each time. @returns what is answered, once the server ends the connection */
  async function trickled(head: string, body: string, step: number): Promise<string> {
    const socket = connect(Number(new URL(slow.url).port), '127.0.0.1').on('error', () => undefined);
    const received = textOf(socket);
    socket.write(`${head}\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n`);
    for (let sent = 0; sent < body.length && !socket.destroyed; sent += step) {
      socket.write(body.slice(sent, sent + step));
      await sleep(EVERY);
    }
    return received;
  }
  const FILE = 'POST /v1/imports?as=talks HTTP/1.1\r\nContent-Type: text/csv';

  test('is taken in for as long as it comes, where it is a file', async () => {
    const file = csv(400);
    const began = performance.now();
    const answer = await trickled(`${FILE}\r\nConnection: close`, file, Math.ceil(file.length / 400));
    expect(answer).toMatch(/^HTTP\/1\.1 202 /);
    // More than a whole body has, and a file may be silent for.
    expect(performance.now() - began).toBeGreaterThan(2 * patience.bodyMs);
  });

  test('is not waited for where hardly anything of a file comes', async () => {
    const silent = csv(10).padEnd(100_000, '\n');
    const socket = connect(Number(new URL(slow.url).port), '127.0.0.1').on('error', () => undefined);
    const received = textOf(socket);
    socket.write(`${FILE}\r\nHost: localhost\r\nContent-Length: ${silent.length}\r\n\r\n${silent.slice(0, 200)}`);
    const answer = await received;
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('"code":"too-slow"');
    await until('nothing is left of it', async () => {
      const left = await readdir(join(slow.dataDir, 'imports'));
      return left.every((name) => !name.startsWith('upload-'));
    });
  });

  test('is not waited for where it is no file, and none that was refused', async () => {
    const office = JSON.stringify({ id: 'unoct', name: 'x'.repeat(20_000) });
    const answers = await Promise.all([
      trickled('POST /v1/offices HTTP/1.1\r\nContent-Type: application/json', office, 20),
      trickled('POST /v1/imports?as=talks HTTP/1.1\r\nContent-Type: text/csv\r\nOrigin: https://example.org', office, 20),
    ]);
    expect(answers[0]).toMatch(/^HTTP\/1\.1 408 /);
    expect(answers[1]).toMatch(/^HTTP\/1\.1 403 /);
  });
});

describe('a file over HTTP', () => {
  test('comes in once, row by row, and its rows are told', async () => {
    const text = `${csv(20)}21,the third of May,Ann,AF,trade\n22,2018-05-03,Bo,AF\n23,2099-01-01,Bo,AF,trade\n`;
    const dry = await imported(text, '?as=talks&dryRun=true');
    expect(dry).toMatchObject({
      state: 'completed',
      dryRun: true,
      rows: 23,
      recorded: 20,
      rejected: 3,
      events: { BilateralMeetingHeld: 20 },
    });
    expect(await log()).toEqual([]);
    const first = await imported(text);
    expect(first).toEqual({ ...dry, id: first.id, dryRun: false });
    expect(first).toMatchObject({ as: 'talks', dataset: 'desk-talks', already: 0, corrected: 0, retracted: 0, error: null });
    const { body: rows } = await api.get(`/v1/imports/${first.id}/rows?outcome=rejected`);
    expect(rows).toMatchObject({
      items: [
        {
          line: 22,
          outcome: 'rejected',
          code: expect.any(String),
          detail: expect.stringContaining('the third of May'),
          row: { who: 'Ann' },
        },
        { line: 23, outcome: 'rejected', code: 'wrong-column-count' },
        { line: 24, outcome: 'rejected', code: 'in-the-future' },
      ],
      next: null,
    });
    const events = await log();
    expect(events.filter(({ row: of }) => of !== undefined)).toHaveLength(20);
    expect(events.find(({ subject }) => subject === 'meeting-talk-20')).toMatchObject({
      dataset: 'desk-talks',
      row: '20',
      rowdigest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await imported(text)).toMatchObject({ recorded: 0, already: 20, rejected: 3, events: {} });
    expect(await log()).toHaveLength(events.length);
    expect(await readdir(join(dataDir, 'imports'))).not.toContainEqual(expect.stringMatching(/^(upload|trial)-/));
    const { body: list } = await api.get('/v1/imports');
    expect(list.items.map(({ already }: { already: number }) => already)).toEqual([20, 0, 0]);
    const page = (await api.get('/v1/imports?limit=2')).body;
    const second = (await api.get(`/v1/imports?limit=2&after=${page.next}`)).body;
    expect([...page.items, ...second.items]).toEqual(list.items);
    expect([list.next, page.items.length, second.next]).toEqual([null, 2, null]);
    expect((await api.get('/v1/imports?after=nothing')).body.code).toBe('invalid-cursor');
  });

  test('is corrected by a newer version, and loses what that has not where asked', async () => {
    await imported(csv(5));
    const newer = HEADER + row(1, '2018-05-04') + row(2) + row(3);
    expect(await imported(newer)).toMatchObject({ rows: 3, corrected: 1, already: 2, retracted: 0 });
    expect(await imported(newer, '?as=talks&retractMissing=true')).toMatchObject({
      rows: 3,
      corrected: 0,
      already: 3,
      retracted: 2,
    });
    const [, correction] = (await api.get('/v1/history/meeting-talk-1')).body.items;
    expect(correction).toMatchObject({ type: 'RecordCorrected', data: { changes: { '/heldOn': '2018-05-04' } } });
    expect(correction.data.reason).toMatch(/^desk-talks, row 1: version [0-9a-f]{12} of it became [0-9a-f]{12}$/);
    const [last] = (await api.get('/v1/history?order=desc&limit=1')).body.items;
    const { body: meeting } = await api.get('/v1/meetings/talk-4', { 'read-after': last.position });
    expect(meeting.status).toBe('retracted');
  });

  test('is told page by page, with a cursor that belongs to it', async () => {
    const { id } = await imported(csv(25));
    const lines: number[] = [];
    let next = '';
    do {
      const { body } = await api.get(`/v1/imports/${id}/rows?limit=10${next && `&after=${next}`}`);
      lines.push(...body.items.map(({ line }: { line: number }) => line));
      next = body.next ?? '';
    } while (next);
    const { body: page } = await api.get(`/v1/imports/${id}/rows?limit=10`);
    const other = await api.get(`/v1/imports/${id}/rows?limit=10&outcome=already&after=${page.next}`);
    expect(other.body.code).toBe('invalid-cursor');
    expect(lines).toEqual(Array.from({ length: 25 }, (_, n) => n + 2));
  });

  test('brings the files that its mapping reads beside it', async () => {
    const tables = { names: { file: 'people/names.csv', key: 'id' } };
    await writeFile(join(dataDir, 'mappings', 'beside.json'), JSON.stringify({ ...mapping, tables }));
    const without = await post(csv(1), '?as=beside');
    expect(without).toMatchObject({
      status: 400,
      body: { code: 'invalid-body', detail: expect.stringContaining('people/names.csv') },
    });
    const form = new FormData();
    form.append('file', new Blob([csv(3)]), '../../../etc/talks.csv');
    form.append('beside', new Blob(['id,name\n1,Ann\n']), 'names.csv');
    const sent = await fetch(`${api.url}/v1/imports?as=beside`, { method: 'POST', body: form });
    expect(sent.status).toBe(202);
    expect(await ended(((await sent.json()) as { id: string }).id)).toMatchObject({ state: 'completed', recorded: 3 });
  });

  test('that is another one fails, and says why', async () => {
    expect(await imported('a,b\n1,2\n')).toMatchObject({ state: 'failed', rows: 0, error: expect.stringContaining('no') });
  });

  test.each([
    ['without a mapping', '', 'invalid-query', /as/],
    ['with one that there is not', '?as=nothing', 'invalid-query', /there is no mapping nothing: there are .*visits/],
    ['with one that is a path', '?as=..%2Ftalks', 'invalid-query', /as/],
    ['with its own clock', '?as=travels-log', 'invalid-query', /--own-clock/],
    ['with nonsense', '?as=talks&knownAt=2018', 'invalid-query', /knownAt/],
  ])('is refused %s', async (_, query, code, why) => {
    const { status, body } = await post(csv(1), query);
    expect([status, body.code]).toEqual([400, code]);
    expect(body.detail).toMatch(why);
    // Where the server keeps its files is nothing for who sends one.
    expect(JSON.stringify(body)).not.toContain(dataDir);
  });

  test('is taken in UTF-8 alone', async () => {
    for (const type of ['text/csv; charset=iso-8859-1', 'application/json;charset="utf-16"'])
      expect(await post(csv(1), '?as=talks', type)).toMatchObject({
        status: 415,
        body: { code: 'unsupported-media-type', detail: expect.stringMatching(/^A file is UTF-8, not (?:iso-8859-1|utf-16)/) },
      });
    expect((await post(csv(1), '?as=talks', 'text/csv; charset=UTF-8')).status).toBe(202);
    const { body } = await post(Uint8Array.from(Buffer.from(`${csv(1)}9,2018-05-03,José\n`, 'latin1')));
    expect(await ended(body.id)).toMatchObject({ state: 'failed', error: expect.stringMatching(/not UTF-8 on line 3/) });
  });

  test('is taken whatever conditions come with it, which are none of its rows', async () => {
    const headers = { 'content-type': 'text/csv', 'idempotency-key': 'k1', 'if-match': '"7"' };
    for (const outcome of [{ recorded: 2 }, { recorded: 0, already: 2 }]) {
      const { status, body } = await api.send('POST', '/v1/imports?as=talks', csv(2), headers);
      expect([status, body.code]).toEqual([202, undefined]);
      expect(await ended(body.id)).toMatchObject({ state: 'completed', rejected: 0, ...outcome });
    }
  });

  test('is taken by its media type in any case', async () => {
    expect(await post(csv(1), '?as=talks', 'Text/CSV; Charset=UTF-8')).toMatchObject({ status: 202 });
    expect(await post(csv(1), '?as=talks', 'Application/JSON')).toMatchObject({ status: 202 });
    const form = '--x\r\nContent-Disposition: form-data; name="file"; filename="f.csv"\r\n\r\n' + csv(3) + '\r\n--x--\r\n';
    const { status, body } = await post(form, '?as=talks', 'Multipart/Form-Data; boundary=x');
    expect(status).toBe(202);
    expect(await ended(body.id)).toMatchObject({ state: 'completed', rows: 3 });
  });

  test('is no body of any other route', async () => {
    for (const type of ['text/csv', 'application/octet-stream', 'multipart/form-data; boundary=x'])
      expect((await api.send('POST', '/v1/offices', csv(1), { 'content-type': type })).status).toBe(415);
    expect((await post(csv(1), '?as=talks', 'text/html')).status).toBe(415);
    expect((await post(csv(2), '?as=talks', 'application/json')).status).toBe(202);
  });

  test('that nobody has started is not there', async () => {
    for (const path of ['/v1/imports/nothing', '/v1/imports/nothing/rows'])
      expect(await api.get(path)).toMatchObject({ status: 404, body: { code: 'unknown-import' } });
    expect(await api.send('DELETE', '/v1/imports/nothing')).toMatchObject({ status: 404, body: { code: 'unknown-import' } });
    expect(existsSync(join(dataDir, 'imports'))).toBe(false);
  });
});

describe('the room for files', () => {
  beforeEach(async () => {
    await api.close();
    api = await startApi({ dataDir, environment: { IMPORT_MAX_BYTES: '2000' } });
  });

  test('is not overrun, and is given back', async () => {
    const tooLarge = await post(csv(200));
    expect(tooLarge).toMatchObject({
      status: 413,
      body: { code: 'body-too-large', detail: expect.stringContaining('2000 bytes') },
    });
    // Long before all of it was sent.
    expect((await post(csv(2_000_000))).status).toBe(413);
    const form = new FormData();
    form.append('beside', new Blob([csv(200)]), 'names.csv');
    form.append('file', new Blob([csv(200)]), 'talks.csv');
    expect((await fetch(`${api.url}/v1/imports?as=talks`, { method: 'POST', body: form })).status).toBe(413);
    for (let n = 0; n < 5; n++) expect(await imported(csv(40))).toMatchObject({ state: 'completed', rows: 40 });
    expect(await readdir(join(dataDir, 'imports'))).not.toContainEqual(expect.stringMatching(/^(upload|trial)-/));
  });

  test.each([
    [
      'a form without a file',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="beside"; filename="a"\r\n\r\n1\r\n--x--\r\n',
    ],
    [
      'a form with a field',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="as"\r\n\r\ntalks\r\n--x--\r\n',
    ],
    [
      'a form that ends in the middle',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n1',
    ],
    ['a form without a boundary', 'multipart/form-data', 'file'],
  ])('is not taken by %s', async (_, type, text) => {
    const { status, body } = await post(text, '?as=talks', type);
    expect([status, body.code]).toEqual([400, 'invalid-body']);
    expect(await readdir(join(dataDir, 'imports'))).not.toContainEqual(expect.stringMatching(/^(upload|trial)-/));
  });
});

/** Sends a body bit by bit, without saying how long it is. */
function streamed(bytes: number): Promise<Response> {
  const chunk = new TextEncoder().encode('x'.repeat(1000));
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(to) {
      if (sent >= bytes) return to.close();
      sent += chunk.length;
      to.enqueue(chunk);
    },
  });
  const init: RequestInit & { readonly duplex: 'half' } = {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body,
    duplex: 'half',
  };
  return fetch(`${api.url}/v1/imports?as=talks`, init);
}

describe('what is left on disk', () => {
  const MOST = 100_000;
  beforeEach(async () => {
    await api.close();
    api = await startApi({ dataDir, environment: { IMPORT_MAX_BYTES: String(MOST) } });
  });

  const kept = async (): Promise<string[]> => {
    // A folder that goes while it is read is read anew.
    const paths = await readdir(dataDir, { recursive: true }).catch(() => null);
    return paths?.filter((path) => !/^(?:chancery\.db|read-models|keys)/.test(path)).toSorted() ?? kept();
  };

  async function bytesOfUploads(): Promise<number> {
    const paths = (await kept()).filter((path) => /^imports\/upload-[^/]+\/./.test(path));
    const sizes = await Promise.all(
      paths.map((path) =>
        stat(join(dataDir, path)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
    );
    return sizes.reduce((sum, each) => sum + each, 0);
  }

  test('of files that come at once is no more than may be, however they are sent', async () => {
    // One that is never sent to its end holds most of the room.
    const slow = connect(Number(new URL(api.url).port), '127.0.0.1');
    await once(slow, 'connect');
    slow.write(
      'POST /v1/imports?as=talks HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    slow.write(`${(MOST * 0.8).toString(16)}\r\n${'x'.repeat(MOST * 0.8)}\r\n`);
    await until('it is there', async () => (await bytesOfUploads()) === MOST * 0.8);
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => streamed(MOST * 0.8)));
    // What is refused may be cut off before all of it is sent.
    const refused = answers.map((each) => (each.status === 'fulfilled' ? each.value.status : 503));
    expect(refused).toEqual(Array.from({ length: 8 }, () => 503));
    slow.destroy();
    await until('it is gone', async () => (await bytesOfUploads()) === 0);
    // And all of the room was given back.
    expect(await imported(csv(1000))).toMatchObject({ state: 'completed', rows: 1000 });
  });

  test('is nothing of an upload that was broken off', async () => {
    const { port } = new URL(api.url);
    const type = 'multipart/form-data; boundary=x';
    for (const [headers, body] of [
      ['Content-Type: text/csv\r\nContent-Length: 90000', csv(20)],
      ['Content-Type: text/csv\r\nTransfer-Encoding: chunked', `ffff\r\n${csv(20)}`],
      [
        `Content-Type: ${type}\r\nContent-Length: 90000`,
        `--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n${csv(20)}`,
      ],
    ] as const) {
      const socket = connect(Number(port), '127.0.0.1');
      await once(socket, 'connect');
      socket.write(`POST /v1/imports?as=talks HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n\r\n${body}`);
      await until('it is being received', async () => (await kept()).some((path) => path.startsWith('imports/upload-')));
      socket.destroy();
      await until('it is gone', async () => !(await kept()).some((path) => path.startsWith('imports/upload-')));
    }
    expect((await api.get('/v1/imports')).body.items).toEqual([]);
    expect((await post(csv(1000))).status).toBe(202);
  });

  test('is nothing that was compressed, for what it is would be known too late', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * MOST, 'x'));
    for (const encoding of ['gzip', 'br', 'deflate']) {
      const { status, body } = await api.send('POST', '/v1/imports?as=talks', bomb, {
        'content-type': 'text/csv',
        'content-encoding': encoding,
      });
      expect([status, body.code]).toEqual([415, 'unsupported-media-type']);
    }
    expect((await kept()).filter((path) => /upload/.test(path))).toEqual([]);
  });

  test.each(['../../../../tmp/x.csv', '/etc/passwd', '..\\..\\x.csv', 'a\u0000b', '.', '..', ''])(
    'lies nowhere else, whatever a file is named: %j',
    async (name) => {
      const before = await kept();
      const form = new FormData();
      form.append('file', new Blob([csv(3)]), name);
      form.append('beside', new Blob(['id,name\n']), name);
      const sent = await fetch(`${api.url}/v1/imports?as=talks`, { method: 'POST', body: form });
      // Names that the form itself cannot hold are refused.
      expect([202, 400]).toContain(sent.status);
      if (sent.status === 202) await ended(((await sent.json()) as { id: string }).id);
      const made = (await kept()).filter((path) => !before.includes(path));
      expect(made.filter((path) => !/^imports(?:\/(?:imports|lock)\.sqlite.*)?$/.test(path))).toEqual([]);
    },
  );

  test.each(['../talks', '/etc/passwd', 'a\u0000b', 'talks/../../x', '.', '%2e%2e'])(
    'and what is read is named by no path: %j',
    async (name) => {
      for (const query of [`?as=${encodeURIComponent(name)}`, `?as=talks&dataset=${encodeURIComponent(name)}`])
        expect(await post(csv(1), query)).toMatchObject({ status: 400, body: { code: 'invalid-query' } });
    },
  );

  test('of what became of rows is no more than may be, and the counts are of all', async () => {
    const long = 'y'.repeat(500);
    const rejected = (from: number): string =>
      HEADER + Array.from({ length: 100 }, (_, n) => `${from + n},never,${long},AF,trade\n`).join('');
    let last: Answer['body'];
    for (let n = 0; n < 8; n++) {
      last = await imported(rejected(n * 100));
      expect(last).toMatchObject({ state: 'completed', rows: 100, rejected: 100 });
    }
    const rowsOf = async (id: string): Promise<unknown[]> => (await api.get(`/v1/imports/${id}/rows?limit=1000`)).body.items;
    // Its rows come in one batch or more, and the last may have no room.
    expect((await rowsOf(last.id)).length).toBeGreaterThan(50);
    const { items } = (await api.get('/v1/imports')).body;
    expect(items).toHaveLength(8);
    expect(await rowsOf(items.at(-1).id)).toEqual([]);
    expect((await stat(join(dataDir, 'imports', 'imports.sqlite'))).size).toBeLessThan(3 * MOST);
  });
});

describe('imports', () => {
  test('run one after another, and end where they are cancelled', async () => {
    const first = (await post(csv(3000))).body;
    const second = (await post(csv(3000, 5000))).body;
    expect((await api.send('DELETE', `/v1/imports/${second.id}`)).body).toMatchObject({ state: 'cancelled', rows: 0 });
    const cancelled = (await api.send('DELETE', `/v1/imports/${first.id}`)).body;
    expect(cancelled.state).toBe('cancelled');
    expect(cancelled.rows).toBeLessThan(3000);
    expect((await api.send('DELETE', `/v1/imports/${first.id}`)).body).toEqual(cancelled);
    expect(await imported(csv(3000))).toMatchObject({ state: 'completed', rows: 3000, already: cancelled.recorded });
  });

  test('that a server leaves behind are told as failed, and go on', async () => {
    const { body } = await post(csv(3000));
    await until('some of it is recorded', async () => (await api.get(`/v1/imports/${body.id}`)).body.recorded > 0);
    await api.close();
    api = await startApi({ dataDir });
    const left = (await api.get(`/v1/imports/${body.id}`)).body;
    expect(left).toMatchObject({ state: 'failed', error: expect.stringContaining('import the same file again: it goes on') });
    expect(await imported(csv(3000))).toMatchObject({
      state: 'completed',
      recorded: 3000 - left.recorded,
      already: left.recorded,
    });
  });
});
