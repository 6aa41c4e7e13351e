import { Cursors, InvalidCursor } from '#application/cursor.ts';
import { Limit, Text } from '../bodies/fields.ts';

// Lists of what a replica knows of itself: they are in memory, and have no clocks.

export interface Items<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

export class PageQuery {
  @Limit()
  readonly limit?: string;
  @Text({ example: 'cD0xNw', most: 2000, optional: true, about: '`next` of the page before.' })
  readonly after?: string;
}

/** They are of this replica, and hold for any of its logs. */
export const CURSORS = new Cursors('replays');

/**
 * @param key tells an item from all others
 * @throws {InvalidCursor} also where the item that a page ended at is gone: it is not known any more what came after it
 */
export function pageOf<Item>(list: string, all: readonly Item[], key: (item: Item) => string, query: PageQuery): Items<Item> {
  const { limit = '50', after } = query;
  const [last] = after === undefined ? [] : CURSORS.decode(list, after, ['text']);
  const before = last === undefined ? -1 : all.findIndex((each) => key(each) === last);
  if (last !== undefined && before === -1)
    throw new InvalidCursor('What the page before ended at is not in this list any more: start without `after`.');
  const from = before + 1;
  const items = all.slice(from, from + Number(limit));
  const isMore = from + items.length < all.length && items.length > 0;
  return { items, next: isMore ? CURSORS.encode(list, [key(items.at(-1)!)]) : null };
}
