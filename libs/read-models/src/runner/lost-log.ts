import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pause } from '#event-store/backoff.ts';
import { type EventStore, type Position, START } from '#event-store/event-store.ts';
import { IN_MEMORY, isServer } from '#event-store/location.ts';
import { openStore, openStoreToRead } from '#event-store/open-store.ts';
import { positionSeen } from '../rows/rows-file.ts';
import { Catalogue } from './catalogue.ts';

/** The rows are of a log that is not there: they are then the only copy of what the record said. */
export class LostLog extends Error {
  override readonly name = 'LostLog';
  constructor(location: string, dir: string, position: Position) {
    const what = isServer(location) ? 'the log on the server is empty' : `${location} holds no event, or is not there`;
    super(
      `${what}, but the rows in ${dir} have seen a log up to position ${position}: bring that log back (is its disk mounted, was it moved?) or restore a backup (chancery restore); to begin a new record here on purpose, remove ${dir}. Nothing was made and nothing was deleted`,
    );
  }
}

/** How long a server may take to answer before a start goes on without its word, in milliseconds. */
const PATIENCE = 1000;

/**
 * Opens the log that the rows in a directory were made of, or any that has events. A log in memory begins anew each time, and a
 * server that does not answer is not waited for.
 * @throws {LostLog} having made and changed nothing; {StoreUnavailable}
 */
export async function openLogOf(location: string, dir: string): Promise<EventStore> {
  const seen = location === IN_MEMORY ? START : seenByRows(dir);
  if (seen === START) return openStore(location);
  if (isServer(location)) {
    const store = await openStore(location);
    if ((await headSoon(store)) !== START) return store;
    await store.close();
    throw new LostLog(location, dir, seen);
  }
  if (isMissing(location)) throw new LostLog(location, dir, seen);
  const there = await openStoreToRead(location);
  const head = await there.head();
  await there.close();
  if (head === START) throw new LostLog(location, dir, seen);
  return openStore(location);
}

/** Up to where the rows of a directory have seen a log; START where there are none that can be read. */
export function seenByRows(dir: string): Position {
  if (!existsSync(join(dir, 'catalogue.json'))) return START;
  try {
    const { current } = new Catalogue(dir);
    return current === null ? START : positionSeen(current);
  } catch {
    return START;
  }
}

/** Null: it does not answer. */
async function headSoon(store: EventStore): Promise<Position | null> {
  const answered = new AbortController();
  const head = store.head().catch(() => null);
  const first = await Promise.race([head, pause(PATIENCE, answered.signal).then(() => null)]);
  answered.abort();
  return first;
}

/** What is left of one without its head is refused by whoever opens it. */
function isMissing(path: string): boolean {
  const size = (each: string): number | null => statSync(each, { throwIfNoEntry: false })?.size ?? null;
  return size(path) === null || (size(path) === 0 && !size(`${path}-wal`));
}
