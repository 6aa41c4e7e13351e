import { createPublicKey, type KeyObject } from 'node:crypto';
import { originOf, signCheckpoint, verifierKeyOf, verifierKeyText } from '#event-store/proofs/checkpoint.ts';
import type { TreeHead } from '#event-store/proofs/log-tree.ts';

export interface Signed {
  /** The head as a signed note. */
  readonly note: string;
  /** What verifies it. */
  readonly key: string;
}

/** @param key Ed25519, private */
export function signed({ log, size, root }: TreeHead, key: KeyObject): Signed {
  const origin = originOf(log);
  return {
    note: signCheckpoint({ origin, size, root }, key),
    key: verifierKeyText(verifierKeyOf(origin, createPublicKey(key))),
  };
}
