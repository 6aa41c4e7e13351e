import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { Backoff, pause, unlessAborted } from '#event-store/backoff.ts';
import type { Upcasters } from '#event-store/decode.ts';
import { type EventStore, type Position, START, StoreUnavailable } from '#event-store/event-store.ts';
import { IN_MEMORY } from '#event-store/location.ts';
import type { Thread } from '#event-store/thread.ts';
import { Catalogue, type Replay } from './runner/catalogue.ts';
import type { GreenReport } from './replay/green-rows.ts';
import type { LiveReport, LiveRows, Opened } from './runner/live-rows.ts';
import type { Comparison } from './replay/compare.ts';
import type { Projection } from './rows/projection.ts';
import { Reader, RowsNotReady, type Snapshot } from './reading/reader.ts';
import { Replays } from './replay/replays.ts';
import { createRows } from './rows/rows-file.ts';
import { type RowsThreads, thisThread, workerThreads } from './runner/rows-threads.ts';
import { RunnerLock } from './runner/runner-lock.ts';
import { ReadsApart } from './whole/apart.ts';
import type { ParkedRecord } from './rows/rows-file.ts';
import { type RowsModule, type Versions, versionsOf } from './rows/versions.ts';

export interface ReadModelsOptions {
  /** Of the rows alone: all in it can be deleted, and is made again from the log. */
  readonly dir: string;
  /** This thread's own. */
  readonly store: EventStore;
  /** Where the other threads find the same log: EVENT_STORE. */
  readonly location: string;
  /** Address of a `RowsModule`. Default: all projections that there are. */
  readonly projections?: URL;
  /** Writes the rows in this thread. Default: only for a log in memory. */
  readonly inProcess?: boolean;
  /** Told of each change, once. */
  readonly onFollowing?: (change: FollowingChange) => void;
}

export type FollowingChange =
  /** The log cannot be followed; it is tried again after so many milliseconds, and on until it can. */
  | { readonly kind: 'lost'; readonly reason: string; readonly again: number }
  /** The rows are level with the log again, so many milliseconds after it was lost, and go on behind this position. */
  | { readonly kind: 'followed'; readonly after: number; readonly position: Position }
  /** The rows are no image of the log and are made anew. */
  | { readonly kind: 'renewed'; readonly reason: string }
  /** Another version of the program made the rows: they are read as they stand at this position, while new ones are made. */
  | { readonly kind: 'outdated'; readonly position: Position; readonly versions: readonly VersionChange[] }
  /** The new ones took over, so many milliseconds later. */
  | { readonly kind: 'upgraded'; readonly after: number; readonly position: Position };

/** Of a projection, or of a type of event. Null: there is none before, or after. */
export interface VersionChange {
  readonly projection: string;
  readonly from: string | null;
  readonly to: string | null;
}

export type RowsState = 'live' | 'rebuilding' | 'stopped';

export interface RowsStatus {
  /** Live: the log is being followed. */
  readonly state: RowsState;
  /** Whether this process writes the rows; one at a time does, the others read them. */
  readonly writer: boolean;
  /** Everything of ours up to here can be read. */
  readonly position: Position;
  /** Positions of the log still to be passed, at most; 0 when the rows have caught up; null while the log is not followed. */
  readonly lag: number | null;
  /** Records that wait for a retry. */
  readonly parked: number;
  /** How far it is, while the rows are made anew at the start. */
  readonly rebuilding: GreenReport | null;
  /** Of the rows that are read: another program's where those of this one are still to come. Null while there are none. */
  readonly versions: Versions | null;
  /** What it is waiting for to end; it tries again by itself. */
  readonly error: string | null;
  /** How often following the log has failed since the start, or could not be begun. */
  readonly failures: number;
}

/** The rows are written by another process, and only that one can do this. */
export class NotTheWriter extends Error {
  override readonly name = 'NotTheWriter';
  constructor() {
    super('another process keeps these rows: ask that one');
  }
}

export class UnknownProjection extends Error {
  override readonly name = 'UnknownProjection';
}

/** How often a process that only reads looks whether the writer is gone, in milliseconds. */
const LOOK_EVERY = 250;
/** How long the thread that follows may take to end by itself, in milliseconds: a log that is away may keep it. */
const ENDS_WITHIN = 2000;

