import { distance, tolerance } from './near.ts';
import { wordsOf } from '../rows/words.ts';

/** How far a word of a text is from one that is looked for: the word itself, its beginning, or a letter or two off. */
export const LEVELS = { exact: 0, beginning: 1, near: 2, farther: 3 } as const;
export type Level = (typeof LEVELS)[keyof typeof LEVELS];

/** What is looked for: every word must be found in a record; the last one may be the beginning of a word. */
export type Query = readonly string[];

/** More words than that are no search any more. */
const MOST_WORDS = 16;
/** A single letter begins too much. */
const LEAST_BEGINNING = 2;

/** Why a text cannot be looked for; null where it can. */
export function queryProblem(text: string): string | null {
  const { length } = wordsOf(text);
  if (length === 0) return 'there is no letter and no digit in it to look for';
  return length > MOST_WORDS ? `at most ${MOST_WORDS} words are looked for at once; here are ${length}` : null;
}

export function mayBegin(query: Query, n: number): boolean {
  return n === query.length - 1 && query[n]!.length >= LEAST_BEGINNING;
}

/** How near the words of a text come to the nth word that is looked for; null where none is it. */
export function levelOf(query: Query, n: number, words: Iterable<string>): Level | null {
  let best: Level | null = null;
  for (const word of words) {
    const level = levelOfWord(query, n, word);
    if (level !== null && (best === null || level < best)) best = level;
    if (best === LEVELS.exact) break;
  }
  return best;
}

function levelOfWord(query: Query, n: number, word: string): Level | null {
  const sought = query[n]!;
  if (word === sought) return LEVELS.exact;
  if (mayBegin(query, n) && word.startsWith(sought)) return LEVELS.beginning;
  switch (distance(sought, word, tolerance(sought))) {
    case 1:
      return LEVELS.near;
    case 2:
      return LEVELS.farther;
    default:
      return null;
  }
}

/** Of each word that is looked for; null where it is not found. */
export type Levels = readonly (Level | null)[];

/** Null where a word is not found. */
export function worst(levels: Levels): Level | null {
  return levels.reduce((most, level) => (most === null || level === null ? null : most > level ? most : level));
}

export function least(levels: Levels): Level | null {
  return levels.reduce((most, level) => (most === null || (level !== null && level < most) ? level : most), null);
}
