import { linkSync, readdirSync, renameSync, rmSync, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { metadataOf } from '#event-store/decode.ts';
import { type EventStore, type Position } from '#event-store/event-store.ts';
import { verify } from '#event-store/hash-chain.ts';
import { openStoreToRead } from '#event-store/open-store.ts';
import { copyLog, damageOfFile } from '#event-store/log-copy.ts';
import { sync } from '#event-store/sync.ts';
import { printable } from './columns.ts';
import { expected, Progress } from './progress.ts';

export interface SoundCopy {
  readonly events: number;
  readonly streams: number;
  /** Of its last event, and when that was recorded; null where it has none. */
  readonly position: Position;
  readonly recordedAt: string | null;
}

/** A log is not what was written; the message says why. */
export class Unsound extends Error {
  override readonly name = 'Unsound';
  /** SQLite cannot read it as it should; else a link of its hash chain is broken. */
  readonly isOfFile: boolean;
  constructor(message: string, { isOfFile }: { readonly isOfFile: boolean }) {
    super(message);
    this.isOfFile = isOfFile;
  }
}

const MIB = 1024 * 1024;

/**
 * Copies the log in a file as it stands at this moment, and proves of the copy that its file is whole and every link of its
 * hash chain holds.
 * @param renamed gives the copy an id of its own: it is to be another log
 * @throws {Unsound}, {StoreUnavailable}, and the signal's reason when it aborts
 */
export async function copySound(from: string, to: string, signal: AbortSignal, renamed = false): Promise<SoundCopy> {
  const progress = new Progress('Copying', 'MiB');
  try {
    await copyLog(from, to, {
      signal,
      renamed,
      onProgress: ({ done, total }) => progress.at({ done: done / MIB, total: total / MIB }),
    });
  } finally {
    progress.end();
  }
  const damage = await damageOfFile(to);
  if (damage !== null) throw new Unsound(damage, { isOfFile: true });
  const store = await openStoreToRead(to);
  try {
    return await proven(store, signal);
  } finally {
    await store.close();
  }
}

async function proven(store: EventStore, signal: AbortSignal): Promise<SoundCopy> {
  const position = await store.head();
  const progress = new Progress('Verifying');
  try {
    const {
      events,
      streams,
      broken: [broken],
    } = await verify(store, {
      signal,
      onProgress: ({ events: done, position: reached }) => progress.at({ done, total: expected(done, reached, position) }),
    });
    if (broken) {
      const { stream, revision, reason } = broken;
      throw new Unsound(
        `the chain of ${printable(stream)} is broken at position ${broken.position}, revision ${revision}: ${printable(reason)}`,
        { isOfFile: false },
      );
    }
    return { events, streams, position, recordedAt: await lastRecordedAt(store) };
  } finally {
    progress.end();
  }
}

async function lastRecordedAt(store: EventStore): Promise<string | null> {
  for await (const event of store.readAll({ direction: 'backwards', limit: 1 })) return metadataOf(event).recordedAt;
  return null;
}

/** `2026-11-28T13-28-18Z`: an instant that may stand in the name of a file. */
export function instantInName(now = new Date()): string {
  return `${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}

/** Name, beside a file, of what is to become it. Deletes what processes left there that were killed. */
export function partOf(file: string): string {
  const [folder, name] = [dirname(file), basename(file)];
  for (const each of readdirSync(folder)) {
    const [, pid] = (each.startsWith(`${name}.`) && /^(\d+)\.part(-journal)?$/.exec(each.slice(name.length + 1))) || [];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, each), { force: true });
  }
  return `${file}.${process.pid}.part`;
}

export function discard(part: string): void {
  for (const end of ['', '-journal']) rmSync(part + end, { force: true });
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/**
 * Gives a file a second name, which then is on disk; where the file system knows no two names, another one.
 * @throws {NodeJS.ErrnoException} EEXIST where something has that name
 */
export function nameToo(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || existsSync(name)) throw error;
    renameSync(file, name);
  }
  sync(name);
}
