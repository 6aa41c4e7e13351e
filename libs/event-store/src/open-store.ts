import type { EventStore, Position } from './event-store.ts';
import { parseConnectionString } from './kurrentdb/connection-string.ts';
import type { LogScan, Reach } from './sqlite/log-scan.ts';

export type { LogScan, Opening, Reach } from './sqlite/log-scan.ts';

/** A log that ends with its store, and that no other thread can open. */
export const IN_MEMORY = ':memory:';

/**
 * Opens the log that EVENT_STORE names: `kurrentdb://` and `esdb://` connection strings, else a file path or `:memory:`.
 * @throws {StoreUnavailable} when a file cannot be opened, {UnusableConnectionString}
 */
export async function openStore(location: string): Promise<EventStore> {
  // Only the one that is asked for: the client of KurrentDB takes longer to load than a usual command to run.
  if (isServer(location)) return (await import('./kurrentdb/kurrentdb-store.ts')).openKurrentDbStore(location);
  return (await import('./sqlite/sqlite-store.ts')).openSqliteStore(location);
}

/**
 * As `openStore`, of a log that is there, to read alone: a file stays as it is.
 * @throws {StoreUnavailable} also when there is none
 */
export async function openStoreToRead(location: string): Promise<EventStore> {
  if (isServer(location)) return openStore(location);
  return (await import('./sqlite/sqlite-store.ts')).openSqliteStoreToRead(location);
}

/**
 * What is wrong with a location, without its full stop; null when nothing is. Says so of what looks like a connection
 * string and is none, which would make a file of that name, its password in it. Quotes nothing that may be secret.
 */
export function locationProblem(location: string): string | null {
  if (/^["']/.test(location)) return 'it begins with a quote, which is part of it here: write it without';
  if (!isServer(location)) {
    if (!LIKE_A_SERVER.test(location)) return null;
    return 'it is neither a path nor a connection string: those begin with kurrentdb:// or esdb://';
  }
  try {
    parseConnectionString(location);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

const LIKE_A_SERVER = /^[a-z+]*(esdb|kurrent|kdb|eventstore)[a-z+]*:|^[a-z][a-z0-9+.-]*:\/\//i;

export function isServer(location: string): boolean {
  return /^(kurrentdb|esdb|kdb)(\+discover)?:\/\//i.test(location);
}

/** Reads a log in a file stream by stream: what a server cannot be asked for. @throws {StoreUnavailable} */
export async function scanLog(path: string, reach: Reach, streamPrefixes: readonly string[]): Promise<LogScan> {
  return (await import('./sqlite/log-scan.ts')).openLogScan(path, reach, streamPrefixes);
}

/** Events of these streams up to a position; null where a log cannot tell without being read: a server, or one in memory. */
export async function countEvents(location: string, until: Position, streamPrefixes: readonly string[]): Promise<number | null> {
  if (isServer(location) || location === IN_MEMORY) return null;
  return (await import('./sqlite/event-count.ts')).eventCount(location, until, streamPrefixes);
}
