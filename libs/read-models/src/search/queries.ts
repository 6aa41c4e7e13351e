import type { Noun } from '#domain/nouns.ts';
import type { RecordState } from '#domain/record.ts';
import { dayOf } from '../activities/day.ts';
import type { Clocks } from '../rows/frame.ts';
import type { Snapshot } from '../reading/reader.ts';
import { type Listed, type Page, paged } from '../reading/reading.ts';
import { Candidates, type Place, SEVERAL_TEXTS, tierOf } from './candidates.ts';
import { least, type Level, type Levels, levelOf, LEVELS, type Query, worst } from './matching.ts';
import { type Piece, snippetOf } from './snippet.ts';
import { MATCHED, type Matched } from './texts.ts';
import { type SearchFilter, type SeenText, Things } from './things.ts';
import { tokensOf, wordsOf } from '../rows/words.ts';

export interface FoundItem {
  /** `official:sirojiddin-aslov`. */
  readonly record: string;
  readonly kind: Noun['kind'];
  readonly title: string;
  /** What of the record the shown text is. */
  readonly matched: Matched;
  readonly snippet: readonly Piece[];
  /** EDTF; null for what does not happen on a day. */
  readonly on: string | null;
  readonly label: string;
}

/** Where a page ended, and whether words that are a letter or two off are taken. */
export interface FoundPlace extends Place {
  readonly tolerant: boolean;
}

/** Fewer records than that, and words that are a letter or two off are taken too. */
const FEW = 10;

/**
 * Records in which every word of a text is found, the best first; those of one person or party are one. A place in the list
 * follows from the record and the text alone, and not from what else there is: it tells nothing of what a reader may not
 * see, and as known at an instant it is what it was then.
 * @param text with letters or digits in it (`queryProblem`)
 * @param title what a record is called, which others may be of the same thing
 */
export function search(
  rows: Snapshot,
  text: string,
  filter: SearchFilter,
  reading: Clocks,
  page: Page<FoundPlace>,
  title: (record: RecordState, others: readonly RecordState[]) => string,
): Listed<FoundItem, FoundPlace> {
  const query = wordsOf(text);
  const things = new Things(rows, reading, filter);
  const { tolerant, found } = new Looking(rows, query, filter, things).page(page);
  return paged(
    found,
    page.limit,
    ({ name, level, best }) => {
      const [record, ...others] = things.recordsOf(name) as [RecordState, ...RecordState[]];
      return {
        record: name,
        kind: record.noun,
        title: title(record, others),
        matched: MATCHED[best.matched]!,
        snippet: snippetOf(best.text, query, level),
        on: dayOf(record),
        label: record.label,
      };
    },
    ({ level, tier, day, record }) => ({ tolerant, level, tier, day, record }),
  );
}

interface FoundRecord extends Place {
  /** That it goes by. */
  readonly name: string;
  /** The text to show. */
  readonly best: SeenText;
}

class Looking {
  readonly #query: Query;
  readonly #things: Things;
  readonly #candidates: Candidates;
  readonly #weights = new Map<string, { readonly words: number; readonly levels: Levels }>();

  constructor(rows: Snapshot, query: Query, filter: SearchFilter, things: Things) {
    this.#query = query;
    this.#things = things;
    this.#candidates = new Candidates(rows, query, filter.kinds, things.united);
  }

  /** One more than the page has, where there are more. */
  page({ limit, after }: Page<FoundPlace>): { tolerant: boolean; found: FoundRecord[] } {
    const found: FoundRecord[] = [];
    const goOn = (level: Level, most: number): void => {
      if (found.length >= most || (after !== null && level < after.level)) return;
      for (const candidates of inBatches(this.#candidates.on(level, after?.level === level ? after : null))) {
        this.#things.readAhead(candidates.map(({ record }) => record));
        for (const candidate of candidates) {
          const record = this.#judge(level, candidate);
          if (record) found.push(record);
          if (found.length === most) return;
        }
      }
    };
    for (const level of [LEVELS.exact, LEVELS.beginning]) goOn(level, after === null ? Math.max(limit + 1, FEW) : limit + 1);
    const tolerant = after?.tolerant ?? found.length < FEW;
    if (tolerant) for (const level of [LEVELS.near, LEVELS.farther]) goOn(level, limit + 1);
    return { tolerant, found };
  }

  /** Whether a candidate is there for the reader, and at this very place. */
  #judge(level: Level, { tier, day, record }: Omit<Place, 'level'>): FoundRecord | null {
    const thing = this.#things.of(record);
    if (!thing) return null;
    const texts = thing.texts.map((each) => ({ ...each, ...this.#weigh(each) }));
    const nearest = this.#query.map((_, n) => least(texts.map(({ levels }) => levels[n] ?? null)));
    if (worst(nearest) !== level) return null;
    const whole = texts.filter(({ levels }) => worst(levels) === level);
    if (whole.length === 0) {
      const has = ({ levels }: { levels: Levels }): number => levels.filter((each) => each !== null).length;
      const best = texts.toSorted((a, b) => has(b) - has(a) || a.matched - b.matched || inOrder(a, b))[0]!;
      return tier === SEVERAL_TEXTS && record === thing.last ? { level, tier, day, record, name: thing.name, best } : null;
    }
    const best = whole.toSorted((a, b) => a.tier - b.tier || b.day - a.day || b.record - a.record || inOrder(a, b))[0]!;
    const isHere = best.tier === tier && best.day === day && best.record === record;
    return isHere ? { level, tier, day, record, name: thing.name, best } : null;
  }

  #weigh({ matched, text }: SeenText): { tier: number; levels: Levels } {
    let known = this.#weights.get(text);
    if (!known) {
      const tokens = tokensOf(text);
      const words = new Set(tokens.flatMap((token) => token.words));
      known = { words: tokens.length, levels: this.#query.map((_, n) => levelOf(this.#query, n, words)) };
      this.#weights.set(text, known);
    }
    return { tier: tierOf(matched, known.words), levels: known.levels };
  }
}

/** Few at first, for most lists end soon. */
function* inBatches<Item>(items: Iterable<Item>): Generator<Item[]> {
  let batch: Item[] = [];
  let size = 25;
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
    size = Math.min(size * 2, 400);
  }
  if (batch.length > 0) yield batch;
}

function inOrder(a: SeenText, b: SeenText): number {
  if (a.text === b.text) return 0;
  return a.text < b.text ? -1 : 1;
}
