/* oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin */
/** Moves what is committed from the write-ahead log into the database file, whenever it is asked. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckpointAnswer, CheckpointRequest } from './wal-checkpoints.ts';

if (parentPort === null) throw new Error('this file is run as a worker thread');
const port = parentPort;
const db = new DatabaseSync(String(workerData), { timeout: 0 });
db.exec('PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0');
const checkpoint = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');

port.on('message', (request: CheckpointRequest) => {
  if (request === 'close') {
    db.close();
    port.close();
    return;
  }
  port.postMessage(run());
});

function run(): CheckpointAnswer {
  try {
    const row = checkpoint.get();
    return { frames: Number(row?.['log']), moved: Number(row?.['checkpointed']) };
  } catch (error) {
    // A disk that is full or failing: the next append meets it too and says so, and the next request tries again.
    return { frames: 0, moved: 0, error: String(error) };
  }
}
