import type { CursorShape, CursorValues, Cursors } from '#application/cursor.ts';
import type { DayAndId } from '#read-models/reading/reading.ts';

/** Where a list goes on: what its cursors hold, as its query knows it. */
export interface ListPlace<After> {
  /** @param list names it, with its filters. @throws {InvalidCursor} */
  in(cursors: Cursors, list: string, text: string): After;
  as(cursors: Cursors, list: string, after: After): string;
}

export function placeOf<const Shape extends CursorShape, After>(
  shape: Shape,
  toAfter: (...values: CursorValues<Shape>) => After,
  fromAfter: (after: After) => CursorValues<Shape>,
): ListPlace<After> {
  return {
    in: (cursors, list, text) => toAfter(...cursors.decode(list, text, shape)),
    as: (cursors, list, after) => cursors.encode(list, fromAfter(after)),
  };
}

export const BY_TEXT = placeOf(
  ['text'],
  (text) => text,
  (text) => [text],
);
export const BY_DAY_AND_ID = placeOf(
  ['integer', 'text'],
  (day, id): DayAndId => ({ day, id }),
  ({ day, id }) => [day, id],
);
