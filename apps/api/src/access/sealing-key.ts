import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { keyFile, UnusableKey } from '#event-store/key-file.ts';

const FILE = 'sessions.key';
const BYTES = 32;

/**
 * The key that seals sessions, in the folder that replicas share; made where there is none. Without it, as after it was taken
 * away, whoever was signed in signs in again.
 * @param dir KEYS
 * @throws {UnusableKey}
 */
export async function sealingKey(dir: string): Promise<Uint8Array> {
  const text = await keyFile(dir, FILE, () => randomBytes(BYTES).toString('base64url'));
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== BYTES) throw new UnusableKey(`${join(dir, FILE)} is no key of ${BYTES} bytes in base64url`);
  return key;
}
