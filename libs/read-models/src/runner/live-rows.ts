import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Backoff, pause, unlessAborted } from '#event-store/backoff.ts';
import type { Upcasters } from '#event-store/decode.ts';
import { type EventStore, type Position, START } from '#event-store/event-store.ts';
import { IN_MEMORY } from '#event-store/location.ts';
import { isDamage, isOfOtherTables } from '#event-store/sqlite-error.ts';
import type { Projection } from '../rows/projection.ts';
import { followDurably, isOfThisProgram, type LastEvent, readMeta } from '../rows/rows-file.ts';
import type { Versions } from '../rows/versions.ts';
import { fingerprint } from '../rows/housekeeping.ts';
import { LostLog } from './lost-log.ts';
import { Runner } from './runner.ts';

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

/** What has become of a file that was to be followed into. */
export type Opened =
  | { readonly kind: 'followed' }
  /** Another version of the program made it, of this log as far as that could be asked: it can be read as it stands. */
  | { readonly kind: 'outdated'; readonly versions: Versions }
  | { readonly kind: 'unusable'; readonly reason: string };

/** A file whose rows cannot be followed on: of another log, or damaged. */
export class UnusableRows extends Error {
  override readonly name = 'UnusableRows';
}

/** How long a file waits for the log's word on it before it is followed provisionally, in milliseconds. */
const PATIENCE = 1000;
/** A file up to this size, in bytes, is read through before it is trusted: larger ones would keep a start waiting. */
const CHECKED_UP_TO = 64 * 1024 * 1024;

/** Follows the log into the current file, one file at a time, and goes on whatever the log does. */
export class LiveRows {
  readonly #store: EventStore;
  readonly #projections: readonly Projection[];
  readonly #report: (report: LiveReport) => void;
  readonly #location: string;
  readonly #upcasters: Upcasters | undefined;
  #path = '';
  #db: DatabaseSync | null = null;
  #runner: Runner | null = null;
  #stop = new AbortController();
  #following: Promise<void> = Promise.resolve();
  /** Settled when those go on that a replay or a retry has stopped between two commits. */
  #held: PromiseWithResolvers<void> | null = null;
  #retrying: Promise<boolean> | null = null;
  #head: Position = 0n;
  #looking = false;
  /** The log has been asked, and since then the subscription has not failed. */
  #verified = false;
  /** The log has been seen to have events, or to be new with its rows. */
  #hasVerified = false;

  constructor(
    store: EventStore,
    projections: readonly Projection[],
    report: (report: LiveReport) => void,
    location: string,
    upcasters?: Upcasters,
  ) {
    this.#location = location;
    this.#upcasters = upcasters;
    this.#store = store;
    this.#projections = projections;
    this.#report = report;
  }

  /**
   * Leaves the file that it followed into, and goes on in another one. A log that does not answer soon is asked on, and
   * nothing is written before it has: a file that then is found to be wrong is reported as broken.
   */
  async open(path: string): Promise<Opened> {
    await this.#leave();
    this.#path = path;
    try {
      this.#db = openRows(path);
      const meta = readMeta(this.#db);
      this.#verified = await this.#verifySoon(this.#db);
      if (!isOfThisProgram(meta, this.#projections, this.#upcasters)) {
        await this.close();
        return { kind: 'outdated', versions: meta.versions };
      }
      this.#runner = new Runner(this.#store, this.#db, this.#projections, undefined, this.#upcasters);
    } catch (error) {
      await this.close();
      if (!isUnusable(error)) throw error;
      return { kind: 'unusable', reason: (error as Error).message };
    }
    await this.resume();
    return { kind: 'followed' };
  }

  /** Stops between two commits, for one at a time. @returns the position that the rows then have seen */
  async hold(): Promise<Position> {
    while (this.#held) await this.#held.promise;
    this.#held = Promise.withResolvers();
    this.#stop.abort();
    await this.#following;
    if (this.#runner) return this.#runner.position;
    this.#letGo();
    throw new Error('there are no rows to hold');
  }

  async resume(): Promise<void> {
    this.#letGo();
    this.#begin();
    await Promise.resolve();
  }

  /** @returns whether a record was parked at this position */
  async retry(position: Position): Promise<boolean> {
    await this.hold();
    try {
      this.#retrying = this.#runner?.retry(position) ?? null;
      return (await this.#retrying) ?? false;
    } finally {
      this.#retrying = null;
      await this.resume();
    }
  }

  async close(): Promise<void> {
    await this.#leave();
    this.#letGo();
  }

  async #leave(): Promise<void> {
    await this.#retrying?.catch(() => undefined);
    this.#stop.abort();
    await this.#following;
    this.#runner = null;
    this.#db?.close();
    this.#db = null;
  }

  #letGo(): void {
    this.#held?.resolve();
    this.#held = null;
  }

  /** Whether the log has said that the rows are of it; false where it is away. @throws {UnusableRows} */
  async #verifySoon(db: DatabaseSync): Promise<boolean> {
    const answered = new AbortController();
    const verdict = this.#verify(db).then(
      () => true,
      (error: unknown) => {
        if (isUnusable(error)) throw error;
        return false;
      },
    );
    // It may come when nobody waits for it any more.
    verdict.catch(() => undefined);
    try {
      return await Promise.race([verdict, pause(PATIENCE, answered.signal).then(() => false)]);
    } finally {
      answered.abort();
    }
  }

  #begin(): void {
    this.#stop = new AbortController();
    this.#following = this.#follow(this.#stop.signal);
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const [db, runner] = [this.#db, this.#runner];
    if (!db || !runner) return;
    const backoff = new Backoff();
    while (!signal.aborted) {
      try {
        // After a failure it may be another log that answers.
        if (!this.#verified) await unlessAborted(this.#verify(db), signal);
        this.#verified = true;
        this.#look();
        await runner.follow({
          signal,
          onCommit: ({ position, caughtUp, parked }) => {
            backoff.reset();
            if (!caughtUp && position >= this.#head) this.#look();
            const lag = caughtUp ? 0 : Number(this.#head > position ? this.#head - position : 1n);
            this.#report({ kind: 'followed', position, caughtUp, parked, lag });
          },
        });
      } catch (error) {
        if (signal.aborted) return;
        this.#verified = false;
        const { message } = error as Error;
        if (isUnusable(error)) return this.#report({ kind: 'broken', error: message });
        const again = backoff.next();
        this.#report({ kind: 'waiting', error: message, again });
        await pause(again, signal);
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

  /** @throws {UnusableRows} when the rows are not of this log, or of more of it than there is; {LostLog} */
  async #verify(db: DatabaseSync): Promise<void> {
    const { log, position, last } = readMeta(db);
    const isOfThis = log === (await this.#store.logId());
    // At a start they may be the only copy of what was recorded. A log in memory begins anew each time.
    if (!this.#hasVerified && this.#location !== IN_MEMORY && position > START && (await this.#store.head()) === START)
      throw new LostLog(this.#location, dirname(this.#path), position);
    this.#hasVerified = true;
    if (!isOfThis) throw new UnusableRows('the rows are of another log');
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
function openRows(path: string): DatabaseSync {
  const found = statSync(path);
  if (!found.isFile()) throw new UnusableRows(`${path} is no file`);
  const { size } = found;
  const db = new DatabaseSync(path);
  try {
    followDurably(db);
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

/** What no repetition mends. */
function isUnusable(error: unknown): boolean {
  if (error instanceof UnusableRows || isDamage(error) || isOfOtherTables(error)) return true;
  return (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';
}
