import { createGenerator } from 'ts-json-schema-generator';
import { canonicalJson } from '#event-store/canonical-json.ts';
import type { Json, JsonObject } from '#domain/json.ts';

const root = new URL('../../', import.meta.url).pathname;

/**
 * By type of event, the JSON Schema of its data as libs/domain/src/events.ts has it now: what the names of types, the order of
 * members and comments are, changes nothing. A text is a text: what may stand in it is pinned by the samples.
 */
export function shapes(): Readonly<Record<string, JsonObject>> {
  return shapesIn('libs/domain/src/events.ts', 'Events');
}

/** As `shapes`, of the events of tokens in libs/domain/src/token.ts. */
export function tokenShapes(): Readonly<Record<string, JsonObject>> {
  return shapesIn('libs/domain/src/token.ts', 'TokenEvents');
}

function shapesIn(file: string, type: string): Readonly<Record<string, JsonObject>> {
  const { properties, definitions } = createGenerator({
    path: root + file,
    tsconfig: `${root}tsconfig.json`,
    type,
    expose: 'none',
    jsDoc: 'none',
    topRef: false,
    additionalProperties: false,
    // Types are checked elsewhere.
    skipTypeCheck: true,
  }).createSchema(type) as unknown as { properties: JsonObject; definitions?: JsonObject };
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, inOneForm(schema as JsonObject, definitions ?? {})]),
  );
}

/** What is recursive is named after its place in the source, which means nothing: it is numbered as it comes. */
function inOneForm(schema: JsonObject, definitions: JsonObject): JsonObject {
  const names = new Map<string, string>();
  const plain = (value: Json | undefined, key?: string): Json => {
    if (key === '$ref' && typeof value === 'string') {
      if (!names.has(value)) names.set(value, `#/definitions/recursive-${names.size + 1}`);
      return names.get(value)!;
    }
    if (Array.isArray(value)) {
      const items = value.map((each: Json) => plain(each));
      if (key === 'type' && items.length === 1) return items[0]!;
      return items.toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
    }
    if (typeof value !== 'object' || value === null) return value ?? null;
    const members = Object.entries(value).map(([name, each]) => [name, plain(each as Json, name)] as const);
    return Object.fromEntries(members.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  };
  const made = plain(schema) as JsonObject;
  const recursive: Record<string, Json> = {};
  for (const [name, number] of names)
    recursive[number.slice('#/definitions/'.length)] = plain(
      definitions[decodeURIComponent(name.slice('#/definitions/'.length))],
    );
  return names.size === 0 ? made : { ...made, definitions: recursive };
}
