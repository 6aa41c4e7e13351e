import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endPrograms, Program, until } from './program.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chancery-logging-'));
});
afterEach(() => endPrograms());
afterAll(() => rm(dataDir, { recursive: true }));

const linesOf = (program: Program) =>
  // The last one may not be whole yet.
  program.said
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

/** Begins to serve and says so in JSON. */
async function inJson(environment: Record<string, string> = {}): Promise<{ program: Program; url: string }> {
  const program = new Program({ environment: { DATA_DIR: dataDir, LOG_FORMAT: 'json', ...environment } });
  await until('it serves', () => program.exited !== null || /Chancery serves.*\n/.test(program.said));
  const { url } = linesOf(program).find(({ msg }) => msg.startsWith('Chancery serves'))!;
  return { program, url };
}

describe('the log in JSON', () => {
  test('is an object a line from the start to the end', async () => {
    const { program, url } = await inJson();
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect((await program.kill('SIGTERM')).code).toBe(0);
    expect(linesOf(program).map(({ level, msg }) => [level, msg])).toEqual([
      ['info', `Chancery serves ${url}`],
      ['info', 'Chancery stops on SIGTERM: it finishes what it has begun'],
      ['info', 'Chancery has stopped'],
    ]);
  });

  test('says on its last line why it cannot start', async () => {
    const program = new Program({ environment: { DATA_DIR: dataDir, LOG_FORMAT: 'json', PORT: 'many' } });
    expect((await program.exit).code).toBe(2);
    expect(JSON.parse(program.lastLine)).toMatchObject({
      level: 'fatal',
      msg: expect.stringMatching(/^Chancery cannot start: PORT: /),
    });
  });

  test('has a line for each request where it is asked to, which names its route, its id and no secret', async () => {
    const { program, url } = await inJson({ LOG_LEVEL: 'debug' });
    const id = '0199c3a0-7b1f-7000-8000-0123456789ab';
    const answer = await fetch(`${url}/v1/offices/unoct?asOf=2018-05-03`, {
      headers: { 'x-request-id': id, authorization: 'Bearer s3cret', cookie: 's3cret' },
    });
    expect(answer.headers.get('x-request-id')).toBe(id);
    await until('it is logged', () => new RegExp(`${id}.*\n`).test(program.said));
    const line = linesOf(program).find(({ requestId }) => requestId === id)!;
    expect(line).toMatchObject({ level: 'debug', context: 'Requests', method: 'GET', route: '/v1/offices/:id', status: 404 });
    expect(program.said).not.toMatch(/s3cret|2018-05-03/);
  });

  test('says why nobody could be known by their session', async () => {
    const keys = join(dataDir, 'broken-keys');
    await mkdir(keys);
    await writeFile(join(keys, 'sessions.key'), 'no key');
    const { program, url } = await inJson({ AUTH: 'tokens', KEYS: keys });
    const answer = await fetch(`${url}/v1/me`, { headers: { cookie: 'chancery-session=s3cret' } });
    expect([answer.status, (await answer.json()).code]).toEqual([503, 'keys-unavailable']);
    const id = answer.headers.get('x-request-id')!;
    await until('it is logged', () => new RegExp(`${id}.*\n`).test(program.said));
    const line = linesOf(program).find(({ requestId }) => requestId === id)!;
    expect(line).toMatchObject({ level: 'error', context: 'Problem', msg: 'GET /v1/me' });
    expect(line.err.message).toContain('sessions.key is no key');
    expect(program.said).not.toContain('s3cret');
  });
});

test('What a request records is joined to it by its id, which every answer tells', async () => {
  const program = await new Program({ environment: { DATA_DIR: dataDir } }).serving();
  const body = {
    id: 'unoct',
    name: 'United Nations Office of Counter-Terrorism',
    sources: [{ publisher: 'UN', attribution: 'stated' }],
  };
  const { status, headers } = await program.post('/v1/offices', body);
  expect(status).toBe(201);
  const { body: event } = await program.get('/v1/history/office-unoct');
  expect(event.items[0].correlationid).toBe(headers['x-request-id']);
  // An answer that is given again is another request's.
  await program.ready();
  const ids = new Set<unknown>();
  for (let n = 0; n < 3; n++) ids.add((await program.get('/v1/offices')).headers['x-request-id']);
  expect(ids.size).toBe(3);
});
