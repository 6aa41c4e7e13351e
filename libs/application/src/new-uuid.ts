import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const BYTES = 16;
const pool = new Uint8Array(BYTES * 256);
let used = pool.length;

/** A UUIDv7. Random bytes are taken from a pool: asking for them one id at a time costs more than all else. */
export function newUuid(): string {
  return v7({ rng: randomBytes });
}

function randomBytes(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += BYTES;
  return pool.subarray(used - BYTES, used);
}
