import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { BroadcastChannel } from 'node:worker_threads';

/** How often a waiting reader looks for commits of other processes, in milliseconds. */
const POLL_EVERY = 15;

/**
 * Tells readers that something may have been committed: by this store at once, by other stores of this process (other
 * threads too) over a channel named after the file, by other processes through SQLite's `data_version`.
 */
export class CommitSignal {
  readonly #channel: BroadcastChannel | null = null;
  readonly #dataVersion: StatementSync;
  readonly #waiting = new Set<() => void>();
  readonly #polls: boolean;
  #lastVersion: number;
  #timer: NodeJS.Timeout | null = null;
  #count = 0;

  /** @param path of the log file, `null` in memory: then nobody else can commit */
  constructor(db: DatabaseSync, path: string | null) {
    this.#dataVersion = db.prepare('PRAGMA data_version');
    this.#lastVersion = this.#readVersion();
    this.#polls = path !== null;
    if (path === null) return;
    this.#channel = new BroadcastChannel(`chancery:${path}`);
    this.#channel.addEventListener('message', () => this.#wake());
    this.#channel.unref();
  }

  /** Grows with every sign of a commit; to be read before the log is. */
  get count(): number {
    return this.#count;
  }

  announce(): void {
    this.#wake();
    this.#channel?.postMessage(null);
  }

  /** Resolves when the count is not `seen` any more, or when `signal` aborts. Keeps the process alive meanwhile. */
  async beyond(seen: number, signal: AbortSignal): Promise<void> {
    if (this.#count !== seen || signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const wake = () => resolve();
    this.#waiting.add(wake);
    signal.addEventListener('abort', wake, { once: true });
    if (this.#polls) this.#timer ??= setInterval(() => this.#poll(), POLL_EVERY);
    try {
      await promise;
    } finally {
      signal.removeEventListener('abort', wake);
      this.#waiting.delete(wake);
      this.#restIfAlone();
    }
  }

  close(): void {
    this.#wake();
    this.#channel?.close();
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #poll(): void {
    try {
      const version = this.#readVersion();
      if (version === this.#lastVersion) return;
      this.#lastVersion = version;
    } catch {
      // Whatever is wrong, the readers meet it and say so.
    }
    this.#wake();
  }

  #readVersion(): number {
    return Number(this.#dataVersion.get()?.['data_version']);
  }

  #wake(): void {
    this.#count++;
    for (const wake of this.#waiting) wake();
  }

  #restIfAlone(): void {
    if (this.#waiting.size > 0 || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }
}
