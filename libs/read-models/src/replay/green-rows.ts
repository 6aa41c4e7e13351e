import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Upcasters } from '#event-store/decode.ts';
import type { EventStore, Position } from '#event-store/event-store.ts';
import { countEvents } from '#event-store/open-store.ts';
import { compare, type Comparison } from './compare.ts';
import type { Projection } from '../rows/projection.ts';
import { rebuild } from './rebuild.ts';
import { readMeta } from '../rows/rows-file.ts';
import { Pace, secondsLeft } from './pace.ts';
import { lastOfOurs, OUR_STREAMS, Runner } from '../runner/runner.ts';

/** Of the log into rows, of the rows' indexes, of both files, and of what came in since. */
export type ReplayStep = 'reading' | 'indexing' | 'comparing' | 'taking-over';

export interface GreenReport {
  readonly step: ReplayStep;
  /** Events read. */
  readonly done: number;
  /** Events of the log as it stood at the beginning; null where the log cannot tell and no rows say. */
  readonly total: number | null;
  /** Events lately. */
  readonly perSecond: number;
  /** Of this step; null where that cannot be told. */
  readonly secondsLeft: number | null;
  readonly rowsCompared: number;
  readonly rowsToCompare: number;
}

/** `120000 of 1000000 events`. */
export function progressOf({ done, total }: Pick<GreenReport, 'done' | 'total'>): string {
  return `${done}${total === null ? '' : ` of ${total}`} events`;
}

const BEGINNING: GreenReport = {
  step: 'reading',
  done: 0,
  total: null,
  perSecond: 0,
  secondsLeft: null,
  rowsCompared: 0,
  rowsToCompare: 0,
};

/** Between two reports of one step, in milliseconds. */
const REPORT_EVERY = 200;

/** How long the live rows may lag behind before a comparison with them is given up, in milliseconds. */
const PATIENCE = 120_000;

/** A new file of rows, made from the whole log beside the one that is read. Its methods are called one after another. */
export class GreenRows {
  readonly #store: EventStore;
  readonly #location: string;
  readonly #projections: readonly Projection[];
  readonly #module: string | undefined;
  readonly #upcasters: Upcasters | undefined;
  readonly #report: (report: GreenReport) => void;
  readonly #cancelled = new AbortController();
  #told = BEGINNING;
  #toldAt = 0;
  #db: DatabaseSync | null = null;
  #runner: Runner | null = null;

  /**
   * @param location of the store's log, as EVENT_STORE
   * @param module address of a `RowsModule` with the same: another thread may then help
   */
  constructor(
    store: EventStore,
    location: string,
    projections: readonly Projection[],
    report: (report: GreenReport) => void,
    module?: string,
    upcasters?: Upcasters,
  ) {
    this.#upcasters = upcasters;
    this.#store = store;
    this.#module = module;
    this.#location = location;
    this.#projections = projections;
    this.#report = report;
  }

  /**
   * @param current path of the rows that are read: they know how many events there are, where the log cannot tell
   * @param until inclusive. Default: where the log ends now
   */
  async build(path: string, current: string | null, until?: Position): Promise<void> {
    const head = until ?? (await lastOfOurs(this.#store));
    const total = (await countEvents(this.#location, head, OUR_STREAMS.streamPrefixes)) ?? eventsIn(current);
    this.#tell({ total });
    const [events, positions] = [new Pace(), new Pace()];
    let done = 0;
    this.#db = await rebuild(this.#store, path, this.#projections, {
      signal: this.#cancelled.signal,
      until: head,
      location: this.#location,
      module: this.#module,
      upcasters: this.#upcasters,
      onProgress: ({ position, events: more }) => {
        done += more;
        const isRead = position >= head;
        if (!isRead && !this.#isDue()) return;
        this.#tell({
          step: isRead ? 'indexing' : 'reading',
          done,
          // More may come in while it is read, and rows do not know what waits behind a parked event.
          total: isRead ? done : total && Math.max(total, done),
          perSecond: Math.round(events.at(done)),
          secondsLeft: isRead ? null : secondsLeft(Number(head - position), positions.at(Number(position))),
        });
      },
    });
    this.#cancelled.signal.throwIfAborted();
    if (this.#db) this.#runner = new Runner(this.#store, this.#db, this.#projections, undefined, this.#upcasters);
  }

  /** Follows to exactly where another file stands, and compares with it as it stands there. */
  async compareWith(path: string): Promise<Comparison> {
    const db = this.#opened();
    const other = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    const pace = new Pace();
    this.#tell({ step: 'comparing', secondsLeft: null });
    try {
      await this.followTo(await this.#snapshot(other));
      return await compare(db, other, this.#projections, {
        signal: this.#cancelled.signal,
        onProgress: (rowsCompared, rowsToCompare) => {
          const left = secondsLeft(rowsToCompare - rowsCompared, pace.at(rowsCompared));
          if (rowsCompared === rowsToCompare || this.#isDue()) this.#tell({ rowsCompared, rowsToCompare, secondsLeft: left });
        },
      });
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

  #isDue(): boolean {
    return performance.now() - this.#toldAt >= REPORT_EVERY;
  }

  #tell(change: Partial<GreenReport>): void {
    this.#toldAt = performance.now();
    this.#told = { ...this.#told, ...change };
    this.#report(this.#told);
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

/** Events that the rows of a file have seen, of the records that are followed. */
function eventsIn(path: string | null): number | null {
  if (path === null) return null;
  try {
    const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    try {
      return Number(db.prepare('SELECT coalesce(sum(revision + 1), 0) AS n FROM records').get()?.['n']);
    } finally {
      db.close();
    }
  } catch {
    // Gone, or of another version: it was only for the bar.
    return null;
  }
}
