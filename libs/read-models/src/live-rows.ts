import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore, Position } from '#event-store/event-store.ts';
import type { Projection } from './projection.ts';
import { followDurably, isDamage, isOfThisProgram, type LastEvent, readMeta, resultCode } from './rows-file.ts';
import { fingerprint, Runner } from './runner.ts';

export type LiveReport =
  | {
      readonly kind: 'followed';
      readonly position: Position;
      readonly caughtUp: boolean;
      readonly parked: number;
      /** Positions of the log that the rows have still to pass, at most: 0 once they have caught up. */
      readonly lag: number;
    }
  /** The log or the disk does not do as it should; it is tried again after so many milliseconds. */
  | { readonly kind: 'waiting'; readonly error: string; readonly again: number }
  /** The file is no image of this log any more, and nothing is written to it again. */
  | { readonly kind: 'broken'; readonly error: string };

/** A file whose rows cannot be followed on: of another log or program, or damaged. */
export class UnusableRows extends Error {
  override readonly name = 'UnusableRows';
}

const FIRST_WAIT = 100;
const LONGEST_WAIT = 30_000;
/** A file up to this size, in bytes, is read through before it is trusted: larger ones would keep a start waiting. */
const CHECKED_UP_TO = 64 * 1024 * 1024;

/** Follows the log into the current file, one file at a time, and goes on whatever the log does. */
export class LiveRows {
  readonly #store: EventStore;
  readonly #projections: readonly Projection[];
  readonly #report: (report: LiveReport) => void;
  #db: DatabaseSync | null = null;
  #runner: Runner | null = null;
  #stop = new AbortController();
  #following: Promise<void> = Promise.resolve();
  #head: Position = 0n;
  #looking = false;

  constructor(store: EventStore, projections: readonly Projection[], report: (report: LiveReport) => void) {
    this.#store = store;
    this.#projections = projections;
    this.#report = report;
  }

  /**
   * Leaves the file that it followed into, and goes on in another one.
   * @returns what is wrong with that file; null when it follows
   * @throws {StoreUnavailable} when the log cannot be asked
   */
  async open(path: string): Promise<string | null> {
    await this.close();
    try {
      this.#db = openRows(path, this.#projections);
      await this.#verify(this.#db);
      this.#runner = new Runner(this.#store, this.#db, this.#projections);
    } catch (error) {
      await this.close();
      if (!isUnusable(error)) throw error;
      return (error as Error).message;
    }
    this.#begin();
    return null;
  }

  /** Stops between two commits. @returns the position that the rows then have seen */
  async hold(): Promise<Position> {
    this.#stop.abort();
    await this.#following;
    if (!this.#runner) throw new Error('there are no rows to hold');
    return this.#runner.position;
  }

  async resume(): Promise<void> {
    this.#begin();
    await Promise.resolve();
  }

  /** @returns whether a record was parked at this position */
  async retry(position: Position): Promise<boolean> {
    await this.hold();
    try {
      return (await this.#runner?.retry(position)) ?? false;
    } finally {
      this.#begin();
    }
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#following;
    this.#runner = null;
    this.#db?.close();
    this.#db = null;
  }

  #begin(): void {
    this.#stop = new AbortController();
    this.#following = this.#follow(this.#stop.signal);
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const [db, runner] = [this.#db, this.#runner];
    if (!db || !runner) return;
    for (let failures = 0; !signal.aborted; failures++) {
      try {
        // After a failure it may be another log that answers.
        if (failures > 0) await this.#verify(db);
        this.#look();
        await runner.follow({
          signal,
          onCommit: ({ position, caughtUp, parked }) => {
            failures = 0;
            if (!caughtUp && position >= this.#head) this.#look();
            const lag = caughtUp ? 0 : Number(this.#head > position ? this.#head - position : 1n);
            this.#report({ kind: 'followed', position, caughtUp, parked, lag });
          },
        });
      } catch (error) {
        if (signal.aborted) return;
        const { message } = error as Error;
        if (isUnusable(error)) return this.#report({ kind: 'broken', error: message });
        const again = Math.min(FIRST_WAIT * 2 ** failures, LONGEST_WAIT) * (0.5 + Math.random());
        this.#report({ kind: 'waiting', error: message, again });
        await sleep(again, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Where the log ends, for the lag alone: it may come late, or never. */
  #look(): void {
    if (this.#looking) return;
    this.#looking = true;
    this.#store
      .head()
      .then(
        (head) => (this.#head = head),
        () => undefined,
      )
      .finally(() => (this.#looking = false));
  }

  /** @throws {UnusableRows} when the rows are not of this log, or of more of it than there is */
  async #verify(db: DatabaseSync): Promise<void> {
    const { log, position, last } = readMeta(db);
    if (log !== (await this.#store.logId())) throw new UnusableRows('the rows are of another log');
    if (last && !(await stands(this.#store, last, position))) {
      throw new UnusableRows('the log does not hold the event that the rows have seen last: it was restored, or is another one');
    }
  }
}

async function stands(store: EventStore, { stream, revision, hash }: LastEvent, position: Position): Promise<boolean> {
  for await (const event of store.read(stream, { from: revision, limit: 1 })) {
    return event.revision === revision && event.position <= position && fingerprint(event) === hash;
  }
  return false;
}

/** @throws {UnusableRows} and whatever SQLite throws */
function openRows(path: string, projections: readonly Projection[]): DatabaseSync {
  const found = statSync(path);
  if (!found.isFile()) throw new UnusableRows(`${path} is no file`);
  const { size } = found;
  const db = new DatabaseSync(path);
  try {
    followDurably(db);
    if (!isOfThisProgram(readMeta(db), projections))
      throw new UnusableRows('the rows were made by another version of the program');
    if (size <= CHECKED_UP_TO) {
      const [damage] = Object.values(db.prepare('PRAGMA quick_check(1)').get() ?? {});
      if (damage !== 'ok') throw new UnusableRows(`the file is damaged: ${String(damage)}`);
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

const SQLITE_ERROR = 1;

/** What no repetition mends; a table or column that is missing is such a thing too. */
function isUnusable(error: unknown): boolean {
  if (error instanceof UnusableRows || isDamage(error) || resultCode(error) === SQLITE_ERROR) return true;
  return (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';
}
