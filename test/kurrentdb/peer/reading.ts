import type { ServerWritableStream } from '@grpc/grpc-js';
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Faults } from './faults.ts';
import { allowedBy, checkpointInterval } from './filter.ts';
import { InvalidPosition, type LogRecord, type TransactionLog } from './log.ts';
import { now, readEvent, streamIdentifier, streamName } from './messages.ts';
import { invalidArgument, invalidRead } from './statuses.ts';

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>;
type Write = (message: ReadResp) => Promise<void>;

/** What the server holds for a live subscription before it falls behind and reads the log again. */
const LIVE_BUFFER = 32;

/** Milliseconds between looks whether a muted subscription may go on. */
const MUTE_LOOK = 20;

export interface Reading {
  readonly log: TransactionLog;
  readonly faults: Faults;
  /** Counts what was handed to the connections. */
  readonly sent: { events: number; checkpoints: number; confirmations: number };
  /** Ends every subscription as a server that stops does, without an error. */
  readonly ending: EventTarget;
  /** Since 25.0 a subscription says where it has caught up, and when it falls behind. */
  readonly tellsPlaces: boolean;
}

/** Streams.Read: one method for reads and subscriptions, of a stream and of $all. */
export async function read(reading: Reading, call: ReadCall): Promise<void> {
  const { faults, sent } = reading;
  const gone = new AbortController();
  call.on('cancelled', () => gone.abort());
  call.on('close', () => gone.abort());
  const write: Write = async (message) => {
    gone.signal.throwIfAborted();
    if (message.hasEvent()) sent.events++;
    if (message.hasCheckpoint()) sent.checkpoints++;
    if (message.hasConfirmation()) sent.confirmations++;
    if (!call.write(message)) await once(call, 'drain', { signal: gone.signal });
  };
  if (call.request.getOptions()!.hasSubscription())
    reading.ending.addEventListener('end', () => call.end(), { signal: gone.signal });
  try {
    await faults.read?.();
    await answer(reading, call.request.getOptions()!, write, gone.signal);
    call.end();
  } catch (error) {
    if (!gone.signal.aborted) call.emit('error', error);
  }
}

async function answer(reading: Reading, options: ReadReq.Options, write: Write, gone: AbortSignal): Promise<void> {
  if (!options.getUuidOption()) throw invalidArgument("'uuidOption' is a required argument of type UUIDOption");
  if (options.hasSubscription() && options.hasAll()) return subscribeToAll(reading, options, write, gone);
  if (options.hasSubscription()) throw invalidArgument('This peer has no subscriptions to one stream.');
  if (options.hasAll()) return readAll(reading, options, write, gone);
  return readStream(reading.log, options, write);
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

async function readAll({ log, faults }: Reading, options: ReadReq.Options, write: Write, gone: AbortSignal): Promise<void> {
  const allowed = allowedBy(options);
  const direction = options.getReadDirection() === streamsPb.ReadReq.Options.ReadDirection.FORWARDS ? 'forwards' : 'backwards';
  let left = Number(options.getCount());
  const step = direction === 'forwards' ? 1 : -1;
  for (let at = seek(log, direction, options, invalidRead); left > 0; at += step) {
    const record = log.records[at];
    if (!record) return;
    if (!allowed(record)) {
      if (faults.search !== undefined) await sleep(faults.search, undefined, { signal: gone });
      continue;
    }
    await write(readEvent(record, options.getUuidOption()!));
    left--;
  }
}

/**
 * Exclusive, unlike a read. Catches up, says so, goes live; a reader that is too slow for the live buffer falls behind
 * and catches up again.
 */
async function subscribeToAll(reading: Reading, options: ReadReq.Options, write: Write, gone: AbortSignal): Promise<void> {
  const { log, faults, tellsPlaces } = reading;
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

  const isMute = (record: LogRecord) => (typeof faults.mute === 'function' ? faults.mute(record) : faults.mute === true);
  const send = async (record: LogRecord) => {
    next++;
    if (record.position <= beyond) return;
    if (isMute(record) && faults.checkpointAhead) await sendCheckpoint(log.last!.position);
    while (isMute(record)) await sleep(MUTE_LOOK, undefined, { signal: gone });
    if (allowed(record) && !faults.skips?.(record)) await write(readEvent(record, options.getUuidOption()!));
    checkpoint = record.position;
    if (interval !== undefined && ++considered % interval === 0) await sendCheckpoint();
  };
  const sendCheckpoint = async (position = checkpoint) => {
    if (interval === undefined || position === undefined || position <= told) return;
    told = position;
    const message = new streamsPb.ReadResp.Checkpoint()
      .setCommitPosition(position.toString())
      .setPreparePosition(position.toString())
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
    await write(new streamsPb.ReadResp().setCaughtUp(tellsPlaces ? caughtUp(checkpoint) : new streamsPb.ReadResp.CaughtUp()));
    live = true;
    while (live) {
      if (next === log.records.length) await log.grown(gone);
      gone.throwIfAborted();
      live = log.records.length - next <= LIVE_BUFFER;
      if (live) while (next < log.records.length) await send(log.records[next]!);
      else {
        const fellBehind = new streamsPb.ReadResp.FellBehind().setTimestamp(now());
        if (tellsPlaces) await write(new streamsPb.ReadResp().setFellBehind(fellBehind));
        await sendCheckpoint();
      }
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
