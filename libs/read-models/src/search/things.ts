import { COUNTRIES } from '#domain/countries.ts';
import type { Day, Days } from '#domain/edtf.ts';
import { type Noun, streamOfName, nameOfStream } from '#domain/nouns.ts';
import { type RecordState, stateOnList } from '#domain/record.ts';
import { ACTIVITY } from '../activities/projection.ts';
import { ACTOR } from '../actors/projection.ts';
import type { Clocks } from '../rows/frame.ts';
import { Identities } from '../identity/identities.ts';
import { onceAMoment } from '../reading/moment.ts';
import type { Params, Snapshot } from '../reading/reader.ts';
import { type Period, Where } from '../reading/reading.ts';
import { recordsOf } from '../records/queries.ts';
import { MATCHED, textsOf } from './texts.ts';
import { tokensOf } from '../rows/words.ts';

export interface SearchFilter extends Period {
  readonly kinds?: readonly Noun['kind'][];
}

/** A text that a reader sees on some clocks. */
export interface SeenText {
  /** Number of the record that has it. */
  readonly record: number;
  readonly matched: number;
  readonly day: Day;
  readonly text: string;
}

/** What is found: a record, or those of one person or party together. */
export interface Thing {
  /** That it goes by. */
  readonly name: string;
  /** The largest number of its records. */
  readonly last: number;
  readonly texts: readonly SeenText[];
}

/** Records that are one, by their numbers. */
export interface United {
  readonly records: readonly number[];
  /** Of each record, the largest number of its set. */
  readonly last: ReadonlyMap<number, number>;
  /** The largest numbers of the sets that have a State of the built-in list, whose texts are in no rows. */
  readonly listed: readonly number[];
}

/** States on the built-in list, of which nothing needs to be recorded: numbered below all records. */
const LISTED = Object.keys(COUNTRIES);

interface ListedName {
  /** Number of the State. */
  readonly record: number;
  /** Of the name as it is written. */
  readonly length: number;
  /** That it is found by. */
  readonly words: readonly string[];
}

/** By the numbers of the States, the largest first. */
export const LISTED_NAMES: readonly ListedName[] = LISTED.flatMap((code, i) =>
  textsOf(stateOnList(`state-${code}`)!).map(({ text }) => {
    const tokens = tokensOf(text);
    return { record: -1 - i, length: tokens.length, words: tokens.flatMap(({ words }) => words) };
  }),
);

const unitedIn = onceAMoment((rows, reading): United => {
  const identities = Identities.of(rows, reading);
  const sets = Object.keys(ACTOR).flatMap((noun) => identities.sets(noun).map((names) => numbersOf(rows, names)));
  return {
    records: sets.flat(),
    last: new Map(sets.flatMap((numbers) => numbers.map((each) => [each, Math.max(...numbers)] as const))),
    listed: sets.flatMap((numbers) => (numbers.some((each) => each < 0) ? [Math.max(...numbers)] : [])),
  };
});

function numbersOf(rows: Snapshot, names: readonly string[]): number[] {
  return names.flatMap((name) => {
    const record = rows.record(streamOfName(name));
    const listed = name.startsWith('state:') ? LISTED.indexOf(name.slice('state:'.length)) : -1;
    return [...(record === null ? [] : [record]), ...(listed === -1 ? [] : [-1 - listed])];
  });
}

/** What is there for one reader, on one reading and with one filter. */
export class Things {
  readonly united: United;
  readonly #rows: Snapshot;
  readonly #reading: Clocks;
  readonly #filter: SearchFilter;
  readonly #identities: Identities;
  /** By record: what was read ahead. */
  readonly #ahead = new Map<number, { readonly stream: string; readonly texts: SeenText[] }>();

  constructor(rows: Snapshot, reading: Clocks, filter: SearchFilter) {
    this.#rows = rows;
    this.#reading = reading;
    this.#filter = filter;
    this.#identities = Identities.of(rows, reading);
    this.united = unitedIn(rows, reading);
  }

