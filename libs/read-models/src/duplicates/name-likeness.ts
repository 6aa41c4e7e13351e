import { distance, tolerance } from '../search/near.ts';
import { wordsOf } from '../rows/words.ts';

/** One name, ready to be compared: its words in plain Latin letters, and how each sounds. */
export interface Name {
  readonly text: string;
  readonly words: readonly Word[];
  /** All of it, as one word: where a name is parted is a matter of taste. */
  readonly whole: Word;
}

export interface Word {
  readonly word: string;
  readonly sound: string;
}

export interface Likeness {
  /** 0 to 1. */
  readonly score: number;
  /** What is alike, for a person to judge by. */
  readonly how: string;
}

export function nameOf(text: string): Name {
  const words = wordsOf(text);
  return { text, words: words.map(wordOf), whole: wordOf(words.join('')) };
}

function wordOf(word: string): Word {
  return { word, sound: soundOf(word) };
}

/** Ways to write one sound in Latin letters, the longest first; then doubled letters are one. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, 'sh'],
  [/dzh|dj|zh/g, 'j'],
  [/(?<=[aeo])j/g, 'i'],
  [/tch|tsch/g, 'ch'],
  [/kh|gh/g, 'h'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ck|q|c(?=[aoulr])/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/ou|oo/g, 'u'],
  [/[yi]+/g, 'i'],
  [/(?<=i)[ij]/g, ''],
  [/(.)\1+/g, '$1'],
];

export function soundOf(word: string): string {
  if (/\d/.test(word)) return word;
  return SOUNDS.reduce((sound, [written, as]) => sound.replace(written, as), word);
}

/** How much a word tells of whose name it is: a rare one more than a common one. */
export type Weigh = (word: Word) => number;

/** Words in any order, each taken once; initials stand for the words that they begin. */
export function likenessOf(a: Name, b: Name, weigh: Weigh): Likeness | null {
  const parted = a.words.length === b.words.length ? 0 : wordLikeness(a.whole, b.whole);
  if (parted > 0) return { score: parted, how: `names alike but for where they are parted: ${quoted(a, b)}` };
  const pairs = paired(a.words, b.words);
  if (pairs.length === 0) return null;
  const shared = pairs.reduce((sum, { one, other, alike }) => sum + alike * (weigh(one) + weigh(other)), 0);
  const all = [...a.words, ...b.words].reduce((sum, word) => sum + weigh(word), 0);
  const [shorter, longer] = a.words.length <= b.words.length ? [a, b] : [b, a];
  const whole = pairs.length === shorter.words.length && shorter.words.length > 1;
  const alike = pairs.reduce((sum, pair) => sum + pair.alike, 0) / pairs.length;
  // A name without the middle names is nearly the name.
  const score = whole && longer.words.length > shorter.words.length ? Math.max(shared / all, 0.92 * alike) : shared / all;
  return { score, how: told(a, b, pairs) };
}

interface Pair {
  readonly one: Word;
  readonly other: Word;
  readonly alike: number;
  /** Places of both in their names. */
  readonly at: readonly [number, number];
}

/** The most alike first. */
function paired(a: readonly Word[], b: readonly Word[]): Pair[] {
  const possible = a
    .flatMap((one, i) => b.map((other, j): Pair => ({ one, other, alike: wordLikeness(one, other), at: [i, j] })))
    .filter(({ alike }) => alike > 0)
    .toSorted((x, y) => y.alike - x.alike);
  const taken: Pair[] = [];
  for (const pair of possible) {
    if (!taken.some(({ at: [i, j] }) => i === pair.at[0] || j === pair.at[1])) taken.push(pair);
  }
  return taken;
}

const INITIAL = 0.7;
const SOUNDS_ALIKE = 0.95;

function wordLikeness(a: Word, b: Word): number {
  if (a.word === b.word) return 1;
  if (a.word.length === 1 || b.word.length === 1) return a.word[0] === b.word[0] ? INITIAL : 0;
  if (a.sound === b.sound) return SOUNDS_ALIKE;
  const longer = a.sound.length >= b.sound.length ? a.sound : b.sound;
  const off = distance(a.sound, b.sound, tolerance(longer));
  return off === Infinity ? 0 : SOUNDS_ALIKE - off / longer.length;
}

function told(a: Name, b: Name, pairs: readonly Pair[]): string {
  const both = quoted(a, b);
  const whole = pairs.length === a.words.length && pairs.length === b.words.length;
  const equal = pairs.every(({ alike }) => alike === 1);
  const initials = pairs.some(({ one, other }) => (one.word.length === 1) !== (other.word.length === 1));
  const places = pairs.toSorted((x, y) => x.at[0] - y.at[0]).map(({ at }) => at[1]);
  const inOrder = places.every((place, i) => i === 0 || place > (places[i - 1] as number));
  if (whole && equal && inOrder) return `the same name: ${a.text === b.text ? `“${a.text}”` : both}`;
  const ways = [
    ...(initials ? ['initials'] : []),
    ...(!equal && !initials ? ['spelling'] : []),
    ...(inOrder ? [] : ['the order of words']),
    ...(whole ? [] : ['words that only one has']),
  ];
  return `names alike but for ${ways.join(' and ')}: ${both}`;
}

function quoted(a: Name, b: Name): string {
  return `“${a.text}” and “${b.text}”`;
}
