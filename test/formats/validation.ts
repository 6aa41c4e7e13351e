import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import jsonld from 'jsonld';

const SCHEMAS = join(import.meta.dirname, 'schemas');

type Schema = Record<string, unknown>;

/** What is wrong with a value by a published schema; nothing where it fits. */
export type Validate = (value: unknown) => unknown[];

export function cslJson(): Validate {
  return errorsOf(ajv().compile(schemaIn('csl-data.json')));
}

export function provJson(): Validate {
  return errorsOf(ajv().compile(newer(schemaIn('prov-json.json'))));
}

/** By the name of a class: `person`, `membership`. */
export function popolo(): (name: string) => Validate {
  const all = ajv();
  for (const file of readdirSync(join(SCHEMAS, 'popolo'))) all.addSchema(newer(schemaIn(join('popolo', file))));
  return (name) => errorsOf(all.getSchema(`http://www.popoloproject.com/schemas/${name}.json`)!);
}

function ajv(): Ajv {
  const made = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  formats.default(made);
  return made;
}

function errorsOf(validate: ValidateFunction): Validate {
  return (value) => (validate(value) ? [] : validate.errors!);
}

function schemaIn(file: string): Schema {
  return JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8')) as Schema;
}

/** A schema of draft 3 or 4 as draft 7 has it: its id, and what is required. */
function newer({ $schema: _draft, id, ...schema }: Schema): Schema {
  return { ...(typeof id === 'string' && id !== '' && { $id: id.replace(/#$/, '') }), ...(within(schema) as Schema) };
}

function within(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(within);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema)
      .filter(([name, value]) => !(name === 'required' && value === true))
      .map(([name, value]) => [name, name === '$ref' ? (value as string).replace(/\.json#$/, '.json') : within(value)]),
  );
  const properties = (schema as { properties?: Record<string, { required?: unknown }> }).properties ?? {};
  const required = Object.keys(properties).filter((name) => properties[name]!.required === true);
  return required.length === 0 ? inner : { ...inner, required };
}

interface Vocabulary {
  readonly types: Record<string, string[]>;
  readonly properties: Record<string, { domain: string[]; range: string[] }>;
}

const SCHEMA_ORG = 'https://schema.org/';

type Expanded = Record<string, unknown>;

/** Expands a document without a network, and says what of it schema.org does not have, or has otherwise. */
export async function schemaOrgErrors(document: object): Promise<string[]> {
  const vocabulary = schemaIn('schema-org.json') as unknown as Vocabulary;
  const documentLoader = (url: string): never => {
    throw new Error(`${url} would be fetched`);
  };
  const expanded = (await jsonld.expand(document, { documentLoader, safe: true })) as Expanded[];
  const errors: string[] = [];
  const isA = (type: string, wanted: readonly string[]): boolean =>
    wanted.includes(type) || (vocabulary.types[type] ?? []).some((above) => isA(above, wanted));
  const typesOf = (node: Expanded): string[] => ((node['@type'] ?? []) as string[]).map(shortened);
  const visit = (node: Expanded, above: Expanded | null): void => {
    const types = typesOf(node);
    for (const type of types) if (!(type in vocabulary.types)) errors.push(`there is no type ${type}`);
    for (const [name, values] of Object.entries(node)) {
      if (name.startsWith('@')) continue;
      const property = vocabulary.properties[shortened(name)];
      if (!property) {
        errors.push(`there is no property ${name}`);
        continue;
      }
      // A role stands between a thing and a property of it, and has that property itself.
      const owners = types.some((type) => isA(type, ['Role'])) && above ? [...types, ...typesOf(above)] : types;
      if (!owners.some((type) => isA(type, property.domain))) errors.push(`${types.join()} has no ${shortened(name)}`);
      for (const value of values as Expanded[]) {
        const below = typesOf(value);
        if (below.length === 0) continue;
        const fits = below.some((type) => isA(type, property.range) || isA(type, ['Role']));
        if (!fits) errors.push(`${shortened(name)} of ${types.join()} is no ${below.join()}`);
        visit(value, node);
      }
    }
  };
  for (const node of expanded) visit(node, null);
  return errors;
}

function shortened(iri: string): string {
  return iri.startsWith(SCHEMA_ORG) ? iri.slice(SCHEMA_ORG.length) : iri;
}
