import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Json, JsonObject } from '#domain/json.ts';
import { bookOf, fold, type RecordState, says } from '#domain/record.ts';
import { canonicalJson } from '#event-store/canonical-json.ts';
import { decode } from '#event-store/decode.ts';
import type { RecordedEvent } from '#event-store/event-store.ts';

const folder = new URL('.', import.meta.url);

/** An event as the port carries it, with data and metadata laid out to be read: their canonical text is what is stored. */
export interface Stored {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

/** One stored event of a type and version, behind those that stand before it in its stream, and what the record then is. */
export interface Sample {
  readonly before: readonly Stored[];
  readonly event: Stored;
  readonly record: Json;
}

/** Of a sample: `OfficeEstablished.v1`. */
export const nameOf = (type: string, version: number): string => `${type}.v${version}`;

export const sampleFile = (name: string): URL => new URL(`${name}.json`, folder);
export const schemaFile = (name: string): URL => new URL(`${name}.schema.json`, folder);

export const isThere = (file: URL): boolean => existsSync(file);
export const sampleOf = (name: string): Sample => JSON.parse(readFileSync(sampleFile(name), 'utf8')) as Sample;
export const schemaOf = (name: string): JsonObject => JSON.parse(readFileSync(schemaFile(name), 'utf8')) as JsonObject;
export const write = (file: URL, value: unknown): void => writeFileSync(file, `${laidOut(value as Json)}\n`);
export const filesThere = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.json'));

export const storedOf = ({ stream, revision, id, type, data, metadata }: RecordedEvent): Stored => ({
  stream,
  revision,
  id,
  type,
  data: JSON.parse(data) as JsonObject,
  metadata: JSON.parse(metadata) as JsonObject,
});

export const recordedOf = ({ data, metadata, ...event }: Stored): RecordedEvent => ({
  ...event,
  data: canonicalJson(data),
  metadata: canonicalJson(metadata),
  position: BigInt(event.revision + 1),
});

/** Everything that a record is once these events are folded, as JSON. */
export function recordOf(events: readonly RecordedEvent[]): Json {
  const record = fold(events.map((event) => decode(event))) as RecordState;
  const { claims, sources, opened, changes } = bookOf(record);
  const { noun, id, revision, label, retraction, merge } = record;
  const whole = {
    noun,
    id,
    revision,
    label,
    retraction,
    merge,
    says: says(record),
    claims: Object.fromEntries(claims),
    sources: [...sources.values()],
    lastChange: changes.at(-1) ?? opened,
  };
  return JSON.parse(JSON.stringify(whole)) as Json;
}

const WIDTH = 200;

/** JSON in which what fits on a line is on one. */
function laidOut(value: Json, indent = ''): string {
  const line = JSON.stringify(value);
  if (line.length + indent.length <= WIDTH || typeof value !== 'object' || value === null) return line;
  const within = `${indent}  `;
  const [[open, close], items] = Array.isArray(value)
    ? ['[]', value.map((each: Json) => laidOut(each, within))]
    : ['{}', Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${laidOut(each as Json, within)}`)];
  return `${open}\n${items.map((each) => within + each).join(',\n')}\n${indent}${close}`;
}
