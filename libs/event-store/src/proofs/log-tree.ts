import { OUR_PREFIXES } from '#domain/nouns.ts';
import { pause } from '../backoff.ts';
import { type EventStore, type Position, type RecordedEvent, StoreUnavailable } from '../event-store.ts';
import { leafOf } from './leaf.ts';
import {
  type ConsistencyProof,
  type InclusionProof,
  isEqual,
  proveConsistency,
  proveInclusion,
  rootOf,
  type TreeHash,
} from './merkle-tree.ts';
import { type Extent, isUnusable, type LastLeaf, type Leaf, TreeFile } from './tree-file.ts';

/** The tree of the first events of a log. */
export interface TreeHead {
  readonly log: string;
  readonly size: number;
  readonly root: TreeHash;
  /** Of the last leaf; null of an empty tree. */
  readonly position: Position | null;
}

export interface Included extends InclusionProof {
  readonly leaf: TreeHash;
  readonly head: TreeHead;
}

export interface Extended extends ConsistencyProof {
  readonly earlier: TreeHead;
  readonly later: TreeHead;
}

/** What crosses threads: an error would lose its class. */
export type Answer<T> =
  | { readonly kind: 'given'; readonly value: T }
  /** The tree has still to be caught up with the log, which goes on; it has so many events by now. */
  | { readonly kind: 'behind'; readonly events: number }
  /** The log has nothing of the kind: a sentence. */
  | { readonly kind: 'absent'; readonly reason: string }
  | { readonly kind: 'unavailable'; readonly reason: string };

class Absent extends Error {}

/** Leaves in one transaction. */
const BATCH = 16 * 256;

/**
 * The Merkle tree over the events of a log, in its order, kept in a file and caught up when it is asked for something. It
 * answers for the log as it stood when it was asked, or for less where that was asked for. The file of another log, or of
 * more of this one than there is, is made anew.
 */
export class LogTree {
  readonly #store: EventStore;
  readonly #path: string;
  readonly #closing = new AbortController();
  #open: { readonly file: TreeFile; readonly log: string } | null = null;
  #opening: Promise<TreeFile> | null = null;
  #following: Promise<void> | null = null;

  /** @param path of its file; `:memory:` for one that ends with it */
  constructor(store: EventStore, path: string) {
    this.#store = store;
    this.#path = path;
  }

  /**
   * @param size of the tree; null for the whole log
   * @param patience how long it may be caught up before the answer is `behind`, in milliseconds
   */
  head(size: number | null, patience: number): Promise<Answer<TreeHead>> {
    return this.#answer(patience, size === null ? null : { size }, (file) => this.#headOf(file, size));
  }

