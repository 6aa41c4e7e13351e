import type { ServerReadableStream } from '@grpc/grpc-js';
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { AppendReq, AppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { setImmediate } from 'node:timers/promises';

import type { AppendFault } from './faults.ts';
import type { Decision, Expected, Proposed, TransactionLog } from './log.ts';
import { empty, proposed, sizeOf, streamName } from './messages.ts';
import {
  cancelled,
  invalidArgument,
  maximumAppendSizeExceeded,
  maximumEventSizeExceeded,
  requiredPropertyMissing,
} from './statuses.ts';

export interface Limits {
  /** Bytes of one append. */
  readonly appendSize: number;
  /** Bytes of one event. */
  readonly eventSize: number;
}

/** Streams.Append: one append a call. */
export async function append(
  log: TransactionLog,
  limits: Limits,
  fault: AppendFault,
  call: ServerReadableStream<AppendReq, AppendResp>,
): Promise<AppendResp> {
  let options: AppendReq.Options | undefined;
  const events: Proposed[] = [];
  let size = 0;
  const messages: AsyncIterable<AppendReq> = call;
  for await (const message of messages) {
    options ??= message.getOptions();
    if (!message.hasProposedMessage()) continue;
    const event = proposed(message.getProposedMessage()!);
    if (typeof event === 'string') throw requiredPropertyMissing(event);
    if (sizeOf(event) > limits.eventSize) throw maximumEventSizeExceeded(event.id, sizeOf(event), limits.eventSize);
    size += sizeOf(event);
    if (size > limits.appendSize) throw maximumAppendSizeExceeded(limits.appendSize);
    events.push(event);
  }
  // A call that was cut ends as one does that was said in full, and is known for what it is a moment later.
  await setImmediate();
  if (call.cancelled) throw cancelled();
  if (!options) throw invalidArgument('An append begins with its options.');
  const stream = streamName(options.getStreamIdentifier());
  const expected = options.hasRevision() ? BigInt(options.getRevision()) : expectation(options);
  return appended(await fault(stream, () => log.append(stream, expected, events)), expected);
}

function appended(decision: Decision, expected: Expected): AppendResp {
  const response = new streamsPb.AppendResp();
  if (decision.kind === 'wrong-expected-version') {
    const wrong = new streamsPb.AppendResp.WrongExpectedVersion();
    if (decision.current === -1n) wrong.setCurrentNoStream(empty());
    else wrong.setCurrentRevision(decision.current.toString());
    if (expected === 'any') wrong.setExpectedAny(empty());
    else if (expected === 'exists') wrong.setExpectedStreamExists(empty());
    else if (expected === 'no-stream') wrong.setExpectedNoStream(empty());
    else wrong.setExpectedRevision(expected.toString());
    return response.setWrongExpectedVersion(wrong);
  }
  const success = new streamsPb.AppendResp.Success();
  if (decision.revision === -1n) success.setNoStream(empty());
  else success.setCurrentRevision(decision.revision.toString());
  const position = new streamsPb.AppendResp.Position()
    .setCommitPosition(decision.position.toString())
    .setPreparePosition(decision.position.toString());
  return response.setSuccess(success.setPosition(position));
}

function expectation(options: { hasNoStream(): boolean; hasStreamExists(): boolean }): Expected {
  if (options.hasNoStream()) return 'no-stream';
  return options.hasStreamExists() ? 'exists' : 'any';
}
