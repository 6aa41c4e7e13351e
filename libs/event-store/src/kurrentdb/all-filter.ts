import { eventTypeFilter, type Filter, streamNameFilter } from '@kurrent/kurrentdb-client';

import type { EventFilter, RecordedEvent } from '../event-store.ts';

/** Holds the log's name and is no part of its history. */
export const LOG_STREAM = 'chancery-log';

/** Considered events that the server searches at a time, and after which a subscription hears how far it is. */
const SEARCH_WINDOW = 1000;

/**
 * The server filters by stream or by type, not by both; by stream where both are asked for, for few streams hold much.
 * It never sends system events (`$…`).
 */
export function serverFilter({ streamPrefixes, types }: EventFilter = {}): Filter {
  const window = { maxSearchWindow: SEARCH_WINDOW, checkpointInterval: 1 };
  if (streamPrefixes) return streamNameFilter({ ...window, prefixes: [...streamPrefixes] });
  if (types) return eventTypeFilter({ ...window, regex: `^(${types.map(escaped).join('|')})$` });
  return streamNameFilter({ ...window, regex: `^(?!\\$|${LOG_STREAM}$)` });
}

/** The filter in full. The server's own is wider: it compares prefixes by culture, and knows nothing of the log's stream. */
export function matching({ streamPrefixes, types }: EventFilter = {}): (event: RecordedEvent) => boolean {
  const wanted = types && new Set(types);
  return ({ stream, type }) =>
    !stream.startsWith('$') &&
    stream !== LOG_STREAM &&
    (streamPrefixes === undefined || streamPrefixes.some((prefix) => stream.startsWith(prefix))) &&
    (wanted === undefined || wanted.has(type));
}

/** Matches nothing at all: the server takes no empty list for a filter. */
export const isEmpty = ({ streamPrefixes, types }: EventFilter = {}): boolean =>
  streamPrefixes?.length === 0 || types?.length === 0;

const escaped = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}#\s-]/g, '\\$&');
