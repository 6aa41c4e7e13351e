import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import type { Empty } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import gossipPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import type { ClusterInfo } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import sharedPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';

export interface Member {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly state: 'leader' | 'follower' | 'unknown';
  readonly isAlive: boolean;
}

const { LEADER, FOLLOWER, UNKNOWN } = gossipPb.MemberInfo.VNodeState;
const STATES = { leader: LEADER, follower: FOLLOWER, unknown: UNKNOWN };

/** Gossip.Read: the cluster as the node that is asked knows it. */
export function gossip(members: () => readonly Member[]) {
  return (_call: ServerUnaryCall<Empty, ClusterInfo>, reply: sendUnaryData<ClusterInfo>): void => {
    const infos = members().map(({ id, host, port, state, isAlive }) =>
      new gossipPb.MemberInfo()
        .setInstanceId(new sharedPb.UUID().setString(id))
        .setTimeStamp(String(Date.now() * 10_000))
        .setState(STATES[state])
        .setIsAlive(isAlive)
        .setHttpEndPoint(new gossipPb.EndPoint().setAddress(host).setPort(port)),
    );
    reply(null, new gossipPb.ClusterInfo().setMembersList(infos));
  };
}
