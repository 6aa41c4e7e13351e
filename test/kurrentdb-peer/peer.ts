import { type Metadata, type sendUnaryData, Server, ServerCredentials, type ServerReadableStream } from '@grpc/grpc-js';
import gossipGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import featuresGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import streamsGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import type { AppendReq, AppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

import { append, batchAppend, type Faults } from './appending.ts';
import type { Certificates } from './certificates.ts';
import { members, supportedMethods } from './discovery.ts';
import { TransactionLog } from './log.ts';
import { read, type ReadCall } from './reading.ts';
import { accessDenied } from './statuses.ts';

type AppendCall = ServerReadableStream<AppendReq, AppendResp>;

export interface PeerOptions {
  /** Default: one that is free. */
  readonly port?: number;
  /** What the node finds on disk. Default: a new log. */
  readonly log?: TransactionLog;
  /** In three parts, as the server says it. */
  readonly version?: string;
  /** Without it the client sends each append as a call of its own, as it does where it has a user and a password. */
  readonly batchAppend?: boolean;
  /** Default: insecure, which to a server is also without users. */
  readonly secure?: {
    readonly certificates: Certificates;
    readonly user: string;
    readonly password: string;
  };
  /** Bytes of one append. Default: the server's own, since 25.0; before it was 1 MiB. */
  readonly maximumAppendSize?: number;
}

export interface Peer {
  readonly connectionString: string;
  readonly log: TransactionLog;
  readonly port: number;
  /** What becomes of appends from now on; undefined: they are stored and answered. */
  faults: Faults | undefined;
  /** Events handed to the connections so far, in reads and subscriptions. */
  readonly sent: { readonly events: number };
  /** Cuts every connection, as a crash or a cable would. */
  cut(): void;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const MIB = 1024 * 1024;

/**
 * A single insecure node as the clients see it: event_store.client.streams, gossip and server_features over gRPC, with
 * a log in memory. It answers as the server's published sources do (KurrentDB 26, Services/Transport/Grpc).
 */
export async function startPeer(options: PeerOptions = {}): Promise<Peer> {
  const { version = '26.0.2', batchAppend: batches = true, maximumAppendSize = 256 * MIB } = options;
  const log = options.log ?? new TransactionLog();
  const limits = { appendSize: maximumAppendSize, eventSize: 16 * MIB };
  const sent = { events: 0 };
  const faults: Faults = (stream, write) => (peer.faults ? peer.faults(stream, write) : write());

  const authorization = options.secure && `Basic ${btoa(`${options.secure.user}:${options.secure.password}`)}`;
  const mayCall = (metadata: Metadata) => !authorization || metadata.get('authorization')[0] === authorization;

  const server = new Server({ 'grpc.max_receive_message_length': 16 * MIB });
  server.addService(streamsGrpc.StreamsService, {
    read: (call: ReadCall) => (mayCall(call.metadata) ? void read(log, sent, call) : call.emit('error', accessDenied())),
    append: (call: AppendCall, answer: sendUnaryData<AppendResp>) =>
      mayCall(call.metadata)
        ? void append(log, limits, faults, call).then((response) => answer(null, response), answer)
        : answer(accessDenied()),
    batchAppend: batchAppend(log, limits, faults),
  });
  server.addService(featuresGrpc.ServerFeaturesService, { getSupportedMethods: supportedMethods(version, batches) });
  server.addService(gossipGrpc.GossipService, { read: members(HOST, () => peer.port) });

  // The sockets are ours, so that they can be cut.
  const injector = server.createConnectionInjector(serverCredentials(options.secure?.certificates));
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay();
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    injector.injectConnection(socket);
  });
  listener.listen(options.port ?? 0, HOST);
  await once(listener, 'listening');
  const address = listener.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  const peer: Peer = {
    // Node takes no IP address for the name of a TLS server.
    connectionString: options.secure ? `kurrentdb://localhost:${port}?tls=true` : `kurrentdb://${HOST}:${port}?tls=false`,
    log,
    port,
    sent,
    faults: undefined,
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    async stop() {
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

function serverCredentials(certificates: Certificates | undefined): ServerCredentials {
  if (!certificates) return ServerCredentials.createInsecure();
  const { key, certificate } = certificates;
  return ServerCredentials.createSsl(null, [{ private_key: key, cert_chain: certificate }]);
}
