import type { ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';

import type { LogRecord } from './log.ts';

export type Allowed = (record: LogRecord) => boolean;

/** The server's default window, and its page. */
const DEFAULT_WINDOW = 32;

/** What every read of $all leaves out on its own account. */
const inAll: Allowed = ({ stream }) =>
  stream !== '$epoch-information' && !/^\$persistentsubscription-\$all::.*-(checkpoint|parked)$/.test(stream);

/** A stream *or* a type filter, by regular expression or by any of the prefixes; a regular expression goes first. */
export function allowedBy(options: ReadReq.Options): Allowed {
  const filter = options.getFilter();
  if (!filter) return inAll;
  const onType = filter.hasEventType();
  const expression = onType ? filter.getEventType()! : filter.getStreamIdentifier()!;
  const subject = (record: LogRecord) => (onType ? record.type : record.stream);
  if (expression.getRegex()) {
    const regex = new RegExp(expression.getRegex());
    return (record) => inAll(record) && regex.test(subject(record));
  }
  const prefixes = expression.getPrefixList();
  return (record) => inAll(record) && prefixes.some((prefix) => subject(record).startsWith(prefix));
}

/** Considered events between two checkpoints; undefined: none are sent. */
export function checkpointInterval(options: ReadReq.Options): number | undefined {
  const filter = options.getFilter();
  if (!filter) return undefined;
  return filter.getCheckpointintervalmultiplier() * (filter.hasMax() ? filter.getMax() : DEFAULT_WINDOW);
}
