import type { Picked } from '../../parts/picked.ts';

export interface Named extends Picked {
  /** What it is called besides: its code, its abbreviation, other names. */
  readonly words: readonly string[];
}

export function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

const wordsOf = (text: string): string[] =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Those of which every word that is typed begins a word; first who is called just so, then whose name begins so. */
export function matching<Item extends Named>(items: readonly Item[], q: string): Item[] {
  const asked = wordsOf(q);
  const text = folded(q.trim());
  const rank = ({ label, words }: Item): number | null => {
    if ([label, ...words].some((name) => folded(name) === text)) return 0;
    const all = [label, ...words].flatMap(wordsOf);
    if (!asked.every((word) => all.some((each) => each.startsWith(word)))) return null;
    return folded(label).startsWith(text) ? 1 : 2;
  };
  return items
    .flatMap((item) => {
      const at = rank(item);
      return at === null ? [] : [{ item, at }];
    })
    .toSorted((x, y) => x.at - y.at)
    .map(({ item }) => item);
}
