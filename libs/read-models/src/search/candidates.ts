import { type Day, EARLIEST } from '#domain/edtf.ts';
import type { Noun } from '#domain/nouns.ts';
import type { Snapshot } from '../reading/reader.ts';
import { type Level, levelOf, LEVELS, mayBegin, type Query, worst } from './matching.ts';
import { MATCHED } from './texts.ts';
import { LISTED_NAMES, type United } from './things.ts';
import { nearWords } from './vocabulary.ts';

/** Where a record stands in a list of those found, the first first: by level, by tier, and then the latest first. */
export interface Place {
  readonly level: Level;
  readonly tier: number;
  /** EARLIEST where the words are in several texts. */
  readonly day: Day;
  readonly record: number;
}

/** Texts of up to so many words are of a kind: a name in a name is more than one in a sentence. */
const LENGTHS = [3, 8, Infinity] as const;

/** All words in one text: names before notes, short before long. Then those that have them in several texts. */
export function tierOf(matched: number, words: number): number {
  return matched * LENGTHS.length + LENGTHS.findIndex((most) => words <= most);
}

export const SEVERAL_TEXTS = MATCHED.length * LENGTHS.length;

/** Rows read at first; where most are not what is looked for, ever more at a time. */
const FIRST_CHUNK = 200;

/**
 * Records that may be found on a level, in the order of the list: none is missing, but some are not to be seen on the clocks
 * of the reader, or belong elsewhere. Read from the index alone, so that a common word is no scan of all that has it.
 */
export class Candidates {
  readonly #rows: Snapshot;
  readonly #query: Query;
  readonly #kinds: string;
  readonly #united: United;
  /** Of levels before. */
  readonly #passed = new Set<number>();
  /** By level and tier. */
  #listedNames: ReadonlyMap<string | null, readonly { readonly record: number }[]> | null = null;
  /** The words that each word may be, by level. */
  readonly #spellings: readonly (readonly string[])[][];

  constructor(rows: Snapshot, query: Query, kinds: readonly Noun['kind'][] | undefined, united: United) {
    this.#united = united;
    this.#rows = rows;
    this.#query = query;
    this.#kinds = kinds ? `AND s.noun IN (${kinds.map((kind) => rows.term(kind) ?? 0).join(', ')})` : '';
    this.#spellings = query.map(() => []);
  }

  /** @param after where to go on; of this level, or null */
  *on(level: Level, after: Place | null): Generator<Omit<Place, 'level'>> {
    if (!this.#widens(level)) return;
    yield* this.#inOneText(level, after);
    if (this.#query.length > 1) yield* this.#inSeveralTexts(level, after);
  }

  *#inOneText(level: Level, after: Place | null): Generator<Omit<Place, 'level'>> {
    const groups: number[][] = LENGTHS.map(() => []);
    for (const { id, words } of this.#texts(this.#query.map((_, n) => this.#match(n, level)).join(' AND '))) {
      if (this.#passed.has(id)) continue;
      this.#passed.add(id);
      groups[tierOf(0, words)]!.push(id);
    }
    for (let tier = after?.tier ?? 0; tier < SEVERAL_TEXTS; tier++) {
      const $texts = JSON.stringify(groups[tier % LENGTHS.length]);
      const $matched = Math.floor(tier / LENGTHS.length);
      const from = after?.tier === tier ? after : { day: Infinity, record: Infinity };
      const isEmpty = groups[tier % LENGTHS.length]!.length === 0;
      if (!isEmpty)
        yield* inChunks(from, ({ day, record }, limit) =>
          this.#rows
            .all<{ day: Day; record: number }>(
              `SELECT DISTINCT s.possible_from AS day, s.record FROM search_text s
              WHERE s.text IN (SELECT value FROM json_each($texts)) AND s.matched = $matched ${this.#kinds}
                AND (s.possible_from, s.record) < ($day, $record)
              ORDER BY s.possible_from DESC, s.record DESC LIMIT $limit`,
              { $texts, $matched, $day: day, $record: record, $limit: limit },
            )
            .map((row) => ({ ...row, tier })),
        );
      yield* this.#listed(level, tier, from);
    }
  }

  /** States of the built-in list, behind all that is recorded of the same day. */
  *#listed(level: Level, tier: number, from: { readonly day: Day; readonly record: number }): Generator<Omit<Place, 'level'>> {
    this.#listedNames ??= Map.groupBy(LISTED_NAMES, ({ length, words }) => {
      const found = worst(this.#query.map((_, n) => levelOf(this.#query, n, words)));
      return found === null ? null : `${found} ${tierOf(0, length)}`;
    });
    for (const { record } of this.#listedNames.get(`${level} ${tier}`) ?? []) {
      const isBeyond = from.day > EARLIEST || record < from.record;
      if (isBeyond) yield { record, day: EARLIEST, tier };
    }
  }

