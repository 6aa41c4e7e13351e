import { isObject } from '#domain/json.ts';
import type { RecordedEvent } from '../event-store.ts';
import { leafHash, type TreeHash } from './merkle-tree.ts';

/**
 * The leaf of an event: its data are the 32 bytes of the event's `hash`, which covers all else that is stored of it, and no
 * bytes at all where it has none, as another program would have written it. Whether that is the hash of what the event says is
 * for the chain to verify.
 */
export function leafOf({ metadata }: Pick<RecordedEvent, 'metadata'>): TreeHash {
  return leafOfHash(hashIn(metadata));
}

/** @param hash of an event, 64 hexadecimal digits; null where it has none */
export function leafOfHash(hash: string | null): TreeHash {
  return leafHash(Buffer.from(hash ?? '', 'hex'));
}

function hashIn(metadata: string): string | null {
  try {
    const value: unknown = JSON.parse(metadata);
    const hash = isObject(value) ? value['hash'] : null;
    return typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? hash : null;
  } catch {
    return null;
  }
}
