import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keyName, keyNumber, type Personal, type Sealed, sealedIn, subjectOf, unsealed } from '#domain/sealed.ts';
import { findKeyFile, keyFile, UnusableKey } from '#event-store/key-file.ts';
import type { MasterKeys } from './master-keys.ts';

const FOLDER = 'subjects';
const KEY = '.key';
/** A key's name, of a file that holds the key or is left of writing it. */
const KEY_FILE = /^[a-z0-9-]+\.\d+(?=\.key(?:\.|$))/;
/** In place of a key that was destroyed: what it sealed is erased, whatever a restored log says of it. */
const DESTROYED = '.destroyed';
const BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key is needed that is not in the folder of keys, and of which nobody says that it was destroyed. */
export class MissingKey extends Error {
  override readonly name = 'MissingKey';
}

export interface Rotated {
  readonly keys: number;
  readonly rewrapped: number;
}

/** Why something stays sealed to its reader: its key is not in the folder, cannot be used, or is another one of that name. */
export const WHY_SEALED = ['missing', 'unusable', 'another'] as const;
export type WhySealed = (typeof WHY_SEALED)[number];

/**
 * The keys under which personal values are sealed: one for each person, in the folder of keys, outside of log and copies. Kept
 * in no memory: a key that is destroyed is so at once, for every process.
 */
export class SubjectKeys {
  readonly #dir: string;
  readonly #masters: MasterKeys;
  readonly #onSealed: (why: WhySealed, message: string) => void;

  /**
   * @param dir KEYS
   * @param onSealed told of each key that is wanted for a reader and opens nothing
   */
  constructor(dir: string, masters: MasterKeys, onSealed: (why: WhySealed, message: string) => void = () => undefined) {
    this.#dir = join(dir, FOLDER);
    this.#masters = masters;
    this.#onSealed = onSealed;
  }

