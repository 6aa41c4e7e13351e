import type { EventStore, Position } from '#event-store/event-store.ts';
import type { Answer, Extended, Included, LogTree, TreeHead } from '#event-store/proofs/log-tree.ts';
import { UnusableKey } from '#event-store/key-file.ts';
import { signingKey } from '#event-store/proofs/signing-key.ts';
import { startTree } from '#event-store/proofs/tree-thread.ts';
import type { Thread } from '#event-store/thread.ts';
import { Problem } from '../problems/problem.ts';
import { storeUnavailable } from '../problems/problem-of.ts';
import { signed, type Signed } from './signed.ts';

/** How long a proof waits for the tree, in milliseconds. */
const PATIENCE = 5000;

interface ProofsOptions {
  /** The tree's file: it can be deleted, and is made again from the log. */
  readonly path: string;
  /** This thread's own. */
  readonly store: EventStore;
  /** Where another thread finds the same log: EVENT_STORE. */
  readonly location: string;
  /** The folder of the key that signs. */
  readonly keys: string;
}

/** What the log proves of itself. Nothing is begun before somebody asks. */
export class Proofs {
  readonly #options: ProofsOptions;
  #tree: Thread<LogTree> | null = null;

  constructor(options: ProofsOptions) {
    this.#options = options;
  }

  /** @throws {Problem} `unknown-position`, `not-yet-visible`, `store-unavailable` */
  async head(size: number | null): Promise<TreeHead> {
    return given(await this.#remote().head(size, PATIENCE));
  }

  /** @throws as `head` */
  async inclusion(position: Position, size: number | null): Promise<Included> {
    return given(await this.#remote().inclusion(position, size, PATIENCE));
  }

  /** @throws as `head` */
  async consistency(from: number, to: number | null): Promise<Extended> {
    return given(await this.#remote().consistency(from, to, PATIENCE));
  }

  /** @throws {Problem} `keys-unavailable` where the key cannot be used */
  async signed(head: TreeHead): Promise<Signed> {
    try {
      return signed(head, await signingKey(this.#options.keys));
    } catch (error) {
      throw error instanceof UnusableKey
        ? new Problem(
            'keys-unavailable',
            `No checkpoint can be signed: ${error.message}. Bring the key back, or move the file away and a new one is made.`,
          )
        : error;
    }
  }

  /** As it stands: its file takes no harm. */
  async close(): Promise<void> {
    await this.#tree?.terminate();
  }

  #remote(): LogTree {
    const { store, location, path } = this.#options;
    this.#tree ??= startTree(store, { location, path }, () => (this.#tree = null));
    return this.#tree.remote;
  }
}

function given<T>(answer: Answer<T>): T {
  switch (answer.kind) {
    case 'given':
      return answer.value;
    case 'absent':
      throw new Problem('unknown-position', answer.reason);
    case 'unavailable':
      throw storeUnavailable(answer.reason);
    case 'behind':
      throw new Problem(
        'not-yet-visible',
        `The tree is being made from the log and has ${answer.events} of its events so far: try again.`,
        { headers: { 'retry-after': '1' } },
      );
  }
}
