import type { ServerWritableStream } from '@grpc/grpc-js';
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { once } from 'node:events';

import { allowedBy, checkpointInterval } from './filter.ts';
import { InvalidPosition, type LogRecord, type TransactionLog } from './log.ts';
import { now, readEvent, streamIdentifier, streamName } from './messages.ts';
import { invalidArgument, invalidRead } from './statuses.ts';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;
type Write = (message: ReadResp) => Promise<void>;

/** What the server holds for a live subscription before it falls behind and reads the log again. */
const LIVE_BUFFER = 32;

/** Streams.Read: one method for reads and subscriptions, of a stream and of $all. */
export async function read(log: TransactionLog, sent: { events: number }, call: ReadCall): Promise<void> {
  const gone = new AbortController();
  call.on('cancelled', () => gone.abort());
  call.on('close', () => gone.abort());
  const write: Write = async (message) => {
    gone.signal.throwIfAborted();
    if (message.hasEvent()) sent.events++;
    if (!call.write(message)) await once(call, 'drain', { signal: gone.signal });
  };
  try {
    await answer(log, call.request.getOptions()!, write, gone.signal);
    call.end();
  } catch (error) {
    if (!gone.signal.aborted) call.emit('error', error);
  }
}

async function answer(log: TransactionLog, options: ReadReq.Options, write: Write, gone: AbortSignal): Promise<void> {
  if (!options.getUuidOption()) throw invalidArgument("'uuidOption' is a required argument of type UUIDOption");
  if (options.hasSubscription() && options.hasAll()) return subscribeToAll(log, options, write, gone);
  if (options.hasSubscription()) throw invalidArgument('This peer has no subscriptions to one stream.');
  if (options.hasAll()) return readAll(log, options, write);
  return readStream(log, options, write);
}

async function readStream(log: TransactionLog, options: ReadReq.Options, write: Write): Promise<void> {
  const asked = options.getStream()!;
  const name = streamName(asked.getStreamIdentifier());
  const records = log.stream(name);
  if (records.length === 0) {
    const notFound = new streamsPb.ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(name));
    return write(new streamsPb.ReadResp().setStreamNotFound(notFound));
  }
  const forwards = options.getReadDirection() === streamsPb.ReadReq.Options.ReadDirection.FORWARDS;
  const last = records.length - 1;
  const from = asked.hasEnd() ? (forwards ? Infinity : last) : asked.hasStart() ? 0 : Number(asked.getRevision());
  const compatible = (options.getControlOption()?.getCompatibility() ?? 0) >= 1;
  const count = Number(options.getCount());
  const found = forwards
    ? records.slice(Math.min(from, records.length)).slice(0, count)
    : records
        .slice(0, from + 1)
        .toReversed()
        .slice(0, count);
  // The end is told even where it is nearer than what was asked for.
  if (compatible && forwards && found.length === 0 && from !== last + 1) {
    await write(new streamsPb.ReadResp().setFirstStreamPosition(String(last + 1)));
  }
  for (const record of found) await write(readEvent(record, options.getUuidOption()!));
  if (compatible) await write(new streamsPb.ReadResp().setLastStreamPosition(String(last)));
}

async function readAll(log: TransactionLog, options: ReadReq.Options, write: Write): Promise<void> {
  const allowed = allowedBy(options);
  const direction = options.getReadDirection() === streamsPb.ReadReq.Options.ReadDirection.FORWARDS ? 'forwards' : 'backwards';
  let left = Number(options.getCount());
  const step = direction === 'forwards' ? 1 : -1;
  for (let at = seek(log, direction, options, invalidRead); left > 0; at += step) {
    const record = log.records[at];
    if (!record) return;
    if (!allowed(record)) continue;
    await write(readEvent(record, options.getUuidOption()!));
    left--;
  }
}

/**
 * Exclusive, unlike a read. Catches up, says so, goes live; a reader that is too slow for the live buffer falls behind,
 * which the server does not tell, and catches up again, which it does.
 */
async function subscribeToAll(log: TransactionLog, options: ReadReq.Options, write: Write, gone: AbortSignal): Promise<void> {
  const allowed = allowedBy(options);
  const interval = checkpointInterval(options);
  const asked = options.getAll()!;
  let considered = 0;
  /** The last checkpoint sent: none is sent twice. */
  let told = -1n;
  let next = 0;
  if (asked.hasEnd()) next = log.records.length;
  else if (asked.hasPosition()) {
    const position = BigInt(asked.getPosition()!.getCommitPosition());
    if (position < log.end) seek(log, 'forwards', options, () => invalidArgument('Trying to read from an invalid position.'));
    next = log.indexOf(position) + 1;
  }
  const beyond = asked.hasPosition() ? BigInt(asked.getPosition()!.getCommitPosition()) : -1n;
  let checkpoint: bigint | undefined = asked.hasEnd() ? log.last?.position : beyond < 0n ? undefined : beyond;

  const send = async (record: LogRecord) => {
    next++;
    if (record.position <= beyond) return;
    if (allowed(record)) await write(readEvent(record, options.getUuidOption()!));
    checkpoint = record.position;
    if (interval !== undefined && ++considered % interval === 0) await sendCheckpoint();
  };
  const sendCheckpoint = async () => {
    if (interval === undefined || checkpoint === undefined || checkpoint <= told) return;
    told = checkpoint;
    const message = new streamsPb.ReadResp.Checkpoint()
      .setCommitPosition(checkpoint.toString())
      .setPreparePosition(checkpoint.toString())
      .setTimestamp(now());
    await write(new streamsPb.ReadResp().setCheckpoint(message));
  };

  const confirmation = new streamsPb.ReadResp.SubscriptionConfirmation().setSubscriptionId(crypto.randomUUID());
  await write(new streamsPb.ReadResp().setConfirmation(confirmation));
  let live = next >= log.records.length;
  for (;;) {
    if (!live) {
      while (next < log.records.length) await send(log.records[next]!);
      await sendCheckpoint();
    }
    await write(new streamsPb.ReadResp().setCaughtUp(caughtUp(checkpoint)));
    live = true;
    while (live) {
      if (next === log.records.length) await log.grown(gone);
      gone.throwIfAborted();
      live = log.records.length - next <= LIVE_BUFFER;
      if (live) while (next < log.records.length) await send(log.records[next]!);
      else await sendCheckpoint();
    }
  }
}

function caughtUp(checkpoint: bigint | undefined): ReadResp.CaughtUp {
  const message = new streamsPb.ReadResp.CaughtUp().setTimestamp(now());
  if (checkpoint === undefined) return message;
  const position = new streamsPb.ReadResp.Position()
    .setCommitPosition(checkpoint.toString())
    .setPreparePosition(checkpoint.toString());
  return message.setPosition(position);
}

function seek(log: TransactionLog, direction: 'forwards' | 'backwards', options: ReadReq.Options, refusal: () => Error): number {
  const all = options.getAll()!;
  const from = all.hasStart() ? 'start' : all.hasEnd() ? 'end' : BigInt(all.getPosition()!.getCommitPosition());
  try {
    return log.seek({ direction, from });
  } catch (error) {
    if (error instanceof InvalidPosition) throw refusal();
    throw error;
  }
}
