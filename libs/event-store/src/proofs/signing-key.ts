import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'checkpoints.pem';

/** The file is there and is no key; the message names it and quotes nothing. */
export class UnusableKey extends Error {
  override readonly name = 'UnusableKey';
}

/**
 * The Ed25519 key that signs the checkpoints, PKCS #8 in PEM.
 * @param dir KEYS
 * @returns null where there is none yet
 * @throws {UnusableKey}
 */
export async function findSigningKey(dir: string): Promise<KeyObject | null> {
  const path = join(dir, FILE);
  let pem: string;
  try {
    pem = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new UnusableKey(`${path} cannot be read (${code})`);
  }
  const key = parsed(pem);
  if (key?.asymmetricKeyType !== 'ed25519') throw new UnusableKey(`${path} is no Ed25519 private key in PEM`);
  return key;
}

/**
 * As `findSigningKey`, and makes the key where there is none; of several that make it at once all take the same one.
 * @throws {UnusableKey}
 */
export async function signingKey(dir: string): Promise<KeyObject> {
  const found = await findSigningKey(dir);
  if (found) return found;
  const path = join(dir, FILE);
  const draft = `${path}.${crypto.randomUUID()}`;
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }));
      await handle.sync();
    } finally {
      await handle.close();
    }
    // Whole or not at all, and never in place of one that is there.
    await link(draft, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw new UnusableKey(`${path} cannot be made (${code})`);
  } finally {
    await rm(draft, { force: true });
  }
  return (await findSigningKey(dir))!;
}

function parsed(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}
