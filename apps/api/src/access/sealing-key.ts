import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'sessions.key';
const BYTES = 32;

/**
 * The key that seals sessions, in the folder that replicas share; made where there is none. Without it, as after it was taken
 * away, whoever was signed in signs in again.
 * @param dir KEYS
 */
export async function sealingKey(dir: string): Promise<Uint8Array> {
  const path = join(dir, FILE);
  const found = await readIn(path);
  if (found) return found;
  const draft = `${path}.${crypto.randomUUID()}`;
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await writeFile(draft, randomBytes(BYTES).toString('base64url'), { mode: 0o600, flush: true });
    // Whole or not at all, and of several that make it at once all take the same one.
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await readIn(path))!;
}

/** Null where there is none. */
async function readIn(path: string): Promise<Uint8Array | null> {
  try {
    const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url');
    if (key.length !== BYTES) throw new TypeError(`${path} is no key of ${BYTES} bytes in base64url`);
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
