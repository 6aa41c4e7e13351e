import { useState } from 'react';

export interface Keys {
  readonly of: (n: number) => number;
  /** To be said when one is taken away: those behind it keep theirs. */
  readonly drop: (n: number) => void;
}

/** Keys for a list whose elements have no names of their own: what is typed or unfolded in one stays with it. */
export function useKeys(length: number): Keys {
  const [given] = useState<{ readonly keys: number[]; next: number }>(() => ({ keys: [], next: 0 }));
  while (given.keys.length < length) given.keys.push(given.next++);
  given.keys.length = length;
  return { of: (n) => given.keys[n]!, drop: (n) => void given.keys.splice(n, 1) };
}
