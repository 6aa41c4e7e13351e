import { hash as digest } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { type Position, START } from '../event-store.ts';
import { isDamage, isOfOtherTables } from '../sqlite-error.ts';
import { isEqual, nodeHash, type Nodes, rootOf, type TreeHash } from './merkle-tree.ts';

/** The event of a leaf. */
export interface Leaf {
  readonly position: Position;
  readonly hash: TreeHash;
}

/** The event of the last leaf, by which the tree knows its log again. */
export interface LastLeaf {
  readonly stream: string;
  readonly revision: number;
  /** Of the leaf. */
  readonly hash: TreeHash;
}

export interface Extent {
  readonly size: number;
  /** Everything of the log up to here is in the tree. */
  readonly position: Position;
  readonly last: LastLeaf | null;
}

/** Raised with every change of the tables: a file of another format is made anew. */
const FORMAT = 2;
const APPLICATION_ID = 0x43687470;
/** Levels of the tree in one tile. */
const HEIGHT = 8;
const WIDTH = 2 ** HEIGHT;
const HASH = 32;
const POSITION = 8;

/**
 * `tiles` are cut out of the tree as those of c2sp.org/tlog-tiles: of every eighth level 256 hashes, from which those of
 * the seven levels above are worked out again. Those of the leaves (level 0) have the positions of their events beside them.
 * `sum` is of both: a root over a bit that the disk lost would be signed.
 */
const SCHEMA = `
  CREATE TABLE tree (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    log TEXT NOT NULL,
    size INTEGER NOT NULL,
    position INTEGER NOT NULL,
    last_stream TEXT,
    last_revision INTEGER,
    last_hash BLOB
  ) STRICT;
  CREATE TABLE tiles (level INTEGER NOT NULL, n INTEGER NOT NULL, hashes BLOB NOT NULL, positions BLOB, sum TEXT NOT NULL, PRIMARY KEY (level, n)) STRICT;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
`;

/** The tree of one log, in a file that can be deleted at any time. Several processes may have it open. */
export class TreeFile {
  readonly #db: DatabaseSync;
  readonly #tile: StatementSync;
  readonly #putTile: StatementSync;

  /** Opens the file, or makes it: also in place of one that is no tree, is damaged, or is of another log. */
  static open(path: string, log: string): TreeFile {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    try {
      const file = new TreeFile(path, log);
      if (file.#isOf(log)) return file;
      file.close();
    } catch (error) {
      if (!isUnusable(error)) throw error;
    }
    TreeFile.remove(path);
    return new TreeFile(path, log);
  }

  /**
   * Opens what was kept of a tree that has this root, whatever log it is of: that it has is what makes it worth anything.
   * @returns null where there is none
   */
  static find(path: string, size: number, root: TreeHash): TreeFile | null {
    if (!existsSync(path)) return null;
    let file: TreeFile | null = null;
    try {
      file = new TreeFile(path, '');
      if (file.#isOf(null) && file.extent().size >= size && isEqual(rootOf(size, file.node), root)) return file;
    } catch {
      // Another file, or one that is damaged: nothing is known by it.
    }
    file?.close();
    return null;
  }

  static remove(path: string): void {
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
  }

  private constructor(path: string, log: string) {
    this.#db = new DatabaseSync(path, { timeout: 5000 });
    try {
      this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
      this.#create(log);
      this.#tile = this.#db.prepare('SELECT hashes, positions, sum FROM tiles WHERE level = ? AND n = ?');
      this.#putTile = this.#db.prepare('INSERT OR REPLACE INTO tiles (level, n, hashes, positions, sum) VALUES (?, ?, ?, ?, ?)');
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  extent(): Extent {
    const row = this.#db.prepare('SELECT * FROM tree').get() as unknown as TreeRow;
    const { size, position, last_stream: stream, last_revision: revision, last_hash: hash } = row;
    return {
      size,
      position: BigInt(position),
      last: stream === null || revision === null || hash === null ? null : { stream, revision, hash },
    };
  }

  /**
   * Adds leaves behind those that are there, all of them or none.
   * @param after what the file held when they were looked for
   * @param extent what it then holds
   * @returns false where another process was first
   */
  append(after: Extent, leaves: readonly Leaf[], { position, last }: Omit<Extent, 'size'>): boolean {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const { size, position: reached } = this.extent();
      const isFirst = size === after.size && reached === after.position;
      if (isFirst) {
        this.#add(size, leaves);
        this.#db
          .prepare('UPDATE tree SET size = ?, position = ?, last_stream = ?, last_revision = ?, last_hash = ?')
          .run(size + leaves.length, position, last?.stream ?? null, last?.revision ?? null, last?.hash ?? null);
      }
      this.#db.exec('COMMIT');
      return isFirst;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** A node above or at the leaves; the tree is to hold all leaves below it. */
  readonly node: Nodes = (level, index) => {
    const rest = level % HEIGHT;
    const count = 2 ** rest;
    const first = index * count;
    const { hashes } = this.#read((level - rest) / HEIGHT, Math.floor(first / WIDTH));
    const at = (first % WIDTH) * HASH;
    return folded(hashes.subarray(at, at + count * HASH));
  };

  /** Of the event that is the so-manyth leaf. */
  position(index: number): Position {
    const { positions } = this.#read(0, Math.floor(index / WIDTH));
    return positions.readBigUInt64BE((index % WIDTH) * POSITION);
  }

  /** The first `size` of them, in their order. */
  *leaves(size: number): Generator<Leaf> {
    for (let first = 0; first < size; first += WIDTH) {
      const { hashes, positions } = this.#read(0, first / WIDTH);
      for (let n = 0; n < Math.min(WIDTH, size - first); n++) {
        const hash = hashes.subarray(n * HASH, (n + 1) * HASH);
        yield { hash, position: positions.readBigUInt64BE(n * POSITION) };
      }
    }
  }

  /** @returns null where no event of the tree has this position */
  indexOf(position: Position): number | null {
    let [low, high] = [0, this.extent().size];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const found = this.position(middle);
      if (found === position) return middle;
      if (found < position) low = middle + 1;
      else high = middle;
    }
    return null;
  }

  close(): void {
    this.#db.close();
  }

  /** Another process may be doing the same. */
  #create(log: string): void {
    this.#db.exec('BEGIN IMMEDIATE');
    if (this.#db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'] === 0) {
      this.#db.exec(SCHEMA);
      this.#db.prepare('INSERT INTO tree (one, log, size, position) VALUES (1, ?, 0, ?)').run(log, START);
    }
    this.#db.exec('COMMIT');
  }

  /** @param log null: of any */
  #isOf(log: string | null): boolean {
    const pragma = (name: string): unknown => this.#db.prepare(`PRAGMA ${name}`).get()?.[name];
    if (pragma('application_id') !== APPLICATION_ID || pragma('user_version') !== FORMAT) return false;
    return log === null || this.#db.prepare('SELECT log FROM tree').get()?.['log'] === log;
  }

  #read(level: number, n: number): Tile {
    const row = this.#tile.get(level, n);
    if (!row) throw new DamagedTree(`the tree has no tile ${n} of level ${level}`);
    const tile = { hashes: bufferOf(row['hashes']), positions: bufferOf(row['positions'] ?? new Uint8Array()) };
    if (sumOf(tile) !== row['sum']) throw new DamagedTree(`tile ${n} of level ${level} is not as it was written`);
    return tile;
  }

  #add(size: number, leaves: readonly Leaf[]): void {
    let complete = this.#put(0, size, leaves);
    // Of each level above, the tiles that are complete below.
    for (let [level, count] = [1, Math.floor(size / WIDTH)]; complete.length > 0; level++, count = Math.floor(count / WIDTH))
      complete = this.#put(level, count, complete);
  }

