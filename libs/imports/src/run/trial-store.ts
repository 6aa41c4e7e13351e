import {
  type Appended,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type ReadStreamOptions,
  type RecordedEvent,
  RevisionMismatch,
} from '#event-store/event-store.ts';

/** Reads and appends of one stream: what deciding takes. */
export type Streams = Pick<EventStore, 'append' | 'read'>;

/**
 * A log as it would be: what is appended goes into another store, together with what the log holds of that stream, and
 * the log stays as it is.
 */
export class TrialStore implements Streams {
  readonly #log: Streams;
  readonly #trial: Streams;

  /** @param trial an empty store */
  constructor(log: Streams, trial: Streams) {
    this.#log = log;
    this.#trial = trial;
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<Appended> {
    if (await this.#isTried(stream)) return this.#trial.append(stream, expected, events);
    const before: RecordedEvent[] = [];
    for await (const event of this.#log.read(stream)) before.push(event);
    const actual = before.length - 1;
    if (expected !== (actual === -1 ? 'none' : actual)) throw new RevisionMismatch(stream, expected, actual);
    return this.#trial.append(stream, 'none', [...before, ...events]);
  }

  async *read(stream: string, options?: ReadStreamOptions): AsyncGenerator<RecordedEvent> {
    yield* ((await this.#isTried(stream)) ? this.#trial : this.#log).read(stream, options);
  }

  async #isTried(stream: string): Promise<boolean> {
    for await (const _ of this.#trial.read(stream, { limit: 1 })) return true;
    return false;
  }
}
