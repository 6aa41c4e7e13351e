/** Letters that a word may be off and still be taken for another, by its length: a short word has too many neighbours. */
export function tolerance(word: string): 0 | 1 | 2 {
  if (word.length < 5) return 0;
  return word.length < 8 ? 1 : 2;
}

const DIGIT = /\d/;

/**
 * Letters to put in, leave out, change or swap with their neighbour to make one word of another, each letter once (optimal
 * string alignment).
 * @returns Infinity for more than `most`, and where a digit is in one: another number is no slip of the pen
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || DIGIT.test(a) || DIGIT.test(b)) return Infinity;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return Infinity;
    [before, above] = [above, row];
  }
  return above[b.length]! <= most ? above[b.length]! : Infinity;
}