  /** @returns what stands for each tile that is complete now, one level of tiles higher */
  #put(level: number, count: number, added: readonly { readonly hash: TreeHash; readonly position?: Position }[]) {
    const complete: { hash: TreeHash }[] = [];
    for (let done = 0; done < added.length;) {
      const n = Math.floor((count + done) / WIDTH);
      const there = (count + done) % WIDTH;
      const some = added.slice(done, done + WIDTH - there);
      const before = there === 0 ? NO_TILE : this.#read(level, n);
      const hashes = Buffer.concat([before.hashes, ...some.map(({ hash }) => hash)]);
      const positions =
        level > 0 ? NO_TILE.positions : Buffer.concat([before.positions, ...some.map(({ position }) => written(position!))]);
      this.#putTile.run(level, n, hashes, level > 0 ? null : positions, sumOf({ hashes, positions }));
      done += some.length;
      if (there + some.length === WIDTH) complete.push({ hash: folded(hashes) });
    }
    return complete;
  }
}

interface Tile {
  readonly hashes: Buffer;
  readonly positions: Buffer;
}

const NO_TILE: Tile = { hashes: Buffer.alloc(0), positions: Buffer.alloc(0) };

const sumOf = ({ hashes, positions }: Tile): string => digest('sha256', Buffer.concat([hashes, positions]));

/** The node above hashes, whose number is a power of two. */
function folded(hashes: Buffer): TreeHash {
  if (hashes.length === HASH) return hashes;
  const middle = hashes.length / 2;
  return nodeHash(folded(hashes.subarray(0, middle)), folded(hashes.subarray(middle)));
}

function written(position: Position): Buffer {
  const bytes = Buffer.alloc(POSITION);
  bytes.writeBigUInt64BE(position);
  return bytes;
}

function bufferOf(value: unknown): Buffer {
  const bytes = value as Uint8Array;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

interface TreeRow {
  readonly size: number;
  readonly position: number;
  readonly last_stream: string | null;
  readonly last_revision: number | null;
  readonly last_hash: Uint8Array | null;
}

/** What SQLite did not notice. */
class DamagedTree extends Error {
  override readonly name = 'DamagedTree';
}

/** What no repetition mends. */
export function isUnusable(error: unknown): boolean {
  return error instanceof DamagedTree || isDamage(error) || isOfOtherTables(error);
}
