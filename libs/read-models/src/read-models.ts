import { extname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStore, type Position, START } from '#event-store/event-store.ts';
import { IN_MEMORY } from '#event-store/open-store.ts';
import { Catalogue, type Replay } from './catalogue.ts';
import type { LiveReport, LiveRows } from './live-rows.ts';
import type { Projection } from './projection.ts';
import { Reader, type Snapshot } from './reader.ts';
import { Replays } from './replays.ts';
import { createRows } from './rows-file.ts';
import { type RowsThreads, thisThread, workerThreads } from './rows-threads.ts';
import { RunnerLock } from './runner-lock.ts';
import type { ParkedRecord } from './runner.ts';
import type { Thread } from './thread.ts';

export interface ReadModelsOptions {
  /** Of the rows alone: all in it can be deleted, and is made again from the log. */
  readonly dir: string;
  /** This thread's own. */
  readonly store: EventStore;
  /** Where the other threads find the same log: EVENT_STORE. */
  readonly location: string;
  /** Address of a module that exports `projections`. Default: all that there are. */
  readonly projections?: URL;
  /** Writes the rows in this thread. Default: only for a log in memory. */
  readonly inProcess?: boolean;
}

export type RowsState = 'live' | 'rebuilding' | 'stopped';

export interface RowsStatus {
  readonly state: RowsState;
  /** Whether this process writes the rows; one at a time does, the others read them. */
  readonly writer: boolean;
  /** Everything of ours up to here can be read. */
  readonly position: Position;
  /** Positions of the log still to be passed, at most; 0 when the rows have caught up; null while it is not known. */
  readonly lag: number | null;
  /** Records that wait for a retry. */
  readonly parked: number;
  /** Events done and expected, while the rows are made anew at the start. */
  readonly rebuilding: { readonly done: number; readonly total: number; readonly perSecond: number } | null;
  /** What it is waiting for to end; it tries again by itself. */
  readonly error: string | null;
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
const FIRST_WAIT = 200;
const LONGEST_WAIT = 30_000;

/** The rows of a directory, kept level with the log, and read. */
export class ReadModels {
  readonly projections: readonly Projection[];
  readonly reader: Reader;
  readonly #store: EventStore;
  readonly #dir: string;
  readonly #threads: RowsThreads;
  readonly #catalogue: Catalogue;
  readonly #closing = new AbortController();
  #lock: RunnerLock | null = null;
  #live: Thread<LiveRows> | null = null;
  #replays: Replays | null = null;
  /** What is read; only a writer decides on it. */
  #served: string | null = null;
  #state: RowsState = 'stopped';
  #followed: Extract<LiveReport, { kind: 'followed' }> | null = null;
  #rebuilding: RowsStatus['rebuilding'] = null;
  #error: string | null = null;
  #beginning: Promise<void> = Promise.resolve();

  private constructor(options: ReadModelsOptions, projections: readonly Projection[], threads: RowsThreads) {
    this.projections = projections;
    this.#dir = options.dir;
    this.#store = options.store;
    this.#threads = threads;
    this.#catalogue = new Catalogue(options.dir);
    this.reader = new Reader(
      () => this.#currentFile(),
      (error) => this.#damaged(error),
    );
  }

