import type { Position, RecordedEvent } from '../event-store.ts';
import type { Checkpoint } from './checkpoint.ts';
import { leafOf } from './leaf.ts';
import { GrowingTree, isEqual, type TreeHash } from './merkle-tree.ts';

/** What became of a checkpoint in a log. */
export type Extension =
  /** The log begins with just the events that it was made of; so many came after them. */
  | { readonly kind: 'extends'; readonly later: number }
  /** The log has fewer events than it was made of. */
  | { readonly kind: 'shorter'; readonly events: number; readonly differing: Differing | null }
  /** Among as many events of the log as it was made of something was changed, removed, put in or moved. */
  | { readonly kind: 'differs'; readonly differing: Differing | null };

/** The first place where another event stands than the one of which the checkpoint was made. */
export interface Differing {
  /** From 0. */
  readonly index: number;
  /** Of the event of which the checkpoint was made. */
  readonly signed: Position;
  /** Of the event that stands there now; null where there is none. */
  readonly found: Position | null;
}

interface KeptLeaf {
  readonly position: Position;
  readonly hash: TreeHash;
}

/** Compares the events of a log, given in its order, with a checkpoint of it. */
export class ExtensionCheck {
  readonly #checkpoint: Checkpoint;
  readonly #kept: Iterator<KeptLeaf> | null;
  readonly #tree = new GrowingTree();
  #later = 0;
  #differing: Differing | null = null;

  /** @param kept the leaves of which the checkpoint was made, where they are known: by them the place is found */
  constructor(checkpoint: Checkpoint, kept: Iterable<KeptLeaf> | null = null) {
    this.#checkpoint = checkpoint;
    this.#kept = kept?.[Symbol.iterator]() ?? null;
  }

  add(event: RecordedEvent): void {
    if (this.#tree.size === this.#checkpoint.size) {
      this.#later++;
      return;
    }
    const leaf = leafOf(event);
    const index = this.#tree.size;
    this.#tree.add(leaf);
    const kept = this.#next();
    if (kept && !isEqual(kept.hash, leaf)) this.#differing = { index, signed: kept.position, found: event.position };
  }

  result(): Extension {
    const { size, root } = this.#checkpoint;
    if (this.#tree.size < size) {
      const events = this.#tree.size;
      const missing = this.#next();
      if (missing) this.#differing = { index: events, signed: missing.position, found: null };
      return { kind: 'shorter', events, differing: this.#differing };
    }
    if (isEqual(this.#tree.root(), root)) return { kind: 'extends', later: this.#later };
    return { kind: 'differs', differing: this.#differing };
  }

  #next(): KeptLeaf | null {
    if (this.#kept === null || this.#differing !== null) return null;
    const { value, done } = this.#kept.next();
    return done ? null : value;
  }
}
