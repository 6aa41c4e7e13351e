import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore, Position } from '#event-store/event-store.ts';
import { compare, type Differing } from '../rows/compare.ts';
import type { Projection } from '../rows/projection.ts';
import { rebuild } from './rebuild.ts';
import { readMeta } from '../rows/rows-file.ts';
import { Runner } from './runner.ts';

export interface GreenReport {
  /** Events. */
  readonly done: number;
  readonly total: number;
  readonly perSecond: number;
}

/** How long the live rows may lag behind before a comparison with them is given up, in milliseconds. */
const PATIENCE = 120_000;

/** A new file of rows, made from the whole log beside the one that is read. Its methods are called one after another. */
export class GreenRows {
  readonly #store: EventStore;
  readonly #location: string;
  readonly #projections: readonly Projection[];
  readonly #module: string | undefined;
  readonly #report: (report: GreenReport) => void;
  readonly #cancelled = new AbortController();
  #db: DatabaseSync | null = null;
  #runner: Runner | null = null;

  /**
   * @param location of the store's log, as EVENT_STORE
   * @param module address of one that exports the projections: another thread may then help
   */
  constructor(
    store: EventStore,
    location: string,
    projections: readonly Projection[],
    report: (report: GreenReport) => void,
    module?: string,
  ) {
    this.#store = store;
    this.#module = module;
    this.#location = location;
    this.#projections = projections;
    this.#report = report;
  }

  /** Up to where the log ends now. */
  async build(path: string): Promise<void> {
    const head = await this.#store.head();
    const began = performance.now();
    let done = 0;
    let reported = 0;
    this.#db = await rebuild(this.#store, path, this.#projections, {
      signal: this.#cancelled.signal,
      until: head,
      location: this.#location,
      module: this.#module,
      onProgress: ({ position, events }) => {
        done += events;
        const now = performance.now();
        if (position < head && now - reported < 200) return;
        reported = now;
        // Positions may be bytes: how many events are still to come is worked out from how far these went.
        const total = position >= head ? done : Math.round((done * Number(head)) / Math.max(1, Number(position)));
        this.#report({ done, total, perSecond: Math.round((done * 1000) / Math.max(1, now - began)) });
      },
    });
    this.#cancelled.signal.throwIfAborted();
    if (this.#db) this.#runner = new Runner(this.#store, this.#db, this.#projections);
  }

  /** Follows to exactly where another file stands, and compares with it as it stands there. */
  async compareWith(path: string): Promise<Differing> {
    const db = this.#opened();
    const other = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    try {
      await this.followTo(await this.#snapshot(other));
      return await compare(db, other, this.#projections, this.#cancelled.signal);
    } finally {
      other.close();
    }
  }

  async followTo(until: Position): Promise<void> {
    await this.#runner?.follow({ signal: this.#cancelled.signal, until });
    this.#cancelled.signal.throwIfAborted();
    if (readMeta(this.#opened()).position !== until) throw new Error('the new rows went beyond the ones that they replace');
  }

  async close(): Promise<void> {
    this.#cancelled.abort(new Error('cancelled'));
    this.#db?.close();
    this.#db = null;
    await Promise.resolve();
  }

  #opened(): DatabaseSync {
    if (!this.#db) throw new Error('there are no new rows yet');
    return this.#db;
  }

  /** Begins a read at a moment that these rows have not passed. @returns the position that is seen from then on */
  async #snapshot(other: DatabaseSync): Promise<Position> {
    const { position: reached } = readMeta(this.#opened());
    const until = performance.now() + PATIENCE;
    for (;;) {
      other.exec('BEGIN');
      const { position } = readMeta(other);
      if (position >= reached) return position;
      other.exec('COMMIT');
      if (performance.now() > until) throw new Error('the rows that are read do not follow the log: they cannot be compared');
      await sleep(50, undefined, { signal: this.#cancelled.signal });
    }
  }
}
