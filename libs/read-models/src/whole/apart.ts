import { LRUCache } from 'lru-cache';
import type { Position } from '#event-store/event-store.ts';
import { startThread, type Thread } from '#event-store/thread.ts';
import { type Reader, RowsNotReady } from '../reading/reader.ts';
import { type Answered, type Given, readWhole, type WholeRead, type WholeReads } from './reads.ts';

/** Events up to which a read of whole tables holds up others less than a thread would take to start. */
const FEW = 20_000n;
/** Answers kept: a list is read a page at a time. */
const KEPT = 8;

/** Reads of whole tables, in a thread of their own once there is much to read: others are answered meanwhile. */
export class ReadsApart {
  readonly #reader: Reader;
  readonly #currentFile: () => string | null;
  readonly #few: Position;
  readonly #kept = new LRUCache<string, Promise<unknown>>({ max: KEPT });
  #thread: Thread<WholeReads> | null = null;
  #closed = false;

  /** @param few position up to which they are read in this thread */
  constructor(reader: Reader, currentFile: () => string | null, few: Position = FEW) {
    this.#reader = reader;
    this.#currentFile = currentFile;
    this.#few = few;
  }

  /** @throws {RowsNotReady} */
  read<Name extends WholeRead>(name: Name, ...given: Given<Name>): Answered<Name> | Promise<Answered<Name>> {
    if (this.#reader.position() <= this.#few) return this.#reader.read((rows) => readWhole(rows, name, given));
    const key = JSON.stringify([this.#reader.version(), name, given]);
    const known = this.#kept.get(key) as Promise<Answered<Name>> | undefined;
    if (known) return known;
    const found = this.#apart(name, given);
    this.#kept.set(key, found);
    found.catch(() => this.#kept.delete(key));
    return found;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#thread?.terminate();
  }

  async #apart<Name extends WholeRead>(name: Name, given: Given<Name>): Promise<Answered<Name>> {
    const path = this.#currentFile();
    if (path === null || this.#closed) throw new RowsNotReady();
    this.#thread ??= startThread<WholeReads>(
      new URL('./worker', import.meta.url),
      null,
      () => undefined,
      () => (this.#thread = null),
    );
    try {
      return await this.#thread.remote.read(path, name, given);
    } catch (error) {
      // Another file has taken its place meanwhile.
      if (path !== this.#currentFile()) return this.#apart(name, given);
      if (this.#reader.outdated() !== null) throw new RowsNotReady(undefined, { cause: error });
      throw error;
    }
  }
}
