import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import type { Empty } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import gossipPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import type { ClusterInfo } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import featuresPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import type { SupportedMethods } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import sharedPb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';

const STREAMS = 'event_store.client.streams.streams';

const method = (service: string, name: string, ...features: string[]) =>
  new featuresPb.SupportedMethod().setServiceName(service).setMethodName(name).setFeaturesList(features);

/** What a client may call, and with which features: the names in lower case, the version in three parts. */
export function supportedMethods(version: string, batchAppend: boolean) {
  const methods = [
    method(STREAMS, 'read', 'position', 'events'),
    method(STREAMS, 'append'),
    method('event_store.client.gossip.gossip', 'read'),
    method('event_store.client.server_features.serverfeatures', 'getsupportedmethods'),
  ];
  if (batchAppend) methods.push(method(STREAMS, 'batchappend', 'deadline_duration'));
  const answer = new featuresPb.SupportedMethods().setEventStoreServerVersion(version).setMethodsList(methods);
  return (_call: ServerUnaryCall<Empty, SupportedMethods>, reply: sendUnaryData<SupportedMethods>): void => reply(null, answer);
}

/** A cluster of one, which leads it. */
export function members(host: string, port: () => number) {
  const instance = crypto.randomUUID();
  return (_call: ServerUnaryCall<Empty, ClusterInfo>, reply: sendUnaryData<ClusterInfo>): void => {
    const self = new gossipPb.MemberInfo()
      .setInstanceId(new sharedPb.UUID().setString(instance))
      .setTimeStamp(String(Date.now() * 10_000))
      .setState(gossipPb.MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new gossipPb.EndPoint().setAddress(host).setPort(port()));
    reply(null, new gossipPb.ClusterInfo().setMembersList([self]));
  };
}
