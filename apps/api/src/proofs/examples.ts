import { createPrivateKey, hash } from 'node:crypto';
import type { TreeHead } from '#event-store/proofs/log-tree.ts';
import { leafOfHash } from '#event-store/proofs/leaf.ts';
import { nodeHash, type Nodes, proveConsistency, proveInclusion, rootOf } from '#event-store/proofs/merkle-tree.ts';
import { checkpointAnswer, consistencyAnswer, inclusionAnswer } from './answers.ts';
import { signed } from './signed.ts';

// Proofs as /docs shows them: of seventeen made-up events, and made by the program itself, so that they hold.

const leaves = Array.from({ length: 17 }, (_, n) => leafOfHash(hash('sha256', `event ${n}`)));
const nodes: Nodes = (level, n) => (level === 0 ? leaves[n]! : nodeHash(nodes(level - 1, 2 * n), nodes(level - 1, 2 * n + 1)));
const headOf = (size: number): TreeHead => ({
  log: '5d2f2a0e-6d0b-4c43-9a39-7f2b0f6c1e55',
  size,
  root: rootOf(size, nodes),
  position: BigInt(size),
});

/** Ed25519 in PKCS #8, with 32 zero bytes for the key. */
const key = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${'00'.repeat(32)}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
});

const head = headOf(leaves.length);
const heldBy = signed(head, key);

export const CHECKPOINT_EXAMPLE = checkpointAnswer(head, heldBy);

export const INCLUSION_EXAMPLE = inclusionAnswer(5n, { ...proveInclusion(4, head.size, nodes), leaf: nodes(0, 4), head }, heldBy);

export const CONSISTENCY_EXAMPLE = consistencyAnswer({
  ...proveConsistency(8, head.size, nodes),
  earlier: headOf(8),
  later: head,
});
