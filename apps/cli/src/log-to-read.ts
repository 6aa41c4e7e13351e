import { existsSync, realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { configurationFrom, type Configuration, Misconfigured, withoutCredentials } from '#api/configuration.ts';
import { logIn } from '#api/data-dir.ts';
import { type EventStore, StoreUnavailable } from '#event-store/event-store.ts';
import { IN_MEMORY, isServer } from '#event-store/location.ts';
import { openStore, openStoreToRead } from '#event-store/open-store.ts';
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

/** Absolute; it may not be there. */
export function dataDirOf(place: Place): string {
  return resolve(environmentOf(place)['DATA_DIR']?.trim() || 'data');
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
  const { configuration, missing } = await findLog(place);
  if (missing !== null) throw noLog(missing);
  return { store: await openAt(configuration, openStoreToRead), configuration };
}

/**
 * Opens the log, or where there is none yet an empty one in memory: `make` is for when there is something to write.
 * @throws {Stop}, {StoreUnavailable}
 */
export async function openOrMakeLog(place: Place): Promise<LogToRead & { readonly make: (() => Promise<EventStore>) | null }> {
  const { configuration, missing } = await findLog(place);
  if (missing === null) return { store: await openAt(configuration), configuration, make: null };
  const isInDataDir = !environmentOf(place)['EVENT_STORE']?.trim();
  const make = async (): Promise<EventStore> => openAt(isInDataDir ? await configurationOf(place) : configuration);
  return { store: await openStore(IN_MEMORY), configuration, make };
}

/**
 * The file that the log is in, or is to be; for a command that is of files alone.
 * @param otherwise what to do where the log is on a server
 * @throws {Stop}
 */
export async function logFile(place: Place, otherwise: string): Promise<FoundLog & { readonly path: string }> {
  const found = await findLog(place);
  const { eventStore } = found.configuration;
  if (isServer(eventStore)) throw usage(`the log is on a server (${withoutCredentials(eventStore)}): ${otherwise}`);
  const path = environmentOf(place)['EVENT_STORE']?.trim() || logIn(dataDirOf(place));
  return { ...found, path: existsSync(path) ? realpathSync(path) : resolve(path) };
}

export interface FoundLog {
  readonly configuration: Configuration;
  /** What there is not; `null` where there is a log. */
  readonly missing: string | null;
}

/** Makes nothing. */
async function findLog(place: Place): Promise<FoundLog> {
  const environment = environmentOf(place);
  const dataDir = dataDirOf(place);
  const isMissing = !existsSync(dataDir);
  // Checking the configuration makes the directory that it names.
  const configuration = await configurationOf({ ...place, ...(isMissing && { dataDir: tmpdir() }) });
  const { eventStore } = configuration;
  if (isMissing && !environment['EVENT_STORE']?.trim()) return { configuration, missing: `the data directory ${dataDir}` };
  if (eventStore === IN_MEMORY) throw usage('EVENT_STORE is :memory:, a log that ends with the server: no command can reach it.');
  return { configuration, missing: isServer(eventStore) || isThere(eventStore) ? null : eventStore };
}

async function openAt({ eventStore }: Configuration, open = openStore): Promise<EventStore> {
  try {
    return await open(eventStore);
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

export function noLog(what: string): Stop {
  return new Stop(
    EXIT.storeUnavailable,
    `there is no log: ${withoutCredentials(what)} does not exist; start the server once (npm start), or say where the log is with --data-dir or --store.`,
  );
}
