import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import sharedPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streamsGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { AppendReq, AppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';

import type { EventToAppend, ExpectedRevision } from '../event-store.ts';

/**
 * Streams.Append over the client's own connection: one call an append, with a deadline of its own, which shares no fate
 * with another, and the text as it is; see docs/decisions/0005-kurrentdb-by-its-two-calls.md.
 * @param deadline milliseconds that the call may take
 */
export function append(
  client: KurrentDBClient,
  stream: string,
  expected: ExpectedRevision,
  events: readonly EventToAppend[],
  deadline: number,
): Promise<AppendResp> {
  const messages = [new streamsPb.AppendReq().setOptions(optionsOf(stream, expected)), ...events.map(proposed)];
  return client['execute'](streamsGrpc.StreamsClient, 'append', (streams) => {
    const answer = Promise.withResolvers<AppendResp>();
    const call = streams.append(...client['callArguments']({ deadline, requiresLeader: true }), (error, response) => {
      if (error) answer.reject(error);
      else answer.resolve(response);
    });
    // What it tells is told to the callback too.
    call.on('error', () => undefined);
    for (const message of messages) call.write(message);
    call.end();
    return answer.promise;
  });
}

function optionsOf(stream: string, expected: ExpectedRevision): AppendReq.Options {
  const options = new streamsPb.AppendReq.Options().setStreamIdentifier(
    new sharedPb.StreamIdentifier().setStreamName(new TextEncoder().encode(stream)),
  );
  switch (expected) {
    case 'any':
      return options.setAny(new sharedPb.Empty());
    case 'none':
      return options.setNoStream(new sharedPb.Empty());
    case 'exists':
      return options.setStreamExists(new sharedPb.Empty());
    default:
      return options.setRevision(String(expected));
  }
}

function proposed({ id, type, data, metadata }: EventToAppend): AppendReq {
  const message = new streamsPb.AppendReq.ProposedMessage()
    .setId(new sharedPb.UUID().setString(id))
    .setData(new TextEncoder().encode(data))
    .setCustomMetadata(new TextEncoder().encode(metadata));
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  return new streamsPb.AppendReq().setProposedMessage(message);
}
