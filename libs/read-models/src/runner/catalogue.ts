import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Comparison } from '../replay/compare.ts';
import type { ReplayStep } from '../replay/green-rows.ts';
import { RunnerLock } from './runner-lock.ts';

export type ReplayState = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';

export interface Replay {
  readonly id: string;
  /** A projection's name, or `all`. */
  readonly projection: string;
  /** Only compares. */
  readonly dryRun: boolean;
  readonly state: ReplayState;
  /** Null while it does not run. */
  readonly step: ReplayStep | null;
  /** Events read, of so many as the log had when it began; lately a second. */
  readonly done: number;
  readonly total: number;
  readonly perSecond: number;
  /** Of the step that it is in; null where that cannot be told. */
  readonly secondsLeft: number | null;
  readonly rowsCompared: number;
  readonly rowsToCompare: number;
  readonly error: string | null;
  /** Rows that change, appear or go; null until they were compared. */
  readonly differing: number | null;
}

/** It waits or runs. */
export const isUnfinished = ({ state }: Pick<Replay, 'state'>): boolean => state === 'queued' || state === 'running';

/** As it is asked for. */
export const QUEUED = {
  state: 'queued',
  step: null,
  done: 0,
  total: 0,
  perSecond: 0,
  secondsLeft: null,
  rowsCompared: 0,
  rowsToCompare: 0,
  error: null,
  differing: null,
} as const;

interface Written {
  readonly current: string | null;
  readonly replays: readonly Replay[];
  /** Milliseconds since 1970: when the rows were last known to be level with the log. Null while they are followed. */
  readonly behindSince: number | null;
  /** Where the process that keeps the rows is asked: `http://127.0.0.1:3000`. */
  readonly server: string | null;
}

const NOTHING: Written = { current: null, replays: [], behindSince: null, server: null };

const NAME = 'catalogue.json';
const ROWS = /^rows-[0-9a-f-]+\.sqlite$/;
const SCRATCH = /^dry-run-[0-9a-f-]+$/;
const COMPARISON = /^replay-([0-9a-f-]+)\.json(\.new)?$/;
/** What lies beside a file of rows: what SQLite keeps there, and the half that another thread makes. */
const BESIDE = ['-wal', '-shm', '-journal', '-half', '-half-journal'];
const REPLAYS_KEPT = 100;

/** Which file of a directory holds the rows that are read, and what became of replays. Written by one process at a time. */
export class Catalogue {
  readonly #dir: string;
  #written = NOTHING;
  #seen = '';

  constructor(dir: string) {
    this.#dir = dir;
    mkdirSync(dir, { recursive: true });
    this.look();
  }

  /** Path of the file that is read; null while there is none. */
  get current(): string | null {
    return this.#written.current === null ? null : join(this.#dir, this.#written.current);
  }

  get replays(): readonly Replay[] {
    return this.#written.replays;
  }

  /** Milliseconds since 1970: when the rows were last known to be level with the log. Null while they are followed. */
  get behindSince(): number | null {
    return this.#written.behindSince;
  }

  /** Where the process that keeps the rows is asked; null where none of them listens, or it is of an older version. */
  get server(): string | null {
    return this.#written.server;
  }

