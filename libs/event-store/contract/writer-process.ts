/**
 * A process that appends events of `size` characters to a stream in the SQLite log at `path`, one by one, until there
 * are `count` or the store refuses. Each answer is a line of JSON; the last line is the refusal or `"done"`.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openSqliteStore } from '../src/sqlite/sqlite-store.ts';

const [path, stream, count, size, end] = process.argv.slice(2);
const store = await openSqliteStore(path!);
const say = (line: unknown): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const data = JSON.stringify({ text: 'x'.repeat(Number(size)) });
let outcome = 'done';
for (let n = 0; n < Number(count) && outcome === 'done'; n++) {
  try {
    const appended = await store.append(stream!, 'any', [{ id: randomUUID(), type: 'NoteTaken', data, metadata: '{}' }]);
    say({ revision: appended.revision, position: String(appended.position) });
  } catch (error) {
    outcome = error instanceof Error ? error.name : String(error);
  }
}
say(outcome);
if (end !== 'leave-open') await store.close();
