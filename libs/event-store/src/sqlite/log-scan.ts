import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Position, RecordedEvent } from '../event-store.ts';
import { uuidOf } from './event-id.ts';

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

/** Positions in one page. */
const WINDOW = 5000;

/**
 * A log file from one end to the other, stream by stream in the order of their first events: what a reader that needs
 * whole streams takes instead of following. Reads beside the store, up to a position that is given once.
 */
export class LogScan {
  readonly #db: DatabaseSync;
  readonly #until: number;
  readonly #prefixes: readonly string[];
  readonly #types: ReadonlyMap<number, string>;
  /** A byte for each stream: whether a second event of it is in reach. */
  readonly #followed: Uint8Array;
  readonly #stream: StatementSync;

  constructor(path: string, until: Position, prefixes: readonly string[]) {
    this.#db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
    this.#until = Number(until);
    this.#prefixes = prefixes;
    this.#types = new Map(
      this.#db
        .prepare('SELECT id, name FROM types')
        .all()
        .map(({ id, name }) => [Number(id), String(name)]),
    );
    const streams = Number(this.#db.prepare('SELECT coalesce(max(id), 0) AS n FROM streams').get()?.['n']);
    this.#followed = new Uint8Array(streams + 1);
    const seconds = this.#db.prepare('SELECT stream FROM events WHERE revision = 1 AND +position <= ?');
    for (const { stream } of seconds.iterate(this.#until)) this.#followed[Number(stream)] = 1;
    this.#stream = this.#db.prepare(
      `${SELECT} WHERE e.stream = ? AND e.revision > ? AND e.position <= ? ORDER BY e.revision LIMIT 500`,
    );
    this.#stream.setReturnArrays(true);
  }

  *pages(): Generator<Page> {
    const statement = this.#db.prepare(
      `${SELECT} WHERE e.position > ? AND e.position <= ? AND e.revision = 0 ORDER BY e.position`,
    );
    statement.setReturnArrays(true);
    const count = this.#db.prepare(
      `SELECT count(*) AS n FROM events e CROSS JOIN streams s ON s.id = e.stream WHERE e.position > ? AND e.position <= ?`,
    );
    for (let after = 0; after < this.#until;) {
      const end = Math.min(after + WINDOW, this.#until);
      const openings: Opening[] = [];
      for (const row of statement.all(after, end) as unknown as EventRow[]) {
        const event = this.#event(row);
        if (!this.#prefixes.some((prefix) => event.stream.startsWith(prefix))) continue;
        openings.push({ event, followed: this.#followed[row[2]] === 1 ? row[2] : null });
      }
      yield { openings, events: Number(count.get(after, end)?.['n']), position: BigInt(end) };
      after = end;
    }
  }

  /** Every event of a stream that is in reach, from its first one on. */
  *whole({ event, followed }: Opening): Generator<RecordedEvent> {
    yield event;
    if (followed === null) return;
    for (let revision = event.revision; ;) {
      const rows = this.#stream.all(followed, revision, this.#until) as unknown as EventRow[];
      for (const row of rows) yield this.#event(row);
      const last = rows.at(-1);
      if (!last || rows.length < 500) return;
      revision = last[1];
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

  #event([position, revision, , stream, type, id, data, metadata]: EventRow): RecordedEvent {
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