/** The rows of a directory, kept level with the log, and read. */
export class ReadModels {
  readonly projections: readonly Projection[];
  readonly #upcasters: Upcasters | undefined;
  readonly reader: Reader;
  /** Reads of whole tables. */
  readonly apart: ReadsApart;
  readonly #store: EventStore;
  readonly #dir: string;
  readonly #threads: RowsThreads;
  readonly #catalogue: Catalogue;
  readonly #onFollowing: (change: FollowingChange) => void;
  readonly #closing = new AbortController();
  #url: string | null = null;
  #lock: RunnerLock | null = null;
  #live: Thread<LiveRows> | null = null;
  #replays: Replays | null = null;
  /** What is read; only a writer decides on it. */
  #served: string | null = null;
  /** The file of another version of the program that is read until the new one is there. */
  #standing: string | null = null;
  /** The last file that was found to be no image of the log, and why: it is never followed again. */
  #broken: { readonly path: string; readonly reason: string } | null = null;
  #state: RowsState = 'stopped';
  /** Milliseconds since 1970: when the rows were last known to be level with the log. Null while they are followed. */
  #behindSince: number | null = null;
  /** Since when the log cannot be followed, by the clock of `performance`. */
  #lostAt: number | null = null;
  #failures = 0;
  #followed: Extract<LiveReport, { kind: 'followed' }> | null = null;
  #rebuilding: RowsStatus['rebuilding'] = null;
  #error: string | null = null;
  #beginning: Promise<void> = Promise.resolve();