  setServer(server: string | null): void {
    if (server !== this.#written.server) this.#write({ ...this.#written, server });
  }

  /** Reads again what another process may have written. */
  look(): void {
    try {
      const path = join(this.#dir, NAME);
      const { mtimeMs, ino } = statSync(path);
      if (this.#seen === `${mtimeMs} ${ino}`) return;
      this.#written = writtenOf(JSON.parse(readFileSync(path, 'utf8')));
      this.#seen = `${mtimeMs} ${ino}`;
    } catch {
      // None, or one that is damaged: all that it names can be made again from the log.
      this.#written = NOTHING;
    }
  }

  /** Path of a file that does not exist yet. */
  newFile(): string {
    return join(this.#dir, `rows-${randomUUID()}.sqlite`);
  }

  /** Path of a directory that does not exist yet, for rows that are only compared; whoever makes it holds a lock in it. */
  scratch(): string {
    return join(this.#dir, `dry-run-${randomUUID()}`);
  }

  setCurrent(path: string | null): void {
    this.#write({ ...this.#written, current: path === null ? null : path.slice(this.#dir.length + 1) });
  }

  setReplays(replays: readonly Replay[]): void {
    const kept = replays.slice(-REPLAYS_KEPT);
    for (const { id } of this.#written.replays) {
      if (!kept.some((each) => each.id === id)) rmSync(this.#comparisonOf(id), { force: true });
    }
    this.#write({ ...this.#written, replays: kept });
  }

  /** What a replay found, beside the catalogue: few look at it. */
  keepComparison(id: string, comparison: Comparison): void {
    this.#replace(this.#comparisonOf(id), JSON.stringify(comparison));
  }

  /** Null where there is none, or none that can be read. */
  comparison(id: string): Comparison | null {
    try {
      return JSON.parse(readFileSync(this.#comparisonOf(id), 'utf8')) as Comparison;
    } catch {
      return null;
    }
  }

  #comparisonOf(id: string): string {
    return join(this.#dir, `replay-${id}.json`);
  }

  setBehindSince(behindSince: number | null): void {
    if (behindSince !== this.#written.behindSince) this.#write({ ...this.#written, behindSince });
  }

  /** Deletes the files of rows that are not current, and what was found by replays that are forgotten: what a process left that was killed. */
  sweep(): void {
    const { current, replays } = this.#written;
    for (const name of readdirSync(this.#dir)) {
      const beside = BESIDE.find((end) => name.endsWith(end)) ?? '';
      const file = name.slice(0, name.length - beside.length);
      const [, id] = COMPARISON.exec(name) ?? [];
      const isForgotten = id !== undefined && !replays.some((each) => name === `replay-${each.id}.json`);
      const path = join(this.#dir, name);
      if (SCRATCH.test(name) && isAbandoned(path)) rmSync(path, { force: true, recursive: true });
      if ((ROWS.test(file) && file !== current) || isForgotten) rmSync(path, { force: true, recursive: true });
    }
  }

  /** Deletes one file, unless it is current. Who has it open may read on in it. */
  remove(path: string): void {
    if (path === this.current) return;
    for (const end of ['', ...BESIDE]) rmSync(path + end, { force: true });
  }

  #write(written: Written): void {
    this.#replace(join(this.#dir, NAME), JSON.stringify(written, null, 2));
    this.#written = written;
  }

  /** Whoever looks sees the old one or the new one, whatever happens meanwhile. */
  #replace(path: string, text: string): void {
    const file = openSync(`${path}.new`, 'w');
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(`${path}.new`, path);
  }
}

/** Nobody works in it any more. */
function isAbandoned(dir: string): boolean {
  try {
    const lock = RunnerLock.take(dir);
    lock?.release();
    return lock !== null;
  } catch {
    return true;
  }
}

/** What is of another shape was written by nobody that is to be followed. @throws {TypeError} */
function writtenOf(value: unknown): Written {
  const { current, replays, behindSince = null, server = null } = value as Partial<Record<keyof Written, unknown>>;
  const isCurrent = current === null || (typeof current === 'string' && ROWS.test(current));
  const isReplays = Array.isArray(replays) && replays.every((each: unknown) => typeof (each as Replay | null)?.id === 'string');
  const isInstant = behindSince === null || typeof behindSince === 'number';
  const isServer = server === null || typeof server === 'string';
  if (!isCurrent || !isReplays || !isInstant || !isServer) throw new TypeError('the catalogue is of another shape');
  // An older program said less of them.
  return { current, replays: (replays as Replay[]).map((each) => ({ ...QUEUED, ...each })), behindSince, server };
}
