import { statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { StoreUnavailable } from '../event-store.ts';

interface Opened {
  readonly path: string;
  readonly device: bigint;
  readonly inode: bigint;
}

/**
 * The files that a store has open, by which it tells whether they still are the ones that their names lead to. SQLite goes on in
 * a file that was deleted or moved away, and whatever it is given there is gone when the process ends.
 */
export class OpenFiles {
  readonly path: string;
  readonly #opened: readonly Opened[];

  /** @param path of the log, which is open, and has been read: its write-ahead log is then there */
  constructor(path: string) {
    this.path = path;
    this.#opened = [path, `${path}-wal`].flatMap((each) => {
      const found = at(each);
      return found === null ? [] : [found];
    });
  }

  /** By their names alone: closing another handle of a file would take SQLite's locks with it. @throws {StoreUnavailable} */
  assertInPlace(): void {
    for (const { path, device, inode } of this.#opened) {
      const found = at(path);
      if (found === null)
        throw new StoreUnavailable(
          `${path} is gone: it was moved or deleted, or its disk is not mounted, while it was open. Put it back, or stop and restore a backup (docs/backups.md)`,
        );
      if (found.device !== device || found.inode !== inode)
        throw new StoreUnavailable(
          `${path} is another file than the one that is open, which was replaced: start this server anew, and it goes on with the one that is there`,
        );
    }
  }

  /** Bytes that this user may still write to the disk; null where that cannot be known. */
  async room(): Promise<number | null> {
    try {
      const { bavail, bsize } = await statfs(this.path);
      return bavail * bsize;
    } catch {
      return null;
    }
  }
}

function at(path: string): Opened | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found ? { path, device: found.dev, inode: found.ino } : null;
}
