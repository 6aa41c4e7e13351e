import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isObject } from '#domain/json.ts';
import { Problem } from '../problems/problem.ts';
import { MAX_BODY_BYTES, MAX_BODY_DEPTH } from './limits.ts';

/** Bodies are JSON in UTF-8 and nothing else; any other content type is 415. */
export function readJsonBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
    async (request: FastifyRequest, bytes: Buffer) => {
      const encoding = request.headers['content-encoding'] ?? 'identity';
      if (encoding !== 'identity') {
        throw new Problem('unsupported-media-type', `A body is sent as it is, not in ${encoding}: leave Content-Encoding out.`);
      }
      return parseBody(bytes);
    },
  );
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** @throws {Problem} `malformed-json` for what is no JSON, `invalid-body` for JSON that no record can hold */
export function parseBody(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw new Problem('malformed-json', 'The body is empty: send a JSON object.');
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new Problem('malformed-json', 'The body is not in UTF-8.');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Problem('malformed-json', `The body is no JSON: ${(error as Error).message}.`);
  }
  refuseUnkeepable(value, '', 0);
  return value;
}

/** Names that every object has. (class-validator takes `hasOwnProperty` for a field that it knows.) */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** The log holds well-formed Unicode (SQLite would change any other), and hashing ends where the call stack would. */
function refuseUnkeepable(value: unknown, pointer: string, depth: number): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw unkeepable(pointer, 'the text has half a surrogate pair: it is no Unicode');
    if (value.includes('\0')) throw unkeepable(pointer, 'the text holds a NUL character');
    return;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw unkeepable(pointer, 'the number is too large');
  if (typeof value !== 'object' || value === null) return;
  if (depth === MAX_BODY_DEPTH) throw unkeepable(pointer, `a body is nested at most ${MAX_BODY_DEPTH} deep`);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) refuseUnkeepable(value[i], `${pointer}/${i}`, depth + 1);
    return;
  }
  if (!isObject(value)) return;
  for (const name of Object.keys(value)) {
    if (RESERVED_NAMES.has(name)) throw unkeepable(pointer, `a field cannot be named ${name}`);
    if (!name.isWellFormed() || name.includes('\0')) throw unkeepable(pointer, 'the name of a field is no Unicode text');
    refuseUnkeepable(value[name], `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
  }
}

function unkeepable(pointer: string, detail: string): Problem {
  return new Problem('invalid-body', detail, { errors: [{ pointer, detail }] });
}
