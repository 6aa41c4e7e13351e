import type { Member } from './discovery.ts';
import { TransactionLog } from './log.ts';
import { type Peer, startPeer } from './peer.ts';

export interface Cluster {
  readonly connectionString: string;
  readonly nodes: readonly Peer[];
  readonly log: TransactionLog;
  /** Null: an election is on. */
  leader: Peer | null;
  /** Starts a node that was stopped again, where it was. */
  restart(node: Peer): Promise<Peer>;
  stop(): Promise<void>;
}

/** Nodes that replicate at once, for they share one log. The first one leads. A node that was stopped is not alive. */
export async function startCluster(size: number): Promise<Cluster> {
  const log = new TransactionLog();
  const nodes: Peer[] = [];
  const members = () =>
    nodes.map(({ id, host, port, isListening }): Member => ({
      id,
      host,
      port,
      state: cluster.leader === null ? 'unknown' : cluster.leader.id === id ? 'leader' : 'follower',
      isAlive: isListening,
    }));
  for (let n = 0; n < size; n++) nodes.push(await startPeer({ log, cluster: { members } }));
  const cluster: Cluster = {
    connectionString: `kurrentdb://${nodes.map(({ host, port }) => `${host}:${port}`).join(',')}?tls=false`,
    nodes,
    log,
    leader: nodes[0]!,
    async restart({ port }) {
      const again = await startPeer({ port, log, cluster: { members } });
      nodes[nodes.findIndex((node) => node.port === port)] = again;
      return again;
    },
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
  return cluster;
}
