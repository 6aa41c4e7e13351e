import { type Metadata, type sendUnaryData, Server, ServerCredentials, type ServerReadableStream } from '@grpc/grpc-js';
import gossipGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import streamsGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import type { AppendReq, AppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { once, setMaxListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';

import { append } from './appending.ts';
import type { Certificates } from './certificates.ts';
import { gossip, type Member } from './discovery.ts';
import type { AppendFault, Faults } from './faults.ts';
import { TransactionLog } from './log.ts';
import { read, type ReadCall } from './reading.ts';
import { accessDenied, notLeader, unavailable } from './statuses.ts';

type AppendCall = ServerReadableStream<AppendReq, AppendResp>;

export interface PeerOptions {
  /** Default: one that is free. */
  readonly port?: number;
  /** What the node finds on disk. Default: a new log. */
  readonly log?: TransactionLog;
  /** In three parts, as the server says it. */
  readonly version?: string;
  /** Default: insecure, which to a server is also without users. */
  readonly secure?: {
    readonly certificates: Certificates;
    /** Undefined: a user is known by a certificate, and there are no passwords. */
    readonly password?: { readonly user: string; readonly password: string };
  };
  /** Of which cluster it is a member. Default: a node alone, which leads. */
  readonly cluster?: {
    members(): readonly Member[];
  };
  /** Bytes of one append. Default: the server's own, since 25.0; before it was 1 MiB. */
  readonly maximumAppendSize?: number;
}

export interface Peer {
  readonly connectionString: string;
  readonly log: TransactionLog;
  readonly port: number;
  readonly id: string;
  readonly host: string;
  /** Until it is stopped. */
  readonly isListening: boolean;
  /** To be changed at any time. */
  readonly faults: Faults;
  /** Handed to the connections so far, in reads and subscriptions. */
  readonly sent: { readonly events: number; readonly checkpoints: number; readonly confirmations: number };
  /** Cuts every connection, as a crash or a cable would. */
  cut(): void;
  /** Ends every subscription without an error. */
  endSubscriptions(): void;
  stop(): Promise<void>;
}

const ADDRESS = '127.0.0.1';
const MIB = 1024 * 1024;

/**
 * A node as the clients see it: event_store.client.streams and gossip over gRPC, with
 * a log in memory. It answers as the server's published sources do (KurrentDB 26, Services/Transport/Grpc).
 */
export async function startPeer(options: PeerOptions = {}): Promise<Peer> {
  const { version = '26.0.2', maximumAppendSize = 256 * MIB } = options;
  const log = options.log ?? new TransactionLog();
  const limits = { appendSize: maximumAppendSize, eventSize: 16 * MIB };
  const sent = { events: 0, checkpoints: 0, confirmations: 0 };
  const faults: Faults = {};
  const fault: AppendFault = (stream, write) => (faults.append ? faults.append(stream, write) : write());
  const ending = new EventTarget();
  setMaxListeners(0, ending);
  const reading = { log, faults, sent, ending, tellsPlaces: Number.parseInt(version) >= 25 };
  const id = crypto.randomUUID();
  // Node takes no IP address for the name of a TLS server.
  const host = options.secure ? 'localhost' : ADDRESS;

  const { password } = options.secure ?? {};
  const authorization = password && `Basic ${btoa(`${password.user}:${password.password}`)}`;
  const members = () => options.cluster?.members() ?? [{ id, host, port: peer.port, state: 'leader', isAlive: true }];
  /** Why a call is not this node's to answer. */
  const refusal = (metadata: Metadata) => {
    if (authorization && metadata.get('authorization')[0] !== authorization) return accessDenied();
    const leader = members().find(({ state }) => state === 'leader');
    if (leader?.id === id || metadata.get('requires-leader')[0] !== 'true') return null;
    return leader ? notLeader(leader.host, leader.port) : unavailable();
  };

  const server = new Server({ 'grpc.max_receive_message_length': 16 * MIB });
  server.addService(streamsGrpc.StreamsService, {
    read: (call: ReadCall) => {
      const refused = refusal(call.metadata);
      if (refused) call.emit('error', refused);
      else void read(reading, call);
    },
    append: (call: AppendCall, answer: sendUnaryData<AppendResp>) => {
      const refused = refusal(call.metadata);
      if (refused) answer(refused);
      else void append(log, limits, fault, call).then((response) => answer(null, response), answer);
    },
  });
  server.addService(gossipGrpc.GossipService, { read: gossip(members) });

  // The sockets are ours, so that they can be cut.
  const injector = server.createConnectionInjector(serverCredentials(options.secure));
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay();
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    injector.injectConnection(socket);
  });
  listener.listen(options.port ?? 0, ADDRESS);
  await once(listener, 'listening');
  const address = listener.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  const peer: Peer = {
    connectionString: `kurrentdb://${host}:${port}?tls=${String(options.secure !== undefined)}`,
    log,
    id,
    host,
    port,
    sent,
    faults,
    get isListening() {
      return listener.listening;
    },
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    endSubscriptions() {
      ending.dispatchEvent(new Event('end'));
    },
    async stop() {
      if (!listener.listening) return;
      const closed = once(listener, 'close');
      listener.close();
      peer.cut();
      await closed;
      injector.destroy();
      server.forceShutdown();
    },
  };
  return peer;
}

function serverCredentials(secure: PeerOptions['secure']): ServerCredentials {
  if (!secure) return ServerCredentials.createInsecure();
  const { key, certificate, authority } = secure.certificates;
  const pairs = [{ private_key: key, cert_chain: certificate }];
  return secure.password
    ? ServerCredentials.createSsl(null, pairs)
    : ServerCredentials.createSsl(readFileSync(authority), pairs, true);
}
