import { credentials, status } from '@grpc/grpc-js';
import {
  binaryEvent,
  eventTypeFilter,
  jsonEvent,
  KurrentDBClient,
  type ReadAllOptions,
  streamNameFilter,
  type SubscribeToAllOptions,
} from '@kurrent/kurrentdb-client';
import sharedPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streamsGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import streamsPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { streamIdentifier } from './messages.ts';
import { type Peer, startPeer } from './peer.ts';

const event = (data: Record<string, string> = {}) => jsonEvent({ type: 'NoteTaken', data });
const newStream = () => `note-${crypto.randomUUID()}`;
const at = (position: bigint) => ({ commit: position, prepare: position });

async function take<T>(items: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}

/** Each test says what the server's sources (KurrentDB, src/KurrentDB.Core) do, and is named after it. */
describe('the peer, appended to,', () => {
  let peer: Peer;
  let client: KurrentDBClient;
  beforeAll(async () => {
    peer = await startPeer({ maximumAppendSize: 10_000 });
    client = KurrentDBClient.connectionString(peer.connectionString);
    // With a user the client appends by this call, and not in batches.
    client.setCredentialsProvider(() => ({ username: 'amina', password: 'tests' }));
  });
  afterAll(async () => {
    await client.dispose();
    await peer.stop();
  });

  test('answers the revision and position of the last event written', async () => {
    const stream = newStream();
    const { nextExpectedRevision, position } = await client.appendToStream(stream, [event(), event()]);
    expect(nextExpectedRevision).toBe(1n);
    expect(position).toEqual(at(peer.log.stream(stream)[1]!.position));
  });

  test('answers a repeated append as the first, and writes nothing', async () => {
    const stream = newStream();
    const events = [event(), event()];
    const first = await client.appendToStream(stream, events, { streamState: 'no_stream' });
    await client.appendToStream(stream, event(), { streamState: 1n });
    for (const streamState of ['no_stream', 'any', 'stream_exists'] as const) {
      expect(await client.appendToStream(stream, events, { streamState })).toEqual(first);
    }
    expect(peer.log.stream(stream).length).toBe(3);
  });

  test('refuses an append that is written in part', async () => {
    const stream = newStream();
    const written = event();
    await client.appendToStream(stream, [written]);
    for (const streamState of ['no_stream', 'any', 'stream_exists'] as const) {
      await expect(client.appendToStream(stream, [written, event()], { streamState })).rejects.toMatchObject({
        type: 'wrong-expected-version',
        actualState: 0n,
      });
    }
  });

  test('takes an id again in another stream, and at a later revision', async () => {
    const [one, other] = [newStream(), newStream()];
    const same = event();
    await client.appendToStream(one, same, { streamState: 'no_stream' });
    await client.appendToStream(other, same, { streamState: 'no_stream' });
    await client.appendToStream(one, same, { streamState: 0n });
    expect([peer.log.stream(one).length, peer.log.stream(other).length]).toEqual([2, 1]);
  });

  test('tells expected and actual revision when they differ', async () => {
    const stream = newStream();
    await expect(client.appendToStream(stream, event(), { streamState: 5n })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      streamName: stream,
      expectedState: 5n,
      actualState: 'no_stream',
    });
    await expect(client.appendToStream(stream, event(), { streamState: 'stream_exists' })).rejects.toMatchObject({
      expectedState: 'stream_exists',
      actualState: 'no_stream',
    });
    await client.appendToStream(stream, event());
    await expect(client.appendToStream(stream, event(), { streamState: 'no_stream' })).rejects.toMatchObject({
      expectedState: 'no_stream',
      actualState: 0n,
    });
  });

  test('writes a record for an append of nothing', async () => {
    const stream = newStream();
    const { end } = peer.log;
    const { position } = await client.appendToStream(stream, []);
    expect(position?.commit).toBe(end);
    expect(peer.log.end).toBeGreaterThan(end);
    expect(peer.log.stream(stream)).toEqual([]);
  });

  test('writes nothing of an append that is cut before it is said in full', async () => {
    const stream = newStream();
    const streams = new streamsGrpc.StreamsClient(`127.0.0.1:${peer.port}`, credentials.createInsecure());
    const ended = Promise.withResolvers<unknown>();
    const call = streams.append((error) => ended.resolve(error));
    call.on('error', () => undefined);
    const options = new streamsPb.AppendReq.Options().setStreamIdentifier(streamIdentifier(stream)).setAny(new sharedPb.Empty());
    const message = new streamsPb.AppendReq.ProposedMessage().setId(new sharedPb.UUID().setString(crypto.randomUUID()));
    message.getMetadataMap().set('type', 'NoteTaken').set('content-type', 'application/json');
    call.write(new streamsPb.AppendReq().setOptions(options));
    await new Promise((resolve) => call.write(new streamsPb.AppendReq().setProposedMessage(message), resolve));
    // Both have arrived when another call has been answered.
    await client.appendToStream(newStream(), event());
    call.cancel();
    await ended.promise;
    await client.appendToStream(newStream(), event());
    expect(peer.log.stream(stream)).toEqual([]);
    streams.close();
  });

  test('refuses an append beyond the maximum size, and says the size', async () => {
    await expect(client.appendToStream(newStream(), event({ note: 'x'.repeat(11_000) }))).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: 10_000,
    });
  });
});

