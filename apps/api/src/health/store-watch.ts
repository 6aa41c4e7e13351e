import { Backoff, pause } from '#event-store/backoff.ts';
import type { EventStore, Position } from '#event-store/event-store.ts';

export interface StoreStanding {
  readonly state: 'available' | 'away';
  readonly since: Date;
  /** Why it is away, without credentials; null while it is available. */
  readonly reason: string | null;
}

/** How often a store that answers is asked whether it still does, in milliseconds. */
const ASK_EVERY = 5000;

/** Whether the event store answers, asked now and then in the background. */
export class StoreWatch {
  readonly #store: EventStore;
  readonly #now: () => Date;
  readonly #closing = new AbortController();
  #asking = new AbortController();
  #standing: StoreStanding;
  #firstHead: Position | null = null;

  constructor(store: EventStore, now: () => Date) {
    this.#store = store;
    this.#now = now;
    this.#standing = { state: 'away', since: now(), reason: 'it has not answered yet' };
    void this.#watch();
  }

  get standing(): StoreStanding {
    return this.#standing;
  }

  /** Where the log ended when the store first answered; null until it did. */
  get firstHead(): Position | null {
    return this.#firstHead;
  }

  /** To be called when there is reason to believe that it has changed. */
  askNow(): void {
    this.#asking.abort();
  }

  close(): void {
    this.#closing.abort();
  }

  async #watch(): Promise<void> {
    const backoff = new Backoff();
    const { signal } = this.#closing;
    while (!signal.aborted) {
      this.#asking = new AbortController();
      let wait = ASK_EVERY;
      try {
        const head = await this.#store.head();
        this.#firstHead ??= head;
        backoff.reset();
        this.#stand('available', null);
      } catch (error) {
        wait = Math.min(backoff.next(), ASK_EVERY);
        this.#stand('away', (error as Error).message);
      }
      await pause(wait, AbortSignal.any([signal, this.#asking.signal]));
    }
  }

  #stand(state: StoreStanding['state'], reason: string | null): void {
    const since = state === this.#standing.state ? this.#standing.since : this.#now();
    this.#standing = { state, since, reason };
  }
}
