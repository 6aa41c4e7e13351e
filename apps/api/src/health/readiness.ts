import type { ReadModels } from '#read-models/read-models.ts';
import { progressOf } from '#read-models/replay/green-rows.ts';
import { Problem } from '../problems/problem.ts';
import { storeUnavailable } from '../problems/problem-of.ts';
import type { StoreWatch } from './store-watch.ts';

/** Whether the program can answer reads as it should. */
export class Readiness {
  readonly #store: StoreWatch;
  readonly #rows: ReadModels;
  #caughtUp = false;

  constructor(store: StoreWatch, rows: ReadModels) {
    this.#store = store;
    this.#rows = rows;
  }

  /**
   * Ready once the rows have passed the log as it stood when the store first answered, and from then on as long as there
   * are rows: that the store is away keeps nobody from reading, here or at another replica.
   * @returns why it is not ready; null when it is
   */
  problem(): Problem | null {
    const { state, position, rebuilding, error } = this.#rows.status();
    const meanwhile = this.#rows.reader.outdated()
      ? ` Meanwhile reads are answered from those of another version, as of position ${position}.`
      : '';
    const { standing, firstHead } = this.#store;
    this.#caughtUp ||= firstHead !== null && (this.#rows.age() === null || (state === 'live' && position >= firstHead));
    if (this.#caughtUp && this.#rows.reader.ready) return null;
    if (standing.state === 'away') return storeUnavailable(`${standing.reason}`);
    return new Problem('not-yet-visible', awaited(), { headers: { 'retry-after': '1' } });

    function awaited(): string {
      if (error !== null) return `The rows cannot be made from the log at the moment: ${error}.${meanwhile}`;
      if (rebuilding)
        return `The rows are being made from the log: ${progressOf(rebuilding)}, ${rebuilding.perSecond} a second.${meanwhile}`;
      if (firstHead === null) return 'Where the log ends is not known yet: the event store is being asked.';
      if (meanwhile !== '') return `The rows are being made from the log.${meanwhile}`;
      return `The rows have seen ${position} of a log that stood at ${firstHead}.`;
    }
  }
}
