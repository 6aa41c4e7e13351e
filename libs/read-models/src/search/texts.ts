import { COUNTRIES } from '#domain/countries.ts';
import { ALWAYS, type Days, EARLIEST } from '#domain/edtf.ts';
import {
  asElements,
  asGroup,
  asStretches,
  asText,
  asTexts,
  type Field,
  type Fields,
  keyOf,
  type ListField,
  OPENING,
  type Pointer,
  pointerTo,
  type Said,
  type Stretch,
} from '#domain/fields.ts';
import { isObject, type Json, type JsonObject } from '#domain/json.ts';
import { type Noun, nouns } from '#domain/nouns.ts';
import { bookOf, type RecordState, says } from '#domain/record.ts';
import { stretchDays } from '#domain/stretches.ts';
import { tenureDays } from '#domain/tenure.ts';
import * as value from '#domain/values.ts';
import { dayOf, daysOfActivity } from '../activities/day.ts';
import { ACTIVITY } from '../activities/projection.ts';
import { daysOfOffice, lifeOf } from '../answers/office.ts';
import { lastSpokenOn } from '../officials/projection.ts';

/** What a text is of its record, the weightiest first. Stored by place: new ones come last. */
export const MATCHED = ['names', 'titles', 'topics', 'places', 'notes'] as const;
export type Matched = (typeof MATCHED)[number];

/** A text by which a record is found, and on which days. */
export interface SearchedText {
  readonly matched: Matched;
  readonly text: string;
  readonly days: Days;
}

interface Searched {
  readonly matched: Matched;
  readonly texts: (value: Json) => readonly string[];
}

const as = (matched: Matched, texts: Searched['texts'] = plain): Searched => ({ matched, texts });

/** By the name of the field, wherever it is; `identifiers/id` is that of an identifier alone. Null: not found by it. */
const SEARCHED: Readonly<Record<string, Searched | null>> = {
  name: as('names'),
  names: as('names', members('name')),
  abbreviation: as('names'),
  series: as('names'),
  'identifiers/id': as('names'),
  title: as('titles'),
  styled: as('titles'),
  rank: as('titles'),
  topics: as('topics'),
  mandates: as('topics'),
  place: as('places', placeText),
  basis: as('notes', members('quote', 'reason')),
  legalBasis: as('notes', members('instrument')),
  cancellation: as('notes', members('reason')),
  // Words that many records share, and that name none.
  kind: null,
  role: null,
  act: null,
  by: null,
};

const FREE_TEXT = 'Any words, freely.';

type Group = Extract<Field, { kind: 'group' }>;
type Leaf = Exclude<Field, ListField | Group>;

/** A field that takes free text is a note, unless it is said above to be more or less. */
function searchedAs(list: string | null, name: string, field: Leaf): Searched | null {
  const known = SEARCHED[`${list}/${name}`] ?? SEARCHED[name];
  if (known !== undefined) return known;
  if (name === 'id') return null;
  if (field.type === value.place) return as('places', placeText);
  const takes = (free: Json): boolean => field.type.problem(free) === null;
  return takes(FREE_TEXT) || takes([FREE_TEXT]) ? as('notes') : null;
}

type Plan = readonly (
  | { readonly name: string; readonly field: Leaf; readonly searched: Searched }
  | { readonly name: string; readonly field: ListField; readonly below: Plan }
  | { readonly name: string; readonly group: Plan }
)[];

function planOf(fields: Fields, list: string | null = null): Plan {
  return Object.entries(fields).flatMap(([name, field]): Plan => {
    if (field.kind === 'list' || field.kind === 'group') {
      const below = planOf(field.fields, name);
      if (below.length === 0) return [];
      return field.kind === 'list' ? [{ name, field, below }] : [{ name, group: below }];
    }
    const searched = searchedAs(list, name, field);
    return searched ? [{ name, field, searched }] : [];
  });
}

const PLANS = Object.fromEntries(Object.values(nouns).map(({ kind, fields }) => [kind, planOf(fields)])) as Readonly<
  Record<Noun['kind'], Plan>
>;

/** Each text that a record owns, once: what stands, rivals among it, and the quotes of its claims. */
export function textsOf(record: RecordState): SearchedText[] {
  const found = new Map<string, SearchedText>();
  const own = textDays(record);
  new Walk(record, own, (text) => {
    const key = `${text.matched} ${text.text}`;
    found.set(sameDays(text.days, own) ? key : `${Object.values(text.days).join(' ')} ${key}`, text);
  }).all();
  return [...found.values()];
}

