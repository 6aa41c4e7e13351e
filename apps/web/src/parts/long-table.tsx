import { Button } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';

export interface Column<Item> {
  readonly name: string;
  readonly cell: (item: Item) => ReactNode;
  readonly isNumber?: boolean;
  readonly width?: string;
}

interface LongTable<Item> {
  readonly caption: string;
  readonly columns: readonly Column<Item>[];
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** Items that follow each other and have the same stand under one heading. */
  readonly groupOf?: (item: Item) => string;
  /** What it is read by. */
  readonly list: Paged;
}

type Entry<Item> =
  | { readonly key: string; readonly item: Item; readonly group?: undefined }
  | { readonly key: string; readonly item?: undefined; readonly group: string };

/** The rows of a table: items, and the headings that they stand under. */
function entriesOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  groupOf: ((item: Item) => string) | undefined,
): readonly Entry<Item>[] {
  let last: string | undefined;
  return items.flatMap((item): Entry<Item>[] => {
    const key = keyOf(item);
    const group = groupOf?.(item);
    if (group === undefined || group === last) return [{ key, item }];
    last = group;
    return [
      { key: `${key} heading`, group },
      { key, item },
    ];
  });
}

interface Paged {
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isStale: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
}

/** A long list is not read anew by itself, and says so. */
export function Outgrown({ list: { isStale, isFetching, refetch } }: { readonly list: Paged }) {
  return (
    <p className="small" role="status" hidden={!isStale || isFetching}>
      {isStale && !isFetching && (
        <>
          Something was recorded since this was read.{' '}
          <button type="button" className="unfold" onClick={() => refetch()}>
            Read it anew
          </button>
        </>
      )}
    </p>
  );
}

const ROW_PX = 35;

/** A table of any length: only what is seen is drawn, and the next page is read before its end is. */
export function LongTable<Item>({ caption, columns, items, keyOf, groupOf, list }: LongTable<Item>) {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const table = useRef<HTMLTableElement>(null);
  const [top, setTop] = useState(0);
  // What is above it comes and goes.
  useLayoutEffect(() => {
    const measure = (): void => setTop(Math.round((table.current?.getBoundingClientRect().top ?? 0) + scrollY));
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(document.body);
    return () => resized.disconnect();
  }, []);
  const entries = useMemo(() => entriesOf(items, keyOf, groupOf), [items, keyOf, groupOf]);
  const virtual = useWindowVirtualizer({
    count: entries.length,
    estimateSize: () => ROW_PX,
    overscan: 20,
    scrollMargin: top,
    getItemKey: (n) => entries[n]!.key,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= entries.length - 30) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, last, entries.length, fetchNextPage]);
  const before = (rows[0]?.start ?? top) - top;
  const after = virtual.getTotalSize() - ((rows.at(-1)?.end ?? top) - top);
  return (
    <div className="wide">
      <Outgrown list={list} />
      <table className="rows" ref={table} aria-rowcount={hasNextPage ? -1 : entries.length + 1}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, isNumber, width }) => (
              <th key={name} scope="col" className={isNumber ? 'number' : undefined} style={{ width }}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && (
            <tr aria-hidden>
              <td colSpan={columns.length} style={{ height: before, padding: 0, border: 0 }} />
            </tr>
          )}
          {rows.map(({ index, key }) => {
            const { group, item } = entries[index]!;
            return (
              <tr key={key} data-index={index} ref={virtual.measureElement} aria-rowindex={index + 2}>
                {group !== undefined ? (
                  <th scope="colgroup" colSpan={columns.length} className="group">
                    {group}
                  </th>
                ) : (
                  columns.map(({ name, cell, isNumber }) => (
                    <td key={name} className={isNumber ? 'number' : undefined}>
                      {cell(item)}
                    </td>
                  ))
                )}
              </tr>
            );
          })}
          {after > 0 && (
            <tr aria-hidden>
              <td colSpan={columns.length} style={{ height: after, padding: 0, border: 0 }} />
            </tr>
          )}
        </tbody>
      </table>
      {hasNextPage && (
        <Button variant="subtle" mt="sm" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}
