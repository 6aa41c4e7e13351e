import { type Level, levelOf, type Query } from './matching.ts';
import { type Token, tokensOf } from '../rows/words.ts';

/** A piece of a text as it stands, to be shown one after another. Plain text, not markup. */
export interface Piece {
  readonly text: string;
  /** Whether it is what was looked for. */
  readonly match: boolean;
}

/** How much of a long text is shown, in characters. */
const WINDOW = 160;
/** How much of that comes before the first match. */
const BEFORE = 40;

/**
 * Where in a text the words are that were looked for; a long one is cut, at words, around the first of them.
 * @param most how far off a word may be
 */
export function snippetOf(text: string, query: Query, most: Level): Piece[] {
  const tokens = tokensOf(text);
  const matches = tokens.filter(({ words }) => query.some((_, n) => (levelOf(query, n, words) ?? Infinity) <= most));
  const [from, to] = windowOf(text, tokens, matches[0]?.start ?? 0);
  const pieces: Piece[] = [];
  let at = from;
  const add = (end: number, match: boolean): void => {
    if (end > at) pieces.push({ text: text.slice(at, end), match });
    at = end;
  };
  if (from > 0) pieces.push({ text: '… ', match: false });
  for (const { start, end } of matches) {
    if (start < from || end > to) continue;
    add(start, false);
    add(end, true);
  }
  add(to, false);
  if (to < text.length) pieces.push({ text: ' …', match: false });
  return pieces;
}

function windowOf(text: string, tokens: readonly Token[], first: number): readonly [from: number, to: number] {
  if (text.length <= WINDOW) return [0, text.length];
  const from = first <= BEFORE ? 0 : (tokens.find(({ start }) => start >= first - BEFORE)?.start ?? first);
  if (from + WINDOW >= text.length) return [from, text.length];
  const shown = tokens.filter(({ start }) => start >= from);
  return [from, (shown.findLast(({ end }) => end <= from + WINDOW) ?? shown[0])?.end ?? text.length];
}