  /** Reads many records at once, each of which will be asked for. */
  readAhead(records: readonly number[]): void {
    this.#ahead.clear();
    const $records = JSON.stringify(records.filter((record) => record >= 0));
    const found = this.#rows.all<{ record: number; stream: string }>(
      'SELECT record, stream FROM records WHERE record IN (SELECT value FROM json_each($records))',
      { $records },
    );
    for (const { record, stream } of found) this.#ahead.set(record, { stream, texts: [] });
    for (const text of this.#read('s.record IN (SELECT value FROM json_each($records))', { $records }))
      this.#ahead.get(text.record)!.texts.push(text);
  }

  /** Null for what is not found by itself: of another kind, or of an activity that is another one's. */
  of(record: number): Thing | null {
    const name = this.#nameOf(record);
    const noun = name.slice(0, name.indexOf(':'));
    if (this.#filter.kinds && !this.#filter.kinds.includes(noun as never)) return null;
    const head = this.#identities.head(name);
    if (noun in ACTIVITY) return head === name ? { name, last: record, texts: this.#recorded(record) } : null;
    const names = this.#identities.namesOf(name);
    const isAlone = names.length === 1 && noun !== 'state';
    const numbers = isAlone ? [record] : numbersOf(this.#rows, names);
    const texts = numbers.flatMap((each) => (each < 0 ? this.#listed(each) : this.#recorded(each)));
    return { name: head, last: Math.max(...numbers), texts };
  }

  /** The record that a thing goes by, then the others. */
  recordsOf(name: string): RecordState[] {
    return recordsOf(this.#rows, [name, ...this.#identities.othersOf(name)], this.#reading);
  }

  #nameOf(record: number): string {
    if (record < 0) return `state:${LISTED[-1 - record]}`;
    return nameOfStream(this.#ahead.get(record)?.stream ?? this.#rows.stream(record));
  }

  #recorded(record: number): readonly SeenText[] {
    return this.#ahead.get(record)?.texts ?? this.#read('s.record = $record', { $record: record });
  }

  #read(which: string, params: Params): SeenText[] {
    const { asOf, certain } = this.#reading;
    const where = new Where().on(this.#reading, 's', 'occurrence').and(which, params).during('s', this.#filter, certain);
    // Of what does not happen but is so, the day lies within it.
    if (asOf !== undefined) where.and(`s.happens = 1 OR s.${certain ? 'certain' : 'possible'}_until >= $asOf`);
    return this.#rows.all(
      `SELECT s.record, s.matched, s.possible_from AS day, t.text FROM search_text s JOIN terms t ON t.id = s.text WHERE ${where.sql}`,
      where.params,
    );
  }

  /** As long as nothing is recorded of the State: what is recorded has its names too. */
  #listed(record: number): SeenText[] {
    const name = this.#nameOf(record);
    const [state] = recordsOf(this.#rows, [name], this.#reading);
    if (state?.revision !== -1) return [];
    return textsOf(state)
      .filter(({ days }) => this.#isSeen(days))
      .map(({ matched, text, days }) => ({ record, matched: MATCHED.indexOf(matched), day: days.possibleFrom, text }));
  }

  /** As `#recorded` asks of rows. */
  #isSeen({ possibleFrom, certainFrom, certainUntil, possibleUntil }: Days): boolean {
    const { asOf, certain = false } = this.#reading;
    const [first, last] = certain ? [possibleFrom, possibleUntil] : [possibleUntil, possibleFrom];
    const { from = first, to = last } = this.#filter;
    const [begin, end] = certain ? [certainFrom, certainUntil] : [possibleFrom, possibleUntil];
    const isOnDay = asOf === undefined ? begin <= end : begin <= asOf && asOf <= end;
    return isOnDay && first >= from && last <= to;
  }
}
