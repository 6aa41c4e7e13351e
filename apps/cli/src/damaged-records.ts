import type { EventStore, Position } from '#event-store/event-store.ts';
import { type BrokenLink, type ChainHead, checkLink } from '#event-store/hash-chain.ts';

/** Of each record in which a link is broken, the first one, by stream: what `import` would refuse. */
export type DamagedRecords = ReadonlyMap<string, BrokenLink>;

/** @throws {StoreUnavailable}, and the signal's reason when it aborts */
export async function damagedRecords(
  store: EventStore,
  streamPrefixes: readonly string[],
  signal: AbortSignal,
  onProgress: (progress: { readonly events: number; readonly position: Position }) => void,
): Promise<DamagedRecords> {
  const heads = new Map<string, ChainHead>();
  const damaged = new Map<string, BrokenLink>();
  let events = 0;
  for await (const event of store.readAll({ filter: { streamPrefixes } })) {
    signal.throwIfAborted();
    const { stream, revision, position, id } = event;
    onProgress({ events: ++events, position });
    if (damaged.has(stream)) continue;
    const link = checkLink(event, heads.get(stream) ?? null);
    if (typeof link === 'string') damaged.set(stream, { position, stream, revision, id, reason: link });
    else heads.set(stream, link);
  }
  return damaged;
}
