import { type Position, START } from '#event-store/event-store.ts';

/** Milliseconds between two positions that are remembered. */
const EVERY = 250;
/** So many of them are hours. */
const MOST = 100_000;

/** How long ago the oldest of what was recorded here was recorded that the rows have not seen. */
export class RowsLag {
  readonly #seen: () => Position;
  readonly #now: () => number;
  readonly #waiting: { readonly position: Position; readonly since: number }[] = [];
  #latest = START;

  /**
   * @param seen up to where everything is in the rows
   * @param now milliseconds, never backwards
   */
  constructor(seen: () => Position, now: () => number = () => performance.now()) {
    this.#seen = seen;
    this.#now = now;
  }

  /** To be told of everything that is recorded. */
  recorded(position: Position): void {
    if (position <= this.#latest) return;
    this.#latest = position;
    const since = this.#now();
    const last = this.#waiting.at(-1);
    if (last && (since - last.since < EVERY || this.#waiting.length >= MOST)) return;
    this.#drop();
    this.#waiting.push({ position, since });
  }

  /** 0 when the rows have seen all of it. */
  seconds(): number {
    this.#drop();
    const [oldest] = this.#waiting;
    return oldest ? (this.#now() - oldest.since) / 1000 : 0;
  }

  #drop(): void {
    if (this.#waiting.length === 0) return;
    const seen = this.#seen();
    const left = this.#waiting.findIndex(({ position }) => position > seen);
    this.#waiting.splice(0, left === -1 ? this.#waiting.length : left);
  }
}
