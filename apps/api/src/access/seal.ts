import { EncryptJWT, errors, jwtDecrypt, type JWTPayload } from 'jose';
import { sealingKey } from './sealing-key.ts';

/** Closes what a browser keeps for this program, so that nobody else reads or makes it: JWE, A256GCM. */
export class Seal {
  readonly #dir: string;
  readonly #now: () => Date;
  #key: Promise<Uint8Array> | null = null;

  /** @param dir KEYS */
  constructor(dir: string, now: () => Date) {
    this.#dir = dir;
    this.#now = now;
  }

  /** @param seconds for how long it may be opened */
  async close(payload: JWTPayload, seconds: number): Promise<string> {
    return new EncryptJWT(payload)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setIssuedAt(this.#now())
      .setExpirationTime(new Date(this.#now().getTime() + seconds * 1000))
      .encrypt(await this.#sealing());
  }

  /** Null: it was not closed here, was changed, or is over. */
  async open(sealed: string): Promise<JWTPayload | null> {
    const key = await this.#sealing();
    try {
      const { payload } = await jwtDecrypt(sealed, key, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        currentDate: this.#now(),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }

  #sealing(): Promise<Uint8Array> {
    this.#key ??= sealingKey(this.#dir).catch((error: unknown) => {
      this.#key = null;
      throw error;
    });
    return this.#key;
  }
}
