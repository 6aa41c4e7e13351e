import { expect, test } from '@jest/globals';
import { hash as digest } from 'node:crypto';
import { leafHash, nodeHash, proveInclusion, rootOf, type TreeHash } from '#event-store/proofs/merkle-tree.ts';
import { isIncluded } from '../../apps/web/src/pages/history/proof.ts';

const hashes = Array.from({ length: 20 }, (_, n) => digest('sha256', `event ${n}`));
const leaves = hashes.map((hash) => leafHash(Buffer.from(hash, 'hex')));
const nodes = (level: number, index: number): TreeHash =>
  level === 0 ? leaves[index]! : nodeHash(nodes(level - 1, 2 * index), nodes(level - 1, 2 * index + 1));
const base64 = (hash: TreeHash): string => Buffer.from(hash).toString('base64');

const proofOf = (index: number, size: number) => ({
  index,
  size,
  leaf: base64(leaves[index]!),
  path: proveInclusion(index, size, nodes).path.map(base64),
  root: base64(rootOf(size, nodes)),
});

test('the desk finds each event of a log in its tree', async () => {
  for (let size = 1; size <= hashes.length; size++) {
    for (let index = 0; index < size; index++) {
      await expect(isIncluded(hashes[index]!, proofOf(index, size))).resolves.toBe(true);
    }
  }
});

test('and none that is another, elsewhere, or of another tree', async () => {
  const proof = proofOf(5, 17);
  const found = await Promise.all([
    isIncluded(hashes[6]!, proof),
    isIncluded(hashes[5]!, { ...proof, index: 4 }),
    isIncluded(hashes[5]!, { ...proof, size: 5 }),
    isIncluded(hashes[5]!, { ...proof, root: base64(rootOf(16, nodes)) }),
    isIncluded(hashes[5]!, { ...proof, path: proof.path.slice(1) }),
    isIncluded(hashes[5]!, { ...proof, path: [...proof.path, proof.root] }),
  ]);
  expect(found).toEqual(found.map(() => false));
});
