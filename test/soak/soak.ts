import { mkdir, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { metadataOf } from '#event-store/decode.ts';
import { verify } from '#event-store/hash-chain.ts';
import { openStore } from '#event-store/open-store.ts';
import { Desk, Ledger, openDesk } from '../orders.ts';
import { comparedRows, Program, type Said, seeded, until } from '../program.ts';
import { diskAt } from './disk.ts';
import { Follower } from './follower.ts';
import { Inside, type Memory } from './inside.ts';

export interface Soak {
  readonly seconds: number;
  readonly seed: number;
  /** An empty directory. */
  readonly dir: string;
}

export interface Latency {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** What a soak came to. */
export interface Soaked {
  readonly seconds: number;
  /** How often each was done, with how. */
  readonly faults: ReadonlyMap<string, number>;
  readonly skipped: readonly string[];
  /** By what was answered: a status, with its code where it was a problem; or that nothing was. */
  readonly answers: ReadonlyMap<string, number>;
  readonly requests: number;
  readonly acknowledged: number;
  /** Sent, cut off, and not by anything known to be the same when it is sent again: it may be there, once. */
  readonly inDoubt: number;
  /** Answered neither as recorded nor as away. */
  readonly refused: readonly unknown[];
  /** What the log has otherwise than it was acknowledged. */
  readonly wrong: readonly string[];
  readonly events: number;
  readonly broken: readonly unknown[];
  /** Events that were recorded before the one ahead of them in their stream, as they say. */
  readonly backwards: number;
  /** Rows that a rebuild makes otherwise; null: it came to no end. */
  readonly differing: number | null;
  readonly parked: number;
  readonly feeds: { readonly opened: number; readonly received: number; readonly lost: number; readonly twice: number };
  readonly memory: {
    readonly start: Memory;
    readonly end: Memory;
    readonly lastStartedBefore: number;
    /** In all, in bytes, every half minute since the last start; none where the system does not say. */
    readonly since: readonly number[];
  };
  readonly writes: Latency;
  readonly reads: Latency;
  readonly exitCode: number | null;
}

const WRITERS = 4;
const READERS = 4;
const FOLLOWERS = 5;
/** Milliseconds between two requests of one client: the load is steady, and not what the program can take. */
const PACE = 60;
/** Milliseconds until a client comes back that nobody answered. */
const RETRY = 500;
const DISK_MIB = 1024;
const HALF_A_MINUTE = 30_000;
const AN_HOUR = 3_600_000;

const READS = [
  '/v1/partnerships/state:TJ/office:unoct',
  '/v1/partnerships?limit=20',
  '/v1/meetings?limit=20',
  '/v1/counter-terrorism/engagements?state=TJ&limit=20',
  '/v1/counter-terrorism/gaps',
  '/v1/search?q=unoct',
  '/v1/history?limit=20&order=desc',
  '/v1/offices/unoct',
];

/** A program on a log in a file, under a steady load and one fault after another, and what is left in the end. */
export async function soak({ seconds, seed, dir }: Soak): Promise<Soaked> {
  const dataDir = join(dir, 'data');
  await mkdir(dataDir);
  const disk = diskAt(dataDir, DISK_MIB);
  try {
    return await soakOn(dataDir, { seconds, seed, dir }, disk);
  } finally {
    disk?.remove();
    await rm(dataDir, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function soakOn(dataDir: string, { seconds, seed, dir }: Soak, disk: ReturnType<typeof diskAt>): Promise<Soaked> {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const inside = new Inside(join(dir, 'order.json'));
  const start = (): Promise<Program> =>
    new Program({
      environment: {
        DATA_DIR: dataDir,
        ...inside.environment,
      },
    }).serving();
  let program = await start();
  await until('it is ready', async () => (await program.get('/health/ready')).status === 200);
  let startedAt = performance.now();
  await openDesk(program);

  const ledger = new Ledger({ outages: true });
  const answers = new Map<string, number>();
  const faults = new Map<string, number>();
  const times = { writes: [] as number[], reads: [] as number[] };
  const count = (counts: Map<string, number>, what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const timed = async (kind: keyof typeof times, ask: () => Promise<Said | null>): Promise<Said | null> => {
    const began = performance.now();
    const said = await ask();
    count(answers, said === null ? 'nothing, for it was killed' : kindOf(said));
    if (said) times[kind].push(performance.now() - began);
    else await sleep(RETRY);
    return said;
  };

  const began = performance.now();
  const end = began + seconds * 1000;
  let isDisturbed = true;
  const isOver = (): boolean => performance.now() > end && !isDisturbed;

  const write = async (desk: Desk): Promise<void> => {
    while (!isOver()) {
      const order = desk.next();
      const said = await timed('writes', () => ledger.send(program, order));
      if (said?.status === 201) desk.opened(order, said);
      await sleep(PACE);
    }
  };
  const read = async (): Promise<void> => {
    while (!isOver()) {
      const last = [...ledger.acknowledged.values()].at(-1)?.said.body.position as string | undefined;
      const headers = last !== undefined && random() < 0.2 ? { 'read-after': last } : {};
      await timed('reads', () => program.get(pick(READS), headers).catch(() => null));
      await sleep(PACE);
    }
  };
  const followers = Array.from({ length: FOLLOWERS }, () => new Follower());
  let isFollowed = true;
  const rudeDesk = new Desk(seeded(seed + 1000), 'desk900');
  const rude: readonly (() => Promise<void>)[] = [
    // It may be recorded or not: it is asked in the end, where that can be told.
    async () => {
      const order = rudeDesk.next();
      ledger.inDoubt.set(order.mark, order);
      await sendAndLeave(program.url, order.path, JSON.stringify(order.body), order.headers);
    },
    () =>
      sendHalfAndLeave(program.url, '/v1/offices/unoct/sources', '{"publisher":"The gazette of desk999-000000","attribution":'),
    () => askAndLeave(program.url, pick(READS)),
    () => askAndLeave(program.url, '/v1/live'),
    async () => pick(followers).leave(),
  ];
  const leave = async (): Promise<void> => {
    while (!isOver()) {
      await pick(rude)();
      count(faults, 'client gone in mid-request');
      await sleep(3 * PACE);
    }
  };

  const since: number[] = [];
  const looking = setInterval(() => {
    void memoryOf(program).then((bytes) => since.push(...bytes));
  }, HALF_A_MINUTE);

  const forAWhile = (): Promise<void> => sleep(1500 + random() * 1500);
  const disturbances: [what: string, disturb: () => Promise<void>][] = [
    [
      'log held by another process',
      async () => {
        const other = new DatabaseSync(join(dataDir, 'chancery.db'), { timeout: 5000 });
        other.exec('BEGIN IMMEDIATE');
        await forAWhile();
        other.exec('ROLLBACK');
        other.close();
      },
    ],
    ['clock an hour back', () => inside.turnClockBack(program, AN_HOUR).then(() => undefined)],
    [
      'program killed and started',
      async () => {
        await program.kill();
        await sleep(random() * 500);
        program = await start();
        since.length = 0;
        startedAt = performance.now();
      },
    ],
  ];
  if (disk) {
    disturbances.push([
      `disk full (${disk.way})`,
      async () => {
        disk.fill(program);
        await forAWhile();
        disk.empty(program);
      },
    ]);
  }
  const disturb = async (): Promise<void> => {
    // Each once at least, however slow the machine; and none that begins the program anew near the end, which hides what grows.
    for (let round = 0; round === 0 || performance.now() < end; round++) {
      for (const [what, each] of disturbances) {
        if (round > 0 && performance.now() > end) break;
        if (round > 0 && what.startsWith('program killed') && performance.now() > began + (seconds * 1000) / 3) continue;
        await forAWhile();
        count(faults, what);
        await each();
      }
    }
    await forAWhile();
    isDisturbed = false;
  };

  const following = followers.map((each) =>
    each.follow(
      () => program.url,
      () => !isFollowed,
    ),
  );
  await until('everybody follows', () => followers.every(({ begun }) => begun !== null));
  const memoryAtStart = await inside.measure(program);
  await Promise.all([
    ...Array.from({ length: WRITERS }, (_, n) => write(new Desk(seeded(seed + 1 + n), `desk${n + 1}`))),
    ...Array.from({ length: READERS }, read),
    leave(),
    disturb(),
  ]);
  clearInterval(looking);
  const lasted = (performance.now() - began) / 1000;

  await until('what is in doubt was sent again', async () => {
    await ledger.resolve(program);
    return ledger.unresolved.length === 0;
  });
  const last = await program.post('/v1/offices/unoct/sources', { publisher: 'The end', attribution: 'stated' });
  const head = BigInt(last.body.position);
  await until('the rows have seen it all', async () => {
    const { status } = await program.get('/v1/offices/unoct', { 'read-after': last.body.position });
    return status === 200;
  });
  await until('everybody has seen the end', () => followers.every(({ seen }) => seen.at(-1) === head));
  isFollowed = false;
  for (const each of followers) each.leave();
  await Promise.all(following);
  const memoryAtEnd = await inside.measure(program);
  const lastStartedBefore = (performance.now() - startedAt) / 1000;
  const compared = await comparedRows(program);
  const parked = (await program.get('/v1/parked')).body.items.length;
  const { code } = await program.kill('SIGTERM');

  const store = await openStore(join(dataDir, 'chancery.db'));
  const wrong = await ledger.compareWith(store);
  const { events, broken } = await verify(store);
  const positions: bigint[] = [];
  const recorded = new Map<string, string>();
  let backwards = 0;
  for await (const event of store.readAll()) {
    positions.push(event.position);
    const { recordedAt } = metadataOf(event);
    if (recordedAt < (recorded.get(event.stream) ?? '')) backwards++;
    recorded.set(event.stream, recordedAt);
  }
  await store.close();
  return {
    seconds: lasted,
    faults,
    skipped: disk ? [] : ['disk full: no disk can be mounted here, and no limit set'],
    answers,
    requests: [...answers.values()].reduce((sum, each) => sum + each, 0) + (faults.get('client gone in mid-request') ?? 0),
    acknowledged: ledger.acknowledged.size,
    inDoubt: ledger.inDoubt.size,
    refused: ledger.refused,
    wrong,
    events,
    broken,
    backwards,
    differing: compared.state === 'completed' ? compared.differing : null,
    parked,
    feeds: {
      opened: followers.reduce((sum, { feeds }) => sum + feeds, 0),
      received: followers.reduce((sum, { seen }) => sum + seen.length, 0),
      ...comparedWith(positions, followers),
    },
    memory: { start: memoryAtStart, end: memoryAtEnd, lastStartedBefore, since },
    writes: latencyOf(times.writes),
    reads: latencyOf(times.reads),
    exitCode: code,
  };
}

/** In all, in bytes; nothing where the system does not say. */
async function memoryOf({ child }: Program): Promise<number[]> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
  const kibibytes = /VmRSS:\s+(\d+) kB/.exec(status)?.[1];
  return kibibytes === undefined ? [] : [Number(kibibytes) * 1024];
}

function kindOf({ status, body }: Said): string {
  return status < 400 ? String(status) : `${status} ${body.code}`;
}

/** Of everybody together: what they should have seen and did not, and what they saw more than once. */
function comparedWith(positions: readonly bigint[], followers: readonly Follower[]): { lost: number; twice: number } {
  let lost = 0;
  let twice = 0;
  for (const { begun, seen } of followers) {
    const all = new Set(seen);
    twice += seen.length - all.size;
    lost += positions.filter((each) => each > begun! && !all.has(each)).length;
  }
  return { lost, twice };
}

function latencyOf(times: readonly number[]): Latency {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

/** All of it is sent, and nobody waits for the answer. */
function sendAndLeave(url: string, path: string, body: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const sent = request(url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers } });
  sent.on('error', () => undefined).on('close', resolve);
  sent.end(body, () => sent.destroy());
  return promise;
}

function sendHalfAndLeave(url: string, path: string, half: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname, () =>
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n${half}`,
      () => socket.destroy(),
    ),
  );
  socket.on('error', () => undefined).on('close', () => resolve());
  return promise;
}

/** Once the answer begins, whoever asked is gone. */
function askAndLeave(url: string, path: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const asked = request(url + path, (response) => response.on('error', () => undefined).destroy());
  asked.on('error', () => undefined).on('close', resolve);
  asked.end();
  return promise;
}
