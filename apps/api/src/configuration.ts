import { lookup } from 'node:dns/promises';
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, resolve } from 'node:path';
import { locationProblem } from '#event-store/location.ts';
import { keysIn, logIn } from './data-dir.ts';

export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** Absolute; it is there and may be written to. */
  readonly dataDir: string;
  /** A file's path, `:memory:`, or the connection string of an EventStoreDB or a KurrentDB. May hold credentials. */
  readonly eventStore: string;
  /** Absolute: a folder for keys, outside of log and backups. Made on first use. */
  readonly keys: string;
  /** A file of rows that are shown as they stand, and nothing is recorded; null: those that follow the log. */
  readonly rows: string | null;
  /** A partnership is active while its last contact is at most so many days ago, and then cooling. */
  readonly partnershipActiveDays: number;
  readonly partnershipCoolingDays: number;
  /** Live feeds that may be open at once. */
  readonly liveFeeds: number;
  /** A live feed whose reader takes nothing for so long is cut off. */
  readonly liveStallSeconds: number;
  /** Bytes of files that imports over HTTP may keep on disk at once. */
  readonly importMaxBytes: number;
  /** How long requests in flight may take after a signal to stop. */
  readonly drainSeconds: number;
}

/** The environment says something that cannot be. Every mistake has its own sentence. */
export class Misconfigured extends Error {
  override readonly name = 'Misconfigured';
  readonly mistakes: readonly string[];
  constructor(mistakes: readonly string[]) {
    super(mistakes.join(' '));
    this.mistakes = mistakes;
  }
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the environment, and makes the data directory where there is none.
 * @throws {Misconfigured} with every mistake that was found
 */
export async function configurationFrom(variables: Variables): Promise<Configuration> {
  const mistakes: string[] = [];
  const port = wholeNumber(variables, 'PORT', 3000, { least: 0, most: 65_535 }, mistakes);
  const host = variables['HOST']?.trim() || '127.0.0.1';
  if (!(await isResolvable(host))) {
    mistakes.push(`HOST: ${quoted(host)} cannot be resolved: give an address of this machine, as 127.0.0.1.`);
  }
  const dataDir = resolve(variables['DATA_DIR']?.trim() || 'data');
  const problem = directoryProblem(dataDir);
  if (problem) mistakes.push(`DATA_DIR: ${quoted(dataDir)} ${problem}.`);
  const eventStore = variables['EVENT_STORE']?.trim() || logIn(dataDir);
  const wrong = locationProblem(eventStore);
  if (wrong !== null) mistakes.push(`EVENT_STORE: ${wrong}.`);
  const keys = resolve(variables['KEYS']?.trim() || keysIn(dataDir));
  if (existsSync(keys) && !statSync(keys).isDirectory()) mistakes.push(`KEYS: ${quoted(keys)} is a file: give a directory.`);
  const rows = variables['ROWS']?.trim() || null;
  if (rows !== null && !statSync(rows, { throwIfNoEntry: false })?.isFile())
    mistakes.push(`ROWS: ${quoted(rows)} is no file: give one that \`chancery replay --into\` made.`);
  const partnershipActiveDays = wholeNumber(variables, 'PARTNERSHIP_ACTIVE_DAYS', 365, DAYS, mistakes);
  const partnershipCoolingDays = wholeNumber(variables, 'PARTNERSHIP_COOLING_DAYS', 1095, DAYS, mistakes);
  if (partnershipActiveDays > partnershipCoolingDays) {
    mistakes.push(
      `PARTNERSHIP_ACTIVE_DAYS (${partnershipActiveDays}) is more than PARTNERSHIP_COOLING_DAYS (${partnershipCoolingDays}): a partnership is active first, and cools after.`,
    );
  }
  const liveFeeds = wholeNumber(variables, 'LIVE_FEEDS', 200, { least: 0, most: 100_000 }, mistakes);
  const liveStallSeconds = wholeNumber(variables, 'LIVE_STALL_SECONDS', 30, { least: 1, most: 3600 }, mistakes);
  const importMaxBytes = wholeNumber(variables, 'IMPORT_MAX_BYTES', 1024 ** 3, { least: 1, most: 1024 ** 5 }, mistakes);
  const drainSeconds = wholeNumber(variables, 'DRAIN_SECONDS', 10, { least: 0, most: 3600 }, mistakes);
  if (mistakes.length > 0) throw new Misconfigured(mistakes);
  return {
    port,
    host,
    dataDir,
    eventStore,
    keys,
    rows,
    partnershipActiveDays,
    partnershipCoolingDays,
    liveFeeds,
    liveStallSeconds,
    importMaxBytes,
    drainSeconds,
  };
}

const DAYS = { least: 1, most: 1_000_000 };

/** A connection string without its credentials and options, for eyes and logs. */
export function withoutCredentials(location: string): string {
  const match = /^([a-z][a-z0-9+.-]*:\/\/)(?:.*@)?([^/?]*)/is.exec(location);
  return match ? `${match[1]}${match[2]}` : location;
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function wholeNumber(
  variables: Variables,
  name: string,
  otherwise: number,
  { least, most }: { readonly least: number; readonly most: number },
  mistakes: string[],
): number {
  const given = variables[name]?.trim();
  if (given === undefined || given === '') return otherwise;
  const number = Number(given);
  if (/^\d+$/.test(given) && number >= least && number <= most) return number;
  mistakes.push(`${name}: ${quoted(given)} is no whole number from ${least} to ${most}.`);
  return otherwise;
}

async function isResolvable(host: string): Promise<boolean> {
  if (isIP(host) > 0) return true;
  try {
    await lookup(host);
    return true;
  } catch {
    return false;
  }
}

function directoryProblem(path: string): string | null {
  try {
    makeDirectory(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTDIR') return 'is a file, or lies below one: give a directory';
    return `cannot be made (${code})`;
  }
  if (!statSync(path).isDirectory()) return 'is a file: give a directory';
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
    return null;
  } catch {
    return 'cannot be written to by this user';
  }
}

/** Step by step: Node's recursive way never ends where a parent is there and takes no directories (/proc). */
function makeDirectory(path: string): void {
  if (existsSync(path)) return;
  const above = dirname(path);
  if (above !== path) makeDirectory(above);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!existsSync(path)) throw error;
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 200));
}
