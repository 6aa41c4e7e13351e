import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { LOCAL } from '#domain/access.ts';
import { type Execute, executor } from '#application/execute.ts';
import type { Command } from '#domain/commands.ts';
import type { EventStore } from '#event-store/event-store.ts';
import { openStore } from '#event-store/open-store.ts';
import { projections } from '#read-models/projections.ts';
import { Reader, type Snapshot } from '#read-models/reading/reader.ts';
import { createRows } from '#read-models/rows/rows-file.ts';
import { Runner } from '#read-models/runner/runner.ts';

/** A log and its rows, which follow when they are asked: what is read is what was recorded, without HTTP between. */
export class Desk implements AsyncDisposable {
  /** Milliseconds since 1970, as the next thing is recorded; a minute more with each. */
  now = Date.parse('2026-01-01T00:00:00Z');
  readonly store: EventStore;
  /** Of the rows. */
  readonly path: string;
  readonly #dir: string;
  readonly #db: DatabaseSync;
  readonly #runner: Runner;
  readonly #reader: Reader;
  readonly #execute: Execute;

  private constructor(dir: string, store: EventStore, db: DatabaseSync, path: string) {
    this.#dir = dir;
    this.store = store;
    this.path = path;
    this.#db = db;
    this.#runner = new Runner(store, db, projections);
    this.#reader = new Reader(() => path);
    this.#execute = executor({ store, now: () => new Date(this.now) });
  }

  static async open(): Promise<Desk> {
    const dir = await mkdtemp(join(tmpdir(), 'desk-'));
    const store = await openStore(':memory:');
    const path = join(dir, 'rows');
    return new Desk(dir, store, createRows(path, await store.logId(), projections), path);
  }

  /** @returns the instant at which they were known */
  async record(...commands: readonly Command[]): Promise<number> {
    for (const command of commands) {
      this.now += 60_000;
      await this.#execute(command, { ...LOCAL, actor: 'desk', correlationId: 'a-desk' });
    }
    return this.now;
  }

  async read<T>(read: (rows: Snapshot) => T): Promise<T> {
    await this.#runner.follow({ signal: new AbortController().signal, until: await this.store.head() });
    return this.#reader.read(read);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#reader.close();
    this.#db.close();
    await this.store.close();
    await rm(this.#dir, { recursive: true, force: true });
  }
}
