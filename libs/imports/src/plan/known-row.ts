import { STREAM_PREFIXES } from '#domain/nouns.ts';
import type { EventStore, Position } from '#event-store/event-store.ts';
import type { Metadata } from '#event-store/hash-chain.ts';

/** A row of a data set that was imported before. */
export interface KnownRow {
  readonly key: string;
  /** The version of its content that is on record; null where the data set no longer has it. */
  readonly digest: string | null;
  /** Of the record that it is, or is of. */
  readonly stream: string;
}

const PROGRESS_EVERY = 1000;

/**
 * The rows of a data set that a log knows, by reading all of it; a row comes again with each of its versions, the last
 * one last.
 * @param onProgress called now and then
 * @throws {StoreUnavailable}, and the signal's reason when it aborts
 */
export async function* knownRowsOf(
  store: EventStore,
  dataset: string,
  signal: AbortSignal,
  onProgress: (progress: { readonly events: number; readonly position: Position }) => void,
): AsyncGenerator<KnownRow> {
  let events = 0;
  for await (const { stream, metadata, position } of store.readAll({ filter: { streamPrefixes: STREAM_PREFIXES } })) {
    if (++events % PROGRESS_EVERY === 0) {
      signal.throwIfAborted();
      onProgress({ events, position });
    }
    const row = rowIn(metadata);
    if (row?.dataset === dataset) yield { key: row.key, digest: row.digest, stream };
  }
}

/** The row that an event is of; null for what is of none. */
export function rowIn(
  metadata: string,
): { readonly dataset: string; readonly key: string; readonly digest: string | null } | null {
  if (!metadata.includes('"row":"')) return null;
  const { dataset, row, rowDigest = null } = JSON.parse(metadata) as Partial<Metadata>;
  return dataset === undefined || row === undefined ? null : { dataset, key: row, digest: rowDigest };
}
