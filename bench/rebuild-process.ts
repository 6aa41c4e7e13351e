/** Rebuilds rows from a log as a replay does, in a worker, and says how that went. Run anew for each measurement. */
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { workerThreads } from '#read-models/runner/rows-threads.ts';

export interface Rebuilt {
  readonly seconds: number;
  /** The largest that the process ever was, in bytes, SQLite's caches and the worker in it. */
  readonly peakMemory: number;
  readonly fileBytes: number;
  /** Rows of the projections, those that every file has aside. */
  readonly rows: number;
  readonly records: number;
  readonly parked: number;
  /** Of the process, in seconds: more than the time that passed where two threads work. */
  readonly cpu: number;
}

const [, , location, projections, path] = process.argv as [string, string, string, string, string];
const began = performance.now();
const before = process.cpuUsage();
const thread = workerThreads({ location, projections }).green(() => undefined);
await thread.remote.build(path, null);
await thread.remote.close();
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(before);
// Before the rows are counted, which takes memory too.
const peakMemory = peakResident();
await thread.terminate();
const db = new DatabaseSync(path, { readOnly: true });
const count = (table: string): number => Number(db.prepare(`SELECT count(*) AS n FROM "${table}"`).get()?.['n']);
// Every row of a projection has the frame.
const tables = db
  .prepare("SELECT s.name FROM sqlite_schema s JOIN pragma_table_info(s.name) c WHERE s.type = 'table' AND c.name = 'known_from'")
  .all()
  .map(({ name }) => String(name));
const rebuilt: Rebuilt = {
  seconds,
  peakMemory,
  fileBytes: Number(db.prepare('SELECT page_count * page_size AS n FROM pragma_page_count, pragma_page_size').get()?.['n']),
  rows: tables.reduce((sum, name) => sum + count(name), 0),
  records: count('records'),
  parked: count('parked'),
  cpu: (user + system) / 1e6,
};
db.close();
console.log(JSON.stringify(rebuilt));

/** `maxRSS` of a fresh process may be its parent's, from before it became a program of its own. */
function peakResident(): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}
