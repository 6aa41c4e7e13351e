import { randomBytes } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';
import { findKeyFile, keyFile, UnusableKey } from '#event-store/key-file.ts';

const FILE = 'master.key';
/** While it takes the place of the one before. */
const NEXT_FILE = 'master.next.key';
const BYTES = 32;

interface Master {
  readonly id: string;
  readonly key: Uint8Array;
}

/** What the configuration says: each a key of 32 bytes in base64url, or the absolute path of a file that holds one. */
export interface MastersGiven {
  /** Null: `master.key` in the folder of keys, made where there is none. */
  readonly master: string | null;
  /** That before, while keys are still wrapped by it. */
  readonly previous: string | null;
}

/**
 * Keys that wrap other keys, as JWE (RFC 7516, A256GCMKW). They are read when they are needed and kept nowhere, so that one that
 * was changed or taken away is so at once.
 */
export class MasterKeys {
  readonly #dir: string;
  readonly #given: MastersGiven;

  /** @param dir KEYS */
  constructor(dir: string, given: MastersGiven) {
    this.#dir = dir;
    this.#given = given;
  }

  /** @returns a compact JWE under the newest master key. @throws {UnusableKey} */
  async wrap(key: Uint8Array): Promise<string> {
    const { id, key: master } = await this.#newest();
    return new CompactEncrypt(key).setProtectedHeader({ alg: 'A256GCMKW', enc: 'A256GCM', kid: id }).encrypt(master);
  }

  /** @param path names it in the error. @throws {UnusableKey} where no master key that is known opens it */
  async unwrap(wrapped: string, path: string): Promise<Uint8Array> {
    const id = masterOf(wrapped, path);
    const master = (await this.#known()).find((each) => each.id === id);
    if (!master)
      throw new UnusableKey(`${path} is wrapped by a master key that is not given: set MASTER_KEY, or MASTER_KEY_PREVIOUS`);
    try {
      const { plaintext } = await compactDecrypt(wrapped, master.key, {
        keyManagementAlgorithms: ['A256GCMKW'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return plaintext;
    } catch {
      throw new UnusableKey(`${path} was changed: its master key does not open it`);
    }
  }

  /** The master key in the folder, where one that is given is used in its place. @returns its path; null where there is none */
  async leftBehind(): Promise<string | null> {
    if (this.#given.master === null || (await findKeyFile(this.#dir, FILE)) === null) return null;
    return join(this.#dir, FILE);
  }

  async isNewest(wrapped: string, path: string): Promise<boolean> {
    return masterOf(wrapped, path) === (await this.#newest()).id;
  }

  /**
   * Puts a new master key in the place of that in the folder; one that is given is replaced where it is given.
   * @param rewrap everything that is wrapped by another than the newest, until nothing is
   */
  async replace(rewrap: () => Promise<void>): Promise<void> {
    if (this.#given.master !== null) return rewrap();
    await this.#newest();
    await keyFile(this.#dir, NEXT_FILE, made);
    await rewrap();
    await rename(join(this.#dir, NEXT_FILE), join(this.#dir, FILE)).catch((error: NodeJS.ErrnoException) => {
      // Another process replaced it at the same time, by the same one.
      if (error.code !== 'ENOENT') throw error;
    });
  }

  async #newest(): Promise<Master> {
    const { master } = this.#given;
    if (master !== null) return givenMaster(master, 'MASTER_KEY');
    const next = await findKeyFile(this.#dir, NEXT_FILE);
    return next === null
      ? masterFrom(await keyFile(this.#dir, FILE, made), join(this.#dir, FILE))
      : masterFrom(next, join(this.#dir, NEXT_FILE));
  }

  async #known(): Promise<Master[]> {
    const { previous } = this.#given;
    const found = [await this.#newest()];
    if (previous !== null) found.push(await givenMaster(previous, 'MASTER_KEY_PREVIOUS'));
    // Also of what was wrapped before a key was given.
    const file = await findKeyFile(this.#dir, FILE);
    if (file !== null) found.push(await masterFrom(file, join(this.#dir, FILE)));
    return found;
  }
}

function made(): string {
  return randomBytes(BYTES).toString('base64url');
}

async function givenMaster(given: string, variable: string): Promise<Master> {
  if (!given.startsWith('/')) return masterFrom(given, variable);
  const text = await readFile(given, 'utf8').catch(({ code }: NodeJS.ErrnoException) => {
    throw new UnusableKey(`${variable}: ${given} cannot be read (${code})`);
  });
  return masterFrom(text, given);
}

async function masterFrom(text: string, name: string): Promise<Master> {
  const problem = masterKeyProblem(text);
  if (problem !== null) throw new UnusableKey(`${name} ${problem}`);
  const k = text.trim();
  return { id: await calculateJwkThumbprint({ kty: 'oct', k }), key: Buffer.from(k, 'base64url') };
}

/** Why a text is no master key, quoting nothing of it; null where it is one. */
export function masterKeyProblem(text: string): string | null {
  const key = text.trim();
  const isOne = /^[\w-]{43}$/.test(key) && Buffer.from(key, 'base64url').length === BYTES;
  return isOne ? null : `is no key of ${BYTES} bytes in base64url`;
}

function masterOf(wrapped: string, path: string): string | undefined {
  try {
    return decodeProtectedHeader(wrapped).kid;
  } catch {
    throw new UnusableKey(`${path} is no wrapped key`);
  }
}
