import { stat, statfs } from 'node:fs/promises';
import { Logger } from '@nestjs/common';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Executed } from '#application/execute.ts';
import { WHY_SEALED, type WhySealed } from '#application/subject-keys.ts';
import { type Commit, COMMITS } from '#event-store/commits.ts';
import { type Append, type Appended, type EventStore, StoreUnavailable } from '#event-store/event-store.ts';
import { IN_MEMORY, isServer } from '#event-store/location.ts';
import type { ReadModels } from '#read-models/read-models.ts';
import { isUnfinished, type Replay } from '#read-models/runner/catalogue.ts';
import type { Configuration } from '../configuration.ts';
import type { EventStreams } from '../http/event-streams.ts';
import { type Limit, LIMITS } from '../http/rate-limits.ts';
import type { Imports } from '../imports/imports.ts';
import { problemOf } from '../problems/problem-of.ts';
import { RowsLag } from './rows-lag.ts';
import type { StoreWatch } from './store-watch.ts';

interface Watched {
  readonly configuration: Configuration;
  readonly store: EventStore;
  readonly watch: StoreWatch;
  readonly rows: ReadModels;
  readonly imports: Pick<Imports, 'list'>;
  readonly streams: EventStreams;
}

/** A request that was answered. */
interface Answered {
  readonly method: string;
  /** As it was declared, never as it was asked; undefined where there is none. */
  readonly route: string | undefined;
  readonly status: number;
  /** Null for what is open for as long as its reader wants. */
  readonly seconds: number | null;
}

const STATES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
const STORE_STATES = ['available', 'away', 'damaged'] as const;
const LATENCIES = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * What the program tells Prometheus of itself. Every label's values are few and fixed: routes as declared, types of commands,
 * codes, states.
 */