  private constructor(options: ReadModelsOptions, { projections, upcasters }: RowsModule, threads: RowsThreads) {
    this.projections = projections;
    this.#upcasters = upcasters;
    this.#dir = options.dir;
    this.#store = options.store;
    this.#threads = threads;
    this.#catalogue = new Catalogue(options.dir);
    this.#onFollowing = options.onFollowing ?? (() => undefined);
    this.reader = new Reader(
      () => this.#currentFile(),
      (error) => this.#damaged(error),
      projections,
      upcasters,
    );
    this.apart = new ReadsApart(this.reader, () => this.#currentFile());
  }

  /** Answers at once: the rows may still have to be made, and reads say so until then. */
  static async open(options: ReadModelsOptions): Promise<ReadModels> {
    const { store, location, inProcess = location === IN_MEMORY } = options;
    const module = options.projections ?? new URL(`./projections${extname(import.meta.url)}`, import.meta.url);
    const made = (await import(module.href)) as RowsModule;
    const threads = inProcess ? thisThread(store, location, made) : workerThreads({ location, projections: module.href });
    const rows = new ReadModels(options, made, threads);
    if (!rows.#takeLock()) void rows.#awaitLock();
    return rows;
  }

  /** Runs a function on one moment of the rows. @throws {RowsNotReady} */
  read<T>(read: (rows: Snapshot) => T): T {
    return this.reader.read(read);
  }

  /** Whole seconds since the rows were last known to be level with the log; null while they are followed. */
  age(): number | null {
    const since = this.#lock ? this.#behindSince : this.#catalogue.behindSince;
    return since === null ? null : Math.max(0, Math.floor((Date.now() - since) / 1000));
  }

  status(): RowsStatus {
    const position = this.reader.position();
    const writer = this.#lock !== null;
    return {
      state: writer ? this.#state : position > START && this.age() === null ? 'live' : 'stopped',
      writer,
      position,
      lag: this.#state === 'live' ? (this.#followed?.lag ?? null) : null,
      parked: this.#followed?.parked ?? this.#parkedInRows(),
      rebuilding: this.#rebuilding,
      versions: this.reader.ready ? (this.reader.outdated() ?? versionsOf(this.projections, this.#upcasters)) : null,
      error: this.#error,
      failures: this.#failures,
    };
  }

  /** A page of them, in the order of the log. @param after of the last one before */
  parked(limit?: number, after?: Position): ParkedRecord[] {
    return this.reader.parked(limit, after);
  }

  /**
   * Folds a parked record again.
   * @returns whether a record was parked at this position
   * @throws {NotTheWriter}, {StoreUnavailable} while the log cannot be followed
   */
  async retry(position: Position): Promise<boolean> {
    if (!this.#live || this.#served === null) throw new NotTheWriter();
    if (this.#state !== 'live') throw new StoreUnavailable(this.#error ?? 'the log is not followed yet');
    return this.#live.remote.retry(position);
  }

  /**
   * @param projection a name, or `all`
   * @throws {UnknownProjection}, {NotTheWriter}, {TooManyReplays}
   */
  replay(projection: string, { dryRun = false }: { readonly dryRun?: boolean } = {}): Replay {
    if (projection !== 'all' && !this.projections.some(({ name }) => name === projection))
      throw new UnknownProjection(`there is no projection ${projection}`);
    if (!this.#replays) throw new NotTheWriter();
    return this.#replays.start(projection, dryRun);
  }

  /** Where this process can be asked, for others on the same directory once it keeps the rows. */
  announce(url: string): void {
    this.#url = url;
    if (this.#lock) this.#setServer(url);
  }

  /** From the oldest to the newest. */
  replays(): readonly Replay[] {
    if (this.#replays) return this.#replays.list;
    this.#catalogue.look();
    return this.#catalogue.replays;
  }

  /** How the rows that a replay made differ from those that were read; null where that was not found out, or not kept. */
  comparison(id: string): Comparison | null {
    return this.#catalogue.comparison(id);
  }

  /** @returns null when there is no such replay. @throws {NotTheWriter} */
  async cancelReplay(id: string): Promise<Replay | null> {
    if (!this.#replays) throw new NotTheWriter();
    return this.#replays.cancel(id);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#replays?.end('the process that ran it ended');
    await this.#beginning;
    const ended = new AbortController();
    const end = this.#live?.remote.close().catch(() => undefined);
    await Promise.race([end, pause(ENDS_WITHIN, ended.signal)]);
    ended.abort();
    await this.#live?.terminate();
    await this.apart.close();
    this.reader.close();
    if (this.#lock) this.#setBehindSince(this.#behindSince ?? Date.now());
    if (this.#lock) this.#setServer(null);
    this.#lock?.release();
  }

  #currentFile(): string | null {
    if (this.#lock) return this.#served;
    this.#catalogue.look();
    return this.#catalogue.current;
  }

  #parkedInRows(): number {
    if (!this.reader.ready) return 0;
    try {
      return this.reader.parkedCount();
    } catch (error) {
      // Rows of another version may keep it otherwise.
      if (error instanceof RowsNotReady) return 0;
      throw error;
    }
  }

  #takeLock(): boolean {
    this.#lock = RunnerLock.take(this.#dir);
    if (!this.#lock) return false;
    this.#catalogue.look();
    this.#setBehindSince(this.#catalogue.behindSince ?? writtenAt(this.#catalogue.current));
    this.#setServer(this.#url);
    this.#replays = new Replays(this.#catalogue, {
      current: () => (this.#standing === null ? this.#served : null),
      position: () => this.reader.position(),
      green: (onReport) => this.#threads.green(onReport),
      hold: () => this.#running().hold(),
      resume: () => this.#running().resume(),
      takeOver: (path) => this.#takeOver(path),
    });
    this.#replays.failUnfinished();
    this.#catalogue.sweep();
    this.#begin();
    return true;
  }

  /** Reads what the writer keeps, until that one goes. */
  async #awaitLock(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      await pause(LOOK_EVERY, signal);
      if (!signal.aborted && this.#takeLock()) return;
    }
  }

  #running(): LiveRows {
    if (!this.#live) throw new Error('the rows are not being followed');
    return this.#live.remote;
  }

  /** From a standstill to following, however long the log or the disk keep it waiting. */
  #begin(): void {
    this.#beginning = this.#beginAfter(this.#beginning);
  }

  async #beginAfter(before: Promise<void>): Promise<void> {
    await before;
    const { signal } = this.#closing;
    const backoff = new Backoff();
    while (!signal.aborted) {
      try {
        this.#live ??= this.#threads.live(
          (report) => this.#reported(report),
          () => this.#lost(),
        );
        if (this.#broken?.path === this.#catalogue.current) await this.#replays?.end('the rows had to be made anew');
        await this.#follow(this.#catalogue.current);
        return;
      } catch (error) {
        if (signal.aborted) return;
        const again = backoff.next();
        this.#failed((error as Error).message, again);
        await pause(again, signal);
      }
    }
  }

  /** Follows into a file where it is an image of the log, else into a new one; until that is there, what can be read is read. */
  async #follow(path: string | null): Promise<void> {
    const opened: Opened | null = path === null ? null : await this.#open(path);
    if (path !== null && opened?.kind === 'followed') return this.#serve(path);
    this.#state = 'rebuilding';
    if (path !== null && opened?.kind === 'outdated') {
      this.#stand(path, opened.versions);
    } else {
      this.#standing = null;
      this.#serve(null);
      this.#catalogue.setCurrent(null);
      if (path !== null && opened?.kind === 'unusable') {
        this.#catalogue.remove(path);
        this.#onFollowing({ kind: 'renewed', reason: opened.reason });
      }
    }
    const made = this.#catalogue.newFile();
    const [begun, beganAt] = [Date.now(), performance.now()];
    try {
      await this.#make(made);
      const again = await this.#running().open(made);
      if (again.kind !== 'followed') throw new Error(again.kind === 'unusable' ? again.reason : 'the new rows are outdated');
      this.#catalogue.setCurrent(made);
    } catch (error) {
      await this.#live?.remote.close().catch(() => undefined);
      this.#catalogue.remove(made);
      throw error;
    }
    this.#standing = null;
    this.#setBehindSince(begun);
    this.#serve(made);
    if (opened?.kind !== 'outdated') return;
    this.#catalogue.remove(path!);
    this.#onFollowing({ kind: 'upgraded', after: performance.now() - beganAt, position: this.reader.position() });
  }

  /** Reads on in a file that nobody follows. */
  #stand(path: string, versions: Versions): void {
    const isNews = this.#standing !== path;
    this.#standing = path;
    this.#serve(path);
    if (!isNews) return;
    const ours = versionsOf(this.projections, this.#upcasters);
    const names = [...new Set([...Object.keys(versions), ...Object.keys(ours)])];
    const changes = names.flatMap((projection) => {
      const [from = null, to = null] = [versions[projection], ours[projection]];
      return from === to ? [] : [{ projection, from, to }];
    });
    this.#onFollowing({ kind: 'outdated', position: this.reader.position(), versions: changes });
  }

  async #open(path: string): Promise<Opened> {
    if (path !== this.#broken?.path) return this.#running().open(path);
    await this.#running().close();
    return { kind: 'unusable', reason: this.#broken.reason };
  }

  async #make(path: string): Promise<void> {
    if ((await unlessAborted(this.#store.head(), this.#closing.signal)) === START) {
      createRows(path, await this.#store.logId(), this.projections, this.#upcasters).close();
      return;
    }
    // Where the log was away when they were opened, it may turn out to be another one.
    if (this.#standing !== null && this.reader.read(({ log }) => log) !== (await this.#store.logId())) this.#serve(null);
    const thread = this.#threads.green((report) => (this.#rebuilding = report));
    const stop = (): void => void thread.terminate();
    this.#closing.signal.addEventListener('abort', stop, { once: true });
    try {
      await thread.remote.build(path, this.#standing);
      await thread.remote.close();
    } finally {
      this.#closing.signal.removeEventListener('abort', stop);
      this.#rebuilding = null;
      await thread.terminate();
    }
  }

  #serve(path: string | null): void {
    this.#served = path;
    this.reader.wake();
  }

  async #takeOver(path: string): Promise<void> {
    const old = this.#served;
    try {
      const opened = await this.#running().open(path);
      if (opened.kind !== 'followed') throw new Error('the new rows cannot be followed');
      this.#catalogue.setCurrent(path);
    } catch (error) {
      this.#begin();
      throw error;
    }
    this.#serve(path);
    if (old !== null) this.#catalogue.remove(old);
  }

  #reported(report: LiveReport): void {
    switch (report.kind) {
      case 'followed':
        this.#followed = report;
        this.#state = 'live';
        this.#error = null;
        if (report.caughtUp) this.#level(report.position);
        this.reader.wake();
        return;
      case 'waiting':
        this.#failed(report.error, report.again);
        return;
      case 'broken':
        this.#renew(report.error);
    }
  }

  #failed(reason: string, again: number): void {
    this.#state = 'stopped';
    this.#error = reason;
    this.#failures++;
    this.#setBehindSince(this.#behindSince ?? Date.now());
    if (this.#lostAt !== null) return;
    this.#lostAt = performance.now();
    this.#onFollowing({ kind: 'lost', reason, again });
  }

  #level(position: Position): void {
    if (this.#behindSince !== null) this.#setBehindSince(null);
    if (this.#lostAt === null) return;
    const after = performance.now() - this.#lostAt;
    this.#lostAt = null;
    this.#onFollowing({ kind: 'followed', after, position });
  }

  /** The catalogue tells it to the processes that only read, and to the next start. */
  #setBehindSince(instant: number | null): void {
    this.#behindSince = instant;
    try {
      this.#catalogue.setBehindSince(instant);
    } catch {
      // A disk that is full must not keep the rows from being followed and read.
    }
  }

  #setServer(url: string | null): void {
    try {
      this.#catalogue.setServer(url);
    } catch {
      // As above: it is a convenience.
    }
  }

  /** A read met it. The writer is another process, which will meet it too, or this one. */
  #damaged(error: Error): void {
    if (this.#lock && this.#served !== null) this.#reported({ kind: 'broken', error: error.message });
  }

  /** The file is no image of the log any more. */
  #renew(reason: string): void {
    const path = this.#catalogue.current;
    if (path !== null) this.#broken = { path, reason };
    this.#standing = null;
    this.#serve(null);
    this.#state = 'rebuilding';
    this.#error = null;
    this.#begin();
  }

  /** The thread ended by itself. */
  #lost(): void {
    this.#live = null;
    if (this.#closing.signal.aborted) return;
    this.#failed('the thread that follows the log ended', 0);
    this.#begin();
  }
}

/** When a file of rows, or what is still to be moved into it, was written last; now where there is none. */
function writtenAt(path: string | null): number {
  const files = path === null ? [] : [path, `${path}-wal`];
  const written = files.flatMap((each) => statSync(each, { throwIfNoEntry: false })?.mtimeMs ?? []);
  return written.length > 0 ? Math.max(...written) : Date.now();
}
