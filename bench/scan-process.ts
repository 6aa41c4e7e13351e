/** The limit of a replay: every event of a log read once, its data and metadata parsed, and nothing done with them. */
import { DatabaseSync } from 'node:sqlite';

export interface Scanned {
  readonly seconds: number;
  readonly events: number;
  /** Of the process, in seconds. */
  readonly cpu: number;
}

const began = performance.now();
const before = process.cpuUsage();
const db = new DatabaseSync(process.argv[2] as string, { readOnly: true });
const statement = db.prepare('SELECT data, metadata FROM events ORDER BY position');
statement.setReturnArrays(true);
let events = 0;
for (const [data, metadata] of statement.iterate() as unknown as Iterable<[string, string]>) {
  JSON.parse(data);
  JSON.parse(metadata);
  events++;
}
const { user, system } = process.cpuUsage(before);
const scanned: Scanned = { seconds: (performance.now() - began) / 1000, events, cpu: (user + system) / 1e6 };
db.close();
console.log(JSON.stringify(scanned));
