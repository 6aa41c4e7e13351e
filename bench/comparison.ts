/** What came out of several rounds: by name, one figure a round. */
export type Rounds<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/**
 * Takes turns, so that what else the machine does falls on all alike: a, b, c, a, b, c, …
 * @param measures each answers one figure
 */
export async function takingTurns<Name extends string>(
  rounds: number,
  measures: Readonly<Record<Name, (round: number) => Promise<number>>>,
): Promise<Rounds<Name>> {
  const names = Object.keys(measures) as Name[];
  const figures = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) figures[name].push(await measures[name](round));
  }
  return figures;
}

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  return { median, least: sorted[0]!, most: sorted.at(-1)! };
}

/** A subject beside its peer or limit, measured in the same rounds. */
export interface Comparison {
  readonly what: string;
  readonly against: string;
  readonly unit: string;
  readonly subject: Spread;
  readonly peer: Spread;
  /** Of the subject to the peer of the same round. */
  readonly ratio: Spread;
  readonly target?: Target;
}

export interface Target {
  readonly atLeast?: number;
  readonly atMost?: number;
}

export function compare(
  what: string,
  against: string,
  unit: string,
  subject: readonly number[],
  peer: readonly number[],
  target?: Target,
): Comparison {
  const ratio = spreadOf(subject.map((figure, round) => figure / peer[round]!));
  return { what, against, unit, subject: spreadOf(subject), peer: spreadOf(peer), ratio, ...(target && { target }) };
}

export function isMet({ ratio, target }: Comparison): boolean | null {
  if (!target) return null;
  return ratio.median >= (target.atLeast ?? -Infinity) && ratio.median <= (target.atMost ?? Infinity);
}
