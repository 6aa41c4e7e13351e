import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import {
  isSignedWith,
  MalformedCheckpoint,
  parseCheckpoint,
  parseVerifierKey,
  signCheckpoint,
  verifierKeyOf,
  verifierKeyText,
} from './checkpoint.ts';

const seed = (byte: number) =>
  createPrivateKey({
    // PKCS #8 of an Ed25519 key is this and its seed.
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, byte)]),
    format: 'der',
    type: 'pkcs8',
  });

const origin = 'chancery/0b9d4f56-3a0c-4a39-b2a6-1f0a0a5c2a11';
const root = Buffer.alloc(32, 7);
const note = signCheckpoint({ origin, size: 17, root }, seed(1));
const key = verifierKeyOf(origin, createPublicKey(seed(1)));

describe('a checkpoint', () => {
  test('is the log, its size and its root, an empty line, and a line that signs them', () => {
    const [name, size, hash, empty, signature, end, ...rest] = note.split('\n');
    expect([name, size, hash, empty, end, rest]).toEqual([origin, '17', root.toString('base64'), '', '', []]);
    expect(signature).toMatch(/^\u2014 chancery\/0b9d4f56-3a0c-4a39-b2a6-1f0a0a5c2a11 [A-Za-z0-9+/]{91}=$/);
    expect(parseCheckpoint(note)).toMatchObject({ origin, size: 17, root });
    expect(isSignedWith(parseCheckpoint(note), key)).toBe(true);
  });

  test('of an empty log is one too', () => {
    const empty = parseCheckpoint(signCheckpoint({ origin, size: 0, root }, seed(1)));
    expect([empty.size, isSignedWith(empty, key)]).toEqual([0, true]);
  });

  test('is not signed by another key, nor by the same one under another name', () => {
    const parsed = parseCheckpoint(note);
    expect(isSignedWith(parsed, verifierKeyOf(origin, createPublicKey(seed(2))))).toBe(false);
    expect(isSignedWith(parsed, verifierKeyOf('chancery/another', createPublicKey(seed(1))))).toBe(false);
  });

  test('may be signed by others and say more', () => {
    const text = `${origin}\n17\n${root.toString('base64')}\nmore of it\n`;
    const other = `\u2014 witness.example/w1 ${Buffer.alloc(80, 3).toString('base64')}\n`;
    const parsed = parseCheckpoint(`${text}\n${other}`);
    expect(parsed).toMatchObject({ text, size: 17, signatures: [{ name: 'witness.example/w1', keyId: '03030303' }] });
    expect(isSignedWith(parsed, key)).toBe(false);
    expect(isSignedWith(parseCheckpoint(note + other), key)).toBe(true);
  });

  test('with one byte changed is no longer signed', () => {
    const bytes = Buffer.from(note);
    const stands = (changed: Buffer): boolean => {
      try {
        return isSignedWith(parseCheckpoint(changed.toString()), key);
      } catch (error) {
        if (error instanceof MalformedCheckpoint) return false;
        throw error;
      }
    };
    expect(stands(bytes)).toBe(true);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at]! ^= by;
        expect(stands(changed)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['nothing', '', 'it has no empty line'],
    ['a text alone', `${origin}\n17\n${root.toString('base64')}\n`, 'it has no empty line'],
    ['no signature', `${origin}\n17\n${root.toString('base64')}\n\n`, 'it does not end with a line that signs it'],
    ['a line that does not end', note.slice(0, -1), 'it does not end with a line that signs it'],
    ['a size that is written otherwise', note.replace('\n17\n', '\n017\n'), 'its second line is no size'],
    ['a size that no log has', note.replace('\n17\n', '\n99999999999999999999\n'), 'its second line is no size'],
    ['a root that is too short', note.replace(root.toString('base64'), 'AAAA'), 'its third line is no root'],
    ['another dash', note.replace('\u2014', '-'), 'a line that should sign it is no signature'],
    ['a tab', note.replace('17', '1\t7'), 'its text is not lines of'],
    ['no origin', note.replace(origin, ''), 'its text is not lines of'],
  ])('with %s is none', (_, text, reason) => {
    expect(() => parseCheckpoint(text)).toThrow(MalformedCheckpoint);
    expect(() => parseCheckpoint(text)).toThrow(reason);
  });
});

describe('the key of a verifier', () => {
  test('is read back from its line', () => {
    const line = verifierKeyText(key);
    expect(line).toMatch(/^chancery\/[0-9a-f-]{36}\+[0-9a-f]{8}\+A[A-Za-z0-9+/]{43}$/);
    const read = parseVerifierKey(`${line}\n`);
    expect(verifierKeyText(read)).toBe(line);
    expect(isSignedWith(parseCheckpoint(note), read)).toBe(true);
  });

  /** Published with Go's implementation of signed notes, and of the log of Go's modules. */
  test.each([
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
  ])('of others is read as they write it: %s', (line) => {
    expect(verifierKeyText(parseVerifierKey(line))).toBe(line);
  });

  test('judges a signature that another program made', () => {
    const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const signature = Buffer.from(
      'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=',
      'base64',
    );
    const neumann = parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
    const signed = {
      origin: '',
      size: 0,
      root,
      text,
      signatures: [{ name: 'PeterNeumann', keyId: signature.subarray(0, 4).toString('hex'), bytes: signature.subarray(4) }],
    };
    expect(isSignedWith(signed, neumann)).toBe(true);
    expect(isSignedWith({ ...signed, text: text.replace('answer', 'Answer') }, neumann)).toBe(false);
  });

  test.each([
    'nonsense',
    'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10',
    'PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  ])('that is none is refused: %s', (line) => {
    expect(() => parseVerifierKey(line)).toThrow(MalformedCheckpoint);
  });
});