  /** Answers at once: the rows may still have to be made, and reads say so until then. */
  static async open(options: ReadModelsOptions): Promise<ReadModels> {
    const { store, location, inProcess = location === IN_MEMORY } = options;
    const module = options.projections ?? new URL(`./projections${extname(import.meta.url)}`, import.meta.url);
    const { projections } = (await import(module.href)) as { projections: readonly Projection[] };
    const threads = inProcess ? thisThread(store, location, projections) : workerThreads({ location, projections: module.href });
    const rows = new ReadModels(options, projections, threads);
    if (!rows.#takeLock()) void rows.#awaitLock();
    return rows;
  }

  /** Runs a function on one moment of the rows. @throws {RowsNotReady} */
  read<T>(read: (rows: Snapshot) => T): T {
    return this.reader.read(read);
  }

  status(): RowsStatus {
    const position = this.reader.position();
    const writer = this.#lock !== null;
    return {
      state: writer ? this.#state : position > START ? 'live' : 'stopped',
      writer,
      position,
      lag: this.#followed?.lag ?? null,
      parked: this.#followed?.parked ?? (this.#currentFile() === null ? 0 : this.reader.parked().length),
      rebuilding: this.#rebuilding,
      error: this.#error,
    };
  }

  parked(): ParkedRecord[] {
    return this.reader.parked();
  }

  /**
   * Folds a parked record again.
   * @returns whether a record was parked at this position
   * @throws {NotTheWriter}
   */
  async retry(position: Position): Promise<boolean> {
    if (!this.#live || this.#state !== 'live') throw new NotTheWriter();
    return this.#live.remote.retry(position);
  }

  /**
   * @param projection a name, or `all`
   * @throws {UnknownProjection}, {NotTheWriter}
   */
  replay(projection: string, { dryRun = false }: { readonly dryRun?: boolean } = {}): Replay {
    if (projection !== 'all' && !this.projections.some(({ name }) => name === projection))
      throw new UnknownProjection(`there is no projection ${projection}`);
    if (!this.#replays) throw new NotTheWriter();
    return this.#replays.start(projection, dryRun);
  }

  /** From the oldest to the newest. */
  replays(): readonly Replay[] {
    if (this.#replays) return this.#replays.list;
    this.#catalogue.look();
    return this.#catalogue.replays;
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
    await this.#live?.remote.close().catch(() => undefined);
    await this.#live?.terminate();
    this.reader.close();
    this.#lock?.release();
  }

  #currentFile(): string | null {
    if (this.#lock) return this.#served;
    this.#catalogue.look();
    return this.#catalogue.current;
  }

  #takeLock(): boolean {
    this.#lock = RunnerLock.take(this.#dir);
    if (!this.#lock) return false;
    this.#catalogue.look();
    this.#replays = new Replays(this.#catalogue, {
      current: () => this.#served,
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
      await sleep(LOOK_EVERY, undefined, { signal }).catch(() => undefined);
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
    for (let failures = 0; !this.#closing.signal.aborted; failures++) {
      try {
        this.#live ??= this.#threads.live(
          (report) => this.#reported(report),
          () => this.#lost(),
        );
        await this.#follow(this.#catalogue.current);
        this.#error = null;
        return;
      } catch (error) {
        this.#state = 'stopped';
        this.#error = (error as Error).message;
        const wait = Math.min(FIRST_WAIT * 2 ** failures, LONGEST_WAIT) * (0.5 + Math.random());
        await sleep(wait, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      }
    }
  }

  /** Follows into a file where it is an image of the log, else into a new one. */
  async #follow(path: string | null): Promise<void> {
    const wrong = path === null ? 'there is none' : await this.#running().open(path);
    if (wrong === null) return this.#serve(path);
    this.#serve(null);
    this.#state = 'rebuilding';
    this.#catalogue.setCurrent(null);
    if (path !== null) this.#catalogue.remove(path);
    const made = this.#catalogue.newFile();
    await this.#make(made);
    const still = await this.#running().open(made);
    if (still !== null) throw new Error(still);
    this.#catalogue.setCurrent(made);
    this.#serve(made);
  }

  async #make(path: string): Promise<void> {
    if ((await this.#store.head()) === START) {
      createRows(path, await this.#store.logId(), this.projections).close();
      return;
    }
    const thread = this.#threads.green((report) => (this.#rebuilding = report));
    const stop = (): void => void thread.terminate();
    this.#closing.signal.addEventListener('abort', stop, { once: true });
    try {
      await thread.remote.build(path);
      await thread.remote.close();
    } finally {
      this.#closing.signal.removeEventListener('abort', stop);
      this.#rebuilding = null;
      await thread.terminate();
    }
  }

  #serve(path: string | null): void {
    this.#served = path;
    if (path !== null) this.#state = 'live';
    this.reader.wake();
  }

  async #takeOver(path: string): Promise<void> {
    const old = this.#served;
    const wrong = await this.#running().open(path);
    if (wrong !== null) {
      if (old !== null) await this.#running().open(old);
      throw new Error(wrong);
    }
    this.#catalogue.setCurrent(path);
    this.#serve(path);
    if (old !== null) this.#catalogue.remove(old);
  }

  #reported(report: LiveReport): void {
    switch (report.kind) {
      case 'followed':
        this.#followed = report;
        this.#error = null;
        this.reader.wake();
        return;
      case 'waiting':
        this.#error = report.error;
        return;
      case 'broken':
        this.#error = report.error;
        void this.#renew();
    }
  }

  /** A read met it. The writer is another process, which will meet it too, or this one. */
  #damaged(error: Error): void {
    if (this.#lock && this.#state === 'live') this.#reported({ kind: 'broken', error: error.message });
  }

  /** The file is no image of the log any more. */
  async #renew(): Promise<void> {
    this.#serve(null);
    this.#state = 'rebuilding';
    this.#catalogue.setCurrent(null);
    await this.#replays?.end('the rows had to be made anew');
    this.#begin();
  }

  /** The thread ended by itself. */
  #lost(): void {
    this.#live = null;
    if (this.#closing.signal.aborted) return;
    this.#state = 'stopped';
    this.#begin();
  }
}
