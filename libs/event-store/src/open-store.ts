import type { EventStore } from './event-store.ts';
import { openKurrentDbStore } from './kurrentdb/kurrentdb-store.ts';
import { openSqliteStore } from './sqlite/sqlite-store.ts';

/** A log that ends with its store, and that no other thread can open. */
export const IN_MEMORY = ':memory:';

/**
 * Opens the log that EVENT_STORE names: `kurrentdb://` and `esdb://` connection strings, else a file path or `:memory:`.
 * @throws {StoreUnavailable} when a file cannot be opened, {Error} when a connection string is not usable
 */
export async function openStore(location: string): Promise<EventStore> {
  return isServer(location) ? openKurrentDbStore(location) : openSqliteStore(location);
}

export function isServer(location: string): boolean {
  return /^(kurrentdb|esdb|kdb)(\+discover)?:\/\//i.test(location);
}
