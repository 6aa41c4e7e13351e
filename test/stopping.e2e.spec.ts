import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openStore } from '#event-store/open-store.ts';

const main = resolve(import.meta.dirname, '../dist/apps/api/src/main.js');
let dataDir: string;
const started: ChildProcess[] = [];

beforeEach(async () => {
  // Built by `npm test`; by hand, `npx nest build` comes first.
  await access(main);
  dataDir = await mkdtemp(join(tmpdir(), 'chancery-'));
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  readonly exit: Promise<[code: number | null, signal: string | null]>;
  /** Everything that it has printed so far. */
  readonly said: () => string;
}

async function start(environment: Record<string, string> = {}, stdio: 'ipc' | 'ignore' = 'ignore'): Promise<Running> {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', stdio],
  });
  started.push(child);
  let said = '';
  child.stdout!.on('data', (chunk) => (said += chunk));
  child.stderr!.on('data', (chunk) => (said += chunk));
  // Node says no 'close' of a child whose channel was closed from here.
  const exit = once(child, stdio === 'ipc' ? 'exit' : 'close') as Promise<[number | null, string | null]>;
  const url = (): string | undefined => /serves (http:\S+)\s/.exec(said)?.[1];
  while (url() === undefined && child.exitCode === null) {
    await Promise.race([once(child.stdout!, 'data'), exit]);
  }
  return { child, url: url() ?? '', exit, said: () => said };
}

interface Recorded {
  readonly stream: string;
  readonly status: number;
}

/** Records offices without end, until the program answers no more. */
async function load(url: string, writer: number, agent: Agent, recorded: Recorded[]): Promise<void> {
  for (let n = 0; ; n++) {
    const body = JSON.stringify({
      id: `office-${writer}-${n}`,
      name: `Office ${n}`,
      sources: [{ publisher: 'x', attribution: 'stated' }],
    });
    try {
      recorded.push(await post(`${url}/v1/offices`, body, agent));
    } catch {
      return;
    }
  }
}

function post(url: string, body: string, agent: Agent): Promise<Recorded> {
  return new Promise((resolveAnswer, reject) => {
    const sent = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json' } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('error', reject);
      response.on('end', () => resolveAnswer({ status: response.statusCode!, stream: JSON.parse(text).stream }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the program', () => {
  test('asked to stop under load answers what it took, keeps what it answered, and exits 0', async () => {
    const { child, url, exit } = await start();
    const agent = new Agent({ keepAlive: true });
    const recorded: Recorded[] = [];
    const writers = Array.from({ length: 16 }, (_, writer) => load(url, writer, agent, recorded));
    while (recorded.length < 200) await new Promise(setImmediate);
    child.kill('SIGTERM');
    await Promise.all(writers);
    expect(await exit).toEqual([0, null]);
    agent.destroy();
    expect(new Set(recorded.map(({ status }) => status))).toEqual(new Set([201]));
    const store = await openStore(join(dataDir, 'chancery.db'));
    const kept = new Set<string>();
    for await (const event of store.readAll()) kept.add(event.stream);
    await store.close();
    expect(recorded.filter(({ stream }) => !kept.has(stream))).toEqual([]);
  });

  test('asked to stop with a live feed open ends the feed and exits 0', async () => {
    const { child, url, exit } = await start();
    const feed = await fetch(`${url}/v1/live`);
    child.kill('SIGINT');
    expect(await feed.text()).toContain('id: ');
    expect(await exit).toEqual([0, null]);
  });

  test('asked twice stops at once', async () => {
    const { child, url, exit } = await start({ DRAIN_SECONDS: '3600' });
    const hanging = request(`${url}/v1/offices`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '10' },
    });
    hanging.on('error', () => undefined);
    hanging.write('{');
    await once(hanging, 'socket');
    await fetch(`${url}/health/live`);
    child.kill('SIGTERM');
    while (await answers(url)) await new Promise(setImmediate);
    child.kill('SIGTERM');
    expect((await exit)[0]).toBe(143);
  });

  test('stops when the parent that started it with a channel is gone', async () => {
    const { child, exit } = await start({}, 'ipc');
    child.disconnect();
    expect(await exit).toEqual([0, null]);
  });

  test('that cannot start exits other than 0, and says why on its last line', async () => {
    const taken: Server = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    taken.unref();
    const { port } = taken.address() as AddressInfo;
    for (const [environment, code, reason] of [
      [{ PORT: String(port) }, 1, `PORT: ${port} is taken`],
      [{ PORT: 'abc' }, 2, 'PORT: "abc"'],
      [{ EVENT_STORE: 'mysql://u:secret@h' }, 2, 'EVENT_STORE'],
      [{ EVENT_STORE: main }, 1, 'main.js'],
      [{ DATA_DIR: main }, 2, 'DATA_DIR'],
    ] as const) {
      const { exit, said } = await start(environment);
      expect((await exit)[0]).toBe(code);
      expect(said().trimEnd().split('\n').at(-1)).toMatch(/^Chancery cannot start: /);
      expect(said()).toContain(reason);
      expect(said()).not.toContain('secret');
    }
  });
});

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(`${url}/health/live`);
    return true;
  } catch {
    return false;
  }
}
