interface Turn {
  readonly change: 'entered' | 'left';
  readonly on: string | null;
  readonly official: string;
  readonly name: string | null;
  readonly appointment: string;
  readonly capacity: string | null;
}

/** Who held a post before somebody, or after. */
export interface Neighbour {
  readonly official: string;
  readonly name: string | null;
  readonly capacity: string | null;
}

/**
 * Of all who entered a post, the one who did before an appointment, and the one who did after it; each null where nobody is
 * on record. One who returns is a neighbour of whoever came between.
 */
export function neighboursOf(
  turns: readonly Turn[],
  official: string,
  appointment: string,
): { readonly before: Neighbour | null; readonly after: Neighbour | null } {
  const entered = turns
    .filter(({ change, on }) => change === 'entered' && on !== null)
    .toSorted((x, y) => firstDay(x.on!).localeCompare(firstDay(y.on!)) || (x.appointment < y.appointment ? -1 : 1));
  const at = entered.findIndex((each) => each.official === official && each.appointment === appointment);
  if (at === -1) return { before: null, after: null };
  const isAnother = (each: Turn): boolean => each.official !== official;
  return {
    before: neighbour(entered.slice(0, at).findLast(isAnother)),
    after: neighbour(entered.slice(at + 1).find(isAnother)),
  };
}

function neighbour(turn: Turn | undefined): Neighbour | null {
  return turn === undefined ? null : { official: turn.official, name: turn.name, capacity: turn.capacity };
}

function firstDay(edtf: string): string {
  return /\d{4}(?:-\d\d){0,2}/.exec(edtf)?.[0] ?? '';
}
