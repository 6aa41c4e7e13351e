import { setTimeout as sleep } from 'node:timers/promises';

import { StoreUnavailable } from '../event-store.ts';

interface Silent {
  /** Milliseconds without a message after which the log is asked whether one is missing. */
  readonly patience: number;
  /** Messages that have come so far. */
  readonly heard: () => number;
  /** Whether somebody waits for the next one: what has come and is not taken is no silence. */
  readonly isWaiting: () => boolean;
  /** Whether the log holds anything that should have come. */
  readonly misses: () => Promise<boolean>;
}

/**
 * Watches a subscription until the signal is aborted: one that is silent because nothing happens goes on.
 * @throws {StoreUnavailable} when it is silent though the log goes on, and what `misses` throws
 */
export async function watchSilence({ patience, heard, isWaiting, misses }: Silent, signal: AbortSignal): Promise<never> {
  for (;;) {
    const before = heard();
    const isSilent = async (): Promise<boolean> => {
      await sleep(patience, undefined, { signal });
      return isWaiting() && heard() === before;
    };
    // Twice, for what was appended just now may be on its way.
    if ((await isSilent()) && (await misses()) && (await isSilent())) {
      throw new StoreUnavailable('the event store delivers nothing to the subscription, though its log holds more');
    }
  }
}
