export interface Period {
  readonly name: string;
  readonly meetings: number;
  readonly calls: number;
  readonly visits: number;
}

interface Quarter {
  readonly quarter: string | null;
  readonly meetings: number;
  readonly calls: number;
  readonly visits: number;
  readonly contacts: number;
}

/** Over so many years a bar is a year. */
const QUARTERS_UP_TO = 10;

/** Every period from the first to the last, those without a contact too: a silence is to be seen. */
export function periodsOf(timeline: readonly Quarter[]): {
  readonly periods: readonly Period[];
  readonly unit: 'quarter' | 'year';
  readonly undated: number;
} {
  const dated = timeline.filter(({ quarter }) => quarter !== null);
  const undated = timeline.reduce((sum, { quarter, contacts }) => (quarter === null ? sum + contacts : sum), 0);
  const years = dated.map(({ quarter }) => Number(quarter!.slice(0, 4)));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  if (years.length === 0) return { periods: [], unit: 'year', undated };
  const unit = last - first < QUARTERS_UP_TO ? 'quarter' : 'year';
  const periods = new Map<string, { name: string; meetings: number; calls: number; visits: number }>();
  for (let year = first; year <= last; year++) {
    const names = unit === 'year' ? [String(year)] : [1, 2, 3, 4].map((n) => `${year}-Q${n}`);
    for (const name of names) periods.set(name, { name, meetings: 0, calls: 0, visits: 0 });
  }
  for (const { quarter, meetings, calls, visits } of dated) {
    const period = periods.get(unit === 'year' ? quarter!.slice(0, 4) : quarter!)!;
    period.meetings += meetings;
    period.calls += calls;
    period.visits += visits;
  }
  return { periods: [...periods.values()], unit, undated };
}