  inclusion(position: Position, size: number | null, patience: number): Promise<Answer<Included>> {
    return this.#answer(patience, size === null ? null : { size, position }, (file) => {
      const head = this.#headOf(file, size);
      const index = file.indexOf(position);
      if (index === null) throw new Absent(`No event of the log has the position ${position}.`);
      if (index >= head.size)
        throw new Absent(`The event at ${position} is number ${index + 1} of the log: a tree of ${head.size} does not hold it.`);
      return { ...proveInclusion(index, head.size, file.node), leaf: file.node(0, index), head };
    });
  }

  consistency(from: number, to: number | null, patience: number): Promise<Answer<Extended>> {
    return this.#answer(patience, to === null ? null : { size: Math.max(from, to) }, (file) => {
      const [earlier, later] = [this.#headOf(file, from), this.#headOf(file, to)];
      return { ...proveConsistency(earlier.size, later.size, file.node), earlier, later };
    });
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#opening?.catch(() => undefined);
    await this.#following?.catch(() => undefined);
    this.#open?.file.close();
    this.#open = null;
  }

  /** @param needed what the tree must hold; null: all that the log holds now */
  async #answer<T>(
    patience: number,
    needed: { readonly size: number; readonly position?: Position } | null,
    answer: (file: TreeFile) => T,
  ): Promise<Answer<T>> {
    try {
      let file = await this.#file();
      const { size, position } = file.extent();
      if (needed === null || size < needed.size || (needed.position !== undefined && position < needed.position)) {
        const isLevel = await this.#isLevelWithin(patience);
        file = this.#open?.file ?? file;
        if (!isLevel) return { kind: 'behind', events: file.extent().size };
      }
      return { kind: 'given', value: answer(file) };
    } catch (error) {
      if (error instanceof Absent) return { kind: 'absent', reason: error.message };
      if (error instanceof StoreUnavailable) return { kind: 'unavailable', reason: error.message };
      if (!isUnusable(error)) return { kind: 'unavailable', reason: unkept(error) };
      await this.#discard();
      return { kind: 'behind', events: 0 };
    }
  }

  async #isLevelWithin(patience: number): Promise<boolean> {
    const answered = new AbortController();
    try {
      return await Promise.race([
        this.#catchUp(await this.#store.head()).then(() => true),
        pause(patience, AbortSignal.any([answered.signal, this.#closing.signal])).then(() => false),
      ]);
    } finally {
      answered.abort();
    }
  }

  #headOf(file: TreeFile, asked: number | null): TreeHead {
    const { size: all } = file.extent();
    const size = asked ?? all;
    if (size > all) throw new Absent(`The log has ${all} events, and so no tree of ${size}.`);
    return {
      log: this.#open!.log,
      size,
      root: rootOf(size, file.node),
      position: size === 0 ? null : file.position(size - 1),
    };
  }

  /** The file, once it is known to be of the log that answers now. */
  #file(): Promise<TreeFile> {
    this.#opening ??= this.#openFile().finally(() => (this.#opening = null));
    return this.#opening;
  }

  async #openFile(): Promise<TreeFile> {
    const log = await this.#store.logId();
    if (this.#open && this.#open.log !== log) await this.#discard();
    this.#open ??= { file: TreeFile.open(this.#path, log), log };
    const { last, position, size } = this.#open.file.extent();
    if (last && !(isEqual(this.#open.file.node(0, size - 1), last.hash) && (await this.#stands(last, position)))) {
      await this.#discard();
      this.#open = { file: TreeFile.open(this.#path, log), log };
    }
    return this.#open.file;
  }

  async #stands({ stream, revision, hash }: LastLeaf, reached: Position): Promise<boolean> {
    for await (const event of this.#store.read(stream, { from: revision, limit: 1 }))
      return event.revision === revision && event.position <= reached && isEqual(leafOf(event), hash);
    return false;
  }

  async #discard(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    await this.#following?.catch(() => undefined);
    open?.file.close();
    TreeFile.remove(this.#path);
  }

  /** One at a time follows; who comes later goes on where it ends. */
  async #catchUp(head: Position): Promise<void> {
    while (!this.#closing.signal.aborted) {
      const file = this.#open?.file;
      if (!file || file.extent().position >= head) return;
      this.#following ??= this.#follow(file).finally(() => (this.#following = null));
      await this.#following;
    }
  }

  async #follow(file: TreeFile): Promise<void> {
    const { signal } = this.#closing;
    const head = await this.#store.head();
    let extent = file.extent();
    let leaves: Leaf[] = [];
    let last: RecordedEvent | null = null;
    /** @returns whether no other process has added to the file meanwhile */
    const add = (reached: Position): boolean => {
      const added: Extent = {
        size: extent.size + leaves.length,
        position: reached,
        last: last ? { stream: last.stream, revision: last.revision, hash: leaves.at(-1)!.hash } : extent.last,
      };
      if (!file.append(extent, leaves, added)) return false;
      [extent, leaves, last] = [added, [], null];
      return true;
    };
    for await (const event of this.#store.readAll({ after: extent.position, filter: { streamPrefixes: OUR_PREFIXES } })) {
      if (signal.aborted) return;
      leaves.push({ position: event.position, hash: leafOf(event) });
      last = event;
      if (leaves.length === BATCH && !add(event.position)) return;
    }
    const reached = leaves.at(-1)?.position ?? extent.position;
    add(reached > head ? reached : head);
  }
}

/** @returns why the disk does not keep the tree. @throws what is a fault of ours */
function unkept(error: unknown): string {
  const { message, errcode, errno } = error as Error & { readonly errcode?: number; readonly errno?: number };
  if (errcode === undefined && errno === undefined) throw error;
  return `the tree that proofs are made of cannot be kept: ${message}`;
}
