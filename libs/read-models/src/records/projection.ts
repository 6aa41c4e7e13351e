import { ALWAYS } from '#domain/edtf.ts';
import { bookOf, type RecordState } from '#domain/record.ts';
import type { Projection, Row } from '../rows/projection.ts';

/**
 * Everything that is known of a record, whole: from these rows a read makes the record again as it was known at any
 * instant. A record of one event is one row; of any other, each source, claim and change is a row of its own, so that
 * the thousandth event writes no more than the first.
 */
export const records: Projection = {
  name: 'records',
  version: 3,
  tables: { part: { columns: { kind: 'number', ord: 'number', body: 'text' }, indexes: [] } },
  rows: (record) => ({ part: partsOf(record) }),
};

/** What a part is. Stored: numbers are never used again for something else. */
export const PART = { opening: 0, head: 1, source: 2, claims: 3, change: 4, opened: 5 } as const;

function partsOf(record: RecordState): Row[] {
  const { noun, id, revision, label, retraction, merge, opening } = record;
  if (opening) return [part(PART.opening, 0, { noun, id, revision, label, opening })];
  const { claims, sources, opened, changes } = bookOf(record);
  return [
    part(PART.head, 0, { noun, id, revision, label, retraction, merge }),
    ...[...sources.values()].map((source, ord) => part(PART.source, ord, source)),
    // The order of places is the order in which their first claims came.
    ...[...claims].map(([pointer, each], ord) => part(PART.claims, ord, [pointer, each])),
    ...changes.map((change, ord) => part(PART.change, ord, change)),
    ...(opened ? [part(PART.opened, 0, opened)] : []),
  ];
}

function part(kind: number, ord: number, body: unknown): Row {
  return { days: ALWAYS, kind, ord, body: JSON.stringify(body) };
}

/** The record that these parts are of, in any order. Null for none. */
export function recordFrom(
  parts: readonly { readonly kind: number; readonly ord: number; readonly body: string }[],
): RecordState | null {
  const sorted = parts
    .toSorted((a, b) => a.kind - b.kind || a.ord - b.ord)
    .map(({ kind, body }) => ({ kind, body: JSON.parse(body) as never }));
  const [head] = sorted;
  if (!head) return null;
  if (head.kind === PART.opening) return { ...(head.body as object), retraction: null, merge: null, book: null } as RecordState;
  const of = <T>(kind: number): T[] => sorted.filter((each) => each.kind === kind).map((each) => each.body as T);
  const book = {
    sources: new Map(of<{ id: string }>(PART.source).map((source) => [source.id, source])),
    claims: new Map(of<[string, unknown]>(PART.claims)),
    changes: of(PART.change),
    opened: of(PART.opened)[0] ?? null,
  };
  return { ...(head.body as object), opening: null, book } as unknown as RecordState;
}
