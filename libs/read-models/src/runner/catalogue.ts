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

export type ReplayState = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';

export interface Replay {
  readonly id: string;
  /** A projection's name, or `all`. */
  readonly projection: string;
  /** Only compares. */
  readonly dryRun: boolean;
  readonly state: ReplayState;
  /** Events, of so many as the log had when it began. */
  readonly done: number;
  readonly total: number;
  readonly perSecond: number;
  readonly error: string | null;
  /** Rows that only the old or only the new file has; null until they were compared. */
  readonly differing: number | null;
}

interface Written {
  readonly current: string | null;
  readonly replays: readonly Replay[];
  /** Milliseconds since 1970: when the rows were last known to be level with the log. Null while they are followed. */
  readonly behindSince: number | null;
}

const NOTHING: Written = { current: null, replays: [], behindSince: null };

const NAME = 'catalogue.json';
const ROWS = /^rows-[0-9a-f-]+\.sqlite$/;
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

  setCurrent(path: string | null): void {
    this.#write({ ...this.#written, current: path === null ? null : path.slice(this.#dir.length + 1) });
  }

  setReplays(replays: readonly Replay[]): void {
    this.#write({ ...this.#written, replays: replays.slice(-REPLAYS_KEPT) });
  }

  setBehindSince(behindSince: number | null): void {
    if (behindSince !== this.#written.behindSince) this.#write({ ...this.#written, behindSince });
  }

  /** Deletes the files of rows that are not current: what a process left that was killed. */
  sweep(): void {
    const { current } = this.#written;
    for (const name of readdirSync(this.#dir)) {
      const beside = BESIDE.find((end) => name.endsWith(end)) ?? '';
      const file = name.slice(0, name.length - beside.length);
      if (ROWS.test(file) && file !== current) rmSync(join(this.#dir, name), { force: true, recursive: true });
    }
  }

  /** Deletes one file, unless it is current. Who has it open may read on in it. */
  remove(path: string): void {
    if (path === this.current) return;
    for (const end of ['', ...BESIDE]) rmSync(path + end, { force: true });
  }

  /** Whoever looks sees the old one or the new one, whatever happens meanwhile. */
  #write(written: Written): void {
    const path = join(this.#dir, NAME);
    const file = openSync(`${path}.new`, 'w');
    try {
      writeSync(file, JSON.stringify(written, null, 2));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(`${path}.new`, path);
    this.#written = written;
  }
}

/** What is of another shape was written by nobody that is to be followed. @throws {TypeError} */
function writtenOf(value: unknown): Written {
  const { current, replays, behindSince = null } = value as Partial<Record<keyof Written, unknown>>;
  const isCurrent = current === null || (typeof current === 'string' && ROWS.test(current));
  const isReplays = Array.isArray(replays) && replays.every((each: unknown) => typeof (each as Replay | null)?.id === 'string');
  const isInstant = behindSince === null || typeof behindSince === 'number';
  if (!isCurrent || !isReplays || !isInstant) throw new TypeError('the catalogue is of another shape');
  return { current, replays: replays as Replay[], behindSince };
}
