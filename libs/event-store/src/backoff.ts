import { setTimeout as sleep } from 'node:timers/promises';

const FIRST = 100;
const LONGEST = 10_000;

/** How long to wait before what failed is tried again: longer each time, and never in step with others. */
export class Backoff {
  #failures = 0;

  /** Milliseconds before the next attempt: about 100 after the first failure, twice that after each more, up to 15,000. */
  next(): number {
    return Math.min(FIRST * 2 ** this.#failures++, LONGEST) * (0.5 + Math.random());
  }

  /** It did not fail. */
  reset(): void {
    this.#failures = 0;
  }
}

/** Resolves after so many milliseconds, or at once when the signal is aborted. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** What the promise gives, unless the signal is aborted before. @throws the signal's reason */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  try {
    // In any case it waits for both: what is rejected and nobody waits for ends the program.
    return await Promise.race([aborted.promise, promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
