import { Inject, Injectable } from '@nestjs/common';
import { shownEventOf } from '#event-store/cloud-event.ts';
import { Backoff, pause, unlessAborted } from '#event-store/backoff.ts';
import {
  type EventFilter,
  type EventStore,
  type Position,
  type RecordedEvent,
  START,
  StoreDamaged,
  StoreUnavailable,
} from '#event-store/event-store.ts';
import type { EventStream } from '../http/event-streams.ts';
import { Problem } from '../problems/problem.ts';
import { EVENT_STORE } from '../injected.ts';

/** A batch is in memory while its reader takes it. */
const BATCH_EVENTS = 50;

/** Behind an event of a log. */
export interface FeedPlace {
  readonly log: string;
  readonly after: Position;
}

export interface FeedBeginning {
  /** As the reader gave it. */
  readonly lastSeen: string | undefined;
  readonly place: FeedPlace | null;
}

/** Whom a feed is for. */
export interface FeedReader {
  /** Asked for each batch, and after each wait: it may take long. @throws once they would not be let in any more */
  assertStill(): Promise<void>;
  sees(event: RecordedEvent, signal: AbortSignal): Promise<boolean>;
}

/**
 * What is recorded, as it is. A feed reads on from the log only when its reader has taken what was written before, so that a
 * slow one costs a batch of memory; one that takes nothing for too long is cut off, and resumes by its Last-Event-ID.
 */
@Injectable()
export class LiveFeeds {
  readonly #store: EventStore;

  constructor(@Inject(EVENT_STORE) store: EventStore) {
    this.#store = store;
  }

  /**
   * Where a feed begins.
   * @param lastSeen id of an event as a feed gave it, or a position; undefined: the end of the log
   * @throws {Problem} `invalid-cursor`
   * @throws {InvalidPosition}
   * @throws {StoreUnavailable}, and the signal's reason
   */
  async begin(lastSeen: string | undefined, signal: AbortSignal): Promise<FeedPlace> {
    const seen = lastSeen === undefined ? null : placeOf(lastSeen);
    // One after the other: of a store that is away, many feeds ask for it.
    const log = await unlessAborted(this.#store.logId(), signal);
    const head = await unlessAborted(this.#store.head(), signal);
    if (!seen) return { log, after: head };
    assertWithin(seen, log, head);
    if (seen.after !== head) await unlessAborted(this.#assertReadable(seen.after), signal);
    return { log, after: seen.after };
  }

  /**
   * Writes server-sent events until the reader goes, is cut off, or the program ends. While the store is away the feed
   * stays open, for a browser does not come back after any answer but 200. Where it cannot go on, as when another log comes
   * back, its last event is the problem that a reader gets who asks again with its last id.
   * @param beginning with a place of null where the store was away when it was asked for
   */
  follow(stream: EventStream, beginning: FeedBeginning, filter: EventFilter, reader: FeedReader): Promise<void> {
    return stream.over(
      () => this.#tell(stream, beginning, filter, reader),
      () => reader.assertStill(),
    );
  }

  async #tell(stream: EventStream, beginning: FeedBeginning, filter: EventFilter, reader: FeedReader): Promise<void> {
    const { signal } = stream;
    const backoff = new Backoff();
    let place = beginning.place;
    await stream.write(`retry: 2000\n${place ? idLine(place) : ''}\n`);
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      try {
        if (!isFirst || !place) {
          const found = await this.begin(place ? idOf(place) : beginning.lastSeen, signal);
          if (!place) await stream.write(`${idLine(found)}\n`);
          place = found;
        }
        const { log, after } = place;
        for await (const batch of this.#store.subscribe({ after, filter, signal, batchSize: BATCH_EVENTS })) {
          backoff.reset();
          if (batch.events.length > 0) await reader.assertStill();
          for (const event of batch.events) {
            place = { log, after: event.position };
            if (!(await reader.sees(event, signal))) continue;
            const data = JSON.stringify(shownEventOf(event));
            const wasAwaited = await stream.write(`${idLine(place)}event: ${event.type}\ndata: ${data}\n\n`);
            if (!wasAwaited) continue;
            if (signal.aborted) return;
            await reader.assertStill();
          }
          place = { log, after: batch.position };
        }
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof StoreUnavailable) || error instanceof StoreDamaged) throw error;
        await pause(backoff.next(), signal);
      }
    }
  }

  /** Not every store tells a position that is none before it is read from. @throws {InvalidPosition} */
  async #assertReadable(after: Position): Promise<void> {
    if (after === START) return;
    for await (const _ of this.#store.readAll({ after, limit: 1 })) return;
  }
}

const idOf = ({ log, after }: FeedPlace): string => `${log}:${after}`;

/** Alone it makes no event: a reader that loses the connection before the first one still resumes here. */
const idLine = (place: FeedPlace): string => `id: ${idOf(place)}\n`;

/** @throws {Problem} `invalid-cursor` */
function placeOf(given: string): { readonly log: string | undefined; readonly after: Position } {
  const [, log, digits] = /^(?:([^:]*):)?(\d{1,19})$/.exec(given) ?? [];
  if (digits !== undefined) return { log, after: BigInt(digits) };
  throw new Problem('invalid-cursor', 'A feed goes on after an event id as the feed gave it (<log>:<position>), or a position.');
}

/** @throws {Problem} `invalid-cursor` */
function assertWithin(seen: ReturnType<typeof placeOf>, log: string, head: Position): void {
  if (seen.log !== undefined && seen.log !== log) {
    throw new Problem(
      'invalid-cursor',
      'The event is of another log than this one: read what there is by /v1/history, and follow from there.',
    );
  }
  if (seen.after > head) {
    throw new Problem('invalid-cursor', `The log ends at position ${head}: it does not hold the event any more, or not yet.`);
  }
}
