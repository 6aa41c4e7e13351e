import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import { isObject } from '#domain/json.ts';
import { Tokens } from '#application/tokens.ts';
import type { EventStore } from '#event-store/event-store.ts';

const WRITTEN_EVERY = 60_000;

/** The tokens, and a file in which this replica keeps when each was last used: no fact of the record, so it may be lost. */
export class TokensInUse {
  readonly tokens: Tokens;
  readonly #file: string;
  readonly #logger = new Logger('Tokens');
  readonly #timer: NodeJS.Timeout;
  #written = '';

  constructor(store: EventStore, now: () => Date, file: string) {
    this.#file = file;
    this.tokens = new Tokens(store, now, usedIn(file), (what) => this.#logger.error(what));
    this.#timer = setInterval(() => this.#write(), WRITTEN_EVERY);
    this.#timer.unref();
  }

  close(): void {
    clearInterval(this.#timer);
    this.tokens.close();
    this.#write();
  }

  #write(): void {
    const text = JSON.stringify(Object.fromEntries(this.tokens.used));
    if (text === this.#written || this.tokens.used.size === 0) return;
    try {
      writeFileSync(`${this.#file}.part`, text, { mode: 0o600 });
      renameSync(`${this.#file}.part`, this.#file);
      this.#written = text;
    } catch (error) {
      this.#logger.warn(`when tokens were last used cannot be kept: ${(error as Error).message}`);
    }
  }
}

/** By id, milliseconds since 1970. */
export function usedIn(file: string): Map<string, number> {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isObject(kept))
      return new Map(Object.entries(kept).filter((each): each is [string, number] => typeof each[1] === 'number'));
  } catch {
    // None yet, or nothing that can be read: it is made anew.
  }
  return new Map();
}
