import type { EventStore, Position } from './event-store.ts';
import type { LogScan } from './sqlite/log-scan.ts';

export type { LogScan, Opening } from './sqlite/log-scan.ts';

/** A log that ends with its store, and that no other thread can open. */
export const IN_MEMORY = ':memory:';

/**
 * Opens the log that EVENT_STORE names: `kurrentdb://` and `esdb://` connection strings, else a file path or `:memory:`.
 * @throws {StoreUnavailable} when a file cannot be opened, {Error} when a connection string is not usable
 */
export async function openStore(location: string): Promise<EventStore> {
  // Only the one that is asked for: the client of KurrentDB takes longer to load than a usual command to run.
  if (isServer(location)) return (await import('./kurrentdb/kurrentdb-store.ts')).openKurrentDbStore(location);
  return (await import('./sqlite/sqlite-store.ts')).openSqliteStore(location);
}

export function isServer(location: string): boolean {
  return /^(kurrentdb|esdb|kdb)(\+discover)?:\/\//i.test(location);
}

/** Reads a log in a file stream by stream, up to a position: what a server cannot be asked for. */
export async function scanLog(path: string, until: Position, streamPrefixes: readonly string[]): Promise<LogScan> {
  return new (await import('./sqlite/log-scan.ts')).LogScan(path, until, streamPrefixes);
}
