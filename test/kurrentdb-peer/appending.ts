import type { ServerDuplexStream, ServerReadableStream } from '@grpc/grpc-js';
import codePb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/code_pb.js';
import type { Code } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/code_pb.js';
import sharedPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import statusPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import type { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import anyPb from 'google-protobuf/google/protobuf/any_pb.js';
import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';

import type { Decision, Expected, Proposed, TransactionLog } from './log.ts';
import { empty, proposed, sizeOf, streamIdentifier, streamName, uuidText } from './messages.ts';
import { invalidArgument, maximumAppendSizeExceeded, maximumEventSizeExceeded, requiredPropertyMissing } from './statuses.ts';

export interface Limits {
  /** Bytes of one append. */
  readonly appendSize: number;
  /** Bytes of one event. */
  readonly eventSize: number;
}

/** What becomes of one append; a thrown status is answered in place of the decision. */
export type Faults = (stream: string, write: () => Decision) => Decision | Promise<Decision>;

/** Streams.Append: one append a call. */
export async function append(
  log: TransactionLog,
  limits: Limits,
  faults: Faults,
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
  if (!options) throw invalidArgument('An append begins with its options.');
  const stream = streamName(options.getStreamIdentifier());
  const expected = options.hasRevision() ? BigInt(options.getRevision()) : expectation(options);
  return appended(await faults(stream, () => log.append(stream, expected, events)), expected);
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

interface Batch {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: Proposed[];
}

/** Streams.BatchAppend: many appends on one call, told apart by their correlation ids; failures are answers, not statuses. */
export function batchAppend(log: TransactionLog, limits: Limits, faults: Faults) {
  return (call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>): void => {
    const pending = new Map<string, Batch>();
    const respond = (request: BatchAppendReq, stream: string, outcome: Status | Decision, expected: Expected = 'any') => {
      const response = new streamsPb.BatchAppendResp()
        .setCorrelationId(request.getCorrelationId())
        .setStreamIdentifier(streamIdentifier(stream));
      if (!('kind' in outcome)) response.setError(outcome);
      else if (outcome.kind === 'written') response.setSuccess(written(outcome.revision, outcome.position));
      else response.setError(wrongExpectedVersion(outcome.current, expected));
      call.write(response);
    };

    const receive = async (request: BatchAppendReq): Promise<void> => {
      const correlation = uuidText(request.getCorrelationId());
      const options = request.getOptions();
      if (options && !pending.has(correlation)) {
        const expected = options.hasStreamPosition() ? BigInt(options.getStreamPosition()) : expectation(options);
        pending.set(correlation, { stream: streamName(options.getStreamIdentifier()), expected, events: [] });
      }
      const batch = pending.get(correlation);
      if (!batch) return;
      for (const message of request.getProposedMessagesList()) {
        const event = proposed(message);
        if (typeof event === 'string') {
          pending.delete(correlation);
          return respond(request, batch.stream, badRequest(`Required Metadata Property '${event}' is missing`));
        }
        batch.events.push(event);
      }
      if (batch.events.reduce((sum, event) => sum + sizeOf(event), 0) > limits.appendSize) {
        pending.delete(correlation);
        return respond(request, batch.stream, tooLarge(limits.appendSize));
      }
      if (!request.getIsFinal()) return;
      pending.delete(correlation);
      const decision = await faults(batch.stream, () => log.append(batch.stream, batch.expected, batch.events));
      respond(request, batch.stream, decision, batch.expected);
    };

    call.on('data', (request: BatchAppendReq) => {
      receive(request).catch((error: unknown) => call.emit('error', error));
    });
    call.on('end', () => call.end());
  };
}

function written(revision: bigint, position: bigint): BatchAppendResp.Success {
  const success = new streamsPb.BatchAppendResp.Success();
  if (revision === -1n) success.setNoStream(new emptyPb.Empty());
  else success.setCurrentRevision(revision.toString());
  const at = position.toString();
  return success.setPosition(new sharedPb.AllStreamPosition().setCommitPosition(at).setPreparePosition(at));
}

function wrongExpectedVersion(current: bigint, expected: Expected): Status {
  const wrong = new sharedPb.WrongExpectedVersion();
  if (current === -1n) wrong.setCurrentNoStream(new emptyPb.Empty());
  else wrong.setCurrentStreamRevision(current.toString());
  if (expected === 'any') wrong.setExpectedAny(new emptyPb.Empty());
  else if (expected === 'exists') wrong.setExpectedStreamExists(new emptyPb.Empty());
  else if (expected === 'no-stream') wrong.setExpectedNoStream(new emptyPb.Empty());
  else wrong.setExpectedStreamPosition(expected.toString());
  return failed(codePb.Code.ALREADY_EXISTS, 'WrongExpectedVersion', wrong.serializeBinary());
}

const badRequest = (message: string): Status =>
  failed(codePb.Code.INVALID_ARGUMENT, 'BadRequest', new sharedPb.BadRequest().setMessage(message).serializeBinary());

const tooLarge = (limit: number): Status =>
  failed(
    codePb.Code.INVALID_ARGUMENT,
    'MaximumAppendSizeExceeded',
    new sharedPb.MaximumAppendSizeExceeded().setMaxappendsize(limit).serializeBinary(),
  );

function failed(code: Code, message: string, details: Uint8Array): Status {
  const packed = new anyPb.Any();
  packed.pack(details, `event_store.client.${message}`);
  return new statusPb.Status().setCode(code).setMessage(message).setDetails(packed);
}

function expectation(options: { hasNoStream(): boolean; hasStreamExists(): boolean }): Expected {
  if (options.hasNoStream()) return 'no-stream';
  return options.hasStreamExists() ? 'exists' : 'any';
}
