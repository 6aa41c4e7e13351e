import { StoreUnavailable } from '#event-store/event-store.ts';

/**
 * Lets work under the same name follow one another; other names go on beside it. Where the store is away, what waits is not
 * begun and fails as the one before it did: else each would wait for its own retries after all those before it.
 */
export class OneAtATime {
  readonly #last = new Map<string, Promise<unknown>>();

  /** @throws {StoreUnavailable} of the work before, and whatever the work throws */
  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name) ?? Promise.resolve();
    const mine = before.then(work, (error: unknown) => {
      if (error instanceof StoreUnavailable) throw error;
      return work();
    });
    this.#last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(name) === mine) this.#last.delete(name);
    }
  }
}
