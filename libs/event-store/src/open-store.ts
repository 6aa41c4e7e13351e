import type { EventStore, Position } from './event-store.ts';
import { IN_MEMORY, isServer } from './location.ts';
import type { LogScan, Reach } from './sqlite/log-scan.ts';

export type { LogScan, Opening, Reach } from './sqlite/log-scan.ts';

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

/** Reads a log in a file stream by stream: what a server cannot be asked for. @throws {StoreUnavailable} */
export async function scanLog(path: string, reach: Reach, streamPrefixes: readonly string[]): Promise<LogScan> {
  return (await import('./sqlite/log-scan.ts')).openLogScan(path, reach, streamPrefixes);
}

/** Events of these streams up to a position; null where a log cannot tell without being read: a server, or one in memory. */
export async function countEvents(location: string, until: Position, streamPrefixes: readonly string[]): Promise<number | null> {
  if (isServer(location) || location === IN_MEMORY) return null;
  return (await import('./sqlite/event-count.ts')).eventCount(location, until, streamPrefixes);
}
