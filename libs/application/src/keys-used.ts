import { LRUCache } from 'lru-cache';
import type { Execute } from './execute.ts';

const MOST_HELD = 100_000;

/**
 * The stream in which each Idempotency-Key was used lately, so that one that comes again for another record is found
 * before the rows have seen it. A key used for the same record is found in its stream, however long ago.
 */
export class KeysUsed {
  readonly #longAgo: (hash: string) => string | null;
  readonly #streams = new LRUCache<string, string>({ max: MOST_HELD });

  /** @param longAgo the stream in which a key was used, as far as the rows know */
  constructor(longAgo: (hash: string) => string | null) {
    this.#longAgo = longAgo;
  }

  streamOf(hash: string): string | null {
    return this.#streams.get(hash) ?? this.#longAgo(hash);
  }

  remembering(execute: Execute): Execute {
    return async (command, caller) => {
      const executed = await execute(command, caller);
      if (caller.key && executed.recorded) this.#streams.set(caller.key.hash, executed.stream);
      return executed;
    };
  }
}
