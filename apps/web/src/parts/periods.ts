/** A quarter (`2018-Q2`) or a year, with what is counted in it. */
export interface Period {
  readonly name: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** Null: the quarter is not known. */
export interface Quarter {
  readonly quarter: string | null;
  readonly counts: Readonly<Record<string, number>>;
}

/** Over so many years a bar is a year. */
const QUARTERS_UP_TO = 10;

/** Every period from the first to the last, those without anything too: a silence is to be seen. */
export function periodsOf(timeline: readonly Quarter[]): {
  readonly periods: readonly Period[];
  readonly unit: 'quarter' | 'year';
  readonly undated: number;
} {
  const dated = timeline.filter(({ quarter }) => quarter !== null);
  const undated = timeline.reduce((sum, { quarter, counts }) => (quarter === null ? sum + totalOf(counts) : sum), 0);
  const years = dated.map(({ quarter }) => Number(quarter!.slice(0, 4)));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  if (years.length === 0) return { periods: [], unit: 'year', undated };
  const unit = last - first < QUARTERS_UP_TO ? 'quarter' : 'year';
  const periods = new Map<string, { name: string; counts: Record<string, number> }>();
  for (let year = first; year <= last; year++) {
    const names = unit === 'year' ? [String(year)] : [1, 2, 3, 4].map((n) => `${year}-Q${n}`);
    for (const name of names) periods.set(name, { name, counts: {} });
  }
  for (const { quarter, counts } of dated) {
    const period = periods.get(unit === 'year' ? quarter!.slice(0, 4) : quarter!)!;
    for (const [of, count] of Object.entries(counts)) period.counts[of] = (period.counts[of] ?? 0) + count;
  }
  return { periods: [...periods.values()], unit, undated };
}

export function totalOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The months of a period, in EDTF: `2018-Q2` is from 2018-04 to 2018-06. */
export function monthsOf(period: string): { readonly from: string; readonly to: string } {
  const [, year, quarter] = /^(\d{4})(?:-Q([1-4]))?$/.exec(period) ?? [];
  if (quarter === undefined) return { from: period, to: period };
  const month = (n: number): string => `${year}-${String(n).padStart(2, '0')}`;
  return { from: month(Number(quarter) * 3 - 2), to: month(Number(quarter) * 3) };
}
