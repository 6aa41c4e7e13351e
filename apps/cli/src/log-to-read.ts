import { existsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { configurationFrom, type Configuration, Misconfigured, withoutCredentials } from '#api/configuration.ts';
import { type EventStore, StoreUnavailable } from '#event-store/event-store.ts';
import { IN_MEMORY, isServer, openStore } from '#event-store/open-store.ts';
import { EXIT, Stop, usage } from './exit-code.ts';

/** Where the log and its rows are, beside what the environment says. */
export interface Place {
  readonly dataDir?: string;
  readonly store?: string;
}

/** The environment that a server would be started with. */
export function environmentOf({ dataDir, store }: Place): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...(dataDir !== undefined && { DATA_DIR: dataDir }),
    ...(store !== undefined && { EVENT_STORE: store }),
  };
}

/** @throws {Stop} */
export async function configurationOf(place: Place): Promise<Configuration> {
  try {
    return await configurationFrom(environmentOf(place));
  } catch (error) {
    throw error instanceof Misconfigured ? usage(error.message) : error;
  }
}

export interface LogToRead {
  readonly store: EventStore;
  readonly configuration: Configuration;
}

/**
 * Opens a log that is there: reading never makes one.
 * @throws {Stop}, {StoreUnavailable}
 */
export async function openLog(place: Place): Promise<LogToRead> {
  const environment = environmentOf(place);
  const dataDir = resolve(environment['DATA_DIR']?.trim() || 'data');
  const isMissing = !existsSync(dataDir);
  if (isMissing && !environment['EVENT_STORE']?.trim()) throw noLog(`the data directory ${dataDir}`);
  // Checking the configuration makes the directory that it names.
  const configuration = await configurationOf({ ...place, ...(isMissing && { dataDir: tmpdir() }) });
  const { eventStore } = configuration;
  if (eventStore === IN_MEMORY)
    throw usage('EVENT_STORE is :memory:, a log that ends with the server: there is nothing to read.');
  if (!isServer(eventStore) && !isThere(eventStore)) throw noLog(eventStore);
  try {
    return { store: await openStore(eventStore), configuration };
  } catch (error) {
    throw isServer(eventStore) ? usage(`EVENT_STORE: ${(error as Error).message}.`) : error;
  }
}

/**
 * Runs a command on the log and closes it, however the command ends.
 * @throws {Stop}
 */
export async function withLog<T>(place: Place, run: (log: LogToRead) => Promise<T>): Promise<T> {
  const log = await openLog(place);
  try {
    return await run(log);
  } finally {
    await log.store.close();
  }
}

/** An empty file is one that nobody has written a log into yet. */
function isThere(path: string): boolean {
  try {
    return statSync(path).size > 0;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw new StoreUnavailable(`${path} cannot be opened (${code})`, { cause: error });
  }
}

function noLog(what: string): Stop {
  return new Stop(
    EXIT.storeUnavailable,
    `there is no log: ${withoutCredentials(what)} does not exist; start the server once (npm start), or say where the log is with --data-dir or --store.`,
  );
}
