/** How fast something has gone lately: what it was slow or fast at before tells little of the rest. */
export class Pace {
  readonly #now: () => number;
  readonly #seen: (readonly [at: number, done: number])[] = [];

  /** @param now in milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#seen.push([now(), 0]);
  }

  /** @returns a second, over the last seconds */
  at(done: number): number {
    const now = this.#now();
    this.#seen.push([now, done]);
    while (this.#seen.length > 2 && this.#seen[1]![0] <= now - WINDOW) this.#seen.shift();
    const [from, before] = this.#seen[0]!;
    return now > from ? ((done - before) * 1000) / (now - from) : 0;
  }
}

const WINDOW = 10_000;

/** Whole seconds that the rest takes; null where that cannot be told. */
export function secondsLeft(rest: number, perSecond: number): number | null {
  if (rest <= 0) return 0;
  return perSecond > 0 ? Math.ceil(rest / perSecond) : null;
}
