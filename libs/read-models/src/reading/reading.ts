import type { Day } from '#domain/edtf.ts';
import { type Clocks, clocks, type Shape } from '../rows/frame.ts';
import type { Params, Snapshot } from './reader.ts';

/** What a list is read with. */
export interface Page<After> {
  /** Items, from 1 on. */
  readonly limit: number;
  /** Where the page before it ended. */
  readonly after: After | null;
}

export interface Listed<Item, After> {
  readonly items: readonly Item[];
  /** Where the next page goes on; null where there is none. */
  readonly next: After | null;
}

/** What a page is made of comes to about so much at most: 50 ordinary records are a hundredth of it. */
export const PAGE_CHARACTERS = 4 * 1024 * 1024;

/** Cuts off the row that was read only to know whether there are more. */
export function paged<Row, Item, After>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  after: (row: Row) => After,
): Listed<Item, After> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(item), next: rows.length > limit && last !== undefined ? after(last) : null };
}

/** Conditions of one query, each with its parameters: what is absent asks nothing. */
export class Where {
  readonly #conditions: string[] = [];
  #params: Params = {};

  /** What of a table there is on these clocks. */
  on(reading: Clocks, alias: string, shape: Shape): this {
    const { sql, params } = clocks(reading, alias, shape);
    return this.and(sql, params);
  }

  and(sql: string, params: Params = {}): this {
    this.#conditions.push(sql);
    this.#params = { ...this.#params, ...params };
    return this;
  }

  /** Parameters of the query that no condition has. */
  bind(params: Params): this {
    this.#params = { ...this.#params, ...params };
    return this;
  }

  /** Only where every parameter is there. */
  when(sql: string, params: { readonly [name: string]: Params[string] | null | undefined }): this {
    const given = Object.entries(params).filter(
      (each): each is [string, Params[string]] => each[1] !== null && each[1] !== undefined,
    );
    return given.length === Object.keys(params).length ? this.and(sql, Object.fromEntries(given)) : this;
  }

  /** What may have happened in a period; with `certain`, what certainly lies in it. */
  during(alias: string, { from, to }: Period, certain: boolean | undefined): this {
    return this.when(`${alias}.${certain ? 'possible_from' : 'possible_until'} >= $from`, { $from: from }).when(
      `${alias}.${certain ? 'possible_until' : 'possible_from'} <= $to`,
      { $to: to },
    );
  }

  /** Any of several numbers; all of them where none are given. */
  among(column: string, numbers: readonly number[] | undefined): this {
    if (numbers === undefined) return this;
    const name = `$${column.replaceAll('.', '_')}`;
    const [only] = numbers;
    if (numbers.length === 1 && only !== undefined) return this.and(`${column} = ${name}`, { [name]: only });
    return this.and(`${column} IN (SELECT value FROM json_each(${name}))`, { [name]: JSON.stringify(numbers) });
  }

  /** None of several numbers. */
  except(column: string, numbers: readonly number[]): this {
    if (numbers.length === 0) return this;
    const name = `$not_${column.replaceAll('.', '_')}`;
    return this.and(`${column} NOT IN (SELECT value FROM json_each(${name}))`, { [name]: JSON.stringify(numbers) });
  }

  get sql(): string {
    return this.#conditions.map((each) => `(${each})`).join(' AND ');
  }

  get params(): Params {
    return this.#params;
  }
}

/** The number of a text that a filter names: one that no row has matches nothing. */
export function termOr0(rows: Snapshot, text: string | undefined): number | undefined {
  return text === undefined ? undefined : (rows.term(text) ?? 0);
}

/** The place of a record among records by day, the latest first. */
export interface DayAndId {
  readonly day: Day;
  readonly id: string;
}

export interface Period {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/** What happened in a period, the latest first, from where a page ended. */
export function inPeriod(
  where: Where,
  alias: string,
  period: Period,
  after: DayAndId | null,
  certain: boolean | undefined,
): Where {
  return where
    .during(alias, period, certain)
    .when(`(${alias}.possible_from, ${alias}.id) < ($afterDay, $afterId)`, { $afterDay: after?.day, $afterId: after?.id });
}
