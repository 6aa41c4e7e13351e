import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import type { EventType } from '#domain/events.ts';
import { evolveTokens, type Token, type TokenEvent, type Tokens } from '#domain/token.ts';
import { isObject, type Json, type JsonObject } from '#domain/json.ts';
import { decode, EVENT_TYPES, schemaVersionOf } from '#event-store/decode.ts';
import { type ChainHead, checkLink } from '#event-store/hash-chain.ts';
import {
  filesThere,
  isThere,
  nameOf,
  recordedOf,
  recordOf,
  type Sample,
  sampleFile,
  sampleOf,
  schemaFile,
  schemaOf,
} from './stored-events/files.ts';
import { shapes, tokenShapes } from './stored-events/shapes.ts';

// Stored events that were made once and are kept, one of each type and version: docs/events.md says how one comes about.

const types = EVENT_TYPES as readonly EventType[];
const all = types.flatMap((type) =>
  Array.from({ length: schemaVersionOf(type) }, (_, i) => ({ name: nameOf(type, i + 1), type, version: i + 1 })),
);
const kept = all.filter(({ name }) => isThere(sampleFile(name)) && isThere(schemaFile(name)));

const ajv = new Ajv({ strict: false, allErrors: true });
const fits = (name: string): ValidateFunction => ajv.compile(schemaOf(name));

test('a sample and a schema of every type and version are kept, and nothing else', () => {
  const expected = all.flatMap(({ name }) => [`${name}.json`, `${name}.schema.json`]);
  // What is missing of an older version was removed: take it back from the history. Of a new one: npm run stored-events.
  expect(filesThere().toSorted()).toEqual(expected.toSorted());
});

describe('the shape in which the program stores', () => {
  const now = shapes();

  test.each(types)('%s is the one that was committed with its version', (type) => {
    const name = nameOf(type, schemaVersionOf(type));
    const committed = schemaOf(name);
    try {
      expect(now[type]).toEqual(committed);
    } catch (difference) {
      throw new Error(
        `The data of ${type} have another shape than ${name}, which is stored in logs already. ` +
          `Add an upcaster to version ${schemaVersionOf(type) + 1} in libs/event-store/src/decode.ts, keep ${name}.json and ` +
          `${name}.schema.json as they are, run npm run stored-events, and commit what it makes (docs/events.md).\n` +
          (difference as Error).message,
        { cause: difference },
      );
    }
  });
});

describe('the stored sample', () => {
  test.each(kept)('$name has the hash of what it says, and follows what stands before it', ({ name, type, version }) => {
    const { before, event } = sampleOf(name);
    let head: ChainHead | null = null;
    for (const each of [...before, event]) {
      const link = checkLink(recordedOf(each), head);
      expect(link).toEqual({ revision: each.revision, hash: each.metadata['hash'] });
      head = link as ChainHead;
    }
    expect([event.type, event.metadata['schemaVersion']]).toEqual([type, String(version)]);
  });

  test.each(kept)('$name is of the shape of its version, and once it is read of the newest', ({ name, type }) => {
    const { event } = sampleOf(name);
    const newest = nameOf(type, schemaVersionOf(type));
    for (const [schema, data] of [
      [name, event.data],
      [newest, decode(recordedOf(event)).data],
    ] as const) {
      const valid = fits(schema);
      valid(data);
      expect([schema, valid.errors]).toEqual([schema, null]);
    }
  });

  test.each(kept)('$name has every member that its shape knows', ({ name }) => {
    expect(unused(schemaOf(name), [sampleOf(name).event.data])).toEqual([]);
  });

  test.each(kept)('$name makes the record that it made when it was new', ({ name }) => {
    const { before, event, record } = sampleOf(name);
    // Where the record rightly has more to say of what is stored: npm run stored-events -- --records.
    expect(recordOf([...before, event].map(recordedOf))).toEqual(record);
  });
});

describe('the stored sample of an event of tokens', () => {
  const now = tokenShapes();
  const names = Object.keys(now);
  const fileOf = (type: string): URL => new URL(`stored-events/tokens/${type}.v1.json`, import.meta.url);

  test('is there for each type', () => {
    expect(names).toEqual(['TokenIssued', 'TokenRevoked']);
  });

  test.each(names)('%s is of the shape that was committed, follows what stands before it, and says what it said', (type) => {
    const { before, event, tokens } = JSON.parse(readFileSync(fileOf(type), 'utf8')) as TokenSample;
    const schema = JSON.parse(readFileSync(new URL(`stored-events/tokens/${type}.v1.schema.json`, import.meta.url), 'utf8'));
    expect(now[type]).toEqual(schema);
    expect(unused(schema, [event.data])).toEqual([]);
    const valid = ajv.compile(schema);
    valid(event.data);
    expect(valid.errors).toBeNull();
    let head: ChainHead | null = null;
    let held: Tokens = new Map();
    for (const each of [...before, event]) {
      head = checkLink(recordedOf(each), head) as ChainHead;
      expect(head).toEqual({ revision: each.revision, hash: each.metadata['hash'] });
      const { recordedAt, actor } = each.metadata;
      held = evolveTokens(held, { ...each, recordedAt, actor } as unknown as TokenEvent);
    }
    expect([...held.values()]).toEqual(tokens);
  });
});

interface TokenSample extends Omit<Sample, 'record'> {
  readonly tokens: readonly Token[];
}

/** Members of a schema that none of these values has, by their path. */
function unused(schema: JsonObject, values: readonly Json[], path = ''): string[] {
  const items = values.flatMap((each) => (Array.isArray(each) ? (each as Json[]) : []));
  if (isObject(schema['items'])) return unused(schema['items'], items, `${path}/-`);
  return Object.entries((schema['properties'] ?? {}) as Record<string, JsonObject>).flatMap(([name, member]) => {
    const within = values.flatMap((each) => (isObject(each) && each[name] !== undefined ? [each[name]] : []));
    return within.length === 0 ? [`${path}/${name}`] : unused(member, within, `${path}/${name}`);
  });
}
