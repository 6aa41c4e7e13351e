import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';

import type { EventFilter, RecordedEvent } from '../event-store.ts';

/** Holds the log's name and is no part of its history. */
export const LOG_STREAM = 'chancery-log';

/** The name that a stream without our prefix has here, whatever it is called. */
export const OTHERS = '';

/** Considered events that the server searches at a time, and after which a subscription hears how far it is. */
const SEARCH_WINDOW = 1000;

/**
 * The server filters by stream or by type, not by both; by stream where both are asked for, for few streams hold much.
 * @param prefix of all our streams on this server
 */
export function serverFilter({ streamPrefixes, types }: EventFilter = {}, prefix = ''): ReadReq.Options.FilterOptions {
  const filter = new streamsPb.ReadReq.Options.FilterOptions().setMax(SEARCH_WINDOW).setCheckpointintervalmultiplier(1);
  const expression = new streamsPb.ReadReq.Options.FilterOptions.Expression();
  if (streamPrefixes) return filter.setStreamIdentifier(expression.setPrefixList(streamPrefixes.map((each) => prefix + each)));
  if (types) return filter.setEventType(expression.setRegex(`^(${types.map(escaped).join('|')})$`));
  return filter.setStreamIdentifier(expression.setRegex(`^${escaped(prefix)}(?!\\$|${LOG_STREAM}$)`));
}

/**
 * The filter in full. The server's own is wider: it compares prefixes by culture, and where it goes by type it gives the
 * log's stream, system streams and those of others too.
 */
export function matching({ streamPrefixes, types }: EventFilter = {}): (event: RecordedEvent) => boolean {
  const wanted = types && new Set(types);
  return ({ stream, type }) =>
    stream !== OTHERS &&
    !stream.startsWith('$') &&
    stream !== LOG_STREAM &&
    (streamPrefixes === undefined || streamPrefixes.some((prefix) => stream.startsWith(prefix))) &&
    (wanted === undefined || wanted.has(type));
}

/** Matches nothing at all: the server takes no empty list for a filter. */
export const isEmpty = ({ streamPrefixes, types }: EventFilter = {}): boolean =>
  streamPrefixes?.length === 0 || types?.length === 0;

const escaped = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}#\s-]/g, '\\$&');
