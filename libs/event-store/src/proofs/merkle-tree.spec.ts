import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type ConsistencyProof,
  GrowingTree,
  type InclusionProof,
  leafHash,
  nodeHash,
  type Nodes,
  proveConsistency,
  proveInclusion,
  rootOf,
  type TreeHash,
  verifyConsistency,
  verifyInclusion,
} from './merkle-tree.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));
const text = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');

/** The test leaves of Certificate Transparency, and what its implementations publish of their trees. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(hex);

/** By size. */
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const INCLUSION: readonly { readonly index: number; readonly size: number; readonly path: readonly string[] }[] = [
  { index: 0, size: 1, path: [] },
  {
    index: 0,
    size: 8,
    path: [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  },
  {
    index: 5,
    size: 8,
    path: [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  },
  { index: 2, size: 3, path: ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'] },
  {
    index: 1,
    size: 5,
    path: [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  },
];

const CONSISTENCY: readonly { readonly from: number; readonly to: number; readonly path: readonly string[] }[] = [
  { from: 1, to: 1, path: [] },
  {
    from: 1,
    to: 8,
    path: [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  },
  {
    from: 6,
    to: 8,
    path: [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  },
  {
    from: 2,
    to: 5,
    path: [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  },
  {
    from: 6,
    to: 7,
    path: [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  },
];

/** Of leaves that are all in memory. */
function nodesOf(leaves: readonly TreeHash[]): Nodes {
  const levels = [leaves];
  for (let below = leaves; below.length > 1; below = levels.at(-1)!) {
    levels.push(Array.from({ length: Math.floor(below.length / 2) }, (_, n) => nodeHash(below[2 * n]!, below[2 * n + 1]!)));
  }
  return (level, index) => levels[level]![index]!;
}

describe('the trees of the published test leaves', () => {
  const leaves = LEAVES.map(leafHash);
  const nodes = nodesOf(leaves);

  test('have the published roots, made at once or grown', () => {
    const tree = new GrowingTree();
    const grown = [text(tree.root())];
    for (const leaf of leaves) {
      tree.add(leaf);
      grown.push(text(tree.root()));
    }
    expect(grown).toEqual(ROOTS);
    expect(ROOTS.map((_, size) => text(rootOf(size, nodes)))).toEqual(ROOTS);
  });

  test.each(INCLUSION)('give the published proof that leaf $index is in $size, which verifies', ({ index, size, path }) => {
    const proof = proveInclusion(index, size, nodes);
    expect({ ...proof, path: proof.path.map(text) }).toEqual({ index, size, path });
    expect(verifyInclusion({ index, size, path: path.map(hex) }, leafHash(LEAVES[index]!), hex(ROOTS[size]!))).toBe(true);
  });

  test.each(CONSISTENCY)('give the published proof that $to extends $from, which verifies', ({ from, to, path }) => {
    const proof = proveConsistency(from, to, nodes);
    expect({ ...proof, path: proof.path.map(text) }).toEqual({ from, to, path });
    expect(verifyConsistency({ from, to, path: path.map(hex) }, hex(ROOTS[from]!), hex(ROOTS[to]!))).toBe(true);
  });
});

/** What RFC 9162 says, word for word. */
const mth = (leaves: readonly TreeHash[]): TreeHash => {
  if (leaves.length < 2) return leaves[0] ?? hex(ROOTS[0]!);
  const k = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return nodeHash(mth(leaves.slice(0, k)), mth(leaves.slice(k)));
};

const MANY = 300;
const many = Array.from({ length: MANY }, (_, n) => leafHash(Buffer.from(String(n))));
const nodes = nodesOf(many);
const roots = Array.from({ length: MANY + 1 }, (_, size) => mth(many.slice(0, size)));
const sizes = fc.integer({ min: 1, max: MANY });

/** One bit of a hash turned. */
const turned = (hash: TreeHash, bit: number): TreeHash =>
  hash.map((byte, n) => (n === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

describe('any tree', () => {
  test('has the root that the standard defines', () => {
    for (const [size, root] of roots.entries()) expect(text(rootOf(size, nodes))).toBe(text(root));
  });

  test('proves each of its leaves', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, n) => {
        const index = n % size;
        expect(verifyInclusion(proveInclusion(index, size, nodes), many[index]!, roots[size]!)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('proves every tree before it', () => {
    fc.assert(
      fc.property(sizes, sizes, (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        expect(verifyConsistency(proveConsistency(from, to, nodes), roots[from]!, roots[to]!)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('proves nothing that it does not hold', () => {
    expect(() => proveInclusion(3, 3, nodes)).toThrow(RangeError);
    expect(() => proveInclusion(-1, 3, nodes)).toThrow(RangeError);
    expect(() => proveConsistency(0, 3, nodes)).toThrow(RangeError);
    expect(() => proveConsistency(4, 3, nodes)).toThrow(RangeError);
  });
});

/** What becomes of a path when one thing about it is altered. */
function alteredPaths(path: readonly TreeHash[], bit: number, which: number): TreeHash[][] {
  const longer = [
    [...path, many[0]!],
    [many[0]!, ...path],
  ];
  if (path.length === 0) return longer;
  const part = which % path.length;
  return [
    ...longer,
    path.with(part, turned(path[part]!, bit)),
    path.with(part, path[part]!.slice(1)),
    path.toSpliced(part, 1),
    ...(path.length > 1 ? [path.toReversed()] : []),
  ];
}

const NO_COUNTS = [-1, 0.5, Number.NaN, 2 ** 60];
const bit = fc.nat(255);

describe('an altered proof', () => {
  test('of inclusion does not verify', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), bit, fc.nat(), (size, n, at, which) => {
        const index = n % size;
        const proof = proveInclusion(index, size, nodes);
        const holds = (change: Partial<InclusionProof>, leaf = many[index]!, root = roots[size]!): boolean =>
          verifyInclusion({ ...proof, ...change }, leaf, root);
        const altered = [
          holds({}, turned(many[index]!, at)),
          holds({}, many[index], turned(roots[size]!, at)),
          holds({ index: (index + 1 + (which % size)) % (size + 1) }),
          ...NO_COUNTS.flatMap((wrong) => [holds({ index: wrong }), holds({ size: wrong })]),
          ...alteredPaths(proof.path, at, which).map((path) => holds({ path })),
        ];
        expect(altered).not.toContain(true);
      }),
      { numRuns: 500 },
    );
  });

  // A size alone is part of no hash: sizes of the same shape share proofs. What binds it to a root is a checkpoint.
  test('of inclusion verifies for no tree of another size', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat(), (size, other, n) => {
        const index = n % size;
        fc.pre(other !== size && index < other);
        const proof = proveInclusion(index, size, nodes);
        expect(verifyInclusion({ ...proof, size: other }, many[index]!, roots[other]!)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('of consistency does not verify', () => {
    fc.assert(
      fc.property(sizes, sizes, bit, fc.nat(), (a, b, at, which) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const proof = proveConsistency(from, to, nodes);
        const holds = (change: Partial<ConsistencyProof>, fromRoot = roots[from]!, toRoot = roots[to]!): boolean =>
          verifyConsistency({ ...proof, ...change }, fromRoot, toRoot);
        const altered = [
          holds({}, turned(roots[from]!, at)),
          holds({}, roots[from], turned(roots[to]!, at)),
          holds({ from: from - 1 }, roots[from - 1]),
          holds({ from: to + 1 }),
          holds({ to: to + 1 }, roots[from], mth([...many.slice(0, to), leafHash(Buffer.from('another'))])),
          ...(from < to ? [holds({}, roots[to], roots[from])] : []),
          ...NO_COUNTS.flatMap((wrong) => [holds({ from: wrong }), holds({ to: wrong })]),
          ...alteredPaths(proof.path, at, which).map((path) => holds({ path })),
        ];
        expect(altered).not.toContain(true);
      }),
      { numRuns: 500 },
    );
  });
});