describe('the peer', () => {
  let peer: Peer;
  let client: KurrentDBClient;
  let positions: bigint[];
  beforeAll(async () => {
    peer = await startPeer();
    client = KurrentDBClient.connectionString(peer.connectionString);
    client.setCredentialsProvider(() => ({ username: 'amina', password: 'tests' }));
    const events = [
      jsonEvent({ type: 'NoteTaken', data: { n: 0 }, metadata: { actor: 'tests' } }),
      jsonEvent({ type: 'NoteStruck', data: { n: 1 } }),
      binaryEvent({ type: 'NoteTaken', data: Uint8Array.of(1, 2) }),
    ];
    await client.appendToStream('note-a', events);
    await client.appendToStream('note-b', jsonEvent({ type: 'NoteTakenBack', data: {} }));
    positions = [...peer.log.stream('note-a'), ...peer.log.stream('note-b')].map((record) => record.position);
  });
  afterAll(async () => {
    await client.dispose();
    await peer.stop();
  });

  const readAll = async (options: ReadAllOptions) =>
    (await take(client.readAll(options))).map((resolved) => `${resolved.event!.streamId}@${resolved.event!.revision}`);

  test('says of a stream that is not there that it is not found', async () => {
    await expect(take(client.readStream('note-missing'))).rejects.toMatchObject({
      type: 'stream-not-found',
      streamName: 'note-missing',
    });
  });

  test('gives an event with its metadata, content type and both positions', async () => {
    const events = (await take(client.readStream('note-a'))).map((resolved) => resolved.event!);
    expect(events[0]).toMatchObject({ data: { n: 0 }, metadata: { actor: 'tests' }, isJson: true, position: at(positions[0]!) });
    expect(events[2]).toMatchObject({ revision: 2n, isJson: false });
  });

  test('tells a compatible reader where the stream ends', async () => {
    const told = await read((options) =>
      options
        .setStream(new streamsPb.ReadReq.Options.StreamOptions().setStreamIdentifier(streamIdentifier('note-a')).setRevision('7'))
        .setControlOption(new streamsPb.ReadReq.Options.ControlOption().setCompatibility(1)),
    );
    expect(told.map((message) => [message.getFirstStreamPosition(), message.getLastStreamPosition()])).toEqual([
      ['3', '0'],
      ['0', '2'],
    ]);
  });

  test('reads $all forwards from a position itself, backwards from below it', async () => {
    const notes = streamNameFilter({ prefixes: ['note-'] });
    expect(await readAll({ fromPosition: at(positions[1]!), filter: notes })).toEqual(['note-a@1', 'note-a@2', 'note-b@0']);
    const backwards = { direction: 'backwards', filter: notes } as const;
    expect(await readAll({ ...backwards, fromPosition: at(positions[1]!) })).toEqual(['note-a@0']);
    expect(await readAll({ ...backwards, fromPosition: 'end', maxCount: 1 })).toEqual(['note-b@0']);
    expect(await readAll({ fromPosition: at(peer.log.end + 10_000n) })).toEqual([]);
  });

  test('refuses a position that is none: a read with status UNKNOWN, a subscription with INVALID_ARGUMENT', async () => {
    const position = new streamsPb.ReadReq.Options.Position()
      .setCommitPosition(String(positions[0]! + 1n))
      .setPreparePosition(String(positions[0]! + 1n));
    const all = () => new streamsPb.ReadReq.Options.AllOptions().setPosition(position);
    await expect(read((options) => options.setAll(all()))).rejects.toMatchObject({ code: status.UNKNOWN });
    const subscribing = read((options) =>
      options.setAll(all()).setSubscription(new streamsPb.ReadReq.Options.SubscriptionOptions()),
    );
    await expect(subscribing).rejects.toMatchObject({
      code: status.INVALID_ARGUMENT,
      details: 'Trying to read from an invalid position.',
    });
  });

  test('gives system events in $all, except those that it keeps to itself', async () => {
    const streams = await readAll({});
    expect(streams).toContain('$user-admin@0');
    expect(streams.filter((stream) => stream.startsWith('$epoch-information'))).toEqual([]);
  });

  test('filters by prefix or regular expression, of stream or type', async () => {
    expect(await readAll({ filter: streamNameFilter({ prefixes: ['note-b', 'none'] }) })).toEqual(['note-b@0']);
    expect(await readAll({ filter: streamNameFilter({ regex: '^[^$]' }) })).toHaveLength(4);
    expect(await readAll({ filter: eventTypeFilter({ prefixes: ['NoteTaken'] }) })).toHaveLength(3);
    expect(await readAll({ filter: eventTypeFilter({ regex: '^NoteTaken$' }) })).toHaveLength(2);
  });

  test('subscribes after a position, sends a checkpoint with a filter, and says where it has caught up', async () => {
    const filter = { prefixes: ['note-a'], maxSearchWindow: 2, checkpointInterval: 1 };
    const heard = await subscription({ fromPosition: at(positions[0]!), filter: streamNameFilter(filter) });
    expect(heard).toEqual([
      'note-a@1',
      'note-a@2',
      `checkpoint ${positions[2]}`,
      `checkpoint ${peer.log.last!.position}`,
      `caught up at ${peer.log.last!.position}`,
    ]);
  });

  test('says at once that it has caught up where nothing is left', async () => {
    const last = peer.log.last!.position;
    expect(await subscription({ fromPosition: at(last) })).toEqual([`caught up at ${last}`]);
    expect(await subscription({ fromPosition: 'end' })).toEqual([`caught up at ${last}`]);
  });

  /** What the client hears until it has caught up, in the order in which it came. */
  function subscription(options: SubscribeToAllOptions): Promise<string[]> {
    const heard: string[] = [];
    if (options.filter) options.filter.checkpointReached = (_, { commit }) => void heard.push(`checkpoint ${commit}`);
    const source = client.subscribeToAll(options);
    source.on('data', (resolved) => heard.push(`${resolved.event!.streamId}@${resolved.event!.revision}`));
    return new Promise((resolve, reject) => {
      source.on('error', reject);
      source.on('caughtUp', (info) => {
        heard.push(`caught up at ${info.position?.commit}`);
        void source.unsubscribe().then(() => resolve(heard));
      });
    });
  }

  /** Without the client, for what it keeps to itself. */
  async function read(choose: (options: ReadReq.Options) => unknown) {
    const streams = new streamsGrpc.StreamsClient(`127.0.0.1:${peer.port}`, credentials.createInsecure());
    const options = new streamsPb.ReadReq.Options()
      .setUuidOption(new streamsPb.ReadReq.Options.UUIDOption().setString(new sharedPb.Empty()))
      .setNoFilter(new sharedPb.Empty())
      .setCount('10');
    choose(options);
    const messages: AsyncIterable<ReadResp> = streams.read(new streamsPb.ReadReq().setOptions(options));
    try {
      return await take(messages);
    } finally {
      streams.close();
    }
  }
});
