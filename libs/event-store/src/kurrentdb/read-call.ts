import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import sharedPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streamsGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import type { StreamsClient } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';

import type { Position } from '../event-store.ts';

/** Answers of the server to one request, in order; `cancel` ends it. */
export type ReadCall = ReturnType<StreamsClient['read']>;

export type Direction = 'forwards' | 'backwards';

/** As the protocol has it: forwards from the place itself; backwards from a revision itself, from below a position. */
export type Place<T> = 'start' | 'end' | T;

interface CallOptions {
  /** Milliseconds that the call may take in all. */
  readonly deadline: number;
  /** Whether only the leader may answer, which alone knows what was appended last. */
  readonly requiresLeader: boolean;
}

/**
 * Streams.Read over the client's own connection, with its discovery, credentials and changes of leader. Its own reads go
 * through a native library over a second connection; see docs/decisions/0005-kurrentdb-by-its-two-calls.md.
 */
export function openRead(client: KurrentDBClient, options: ReadReq.Options, call: CallOptions): Promise<ReadCall> {
  const request = new streamsPb.ReadReq().setOptions(
    options.setUuidOption(new streamsPb.ReadReq.Options.UUIDOption().setString(new sharedPb.Empty())),
  );
  const read = client['GRPCStreamCreator'](streamsGrpc.StreamsClient, 'read', (streams) =>
    streams.read(request, ...client['callArguments'](call)),
  );
  return read();
}

/** @param count of events, at most */
export function ofStream(stream: string, direction: Direction, from: Place<number>, count: number): ReadReq.Options {
  const place = new streamsPb.ReadReq.Options.StreamOptions().setStreamIdentifier(
    new sharedPb.StreamIdentifier().setStreamName(new TextEncoder().encode(stream)),
  );
  if (from === 'start') place.setStart(new sharedPb.Empty());
  else if (from === 'end') place.setEnd(new sharedPb.Empty());
  else place.setRevision(String(from));
  return counted(direction, count).setStream(place).setNoFilter(new sharedPb.Empty());
}

/** @param count of events that match, at most */
export function ofAll(
  direction: Direction,
  from: Place<Position>,
  count: number,
  filter?: ReadReq.Options.FilterOptions,
): ReadReq.Options {
  const options = counted(direction, count).setAll(placeInAll(from));
  return filter ? options.setFilter(filter) : options.setNoFilter(new sharedPb.Empty());
}

/** From behind a position, without an end. */
export function subscription(after: Place<Position>, filter: ReadReq.Options.FilterOptions): ReadReq.Options {
  return new streamsPb.ReadReq.Options()
    .setSubscription(new streamsPb.ReadReq.Options.SubscriptionOptions())
    .setAll(placeInAll(after))
    .setFilter(filter);
}

function placeInAll(place: Place<Position>): ReadReq.Options.AllOptions {
  const all = new streamsPb.ReadReq.Options.AllOptions();
  if (place === 'start') return all.setStart(new sharedPb.Empty());
  if (place === 'end') return all.setEnd(new sharedPb.Empty());
  const at = String(place);
  return all.setPosition(new streamsPb.ReadReq.Options.Position().setCommitPosition(at).setPreparePosition(at));
}

function counted(direction: Direction, count: number): ReadReq.Options {
  const { FORWARDS, BACKWARDS } = streamsPb.ReadReq.Options.ReadDirection;
  return new streamsPb.ReadReq.Options()
    .setReadDirection(direction === 'forwards' ? FORWARDS : BACKWARDS)
    .setCount(String(Math.min(count, Number.MAX_SAFE_INTEGER)));
}