  /**
   * Seals texts about somebody, under their key; makes one where there is none. Equal texts are sealed equally, so that what is
   * said again is known to be so already.
   * @param from number of the first key that was not erased
   * @param values what their record holds sealed already
   * @throws {UnusableKey}
   * @throws {MissingKey} where the record was sealed under another key of that name: two would seal it, and neither open it all
   */
  async sealer(stream: string, from: number, values: readonly Sealed[]): Promise<(text: string) => Sealed> {
    const number = (await this.#numbers(stream, DESTROYED)).reduce((least, each) => Math.max(least, each + 1), from);
    const name = keyName(stream, number);
    const same = values.filter(({ key }) => key === name);
    await this.#assertOpens(same, from);
    let key: Uint8Array;
    try {
      key = await this.#key(name);
    } catch (error) {
      // Overwritten meanwhile: the next one seals.
      if (error instanceof UnusableKey && (await this.#isDestroyed(name))) return this.sealer(stream, number + 1, values);
      throw error;
    }
    const cipher = cipherOf(key);
    return (text) => ({ key: name, sealed: cipher.seal(text, name) });
  }

  /** @param erasedBefore what the record says of whom it is about. @throws {UnusableKey} */
  async open(sealed: Sealed, erasedBefore: number): Promise<Personal> {
    return (await this.#opener(sealed, erasedBefore))(sealed);
  }

  /**
   * What is to be answered, with everything that is sealed in it opened, as far as it may be.
   * @param erasedBefore what the record of a stream says of it
   */
  async opened<T>(answer: T, erasedBefore: (stream: string) => number): Promise<T> {
    const openers = new Map<string, (sealed: Sealed) => Personal>();
    for (const sealed of sealedIn(answer))
      if (!openers.has(sealed.key)) openers.set(sealed.key, await this.#openerOrNone(sealed, erasedBefore(subjectOf(sealed))));
    return openers.size === 0 ? answer : unsealed(answer, (sealed) => openers.get(sealed.key)!(sealed));
  }

  /**
   * The number of the first key that stays when all that there is of somebody is destroyed.
   * @param values what their record holds sealed
   * @throws {UnusableKey} where keys cannot be destroyed
   * @throws {MissingKey} where the key of something is neither there nor destroyed: it is elsewhere, and would live on
   */
  async afterAll(stream: string, from: number, values: readonly Sealed[]): Promise<number> {
    await this.#assertOpens(values, from);
    const [keys, destroyed] = await Promise.all([this.#numbers(stream, KEY), this.#numbers(stream, DESTROYED)]);
    if (keys.length > 0) await this.#assertWritable();
    return Math.max(from, ...[...keys, ...destroyed].map((each) => each + 1));
  }

  /**
   * Every key of somebody with a number below `before`, and what is left of writing it. What it sealed nobody reads any more.
   * @returns whether there was one
   */
  async destroy(stream: string, before: number): Promise<boolean> {
    let wasOne = false;
    for (const file of await this.#list()) {
      const [name] = KEY_FILE.exec(file) ?? [];
      if (name === undefined || streamOf(name) !== stream || numberOf(name) >= before) continue;
      // Said first: whoever is writing the key looks for it.
      await keyFile(this.#dir, name + DESTROYED, () => '');
      await overwrite(join(this.#dir, file));
      await rm(join(this.#dir, file), { force: true });
      wasOne = true;
    }
    return wasOne;
  }

  /** Of whom there are keys, by their streams. @throws {UnusableKey} */
  async subjects(): Promise<string[]> {
    return [...new Set((await this.#list()).flatMap((file) => KEY_FILE.exec(file)?.slice(0, 1) ?? []).map(streamOf))];
  }

  /**
   * Wraps every key by a new master key.
   * @returns how many there are, and how many of them were wrapped by another one
   * @throws {UnusableKey}
   */
  async rotate(): Promise<Rotated> {
    let [keys, rewrapped] = [0, 0];
    await this.#masters.replace(async () => {
      for (const name of await this.#files(KEY)) {
        keys++;
        if (await this.#rewrap(name)) rewrapped++;
      }
    });
    return { keys, rewrapped };
  }

  async #key(name: string): Promise<Uint8Array> {
    const path = this.#path(name);
    const fresh = randomBytes(BYTES);
    const mine = await this.#masters.wrap(fresh);
    const wrapped = await keyFile(this.#dir, name + KEY, () => mine);
    const key = wrapped === mine ? fresh : await this.#masters.unwrap(wrapped, path);
    // The master key may have been replaced meanwhile, and this one overlooked.
    if (!(await this.#masters.isNewest(wrapped, path))) await this.#write(name, key);
    return key;
  }

  async #rewrap(name: string): Promise<boolean> {
    const path = this.#path(name);
    const wrapped = await findKeyFile(this.#dir, name + KEY);
    if (wrapped === null) return false;
    try {
      if (await this.#masters.isNewest(wrapped, path)) return false;
      await this.#write(name, await this.#masters.unwrap(wrapped, path));
      return true;
    } catch (error) {
      // Overwritten meanwhile.
      if (error instanceof UnusableKey && (await this.#isDestroyed(name))) return false;
      throw error;
    }
  }

  async #write(name: string, key: Uint8Array): Promise<void> {
    const path = this.#path(name);
    const draft = `${path}.${crypto.randomUUID()}`;
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(await this.#masters.wrap(key));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, path).catch(async (error: unknown) => {
      if (!(await this.#isDestroyed(name))) throw error;
    });
    // Destroyed meanwhile, it stays so.
    if (await this.#isDestroyed(name)) await this.destroy(streamOf(name), numberOf(name) + 1);
  }

  /** Opens what is sealed by the same key as a value. @throws {UnusableKey} */
  async #opener({ key: name }: Sealed, erasedBefore: number): Promise<(sealed: Sealed) => Personal> {
    const wrapped = await findKeyFile(this.#dir, name + KEY);
    if (numberOf(name) < erasedBefore || (await this.#isDestroyed(name))) {
      // A copy of the keys may have brought it back.
      if (wrapped !== null) await this.destroy(streamOf(name), numberOf(name) + 1);
      return () => ({ erased: true });
    }
    if (wrapped === null) return () => ({ sealed: true });
    const cipher = cipherOf(await this.#masters.unwrap(wrapped, this.#path(name)));
    return (sealed) => cipher.open(sealed);
  }

  async #openerOrNone(sealed: Sealed, erasedBefore: number): Promise<(sealed: Sealed) => Personal> {
    try {
      const opener = await this.#opener(sealed, erasedBefore);
      if (isSealed(opener(sealed))) {
        if ((await findKeyFile(this.#dir, sealed.key + KEY)) === null)
          this.#onSealed('missing', `the key ${sealed.key} is not in KEYS`);
        else this.#onSealed('another', `the key ${sealed.key} in KEYS is not the one that sealed it`);
      }
      return opener;
    } catch (error) {
      if (!(error instanceof UnusableKey)) throw error;
      this.#onSealed('unusable', error.message);
      return () => ({ sealed: true });
    }
  }

  /** @throws {UnusableKey}, {MissingKey} */
  async #assertOpens(values: readonly Sealed[], erasedBefore: number): Promise<void> {
    const openers = new Map<string, (sealed: Sealed) => Personal>();
    for (const value of values) {
      if (!openers.has(value.key)) openers.set(value.key, await this.#opener(value, erasedBefore));
      if (isSealed(openers.get(value.key)!(value)))
        throw new MissingKey(
          `the key ${value.key}, which sealed what is on record, is not in KEYS, and lives on where it is: mount the folder that has it`,
        );
    }
  }

  /** @throws {UnusableKey} */
  async #assertWritable(): Promise<void> {
    const draft = join(this.#dir, `${crypto.randomUUID()}.draft`);
    try {
      await (await open(draft, 'wx', 0o600)).close();
      await rm(draft);
    } catch (error) {
      throw new UnusableKey(`${this.#dir} cannot be written (${(error as NodeJS.ErrnoException).code})`);
    }
  }

  async #isDestroyed(name: string): Promise<boolean> {
    return (await findKeyFile(this.#dir, name + DESTROYED)) !== null;
  }

  async #numbers(stream: string, ending: string): Promise<number[]> {
    const names = await this.#files(ending);
    return names.filter((name) => streamOf(name) === stream).map(numberOf);
  }

  /** Names of keys, without their ending. */
  async #files(ending: string): Promise<string[]> {
    return (await this.#list()).filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));
  }

  async #list(): Promise<string[]> {
    try {
      return await readdir(this.#dir);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return [];
      throw new UnusableKey(`${this.#dir} cannot be read (${code})`);
    }
  }

  #path(name: string): string {
    return join(this.#dir, name + KEY);
  }
}

const isSealed = (opened: Personal): boolean => typeof opened === 'object' && 'sealed' in opened;
const streamOf = (name: string): string => subjectOf({ key: name, sealed: '' });
const numberOf = (name: string): number => keyNumber({ key: name, sealed: '' });

interface Cipher {
  seal(text: string, name: string): string;
  open(sealed: Sealed): Personal;
}

/** AES-256-GCM, with a nonce that follows from the text: another text never meets the same nonce, and chance is not needed. */
function cipherOf(key: Uint8Array): Cipher {
  const part = (info: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', `chancery personal ${info}`, BYTES));
  const [encryption, nonces] = [part('encryption'), part('nonces')];
  return {
    seal(text, name) {
      const nonce = createHmac('sha256', nonces).update(text).digest().subarray(0, NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', encryption, nonce).setAAD(Buffer.from(name));
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return sealed.toString('base64url');
    },
    open({ key: name, sealed }) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', encryption, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(name))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        // Another key of the same name, as of another installation: verify tells whether the log was changed.
        return { sealed: true };
      }
    },
  };
}

/** Best effort: a disk may keep what stood there before. */
async function overwrite(path: string): Promise<void> {
  const handle = await open(path, 'r+').catch(() => null);
  if (!handle) return;
  try {
    const { size } = await handle.stat();
    await handle.write(Buffer.alloc(size), 0, size, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
