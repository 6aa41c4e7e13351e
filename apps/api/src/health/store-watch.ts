import { Logger } from '@nestjs/common';
import { Backoff, pause } from '#event-store/backoff.ts';
import { type EventStore, type Position, StoreDamaged } from '#event-store/event-store.ts';

export interface StoreStanding {
  /** Damaged: it answers, but for what lies where it is damaged. */
  readonly state: 'available' | 'away' | 'damaged';
  readonly since: Date;
  /** Why it is not available, without credentials; null while it is. */
  readonly reason: string | null;
}

/** How often a store that answers is asked whether it still does, in milliseconds. */
const ASK_EVERY = 5000;

/** Whether the event store answers and takes what is recorded, asked now and then in the background. */
export class StoreWatch {
  readonly #store: EventStore;
  readonly #now: () => Date;
  readonly #logger = new Logger('Store');
  readonly #closing = new AbortController();
  #asking = new AbortController();
  #standing: StoreStanding;
  #firstHead: Position | null = null;
  #finding = false;
  /** That nothing can be recorded. */
  #isTold = false;

  readonly #onFirstHead: (head: Position) => void;

  /** @param onFirstHead told where the log ended when the store first answered */
  constructor(store: EventStore, now: () => Date, onFirstHead: (head: Position) => void = () => undefined) {
    this.#store = store;
    this.#onFirstHead = onFirstHead;
    this.#now = now;
    this.#standing = { state: 'away', since: now(), reason: 'it has not answered yet' };
    void this.#watch();
  }

  get standing(): StoreStanding {
    return this.#standing;
  }

  /** Where the log ended when the store first answered; null until it said so. */
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
        // One small read, however long the log is.
        await this.#store.logId();
        void this.#findFirstHead();
        await this.#store.assertWritable?.();
        backoff.reset();
        this.#stand(...this.#found());
      } catch (error) {
        wait = Math.min(backoff.next(), ASK_EVERY);
        if (error instanceof StoreDamaged) this.#stand(...this.#found());
        else this.#stand('away', (error as Error).message);
      }
      await pause(wait, AbortSignal.any([signal, this.#asking.signal]));
    }
  }

  #found(): ['available' | 'damaged', string | null] {
    const { damage = null } = this.#store;
    return [damage === null ? 'available' : 'damaged', damage];
  }

  /** On a server that others use too it may have to be searched for. */
  async #findFirstHead(): Promise<void> {
    if (this.#finding || this.#firstHead !== null) return;
    this.#finding = true;
    try {
      this.#firstHead = await this.#store.head();
      this.#onFirstHead(this.#firstHead);
    } catch {
      // It is looked for again when the store answers next.
    } finally {
      this.#finding = false;
    }
  }

  #stand(state: StoreStanding['state'], reason: string | null): void {
    const before = this.#standing;
    const isNews = state !== before.state;
    const since = isNews ? this.#now() : before.since;
    if (isNews && state === 'away') {
      this.#logger.warn(`Nothing can be recorded (${reason}). It is tried again, and on until it can.`);
      this.#isTold = true;
    } else if (isNews && this.#isTold) {
      this.#logger.warn(`It can be recorded again after ${((since.getTime() - before.since.getTime()) / 1000).toFixed(1)} s.`);
      this.#isTold = false;
    }
    if (isNews && state === 'damaged') {
      this.#logger.error(
        `The log is damaged (${reason}). What lies elsewhere is answered, and can be recorded. Stop this server and restore a backup (chancery restore); docs/backups.md says how, and what can be saved without one.`,
      );
    }
    this.#standing = { state, since, reason };
  }
}
