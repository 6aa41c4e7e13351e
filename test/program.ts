import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Replay } from '#read-models/runner/catalogue.ts';

export const root = resolve(import.meta.dirname, '..');
/** Built by `npm test`; by hand, `npx nest build` comes first. */
export const main = join(root, 'dist/apps/api/src/main.js');

export interface Said {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test names the members that it looks at
  readonly body: any;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

interface Spawned {
  /** Default: a port that is free. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Default: the program that `nest build` made, on the Node that runs the tests. */
  readonly command?: readonly [string, ...string[]];
  /** In a process group of its own, as a terminal makes it. */
  readonly detached?: boolean;
}

const running = new Set<Program>();

/** The whole program in a process of its own, spoken to over HTTP and by signals. */
export class Program {
  readonly child: ChildProcess;
  readonly exit: Promise<Exit>;
  readonly #agent = new Agent({ keepAlive: true });
  #said = '';
  #exited: Exit | null = null;

  constructor({ environment = {}, command = [process.execPath, main], detached = false }: Spawned = {}) {
    const [file, ...args] = command;
    const { PATH, HOME } = process.env;
    this.child = spawn(file, args, {
      cwd: root,
      env: { PATH, HOME, PORT: '0', NODE_COMPILE_CACHE: join(tmpdir(), 'chancery-compile-cache'), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached,
    });
    running.add(this);
    this.child.stdout!.on('data', (chunk) => (this.#said += chunk));
    this.child.stderr!.on('data', (chunk) => (this.#said += chunk));
    this.exit = (once(this.child, 'close') as Promise<[number | null, string | null]>).then(([code, signal]) => {
      running.delete(this);
      this.#agent.destroy();
      this.#exited = { code, signal };
      return this.#exited;
    });
  }

  /** Everything that it has printed so far. */
  get said(): string {
    return this.#said;
  }

  get lastLine(): string {
    return this.#said.trimEnd().split('\n').at(-1) ?? '';
  }

  get exited(): Exit | null {
    return this.#exited;
  }

  get url(): string {
    const url = /serves (http:\S+)/.exec(this.#said)?.[1];
    if (url === undefined) throw new Error(`it does not serve: ${this.#said}`);
    return url;
  }

  async serving(): Promise<this> {
    while (!/serves http:\S+\n/.test(this.#said) && !this.#exited)
      await Promise.race([once(this.child.stdout!, 'data'), this.exit]);
    if (this.#exited) throw new Error(`it ended with ${JSON.stringify(this.#exited)} instead of serving: ${this.#said}`);
    return this;
  }

  /** Serving, and its rows have passed the log as it stood at start. */
  async ready(): Promise<this> {
    await this.serving();
    await until('the program is ready', async () => (await this.get('/health/ready')).status === 200);
    return this;
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<Exit> {
    this.child.kill(signal);
    return this.exit;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Said> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Said> {
    return this.send('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  /** Rejects when the connection ends before the whole answer is there. */
  send(method: string, path: string, body?: string | Uint8Array, headers: Record<string, string> = {}): Promise<Said> {
    const { promise, resolve: answer, reject } = Promise.withResolvers<Said>();
    const sent = request(this.url + path, { method, agent: this.#agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('close', () => reject(new Error('the answer was cut off')));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const isJson = /\bjson\b/.test(response.headers['content-type'] ?? '');
        answer({ status: response.statusCode!, headers: response.headers, body: isJson ? JSON.parse(text) : text });
      });
    });
    sent.on('error', reject);
    sent.end(body);
    return promise;
  }
}

/** For `afterEach`: what a failed test left running. */
export async function endPrograms(): Promise<void> {
  await Promise.all(
    [...running].map(({ child, exit }) => {
      child.kill('SIGKILL');
      return exit;
    }),
  );
}

/** How the rows of a program differ from rows made anew: what its dry run says in the end. */
export const comparedRows = (program: Program): Promise<Replay> => replayed(program, '?dryRun=true');

/** A replay, in the end. */
export async function replayed(program: Program, query = ''): Promise<Replay> {
  let { body: replay } = await program.post(`/v1/projections/all/replay${query}`);
  await until('the replay is over', async () => {
    replay = (await program.get(`/v1/replays/${replay.id}`)).body;
    return replay.state !== 'queued' && replay.state !== 'running';
  });
  return replay;
}

/** Looks until it is so. The bound is there for what hangs, not for what is slow. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const bound = performance.now() + 120_000;
  while (!(await isSo())) {
    if (performance.now() > bound) throw new Error(`it did not come about that ${what}`);
    await sleep(10);
  }
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
