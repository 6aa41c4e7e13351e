import { createPublicKey } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { keysIn } from '#api/data-dir.ts';
import { isObject, type JsonObject } from '#domain/json.ts';
import {
  type Checkpoint,
  isSignedWith,
  MalformedCheckpoint,
  parseCheckpoint,
  parseVerifierKey,
  type VerifierKey,
  verifierKeyOf,
  verifierKeyText,
} from '#event-store/proofs/checkpoint.ts';
import { UnusableKey } from '#event-store/key-file.ts';
import { findSigningKey } from '#event-store/proofs/signing-key.ts';
import { EXIT, Stop, usage } from './exit-code.ts';
import { dataDirOf, environmentOf, type Place } from './log-to-read.ts';

/** Where the key is that a checkpoint is to be signed with. */
export interface KeyPlace extends Place {
  /** The key itself, or a file that holds it. */
  readonly key?: string;
}

export interface TrustedCheckpoint extends Checkpoint {
  readonly key: string;
}

/**
 * A checkpoint whose signature holds.
 * @param file what `/v1/proofs/checkpoint` answered, as JSON or as text
 * @throws {Stop}
 */
export async function trustedCheckpoint(file: string, options: KeyPlace): Promise<TrustedCheckpoint> {
  // Mail ends lines in its own way; what is signed are lines that end with LF.
  const checkpoint = wellFormed(`the checkpoint ${file}`, parseCheckpoint, noteIn(await textIn(file)).replaceAll('\r\n', '\n'));
  const key = await keyOf(options, checkpoint.origin);
  if (isSignedWith(checkpoint, key)) return { ...checkpoint, key: verifierKeyText(key) };
  throw new Stop(EXIT.no, `the checkpoint ${file} is not signed with the key ${verifierKeyText(key)}.`);
}

/** The answer of `/v1/proofs/checkpoint`, or the note in it. */
function noteIn(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && typeof value['note'] === 'string' ? value['note'] : text;
  } catch {
    return text;
  }
}

async function keyOf(options: KeyPlace, origin: string): Promise<VerifierKey> {
  const { key: given } = options;
  if (given !== undefined) {
    const isFile = existsSync(given);
    const what = isFile ? `the key in ${given}` : `the key ${given}, which is no file either,`;
    return wellFormed(what, parseVerifierKey, isFile ? await textIn(given) : given);
  }
  const environment = environmentOf(options);
  const keys = environment['KEYS']?.trim() || keysIn(dataDirOf(options));
  try {
    const own = await findSigningKey(keys);
    if (own) return verifierKeyOf(origin, createPublicKey(own));
  } catch (error) {
    if (!(error instanceof UnusableKey)) throw error;
    throw usage(`${error.message}: say with --key what the checkpoint is signed with.`);
  }
  throw usage(`there is no key in ${keys}: say with --key what the checkpoint is signed with.`);
}

function wellFormed<T>(what: string, parse: (text: string) => T, text: string): T {
  try {
    return parse(text);
  } catch (error) {
    throw error instanceof MalformedCheckpoint ? usage(`${what} is none: ${error.message}.`) : error;
  }
}

/** @throws {Stop} */
export async function textIn(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw usage(code === 'ENOENT' ? `there is no file ${file}.` : `${file} cannot be read (${code}).`);
  }
}

/** @throws {Stop} */
export async function jsonIn(file: string): Promise<JsonObject> {
  const text = await textIn(file);
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // As of any other text: it is none.
  }
  throw usage(`${file} is no JSON object: ask for it without Accept: text/plain.`);
}
