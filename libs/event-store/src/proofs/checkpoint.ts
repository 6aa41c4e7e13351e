import { createPublicKey, hash as digest, type KeyObject, sign, verify } from 'node:crypto';
import type { TreeHash } from './merkle-tree.ts';

// Checkpoints as c2sp.org/tlog-checkpoint has them, in the form of c2sp.org/signed-note, with its Ed25519 signatures.

/** What a log said of itself. */
export interface Checkpoint {
  /** Names the log. */
  readonly origin: string;
  /** Leaves of its tree. */
  readonly size: number;
  readonly root: TreeHash;
}

export interface SignedCheckpoint extends Checkpoint {
  /** What was signed. */
  readonly text: string;
  readonly signatures: readonly Signature[];
}

interface Signature {
  /** Of the key: what a verifier's key of the same name and id can judge. */
  readonly name: string;
  readonly keyId: string;
  readonly bytes: Uint8Array;
}

export interface VerifierKey {
  readonly name: string;
  /** Eight hexadecimal digits. */
  readonly id: string;
  readonly key: KeyObject;
}

/** Not what it should be; the message says what is wrong with it, without its full stop. */
export class MalformedCheckpoint extends Error {
  override readonly name = 'MalformedCheckpoint';
}

const ED25519 = 1;
const DASH = '\u2014';
const NAME = /^[^\s+]+$/u;
/** Those that a verifier has to take are 16. */
const MOST_SIGNATURES = 100;

/** The origin of a log, and the name of its key: one word of the kind that a web address is. */
export const originOf = (logId: string): string => `chancery/${logId}`;

/** @param privateKey Ed25519 */
export function signCheckpoint({ origin, size, root }: Checkpoint, privateKey: KeyObject): string {
  const text = `${origin}\n${size}\n${base64(root)}\n`;
  const { id } = verifierKeyOf(origin, createPublicKey(privateKey));
  const signature = Buffer.concat([Buffer.from(id, 'hex'), sign(null, Buffer.from(text), privateKey)]);
  return `${text}\n${DASH} ${origin} ${base64(signature)}\n`;
}

/**
 * Reads a checkpoint that somebody signed; says nothing of whether the signatures hold.
 * @throws {MalformedCheckpoint}
 */
export function parseCheckpoint(note: string): SignedCheckpoint {
  const end = note.lastIndexOf('\n\n');
  if (end === -1) throw new MalformedCheckpoint('it has no empty line between its text and its signatures');
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2).split('\n');
  if (lines.pop() !== '' || lines.length === 0) throw new MalformedCheckpoint('it does not end with a line that signs it');
  if (lines.length > MOST_SIGNATURES) throw new MalformedCheckpoint(`it has more than ${MOST_SIGNATURES} signatures`);
  const [origin, count, hash, ...extensions] = text.slice(0, -1).split('\n');
  // oxlint-disable-next-line no-control-regex -- what the format forbids
  if (!origin || /[\u0000-\u0009\u000b-\u001f]/u.test(note) || extensions.includes(''))
    throw new MalformedCheckpoint('its text is not lines of an origin, a size and a root');
  const size = Number(count);
  if (!/^(0|[1-9]\d*)$/.test(count ?? '') || !Number.isSafeInteger(size))
    throw new MalformedCheckpoint('its second line is no size of a log');
  const root = bytesOf(hash ?? '');
  if (root?.length !== 32) throw new MalformedCheckpoint('its third line is no root of a log');
  return { origin, size, root, text, signatures: lines.map(signatureOf) };
}

function signatureOf(line: string): Signature {
  const [dash, name, signature, ...more] = line.split(' ');
  const bytes = bytesOf(signature ?? '');
  if (dash !== DASH || !NAME.test(name ?? '') || more.length > 0 || !bytes || bytes.length < 5)
    throw new MalformedCheckpoint('a line that should sign it is no signature');
  return { name: name!, keyId: Buffer.from(bytes.subarray(0, 4)).toString('hex'), bytes: bytes.subarray(4) };
}

/** Whether it is signed with this key, and no signature by its name and id is another one's. */
export function isSignedWith({ text, signatures }: SignedCheckpoint, { name, id, key }: VerifierKey): boolean {
  const own = signatures.filter((signature) => signature.name === name && signature.keyId === id);
  return own.length > 0 && own.every(({ bytes }) => verify(null, Buffer.from(text), key, bytes));
}

/** @param key Ed25519, public */
export function verifierKeyOf(name: string, key: KeyObject): VerifierKey {
  const hashed = Buffer.concat([Buffer.from(`${name}\n`), encoded(key)]);
  return { name, id: digest('sha256', hashed).slice(0, 8), key };
}

/** In the one line that `parseVerifierKey` takes, as other tools for signed notes do: name, id and key, with + between. */
export function verifierKeyText({ name, id, key }: VerifierKey): string {
  return `${name}+${id}+${base64(encoded(key))}`;
}

/** @throws {MalformedCheckpoint} */
export function parseVerifierKey(text: string): VerifierKey {
  // A base64 may hold + itself.
  const [, name, id, encodedKey] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text.trim()) ?? [];
  const bytes = bytesOf(encodedKey ?? '');
  if (name === undefined || bytes?.length !== 33 || bytes[0] !== ED25519)
    throw new MalformedCheckpoint('it is no key of the form <name>+<id>+<Ed25519 key>');
  const x = Buffer.from(bytes.subarray(1)).toString('base64url');
  const parsed = verifierKeyOf(name, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }));
  if (parsed.id !== id) throw new MalformedCheckpoint('its id is not that of its name and key');
  return parsed;
}

/** The kind of the key and its 32 bytes. */
function encoded(key: KeyObject): Uint8Array {
  return Buffer.concat([Buffer.from([ED25519]), Buffer.from(key.export({ format: 'jwk' }).x!, 'base64url')]);
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** @returns null for what is no base64 as `base64` gives it: Node's own reader takes nearly anything */
export function bytesOf(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64');
  return text !== '' && bytes.toString('base64') === text ? bytes : null;
}
