import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LOCAL } from '#domain/access.ts';
import { Tokens } from '#application/tokens.ts';
import { openStore } from '#event-store/open-store.ts';
import { endPrograms, Program, until } from './program.ts';
import { story } from './story.ts';

/** In every secret that is sent here, and in nothing else. */
const SECRET = 'obsidian';
const STACK = /(?:\n|\\n)\s+at |node_modules|\.[cm]?[jt]s:\d|SQLITE|no such table/;

let dataDir: string;
let collector: Server;
/** What was sent to the collector of traces. */
let traced: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chancery-secrets-'));
  traced = '';
  collector = createServer((request, response) => {
    request.setEncoding('utf8').on('data', (chunk: string) => (traced += chunk));
    request.on('end', () => response.end('{}'));
  });
  await new Promise<void>((listening) => collector.listen(0, '127.0.0.1', listening));
});
afterEach(async () => {
  await endPrograms();
  collector.closeAllConnections();
  collector.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function started(environment: Record<string, string>): Promise<Program> {
  return new Program({
    environment: {
      DATA_DIR: dataDir,
      LOG_LEVEL: 'trace',
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
      ...environment,
    },
  }).serving();
}

describe('what is sent to prove something, and what goes wrong inside', () => {
  test('is in no answer, log, metric or trace', async () => {
    const store = await openStore(join(dataDir, 'chancery.db'));
    const asked = { name: 'chief', roles: ['administrator', 'editor', 'auditor'], clearance: 'confidential' } as const;
    const { text: token } = await new Tokens(store, () => new Date()).issue(asked, LOCAL);
    await store.close();
    const secret = token.slice(token.lastIndexOf('_', 22) + 1);
    const program = await started({ AUTH: 'tokens' });
    const bearer = { authorization: `Bearer ${token}` };
    await until('it is ready', async () => (await program.get('/health/ready')).status === 200);
    const key = { 'idempotency-key': `key-${SECRET}` };
    for (const { path, body } of story) expect((await program.post(path, body, { ...bearer, ...key })).status).toBeLessThan(500);
    const session = await program.post('/v1/session', { token });
    const cookie = session.headers['set-cookie']![0]!.split(';')[0]!;
    const sealed = cookie.split('=')[1]!;
    const answers = [
      await program.get('/v1/me', { cookie }),
      await program.get('/v1/me', { authorization: `Bearer chancery_000000000000_${SECRET.repeat(6).slice(0, 43)}` }),
      await program.get('/v1/me', { authorization: `Basic ${SECRET}` }),
      await program.get('/v1/me', { cookie: `chancery-session=${SECRET}` }),
      await program.post('/v1/session', { token: `chancery_${SECRET}` }),
      await program.get(`/v1/offices/nobody?token=${SECRET}`, bearer),
    ];

    // Somebody tampers with the rows: what the program then does is nothing that it knows of.
    const { current } = JSON.parse(await readFile(join(dataDir, 'read-models', 'catalogue.json'), 'utf8'));
    const rows = new DatabaseSync(join(dataDir, 'read-models', current), { timeout: 60_000 });
    const tables = rows.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'").all();
    for (const { name } of tables)
      if (!/meta|state|checkpoint/.test(String(name))) rows.exec(`DROP TABLE IF EXISTS "${String(name)}"`);
    rows.close();
    const failed = await program.get(`/v1/partnerships?token=${SECRET}`, { ...bearer, 'cache-control': 'no-cache' });
    const broken = await program.get('/v1/search?q=unoct', { ...bearer, ...key, cookie, 'cache-control': 'no-cache' });
    expect([failed.status, broken.status]).toEqual([400, 500]);
    expect(broken.body).toEqual({
      type: '/problems/internal',
      title: 'Something went wrong here',
      status: 500,
      detail: 'The error was logged here. Nothing is known to be wrong with the request.',
      code: 'internal',
      errors: [],
    });
    expect(broken.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const logged = () =>
      program.said
        .split('\n')
        .slice(0, -1)
        .find((each) => each.includes(String(broken.headers['x-request-id'])) && each.includes('"error"'));
    await until('it is logged', () => logged() !== undefined);
    const line = logged();
    expect(JSON.parse(line!)).toMatchObject({ context: 'Problem', err: { stack: expect.stringMatching(STACK) } });

    for (const { body } of [...answers, failed, broken]) {
      expect(JSON.stringify(body)).not.toMatch(STACK);
      expect(JSON.stringify(body)).not.toContain(secret);
    }
    const metrics = String((await program.get('/metrics', bearer)).body);
    await until('traces were sent', () => traced.includes('BilateralMeetingHeld') || traced.includes('HoldBilateralMeeting'));
    expect((await program.kill('SIGTERM')).code).toBe(0);
    expect(program.said.split('\n').length).toBeGreaterThan(20);
    for (const told of [program.said, metrics, traced]) {
      expect(told.length).toBeGreaterThan(500);
      for (const hidden of [secret, sealed, SECRET]) expect([hidden, told.indexOf(hidden)]).toEqual([hidden, -1]);
    }
  });

  test('nor is what the store is asked with', async () => {
    const program = await started({
      EVENT_STORE: `kurrentdb://admin:${SECRET}@127.0.0.1:1?tls=false&maxDiscoverAttempts=1&defaultDeadline=500`,
    });
    const { status, body } = await program.post('/v1/offices', story[0].body);
    expect([status, body.code]).toEqual([503, 'store-unavailable']);
    expect(JSON.stringify(body)).not.toMatch(STACK);
    const ready = await program.get('/health/ready');
    const metrics = await program.get('/metrics');
    await program.kill('SIGTERM');
    for (const told of [body, ready.body, metrics.body, program.said, traced]) expect(JSON.stringify(told)).not.toContain(SECRET);
    await until('its log tells where', () => program.said.includes('127.0.0.1:1'));
  });
});
