import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { type Position, type RecordedEvent, START } from '../event-store.ts';
import { uuidOf } from './event-id.ts';
import { unavailable } from './sqlite-failure.ts';

/** The first event of a stream. */
export interface Opening {
  readonly event: RecordedEvent;
  /** The stream's number in the file, for the events that follow it; null where there are none. */
  readonly followed: number | null;
}

export interface Page {
  readonly openings: readonly Opening[];
  /** Events of ours that were passed, the openings among them. */
  readonly events: number;
  /** Everything up to here was passed. */
  readonly position: Position;
}

/** Events of one stream that are read in one go. */
const AT_ONCE = 500;
/** Positions in one page. */
const WINDOW = 5000;

/** What of a log is read. */
export interface Reach {
  /** Streams whose first event is behind this position. Default: all. */
  readonly openedAfter?: Position;
  /** And up to this one. Default: `until`. */
  readonly openedBy?: Position;
  /** The last event that there is, of any stream. */
  readonly until: Position;
}

/** @throws {StoreUnavailable} */
export function openLogScan(path: string, reach: Reach, prefixes: readonly string[]): LogScan {
  try {
    return new LogScan(path, reach, prefixes);
  } catch (error) {
    throw unavailable(error);
  }
}

/**
 * A log file from one end to the other, stream by stream in the order of their first events: what a reader that needs
 * whole streams takes instead of following. Reads beside the store, up to a position that is given once.
 */
export class LogScan {
  readonly #db: DatabaseSync;
  readonly #after: number;
  readonly #by: number;
  readonly #until: number;
  readonly #prefixes: readonly string[];
  readonly #types: ReadonlyMap<number, string>;
  /** A byte for each stream: whether a second event of it is in reach, or it is none of ours. */
  readonly #streams: Uint8Array;
  readonly #stream: StatementSync;

  constructor(path: string, { openedAfter = START, until, openedBy = until }: Reach, prefixes: readonly string[]) {
    this.#db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    this.#after = Number(openedAfter);
    this.#by = Number(openedBy);
    this.#until = Number(until);
    this.#prefixes = prefixes;
    this.#types = new Map(
      this.#db
        .prepare('SELECT id, name FROM types')
        .all()
        .map(({ id, name }) => [Number(id), String(name)]),
    );
    this.#streams = new Uint8Array(this.#number('SELECT coalesce(max(id), 0) AS n FROM streams') + 1);
    const seconds = this.#db.prepare('SELECT stream FROM events WHERE revision = 1 AND +position > ? AND +position <= ?');
    seconds.setReturnArrays(true);
    for (const [stream] of seconds.iterate(this.#after, this.#until) as unknown as Iterable<[number]>)
      this.#streams[stream] = FOLLOWED;
    const foreign = this.#db.prepare(`SELECT id FROM streams WHERE NOT (${prefixes.map(() => 'name GLOB ?').join(' OR ')})`);
    for (const { id } of foreign.iterate(...prefixes.map((prefix) => `${prefix}*`))) this.#streams[Number(id)] = FOREIGN;
    // What follows a first event was passed, or will be: as much of it as usual stays in memory meanwhile.
    this.#db.exec('PRAGMA cache_size = -32768');
    this.#stream = this.#db.prepare(`
      SELECT position, revision, stream, NULL, type, id, data, metadata FROM events
      WHERE stream = ? AND revision > ? AND position <= ? ORDER BY revision LIMIT ${AT_ONCE}`);
    this.#stream.setReturnArrays(true);
  }

  *pages(): Generator<Page> {
    try {
      yield* this.#pages();
    } catch (error) {
      throw unavailable(error);
    }
  }

  *#pages(): Generator<Page> {
    // What comes later in a stream is read with its first event: here it is only counted.
    const first = (column: string): string => `CASE WHEN e.revision = 0 THEN ${column} END`;
    const statement = this.#db.prepare(`
      SELECT e.position, e.revision, e.stream, ${first('(SELECT name FROM streams WHERE id = e.stream)')}, e.type,
        ${first('e.id')}, ${first('e.data')}, ${first('e.metadata')}
      FROM events e WHERE e.position > ? AND e.position <= ? ORDER BY e.position`);
    statement.setReturnArrays(true);
    for (let after = this.#after; after < this.#by;) {
      const end = Math.min(after + WINDOW, this.#by);
      const openings: Opening[] = [];
      let events = 0;
      for (const row of statement.iterate(after, end) as unknown as Iterable<EventRow>) {
        const stream = this.#streams[row[2]];
        if (stream === FOREIGN) continue;
        events++;
        if (row[1] === 0) openings.push({ event: this.#event(row), followed: stream === FOLLOWED ? row[2] : null });
      }
      yield { openings, events, position: BigInt(end) };
      after = end;
    }
  }

  /** Every event of a stream that is in reach, from its first one on. */
  *whole(opening: Opening): Generator<RecordedEvent> {
    try {
      yield* this.#whole(opening);
    } catch (error) {
      throw unavailable(error);
    }
  }

  *#whole({ event, followed }: Opening): Generator<RecordedEvent> {
    yield event;
    if (followed === null) return;
    for (let revision = event.revision; ;) {
      const rows = this.#stream.all(followed, revision, this.#until) as unknown as EventRow[];
      for (const row of rows) yield this.#event(row, event.stream);
      if (rows.length < AT_ONCE) return;
      revision = rows.at(-1)![1];
    }
  }

  /** The last event that is in reach and ours; null where there is none. */
  last(): RecordedEvent | null {
    const statement = this.#db.prepare(`${SELECT} WHERE e.position <= ? ORDER BY e.position DESC`);
    statement.setReturnArrays(true);
    for (const row of statement.iterate(this.#until) as unknown as Iterable<EventRow>) {
      if (this.#prefixes.some((prefix) => row[3].startsWith(prefix))) return this.#event(row);
    }
    return null;
  }

  close(): void {
    this.#db.close();
  }

  #number(sql: string): number {
    return Number(this.#db.prepare(sql).get()?.['n']);
  }

  #event([position, revision, , name, type, id, data, metadata]: EventRow, stream = name): RecordedEvent {
    return {
      position: BigInt(position),
      revision,
      stream,
      type: this.#types.get(type) ?? '',
      get id() {
        return uuidOf(id);
      },
      data,
      metadata,
    };
  }
}

const FOLLOWED = 1;
const FOREIGN = 2;

const SELECT = `
  SELECT e.position, e.revision, e.stream, s.name, e.type, e.id, e.data, e.metadata
  FROM events e CROSS JOIN streams s ON s.id = e.stream`;

type EventRow = [
  position: number,
  revision: number,
  streamId: number,
  stream: string,
  type: number,
  id: Uint8Array,
  data: string,
  metadata: string,
];