export class Metrics {
  readonly #logger = new Logger('Metrics');
  readonly #registry = new Registry();
  readonly #lag: RowsLag;
  readonly #stop: () => void;
  readonly #requests = new Counter({
    name: 'chancery_http_requests_total',
    help: 'Requests answered, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    registers: [this.#registry],
  });
  readonly #durations = new Histogram({
    name: 'chancery_http_request_duration_seconds',
    help: 'From the arrival of a request to the end of its answer; live feeds are left out.',
    labelNames: ['method', 'route'],
    buckets: LATENCIES,
    registers: [this.#registry],
  });
  readonly #commands = new Counter({
    name: 'chancery_commands_total',
    help: 'Commands that came in over HTTP, by type and by what became of them: recorded, already (so), refused or failed, and then by the code of the problem.',
    labelNames: ['type', 'outcome', 'code'],
    registers: [this.#registry],
  });
  readonly #appends = new Histogram({
    name: 'chancery_append_duration_seconds',
    help: 'From handing events over to the store until they are in the log, on disk (recorded), or until it is known that they may not be, for it cannot be used (failed).',
    labelNames: ['outcome'],
    buckets: LATENCIES,
    registers: [this.#registry],
  });
  readonly #commits = new Histogram({
    name: 'chancery_commit_duration_seconds',
    help: 'One transaction on disk: judging, inserting and writing what shares it. Of a log in a file alone.',
    buckets: LATENCIES,
    registers: [this.#registry],
  });
  readonly #commitAppends = new Histogram({
    name: 'chancery_commit_appends',
    help: 'Appends that shared one transaction. Of a log in a file alone.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
    registers: [this.#registry],
  });
  readonly #events = new Counter({
    name: 'chancery_events_committed_total',
    help: 'Events that were put into the log by this process. Of a log in a file alone.',
    registers: [this.#registry],
  });

  readonly #exceeded = new Counter({
    name: 'chancery_rate_limited_total',
    help: 'Requests that were refused because whoever asked did so too often, by what was counted: identity, address or sign-ins.',
    labelNames: ['limit'],
    registers: [this.#registry],
  });

  readonly #sealed = new Counter({
    name: 'chancery_unusable_keys_total',
    help: 'How often a reader could not be shown what is personal for want of its key, by cause: missing, unusable or another.',
    labelNames: ['cause'],
    registers: [this.#registry],
  });

  constructor(watched: Watched) {
    const { rows, store } = watched;
    this.#lag = new RowsLag(() => rows.reader.position());
    for (const limit of LIMITS) this.#exceeded.inc({ limit }, 0);
    for (const cause of WHY_SEALED) this.#sealed.inc({ cause }, 0);
    for (const outcome of ['recorded', 'failed']) this.#appends.zero({ outcome });
    collectDefaultMetrics({ register: this.#registry });
    this.#look(watched);
    const committed = (message: unknown): void => {
      const commit = message as Commit;
      if (commit.store !== store) return;
      this.#commits.observe(commit.seconds);
      this.#commitAppends.observe(commit.appends);
      this.#events.inc(commit.events);
    };
    COMMITS.subscribe(committed);
    this.#stop = () => COMMITS.unsubscribe(committed);
  }

  /** In the text format of Prometheus. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  close(): void {
    this.#stop();
  }

  answered({ method, route = 'none', status, seconds }: Answered): void {
    this.#requests.inc({ method, route, status });
    if (seconds !== null) this.#durations.observe({ method, route }, seconds);
  }

  exceeded(limit: Limit): void {
    this.#exceeded.inc({ limit });
  }

  /** Of each key that was wanted. */
  sealed(cause: WhySealed): void {
    this.#sealed.inc({ cause });
  }

  /** Counts a command by what becomes of it. */
  async counting(type: string, work: () => Promise<Executed>): Promise<Executed> {
    try {
      const executed = await work();
      this.#commands.inc({ type, outcome: executed.recorded ? 'recorded' : 'already', code: '' });
      return executed;
    } catch (error) {
      const { code, status } = problemOf(error, { method: 'POST', url: '' });
      this.#commands.inc({ type, outcome: status < 500 ? 'refused' : 'failed', code });
      throw error;
    }
  }

  /** The same store, whose appends are timed. */
  timing(store: EventStore): EventStore {
    const timed = async <T extends Appended | null>(append: () => Promise<T>): Promise<T> => {
      const began = performance.now();
      const observe = (outcome: 'recorded' | 'failed'): void =>
        this.#appends.observe({ outcome }, (performance.now() - began) / 1000);
      try {
        const appended = await append();
        if (!appended) return appended;
        observe('recorded');
        this.#lag.recorded(appended.position);
        return appended;
      } catch (error) {
        // What is refused was never to be written.
        if (error instanceof StoreUnavailable) observe('failed');
        throw error;
      }
    };
    const timedInOrder = async (appends: readonly Append[]): Promise<PromiseSettledResult<Appended>[]> => {
      const began = performance.now();
      const settled = await store.appendInOrder!(appends);
      const seconds = (performance.now() - began) / 1000;
      for (const each of settled) {
        if (each.status === 'rejected') {
          if (each.reason instanceof StoreUnavailable) this.#appends.observe({ outcome: 'failed' }, seconds);
          continue;
        }
        this.#appends.observe({ outcome: 'recorded' }, seconds);
        this.#lag.recorded(each.value.position);
      }
      return settled;
    };
    return {
      read: (stream, options) => store.read(stream, options),
      readAll: (options) => store.readAll(options),
      subscribe: (options) => store.subscribe(options),
      head: () => store.head(),
      logId: () => store.logId(),
      close: () => store.close(),
      append: (stream, expected, events) => timed(() => store.append(stream, expected, events)),
      ...(store.appendInOrder && { appendInOrder: timedInOrder }),
      ...(store.appendJudged && { appendJudged: (judge) => timed(() => store.appendJudged!(judge)) }),
    };
  }

  /** @param value asked at each look; null, or thrown: not known */
  #gauge(name: string, help: string, value: () => number | null | Promise<number | null>): void {
    const known = this.#known(name, value);
    this.#registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        async collect() {
          const value = await known();
          if (value === null) this.remove();
          else this.set(value);
        },
      }),
    );
  }

  /** What is not known of one disk keeps nobody from the other. */
  #disks({ dataDir, eventStore }: Configuration): void {
    const name = 'chancery_disk_free_bytes';
    const looks: Record<string, () => Promise<number | null>> = { DATA_DIR: () => roomAt(dataDir) };
    if (eventStore !== IN_MEMORY && !isServer(eventStore))
      looks['EVENT_STORE'] = async () => ((await isOnDiskOf(dataDir, eventStore)) ? null : roomAt(eventStore));
    const disks = Object.entries(looks).map(([of, look]) => ({ of, known: this.#known(`${name} of ${of}`, look) }));
    this.#registry.registerMetric(
      new Gauge({
        name,
        help: 'Room left for this user on the disk of DATA_DIR, and on that of EVENT_STORE where it is another.',
        labelNames: ['of'],
        registers: [],
        async collect() {
          for (const { of, known } of disks) {
            const free = await known();
            if (free === null) this.remove({ of });
            else this.set({ of }, free);
          }
        },
      }),
    );
  }

  /** One sample a state, of which those that are not counted are 0. */
  #states<S extends string>(name: string, help: string, states: readonly S[], found: () => readonly S[]): void {
    const known = this.#known(name, found);
    this.#registry.registerMetric(
      new Gauge({
        name,
        help,
        labelNames: ['state'],
        registers: [],
        async collect() {
          const all = await known();
          if (all === null) return this.reset();
          for (const state of states) this.set({ state }, all.filter((each) => each === state).length);
        },
      }),
    );
  }

  /** What is not known keeps nobody from what else is: null, said once until it is known again. */
  #known<T>(name: string, look: () => T | Promise<T>): () => Promise<T | null> {
    let isKnown = true;
    return async () => {
      try {
        const found = await look();
        if (!isKnown) this.#logger.warn(`${name} is told again.`);
        isKnown = true;
        return found;
      } catch (error) {
        if (isKnown) this.#logger.warn(`${name} is not told: ${(error as Error).message}`);
        isKnown = false;
        return null;
      }
    };
  }

  #look({ configuration, watch, rows, imports, streams }: Watched): void {
    const unfinished = (): Replay[] => rows.replays().filter(isUnfinished);
    const running = (): Replay | undefined => unfinished().find(({ state }) => state === 'running');
    this.#states('chancery_store_state', 'How the event store stands: 1 for the state that it is in.', STORE_STATES, () => [
      watch.standing.state,
    ]);
    this.#gauge('chancery_rows_position', 'Position of the log up to which everything is in the rows.', () =>
      Number(rows.status().position),
    );
    this.#gauge(
      'chancery_rows_lag_positions',
      'Positions of the log that the rows have still to pass, at most; no sample while the log is not followed.',
      () => rows.status().lag,
    );
    this.#gauge(
      'chancery_rows_lag_seconds',
      'How long ago the oldest of what was recorded here was recorded that the rows have not seen; 0 when they have seen all of it.',
      () => this.#lag.seconds(),
    );
    this.#gauge('chancery_rows_following', 'Whether the log is being followed into the rows: 1 or 0.', () =>
      rows.status().state === 'live' ? 1 : 0,
    );
    this.#gauge(
      'chancery_rows_age_seconds',
      'Time since the rows were last known to be level with the log; 0 while they follow it.',
      () => rows.age() ?? 0,
    );
    this.#gauge('chancery_rows_writer', 'Whether this process keeps the rows, and no other one of the directory: 1 or 0.', () =>
      rows.status().writer ? 1 : 0,
    );
    this.#gauge(
      'chancery_parked_records',
      'Records that wait for a retry, for their events could not be followed.',
      () => rows.status().parked,
    );
    this.#gauge('chancery_rows_outdated', 'Whether rows of another version are read while new ones are made: 1 or 0.', () =>
      rows.reader.ready && rows.reader.outdated() ? 1 : 0,
    );
    this.#states('chancery_replays', 'Replays that are remembered, by state.', STATES, () =>
      rows.replays().map(({ state }) => state),
    );
    this.#gauge('chancery_replays_waiting', 'Replays that run or wait for their turn.', () => unfinished().length);
    this.#gauge(
      'chancery_replay_events_left',
      'Events that the replay that runs has still to read; no sample while none runs.',
      () => {
        const replay = running();
        return replay ? replay.total - replay.done : null;
      },
    );
    this.#gauge(
      'chancery_replay_progress_ratio',
      'Events that the replay that runs has read, as a part of all, from 0 to 1; no sample while none runs.',
      () => {
        const replay = running();
        return replay ? replay.done / Math.max(replay.total, replay.done, 1) : null;
      },
    );
    this.#states('chancery_imports', 'Imports over HTTP that are remembered, by state.', STATES, () =>
      imports.list(MOST_LISTED).map(({ answer }) => answer.state),
    );
    this.#gauge('chancery_live_feeds', 'Live feeds that are open.', () => streams.count);
    this.#gauge('chancery_live_feeds_limit', 'Live feeds that may be open at once (LIVE_FEEDS).', () => streams.most);
    this.#disks(configuration);
    const failures = this.#known('chancery_subscription_failures_total', () => rows.status().failures);
    this.#registry.registerMetric(
      new Counter({
        name: 'chancery_subscription_failures_total',
        help: 'How often following the log has failed, or could not be begun.',
        registers: [],
        async collect() {
          const known = await failures();
          if (known === null) return this.remove();
          this.reset();
          this.inc(known);
        },
      }),
    );
  }
}

const MOST_LISTED = 1000;

/** Bytes. */
async function roomAt(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}

async function isOnDiskOf(folder: string, file: string): Promise<boolean> {
  const [own, other] = await Promise.all([stat(folder).catch(() => null), stat(file)]);
  return own?.dev === other.dev;
}
