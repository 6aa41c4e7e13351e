import { parseConnectionString } from './kurrentdb/connection-string.ts';

// Where a log is, as EVENT_STORE says it: a file's path, `:memory:`, or the connection string of a server.

/** A log that ends with its store, and that no other thread can open. */
export const IN_MEMORY = ':memory:';

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
