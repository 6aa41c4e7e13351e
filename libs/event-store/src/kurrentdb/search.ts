import type { EventFilter, Position, RecordedEvent } from '../event-store.ts';
import { isLate } from './failure.ts';

/** What both searches ask the server. */
export interface Log {
  /** Position of the last record, whoever wrote it. */
  end(): Promise<Position>;
  /** Position of our last event, START where there is none. @throws {StoreUnavailable} when it is not found in time */
  last(inTime: boolean): Promise<Position>;
  /** Our events behind a position, of those that match. */
  behind(after: Position, filter?: EventFilter): AsyncIterable<RecordedEvent>;
}

/**
 * Looks for events behind a position, again and again: what was searched before is not searched again, for on a server
 * that others use as well it may be long. Goes by its own reads alone, and by nothing that a subscription tells.
 */
export class Search {
  readonly #log: Log;
  readonly #filter: EventFilter | undefined;
  #searched: Position;

  constructor(log: Log, after: Position, filter: EventFilter | undefined) {
    this.#log = log;
    this.#filter = filter;
    this.#searched = after;
  }

  /** Whether anything stands behind a position, everything before which is known. */
  async findsMore(known: Position): Promise<boolean> {
    const end = await this.#log.end();
    const from = known > this.#searched ? known : this.#searched;
    if (end <= from) return false;
    for await (const _ of this.#log.behind(from, this.#filter)) return true;
    this.#searched = end;
    return false;
  }
}

interface Found {
  readonly ours: Position;
  /** Everything up to here was searched. */
  readonly end: Position;
}

/**
 * Finds our last event: from the end of the log backwards, and where others have written so much behind it that this
 * takes too long, once as long as it takes and from then on forwards from where the search before ended.
 */
export class Head {
  readonly #log: Log;
  #found: Promise<Found | null> = Promise.resolve(null);
  #isFar = false;

  constructor(log: Log) {
    this.#log = log;
  }

  async find(): Promise<Position> {
    if (!this.#isFar) {
      try {
        return await this.#log.last(true);
      } catch (error) {
        if (!isLate(error)) throw error;
        this.#isFar = true;
      }
    }
    const finding = this.#found.then(
      (known) => this.#findOn(known),
      () => this.#findOn(null),
    );
    this.#found = finding;
    return (await finding).ours;
  }

  async #findOn(known: Found | null): Promise<Found> {
    const end = await this.#log.end();
    if (!known) return { end, ours: await this.#log.last(false) };
    let { ours } = known;
    for await (const { position } of this.#log.behind(known.end)) ours = position;
    return { end, ours };
  }
}
