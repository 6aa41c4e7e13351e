import type { Candidate, Duplicable } from './candidate.ts';
import type { Proposal } from './proposals.ts';

/** Two records that may be of one thing, and how to say that they are. */
export interface DuplicateItem {
  readonly kind: Duplicable;
  /** `official:sirojiddin-aslov`, as each goes by now. */
  readonly records: readonly [string, string];
  readonly names: readonly [readonly string[], readonly string[]];
  readonly score: number;
  readonly reasons: readonly string[];
  /** The command that merges them, with a reason still to be given: the one of which less is known into the other. */
  readonly merge: { readonly path: string; readonly body: { readonly into: string; readonly reason: string } };
}

export function duplicateItem(kind: Duplicable, { a, b, score, reasons }: Proposal): DuplicateItem {
  const [less, more] = known(a) < known(b) ? [a, b] : [b, a];
  return {
    kind,
    records: [`${kind}:${a.ids[0]}`, `${kind}:${b.ids[0]}`],
    names: [a.names, b.names],
    score,
    reasons,
    merge: { path: `/v1/${kind}s/${less.ids[0]}/merge`, body: { into: more.ids[0]!, reason: '…' } },
  };
}

function known({ ids, names, posts, identifiers }: Candidate): number {
  return ids.length + names.length + posts.length + identifiers.length;
}