  *#inSeveralTexts(level: Level, after: Place | null): Generator<Omit<Place, 'level'>> {
    const words = this.#query
      .map((_, n) => JSON.stringify(this.#texts(this.#match(n, level)).map(({ id }) => id)))
      .map((texts) => ({ texts, rows: this.#rowsWith(texts) }))
      .toSorted((a, b) => a.rows - b.rows);
    const others = words
      .slice(1)
      .map(
        (_, n) =>
          `AND EXISTS (SELECT 1 FROM search_text x WHERE x.record = s.record AND +x.text IN (SELECT value FROM json_each($texts${n + 1})))`,
      )
      .join(' ');
    const params = Object.fromEntries(words.map(({ texts }, n) => [`$texts${n}`, texts]));
    const from = after?.tier === SEVERAL_TEXTS ? after : { day: ANY_DAY, record: Infinity };
    const place = ({ record }: { readonly record: number }) => ({ record, day: ANY_DAY, tier: SEVERAL_TEXTS });
    // What several records of one thing have together no single one may have.
    const $united = JSON.stringify(this.#united.records);
    const united = this.#unitedWith(words[0]!.texts, $united)
      .filter((record) => record < from.record)
      .toSorted((a, b) => b - a);
    const alone = inChunks(from, ({ record }, limit) =>
      this.#rows
        .all<{ record: number }>(
          `SELECT DISTINCT s.record FROM search_text s
            WHERE s.text IN (SELECT value FROM json_each($texts0)) AND s.record < $record ${this.#kinds} ${others}
              AND s.record NOT IN (SELECT value FROM json_each($united))
            ORDER BY s.record DESC LIMIT $limit`,
          { ...params, $united, $record: record, $limit: limit },
        )
        .map(place),
    );
    for (const each of alone) {
      while (united[0] !== undefined && united[0] > each.record) yield place({ record: united.shift()! });
      yield each;
    }
    for (const record of united) yield place({ record });
  }

  /** Of the sets of records in which a word is found, the largest numbers. */
  #unitedWith($texts: string, $united: string): number[] {
    const { last, listed } = this.#united;
    const found = this.#rows.all<{ record: number }>(
      `SELECT DISTINCT s.record FROM search_text s
        WHERE s.text IN (SELECT value FROM json_each($texts)) AND +s.record IN (SELECT value FROM json_each($united))`,
      { $texts, $united },
    );
    return [...new Set([...found.map(({ record }) => last.get(record)!), ...listed])];
  }

  #texts(match: string): { id: number; words: number }[] {
    return this.#rows.all(
      'SELECT p.id, p.words FROM phrase_words w CROSS JOIN phrases p ON p.id = w.rowid WHERE w.phrase_words MATCH $match',
      { $match: match },
    );
  }

  /** Only to begin with the rarest word: beyond so many it is common. */
  #rowsWith(texts: string): number {
    return this.#rows.get<{ n: number }>(
      'SELECT COUNT(*) AS n FROM (SELECT 1 FROM search_text WHERE text IN (SELECT value FROM json_each($texts)) LIMIT 20000)',
      { $texts: texts },
    )!.n;
  }

  /** Whether a level takes words that those before it do not take. */
  #widens(level: Level): boolean {
    const added = this.#query.map((word, n) => {
      const known = this.#spellings[n]!;
      if (level >= LEVELS.near && known.length <= LEVELS.near) {
        const near = [...nearWords(this.#rows, word)];
        known[LEVELS.near] = near.filter(([, off]) => off === 1).map(([each]) => each);
        known[LEVELS.farther] = near.filter(([, off]) => off === 2).map(([each]) => each);
      }
      if (level === LEVELS.exact) return true;
      return level === LEVELS.beginning ? mayBegin(this.#query, n) : known[level]!.length > 0;
    });
    return added.includes(true);
  }

  /** In the language of FTS5: words are of letters and digits, and have no quotes. */
  #match(n: number, level: Level): string {
    const word = this.#query[n]!;
    const near = this.#spellings[n]!.slice(LEVELS.near, level + 1).flat();
    const beginning = level >= LEVELS.beginning && mayBegin(this.#query, n) ? [`"${word}" *`] : [];
    return `(${[`"${word}"`, ...beginning, ...near.map((each) => `"${each}"`)].join(' OR ')})`;
  }
}

/** No day matters. */
const ANY_DAY: Day = 0;

function* inChunks<Row extends { readonly day: Day; readonly record: number }>(
  from: { readonly day: Day; readonly record: number },
  read: (from: { readonly day: Day; readonly record: number }, limit: number) => readonly Row[],
): Generator<Row> {
  let at = from;
  for (let limit = FIRST_CHUNK; ; limit *= 4) {
    const rows = read(at, limit);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    at = last;
  }
}
