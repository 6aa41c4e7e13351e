import { describe, expect, test } from '@jest/globals';
import { openLog } from './log.ts';
import { NestLog } from './nest-log.ts';
import { requestIdOf } from './request-id.ts';
import { withoutSecrets } from './secrets.ts';

async function written(logFormat: 'json' | 'text', say: (log: Awaited<ReturnType<typeof openLog>>) => void): Promise<string> {
  let text = '';
  const to = { write: (line: string) => void (text += line) };
  say(await openLog({ logLevel: 'info', logFormat, noColors: true }, to));
  return text;
}
const json = async (say: Parameters<typeof written>[1]) =>
  (await written('json', say))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('the log', () => {
  test('is an object a line, with the level and the time in words', async () => {
    const [line, ...more] = await json((log) => log.warn({ context: 'Rows' }, 'the rows are behind'));
    expect(more).toEqual([]);
    expect(line).toMatchObject({ level: 'warn', context: 'Rows', msg: 'the rows are behind' });
    expect(new Date(line.time).toISOString()).toBe(line.time);
  });

  test('is a line to read at a terminal', async () => {
    expect(await written('text', (log) => log.warn({ context: 'Rows' }, 'the rows are behind'))).toMatch(
      /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] WARN: Rows: the rows are behind\n$/,
    );
  });

  test('leaves out what is below its level, and what Nest says of its routes', async () => {
    const text = await written('json', (log) => {
      log.debug('a request');
      new NestLog(log).log('Mapped {/v1/offices, GET} route', 'RouterExplorer');
    });
    expect(text).toBe('');
  });

  test('takes what parts say through Nest, with their name', async () => {
    const lines = await json((log) => {
      const nest = new NestLog(log);
      nest.warn('an import', 'Imports');
      nest.error('went wrong', 'Error: at line 1', 'Imports');
      nest.error({ requestId: '1', msg: 'GET /v1/offices', err: new Error('a mistake') }, 'Problem');
      nest.fatal(new Error('the end'), 'Program');
    });
    expect(lines).toMatchObject([
      { level: 'warn', context: 'Imports', msg: 'an import' },
      { level: 'error', context: 'Imports', msg: 'went wrong', stack: 'Error: at line 1' },
      { level: 'error', context: 'Problem', msg: 'GET /v1/offices', requestId: '1', err: { message: 'a mistake' } },
      { level: 'fatal', context: 'Program', err: { message: 'the end' } },
    ]);
  });

  test('never shows a header by which somebody is let in', async () => {
    const headers = { authorization: 'Bearer abc.def', cookie: 'session=s3cret', 'set-cookie': ['session=s3cret'] };
    const text = await written('json', (log) => {
      log.info({ headers }, 'a request');
      log.info({ req: { headers } }, 'a request');
      log.info(headers, 'a request');
    });
    expect(text).not.toMatch(/abc|s3cret/);
    expect(text.match(/\[redacted\]/g)!.length).toBeGreaterThanOrEqual(7);
  });
});

test.each([
  ['esdb://admin:pass@word@node1:2113,node2:2113/?tls=true', 'esdb://[redacted]@node1:2113,node2:2113/?tls=true'],
  ['Authorization: Bearer eyJhbGciOi.J9.abc-_', 'Authorization: Bearer [redacted]'],
  [`chancery_5f2b9c0d1e3a_${'x-_'.repeat(14)}x is no token`, 'chancery_5f2b9c0d1e3a_[redacted] is no token'],
  ['GET /callback?code_verifier=abc&state=1', 'GET /callback?code_verifier=[redacted]&state=1'],
  ['GET /v1/live?token=abc', 'GET /v1/live?token=[redacted]'],
  [
    `GET /v1/session/callback?code=SplxlOBeZQQYbYS6WxSbIA&state=${'aB-_'.repeat(10)}xyz&iss=https%3A%2F%2Flogin.example`,
    'GET /v1/session/callback?code=[redacted]&state=[redacted]&iss=https%3A%2F%2Flogin.example',
  ],
  [`/callback?state=${'aB-_'.repeat(10)}xyz&code=4/0AX4`, '/callback?state=[redacted]&code=[redacted]'],
  ['GET /v1/counter-terrorism/coverage?state=state:TJ', 'GET /v1/counter-terrorism/coverage?state=state:TJ'],
  ['{"a":{"b":{"c":{"cookie":"chancery-session=a.b.c"}}}}', '{"a":{"b":{"c":{"cookie":"chancery-session=[redacted]"}}}}'],
  ['cookie: x=1; __Host-chancery-session=a.b; y=2', 'cookie: x=1; __Host-chancery-session=[redacted]; y=2'],
  ['set-cookie: chancery-signing-in-aB1=e.f.g; Path=/v1', 'set-cookie: chancery-signing-in-aB1=[redacted]; Path=/v1'],
  ['Authorization: Basic bG9jYWw6', 'Authorization: Basic [redacted]'],
  ['{"headers":{"authorization":"Basic bG9jYWw6"}}', '{"headers":{"authorization":"Basic [redacted]"}}'],
  ['["authorization","Basic bG9jYWw6"]', '["authorization","Basic [redacted]"]'],
  ['the basic facts, and exit code=1', 'the basic facts, and exit code=1'],
  ['{"password":"a \\"quoted\\" one","user":"me"}', '{"password":"[redacted]","user":"me"}'],
  ['https://chancery.example/v1/offices?with=office:unoct', 'https://chancery.example/v1/offices?with=office:unoct'],
  ['mail to desk@mfa.example about the token', 'mail to desk@mfa.example about the token'],
])('Of %j a log keeps %j', (line, kept) => {
  expect(withoutSecrets(line)).toBe(kept);
});

test('A request keeps the id that its client gave it where that is a UUID', () => {
  const id = '0199c3a0-7b1f-7000-8000-0123456789ab';
  expect(requestIdOf({ 'x-request-id': id.toUpperCase() })).toBe(id);
  for (const given of [undefined, '', '1; DROP', `${id}${id}`]) {
    const made = requestIdOf(given === undefined ? {} : { 'x-request-id': given });
    expect(made).toMatch(/^[0-9a-f-]{36}$/);
    expect(made).not.toBe(given);
  }
});
