import { format } from 'node:util';
import type { LoggerService } from '@nestjs/common';
import type { Level } from 'pino';
import type { Log } from './log.ts';

/** What Nest and the program's parts say through its Logger. A message may be an object, as for pino. */
export class NestLog implements LoggerService {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Nest alone uses it, for each route that it maps. */
  log(message: unknown, ...more: unknown[]): void {
    this.#say('debug', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.#say('debug', message, more);
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.#say('trace', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.#say('warn', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.#say('error', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.#say('fatal', message, more);
  }

  /** @param more last the name of the part that speaks, before it a stack where there is one */
  #say(level: Level, message: unknown, more: readonly unknown[]): void {
    const context = more.at(-1);
    const [stack] = more.slice(0, -1);
    const fields = { ...(typeof context === 'string' && { context }), ...(typeof stack === 'string' && { stack }) };
    if (message instanceof Error) this.#log[level]({ ...fields, err: message });
    else if (typeof message === 'object') this.#log[level]({ ...fields, ...message });
    else this.#log[level](fields, format(message));
  }
}
