import { OUTCOMES, type Outcome, type RowOutcome } from './outcome.ts';

export interface Counts extends Readonly<Record<Outcome, number>> {
  /** Rows of the file. */
  readonly rows: number;
  /** Events that were recorded, by type; with a dry run, that would be. */
  readonly events: Readonly<Record<string, number>>;
}

/** What has come of an import so far. */
export class Tally {
  #rows = 0;
  readonly #outcomes = Object.fromEntries(OUTCOMES.map((each) => [each, 0])) as Record<Outcome, number>;
  readonly #events: Record<string, number> = {};

  row({ line, outcome }: RowOutcome): void {
    if (line !== null) this.#rows++;
    this.#outcomes[outcome]++;
  }

  event(type: string): void {
    this.#events[type] = (this.#events[type] ?? 0) + 1;
  }

  counts(): Counts {
    return { rows: this.#rows, ...this.#outcomes, events: { ...this.#events } };
  }
}
