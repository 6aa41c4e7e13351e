import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { openStore } from '#event-store/open-store.ts';
import { castFor } from './cast.ts';
import { type Append, History } from './history.ts';
import { realWorld } from './real-world.ts';

export const SEED = 20180503;

const BATCH = 1000;

/** Where made logs and rows are kept. */
export const KEPT = join(tmpdir(), 'chancery-bench');

/** A million events are more than a gigabyte, and every change of the domain makes them anew. */
const KEPT_FOR_MS = 3_600_000;

/** Of the log of so many made events: made once, and kept in the machine's temporary folder. */
export async function logOf(events: number): Promise<string> {
  const path = join(KEPT, `${events}-${SEED}-${generation()}.db`);
  if (existsSync(path)) {
    // It is in use: what removes the outdated leaves it alone.
    utimesSync(path, new Date(), new Date());
    return path;
  }
  mkdirSync(KEPT, { recursive: true });
  removeOutdated(`${events}-`);
  console.log(`Making a log of ${events.toLocaleString('en')} events …`);
  const unfinished = `${path}.${process.pid}`;
  try {
    await write(unfinished, events);
    renameSync(unfinished, path);
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(unfinished + end, { force: true });
  }
  return path;
}

export function removeOutdated(prefix: string): void {
  for (const name of readdirSync(KEPT)) {
    const path = join(KEPT, name);
    if (name.startsWith(prefix) && Date.now() - statSync(path).mtimeMs > KEPT_FOR_MS) rmSync(path, { recursive: true });
  }
}

async function write(path: string, events: number): Promise<void> {
  const world = realWorld();
  const store = await openStore(path);
  const put = (batch: readonly Append[]): Promise<unknown> =>
    Promise.all(batch.map(({ stream, expected, events: some }) => store.append(stream, expected, some)));
  let batch = new Map<string, Append>();
  for (const append of new History(world, castFor(world, SEED, events), SEED, events).appends()) {
    // What is said of one stream goes in one after another.
    if (batch.size === BATCH || batch.has(append.stream)) {
      await put([...batch.values()]);
      batch = new Map();
    }
    batch.set(append.stream, append);
  }
  await put([...batch.values()]);
  await store.close();
}

/** Changes with whatever may change the events. */
function generation(): string {
  const bench = dirname(fileURLToPath(import.meta.url));
  const hash = createHash('sha256').update(realWorld().origin);
  for (const name of ['chance', 'real-world', 'cast', 'meetings', 'activities', 'history', 'log-file'])
    hash.update(readFileSync(join(bench, `${name}.ts`)));
  for (const folder of ['domain', 'event-store']) {
    const sources = join(bench, '..', 'libs', folder, 'src');
    for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' }).toSorted()) {
      if (name.endsWith('.ts') && !name.endsWith('.spec.ts')) hash.update(readFileSync(join(sources, name)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

export interface LogSize {
  readonly events: number;
  readonly streams: number;
  /** Of the file. */
  readonly bytes: number;
  /** Of the events' data and metadata alone. */
  readonly jsonBytes: number;
}

export function sizeOf(path: string): LogSize {
  const db = new DatabaseSync(path, { readOnly: true });
  const row = db
    .prepare(
      `SELECT count(*) AS events, (SELECT count(*) FROM streams) AS streams,
         (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size) AS bytes,
         sum(octet_length(data) + octet_length(metadata)) AS jsonBytes FROM events`,
    )
    .get() as unknown as LogSize;
  db.close();
  return row;
}

export const inThousands = (events: number): string => (Math.round(events / 1000) * 1000).toLocaleString('en');
