export * from '../kurrentdb/peer/peer.ts';
