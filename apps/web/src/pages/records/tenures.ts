interface Appointment {
  readonly nominatedOn: string | null;
  readonly appointedOn: string | null;
  readonly assumedOn: string | null;
  readonly arrivedOn: string | null;
  readonly leftOn: string | null;
  readonly status: string;
}

export interface Tenure<Held> {
  readonly appointment: Held;
  /** In years, with their fraction; null where no beginning is known. */
  readonly from: number | null;
  readonly until: number;
}

/** The earliest day that a date may mean, in years. */
function year(edtf: string | null): number | null {
  const [, y, m = '01', d = '01'] = /(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(edtf ?? '') ?? [];
  return y === undefined ? null : Number(y) + (Number(m) - 1) / 12 + (Number(d) - 1) / 365;
}

/** @param now the year up to which a post runs of which no end is known */
export function tenuresOf<Held extends Appointment>(appointments: readonly Held[], now: number): readonly Tenure<Held>[] {
  return appointments
    .map((appointment) => {
      const { assumedOn, arrivedOn, appointedOn, nominatedOn, leftOn, status } = appointment;
      const from = year(assumedOn) ?? year(arrivedOn) ?? year(appointedOn) ?? year(nominatedOn);
      const isOver = status === 'left' || status === 'never-held';
      const until = year(leftOn) ?? (isOver && from !== null ? from : now);
      return { appointment, from, until: Math.max(until, from ?? until) };
    })
    .toSorted((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity));
}

/** A pause shorter than this, in years, is how long a move takes. */
const PAUSE = 0.5;

/** Stretches between posts in which none was held. */
export function gapsBetween(tenures: readonly Tenure<unknown>[]): readonly { readonly from: number; readonly until: number }[] {
  const gaps: { from: number; until: number }[] = [];
  let end: number | null = null;
  for (const { from, until } of tenures) {
    if (from === null) continue;
    if (end !== null && from - end > PAUSE) gaps.push({ from: end, until: from });
    end = Math.max(end ?? until, until);
  }
  return gaps;
}

export const yearOf = (years: number): string => String(Math.floor(years));
