import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnusableKey } from '../key-file.ts';
import { findSigningKey, signingKey } from './signing-key.ts';

let root: string;
let dir: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'keys-'));
  dir = join(root, 'below', 'keys');
});
afterEach(() => rmSync(root, { recursive: true }));

const pem = (key: KeyObject | null): string => String(key?.export({ format: 'pem', type: 'pkcs8' }));

describe('the key that signs', () => {
  test('is made on first use, for its user alone, and stays', async () => {
    expect(await findSigningKey(dir)).toBeNull();
    const made = await signingKey(dir);
    expect(made.asymmetricKeyType).toBe('ed25519');
    expect(readdirSync(dir)).toEqual(['checkpoints.pem']);
    expect(statSync(join(dir, 'checkpoints.pem')).mode & 0o777).toBe(0o600);
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    expect(pem(await signingKey(dir))).toBe(pem(made));
    expect(pem(await findSigningKey(dir))).toBe(pem(made));
  });

  test('is one, whoever makes it at once', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => signingKey(dir)));
    expect(new Set(made.map(pem)).size).toBe(1);
    expect(readdirSync(dir)).toEqual(['checkpoints.pem']);
  });

  test.each([
    ['text', 'not a key, and secret'],
    ['a key of another kind', pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)],
  ])('that is %s is refused, left as it is, and not quoted', async (_, text) => {
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'checkpoints.pem'), text);
    const refused = await signingKey(dir).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UnusableKey);
    expect((refused as Error).message).toBe(`${join(dir, 'checkpoints.pem')} is no Ed25519 private key in PEM`);
    expect(statSync(join(dir, 'checkpoints.pem')).size).toBe(text.length);
  });

  test('cannot be made where there is a file in the way', async () => {
    writeFileSync(join(root, 'below'), '');
    chmodSync(join(root, 'below'), 0o600);
    await expect(signingKey(dir)).rejects.toThrow(UnusableKey);
  });
});
