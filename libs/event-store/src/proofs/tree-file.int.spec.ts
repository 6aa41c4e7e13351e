import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GrowingTree,
  leafHash,
  proveConsistency,
  proveInclusion,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './merkle-tree.ts';
import { type Leaf, TreeFile } from './tree-file.ts';

const LOG = '0b9d4f56-3a0c-4a39-b2a6-1f0a0a5c2a11';

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tree-'));
  path = join(dir, 'proofs', 'tree.sqlite');
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Positions have gaps. */
const leaf = (n: number): Leaf => ({ position: BigInt(3 * n + 7), hash: leafHash(Buffer.from(String(n))) });

function grow(file: TreeFile, by: number): void {
  const before = file.extent();
  const leaves = Array.from({ length: by }, (_, n) => leaf(before.size + n));
  const last = { stream: 'meeting-a', revision: before.size + by - 1, hash: leaves.at(-1)!.hash };
  expect(file.append(before, leaves, { position: leaves.at(-1)!.position, last })).toBe(true);
}

describe('the file of a tree', () => {
  test('has every root, proof and position of its leaves, in whatever steps it grew', () => {
    // More than 256 tiles of leaves: three levels of tiles.
    const total = 66_000;
    const file = TreeFile.open(path, LOG);
    const tree = new GrowingTree();
    const roots = new Map<number, Uint8Array>();
    for (let [step, n] = [1, 0]; n < total; step = (step * 7) % 5003) {
      const some = Math.min(step, total - n);
      grow(file, some);
      for (let each = 0; each < some; each++) tree.add(leaf(n++).hash);
      roots.set(n, tree.root());
    }
    expect(roots.size).toBeGreaterThan(10);
    const whole = tree.root();
    for (const [size, root] of roots) {
      expect(Buffer.compare(rootOf(size, file.node), root)).toBe(0);
      expect(verifyConsistency(proveConsistency(size, total, file.node), root, whole)).toBe(true);
    }
    for (const index of [0, 1, 255, 256, 257, 4095, 65_535, 65_536, total - 1]) {
      expect(verifyInclusion(proveInclusion(index, total, file.node), leaf(index).hash, whole)).toBe(true);
      expect(file.position(index)).toBe(leaf(index).position);
      expect(file.indexOf(leaf(index).position)).toBe(index);
      expect(file.indexOf(leaf(index).position + 1n)).toBeNull();
    }
    expect(file.indexOf(0n)).toBeNull();
    file.close();
  });

  test('is as it was when it is opened again', () => {
    const file = TreeFile.open(path, LOG);
    grow(file, 300);
    const [extent, root] = [file.extent(), rootOf(300, file.node)];
    file.close();
    const again = TreeFile.open(path, LOG);
    expect(again.extent()).toEqual(extent);
    expect(rootOf(300, again.node)).toEqual(root);
    again.close();
  });

  test('takes leaves from whoever is first, and from nobody else', () => {
    const [one, other] = [TreeFile.open(path, LOG), TreeFile.open(path, LOG)];
    const before = other.extent();
    grow(one, 5);
    expect(other.append(before, [leaf(99)], { position: 1000n, last: null })).toBe(false);
    expect(other.extent()).toEqual(one.extent());
    grow(other, 5);
    expect(one.extent().size).toBe(10);
    one.close();
    other.close();
  });

  test.each([
    ['of another log', () => TreeFile.open(path, 'another').close()],
    ['that is no database', () => writeFileSync(path, 'no tree at all, and longer than a header of SQLite is '.repeat(10))],
  ])('in place of one %s is made anew', (_, spoil) => {
    const file = TreeFile.open(path, LOG);
    grow(file, 5);
    file.close();
    spoil();
    const again = TreeFile.open(path, LOG);
    expect(again.extent()).toEqual({ size: 0, position: 0n, last: null });
    grow(again, 3);
    again.close();
  });
});
