import { base64, originOf } from '#event-store/proofs/checkpoint.ts';
import type { Extended, Included, TreeHead } from '#event-store/proofs/log-tree.ts';
import type { Signed } from './signed.ts';

/** Hashes are base64, as in the note. */
export interface CheckpointAnswer extends Signed {
  /** The log. */
  readonly origin: string;
  /** Events. */
  readonly size: number;
  /** Of the last of them: a decimal string; null of an empty log. */
  readonly position: string | null;
  readonly root: string;
}

export interface InclusionAnswer extends CheckpointAnswer {
  /** Of the event: a decimal string. */
  readonly position: string;
  /** Its place among the events, from 0. */
  readonly index: number;
  readonly leaf: string;
  /** From the leaf's sibling up. */
  readonly path: readonly string[];
}

export interface ConsistencyAnswer {
  readonly origin: string;
  readonly from: number;
  readonly fromRoot: string;
  readonly to: number;
  readonly toRoot: string;
  readonly path: readonly string[];
}

export function checkpointAnswer({ log, size, position, root }: TreeHead, signed: Signed): CheckpointAnswer {
  return {
    origin: originOf(log),
    size,
    position: position === null ? null : String(position),
    root: base64(root),
    ...signed,
  };
}

export function inclusionAnswer(position: bigint, { head, index, leaf, path }: Included, signed: Signed): InclusionAnswer {
  return {
    ...checkpointAnswer(head, signed),
    position: String(position),
    index,
    leaf: base64(leaf),
    path: path.map(base64),
  };
}

export function consistencyAnswer({ earlier, later, path }: Extended): ConsistencyAnswer {
  return {
    origin: originOf(later.log),
    from: earlier.size,
    fromRoot: base64(earlier.root),
    to: later.size,
    toRoot: base64(later.root),
    path: path.map(base64),
  };
}

/** As c2sp.org/tlog-proof has it. */
export function tlogProof({ index, path, note }: Pick<InclusionAnswer, 'index' | 'path' | 'note'>): string {
  return ['c2sp.org/tlog-proof@v1', `index ${index}`, ...path, '', note].join('\n');
}
