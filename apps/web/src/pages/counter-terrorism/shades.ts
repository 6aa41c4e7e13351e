/** Numbers that one shade stands for, both included; the last has no end. */
export interface Shade {
  readonly from: number;
  readonly to: number | null;
}

const SHADES = 5;

/** Up to five shades, so that each is of about as many times more as the one before: most States have few, and a few have many. */
export function shadesUpTo(most: number): readonly Shade[] {
  if (most < 1) return [];
  const edges = new Set<number>();
  for (let n = 0; n < SHADES; n++) edges.add(tidy(most ** (n / SHADES)));
  const froms = [...edges].filter((edge) => edge <= most);
  return froms.map((from, n) => ({ from, to: n === froms.length - 1 ? null : froms[n + 1]! - 1 }));
}

/** Which shade a number has; null for none. */
export function shadeOf(shades: readonly Shade[], count: number): number | null {
  const at = shades.findLastIndex(({ from }) => count >= from);
  return at === -1 ? null : at;
}

export function rangeOf({ from, to }: Shade): string {
  if (to === null) return `${from} and more`;
  return from === to ? String(from) : `${from}–${to}`;
}

/** To one digit, as a reader would choose it: 1, 2, 3, 4, 5, 10, 20, 50 … */
function tidy(count: number): number {
  const up = Math.round(count);
  if (up < 5) return up;
  const unit = 10 ** Math.floor(Math.log10(up));
  return [1, 2, 5, 10].map((step) => step * unit).toSorted((a, b) => Math.abs(a - up) - Math.abs(b - up))[0]!;
}
