import type { Snapshot } from '../reading/reader.ts';
import { distance, tolerance } from './near.ts';
import { LISTED_NAMES } from './things.ts';

/** Every word that was ever indexed in a file, and those of the list of States, in memory: they are few, and only ever more. */
class Vocabulary {
  readonly #byLength = new Map<number, { readonly word: string; readonly letters: number }[]>();
  #last = 0;

  constructor() {
    for (const word of LISTED_NAMES.flatMap(({ words }) => words)) this.#add(word);
  }

  /** Words but a few letters away, with how many. */
  near(rows: Snapshot, word: string): Map<string, number> {
    const near = new Map<string, number>();
    const most = tolerance(word);
    if (most === 0) return near;
    this.#catchUp(rows);
    const letters = lettersOf(word);
    for (let length = word.length - most; length <= word.length + most; length++) {
      for (const other of this.#byLength.get(length) ?? []) {
        // A changed letter is one that only the one has and one that only the other has.
        if (bits(letters ^ other.letters) > 2 * most || other.word === word) continue;
        const off = distance(word, other.word, most);
        if (off !== Infinity) near.set(other.word, off);
      }
    }
    return near;
  }

  #catchUp(rows: Snapshot): void {
    for (const { id, word } of rows.all<{ id: number; word: string }>('SELECT id, word FROM words WHERE id > $last ORDER BY id', {
      $last: this.#last,
    })) {
      this.#last = id;
      this.#add(word);
    }
  }

  #add(word: string): void {
    const some = this.#byLength.get(word.length);
    const entry = { word, letters: lettersOf(word) };
    if (some) some.push(entry);
    else this.#byLength.set(word.length, [entry]);
  }
}

/** By file: numbers of words mean nothing in another. */
const vocabularies = new WeakMap<Snapshot, Vocabulary>();

export function nearWords(rows: Snapshot, word: string): Map<string, number> {
  let vocabulary = vocabularies.get(rows);
  if (!vocabulary) vocabularies.set(rows, (vocabulary = new Vocabulary()));
  return vocabulary.near(rows, word);
}

/** A bit for each letter that a word has. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

function bits(number: number): number {
  let n = number - ((number >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
