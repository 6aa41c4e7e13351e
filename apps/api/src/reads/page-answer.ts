/** Items of a list, a page at a time. */
export type Pages<Item> = AsyncIterable<readonly Item[]> | Iterable<readonly Item[]>;

/** A page of a list, as it is answered: `{ items, next }`. */
export class PageAnswer<Item> {
  readonly items: readonly Item[];
  /** A cursor; null on the last page. */
  readonly next: string | null;
  readonly #rest: () => Pages<Item>;

  constructor(items: readonly Item[], next: string | null, rest: () => Pages<Item>) {
    this.items = items;
    this.next = next;
    this.#rest = rest;
  }

  /** The items behind this page, a page at a time, as known at the instant of this one. */
  rest(): Pages<Item> {
    return this.#rest();
  }
}