function sameDays(a: Days, b: Days): boolean {
  if (a === b) return true;
  const from = a.possibleFrom === b.possibleFrom && a.certainFrom === b.certainFrom;
  return from && a.certainUntil === b.certainUntil && a.possibleUntil === b.possibleUntil;
}

class Walk {
  readonly #record: RecordState;
  readonly #days: Days;
  readonly #found: (text: SearchedText) => void;
  readonly #life: ReturnType<typeof lifeOf>;

  constructor(record: RecordState, days: Days, found: (text: SearchedText) => void) {
    this.#record = record;
    this.#days = days;
    this.#found = found;
    this.#life = record.noun === 'office' ? lifeOf(says(record)) : { from: null, until: null };
  }

  all(): void {
    const days = this.#days;
    this.#fields(PLANS[this.#record.noun], says(this.#record), '', days);
    // Nearly every record: what its events told has no quotes.
    if (this.#record.told) return;
    for (const claims of bookOf(this.#record).claims.values())
      for (const { quote, rank } of claims)
        if (quote !== null && rank !== 'deprecated') this.#found({ matched: 'notes', text: quote, days });
  }

  #fields(plan: Plan, said: Said, at: Pointer, days: Days): void {
    for (const each of plan) {
      const here = said[each.name];
      if (here === undefined) continue;
      const pointer = `${at}/${each.name}`;
      if ('group' in each) this.#fields(each.group, asGroup(here) ?? {}, pointer, days);
      else if ('below' in each) {
        for (const element of asElements(here)) {
          const key = keyOf(each.field, element as JsonObject)?.key ?? '';
          this.#fields(each.below, element, pointer + pointerTo(key), this.#elementDays(each.name, element, days));
        }
      } else if (each.field.kind === 'single') this.#value(each.searched, here as Json, pointer, days);
      else if (each.field.kind === 'texts')
        for (const text of asTexts(here)) this.#found({ matched: each.searched.matched, text, days });
      else this.#stretches(each.searched, asStretches(here), pointer);
    }
  }

  /** A title is found on the days on which it was held. */
  #elementDays(list: string, element: Said, days: Days): Days {
    if (list !== 'appointments') return days;
    return tenureDays(element, lastSpokenOn(this.#record, asText(element.id) ?? '')) ?? days;
  }

  #stretches(searched: Searched, stretches: readonly Stretch[], pointer: Pointer): void {
    for (const [i, stretch] of stretches.entries()) {
      const next = stretches.slice(i + 1).find(({ from }) => from !== stretch.from);
      const days = stretchDays(stretch, next, this.#life);
      // What was so from an unknown edge on was so before any day that is known.
      const begun = stretch.from === null && this.#life.from === null ? { ...days, certainFrom: EARLIEST } : days;
      this.#value(searched, stretch.value, pointer + pointerTo(stretch.from ?? OPENING), begun);
    }
  }

  #value({ matched, texts }: Searched, spoken: Json, pointer: Pointer, days: Days): void {
    for (const each of this.#standing(spoken, pointer)) for (const text of texts(each)) this.#found({ matched, text, days });
  }

  /** What speaks at a place, and what stands beside it. */
  #standing(spoken: Json, pointer: Pointer): readonly Json[] {
    if (this.#record.told) return [spoken];
    const claims = bookOf(this.#record).claims.get(pointer) ?? [];
    if (claims.length < 2) return [spoken];
    const rivals = claims.filter(({ rank, value: each }) => rank !== 'deprecated' && each !== null).map((claim) => claim.value);
    return [spoken, ...rivals];
  }
}

/** What happens is found from its day on, anything else for as long as it is so. */
export function happens({ noun }: RecordState): boolean {
  return noun in ACTIVITY;
}

function textDays(record: RecordState): Days {
  if (happens(record)) return daysOfActivity(dayOf(record));
  return record.noun === 'office' ? daysOfOffice(says(record)) : ALWAYS;
}

function plain(each: Json): readonly string[] {
  return typeof each === 'string' ? [each] : Array.isArray(each) ? (each as Json[]).flatMap(plain) : [];
}

function members(...names: readonly string[]): Searched['texts'] {
  return (each) => (isObject(each) ? names.flatMap((name) => plain(each[name] ?? null)) : []);
}

/** As it would be written: the venue, the city, the region, the country by its name. */
function placeText(place: Json): readonly string[] {
  if (!isObject(place)) return [];
  const country = typeof place.country === 'string' ? (COUNTRIES[place.country] ?? place.country) : null;
  const parts = [place.venue, place.city, place.region, country].filter((part) => typeof part === 'string');
  return parts.length > 0 ? [parts.join(', ')] : [];
}
