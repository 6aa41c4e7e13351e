import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { findKeyFile, keyFile, UnusableKey } from '../key-file.ts';

const FILE = 'checkpoints.pem';

/**
 * The Ed25519 key that signs the checkpoints, PKCS #8 in PEM.
 * @param dir KEYS
 * @returns null where there is none yet
 * @throws {UnusableKey}
 */
export async function findSigningKey(dir: string): Promise<KeyObject | null> {
  const pem = await findKeyFile(dir, FILE);
  return pem === null ? null : keyIn(pem, dir);
}

/** As `findSigningKey`, and makes the key where there is none. @throws {UnusableKey} */
export async function signingKey(dir: string): Promise<KeyObject> {
  const make = (): string | Buffer => generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
  return keyIn(await keyFile(dir, FILE, make), dir);
}

function keyIn(pem: string, dir: string): KeyObject {
  const key = parsed(pem);
  if (key?.asymmetricKeyType !== 'ed25519') throw new UnusableKey(`${join(dir, FILE)} is no Ed25519 private key in PEM`);
  return key;
}

function parsed(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}
