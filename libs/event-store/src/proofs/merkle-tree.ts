import { hash as digest } from 'node:crypto';

// The Merkle tree of RFC 9162, 2.1, which is that of RFC 6962 with SHA-256. Sizes and indices are whole numbers below 2^53.

/** The 32 bytes of a SHA-256. */
export type TreeHash = Uint8Array;

/** Of a complete subtree of 2^level leaves, the so-manyth from the left: all that a tree has to keep. */
export type Nodes = (level: number, index: number) => TreeHash;

export interface InclusionProof {
  /** Place of the leaf, from 0. */
  readonly index: number;
  /** Leaves of the tree. */
  readonly size: number;
  /** From the leaf's sibling up. */
  readonly path: readonly TreeHash[];
}

export interface ConsistencyProof {
  /** Leaves of the earlier tree, at least 1. */
  readonly from: number;
  /** Leaves of the later one. */
  readonly to: number;
  readonly path: readonly TreeHash[];
}

export const EMPTY_ROOT: TreeHash = sha256(new Uint8Array());

export function leafHash(data: Uint8Array): TreeHash {
  const hashed = Buffer.allocUnsafe(1 + data.length);
  hashed[0] = 0;
  hashed.set(data, 1);
  return sha256(hashed);
}

export function nodeHash(left: TreeHash, right: TreeHash): TreeHash {
  const hashed = Buffer.allocUnsafe(1 + left.length + right.length);
  hashed[0] = 1;
  hashed.set(left, 1);
  hashed.set(right, 1 + left.length);
  return sha256(hashed);
}

/** The tree of the first `size` leaves. */
export function rootOf(size: number, nodes: Nodes): TreeHash {
  return size === 0 ? EMPTY_ROOT : hashOf(0, size, nodes);
}

/** @throws {RangeError} when the tree has no such leaf */
export function proveInclusion(index: number, size: number, nodes: Nodes): InclusionProof {
  if (!(index >= 0 && index < size)) throw new RangeError(`a tree of ${size} has no leaf ${index}`);
  const path: TreeHash[] = [];
  let [begin, end] = [0, size];
  while (end - begin > 1) {
    const middle = begin + split(end - begin);
    if (index < middle) {
      path.push(hashOf(middle, end, nodes));
      end = middle;
    } else {
      path.push(hashOf(begin, middle, nodes));
      begin = middle;
    }
  }
  return { index, size, path: path.toReversed() };
}

/** @throws {RangeError} unless 0 < from ≤ to: every tree extends the empty one */
export function proveConsistency(from: number, to: number, nodes: Nodes): ConsistencyProof {
  if (!(from > 0 && from <= to)) throw new RangeError(`no tree of ${to} extends one of ${from} by a proof`);
  const path: TreeHash[] = [];
  let [begin, end] = [0, to];
  let isWhole = true;
  while (from < end) {
    const middle = begin + split(end - begin);
    if (from <= middle) {
      path.push(hashOf(middle, end, nodes));
      end = middle;
    } else {
      path.push(hashOf(begin, middle, nodes));
      begin = middle;
      isWhole = false;
    }
  }
  if (!isWhole) path.push(hashOf(begin, end, nodes));
  return { from, to, path: path.toReversed() };
}

/** Whether the proof shows the leaf in the tree that has this root (RFC 9162, 2.1.3.2). */
export function verifyInclusion({ index, size, path }: InclusionProof, leaf: TreeHash, root: TreeHash): boolean {
  if (!(isCount(index) && isCount(size) && index < size && [leaf, root, ...path].every(isHash))) return false;
  let [at, last, found] = [index, size - 1, leaf];
  for (const each of path) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      found = nodeHash(each, found);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      found = nodeHash(found, each);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && isEqual(found, root);
}

/** Whether the proof shows that the later tree begins with the leaves of the earlier one (RFC 9162, 2.1.4.2). */
export function verifyConsistency({ from, to, path }: ConsistencyProof, fromRoot: TreeHash, toRoot: TreeHash): boolean {
  if (!(isCount(from) && isCount(to) && from > 0 && from <= to && [fromRoot, toRoot, ...path].every(isHash))) return false;
  if (from === to) return path.length === 0 && isEqual(fromRoot, toRoot);
  let [at, last] = [from - 1, to - 1];
  while (isOdd(at)) [at, last] = [half(at), half(last)];
  // A tree of 2^n leaves is a node of every later one, which the proof then leaves out.
  const [first, ...rest] = at === 0 ? [fromRoot, ...path] : path;
  if (!first) return false;
  let [earlier, later] = [first, first];
  for (const each of rest) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      earlier = nodeHash(each, earlier);
      later = nodeHash(each, later);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      later = nodeHash(later, each);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && isEqual(earlier, fromRoot) && isEqual(later, toRoot);
}

/** A tree that only grows, as its root alone: in memory it has a hash for each complete subtree. */
export class GrowingTree {
  /** From the left; each has fewer leaves than the one before it. */
  readonly #complete: TreeHash[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(leaf: TreeHash): void {
    let node = leaf;
    for (let n = this.#size; isOdd(n); n = half(n)) node = nodeHash(this.#complete.pop()!, node);
    this.#complete.push(node);
    this.#size++;
  }

  root(): TreeHash {
    if (this.#size === 0) return EMPTY_ROOT;
    return this.#complete.reduceRight((right, left) => nodeHash(left, right));
  }
}

/** Of leaves `begin` up to, without, `end`: a range that the tree divides into. */
function hashOf(begin: number, end: number, nodes: Nodes): TreeHash {
  const count = end - begin;
  const level = Math.log2(count);
  if (Number.isInteger(level)) return nodes(level, begin / count);
  const middle = begin + split(count);
  return nodeHash(hashOf(begin, middle, nodes), hashOf(middle, end, nodes));
}

/** The largest power of two that is less than `count`. */
function split(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

export function isEqual(a: TreeHash, b: TreeHash): boolean {
  return Buffer.compare(a, b) === 0;
}

/** By way of a text: Node takes twice as long to give the bytes. */
function sha256(hashed: Uint8Array): TreeHash {
  return Buffer.from(digest('sha256', hashed, 'latin1'), 'latin1');
}

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const isHash = (hash: TreeHash): boolean => hash.length === 32;
const isOdd = (n: number): boolean => n % 2 === 1;
const half = (n: number): number => Math.floor(n / 2);
