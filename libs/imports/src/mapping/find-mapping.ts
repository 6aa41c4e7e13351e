import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSlug } from '#domain/values.ts';
import type { Mapping } from './mapping.ts';
import { readMapping, UnreadableMapping } from './read-mapping.ts';
import { SHIPPED_MAPPINGS, shippedMapping } from './shipped-mappings.ts';

/** There is no mapping of a name. */
export class UnknownMapping extends Error {
  override readonly name = 'UnknownMapping';
}

/**
 * A mapping that comes with Chancery, or that a desk has put into its folder as `<name>.json`.
 * @throws {UnknownMapping}, {UnreadableMapping}
 */
export async function findMapping(name: string, folder: string): Promise<Mapping> {
  const shipped = shippedMapping(name);
  if (shipped) return shipped;
  const text = isSlug(name) ? await readFile(join(folder, `${name}.json`), 'utf8').catch(() => null) : null;
  if (text === null)
    throw new UnknownMapping(
      `there is no mapping ${name}: there are ${SHIPPED_MAPPINGS.join(', ')}, and a desk's own, as <name>.json in DATA_DIR/mappings`,
    );
  return mappingIn(text);
}

/** Names of the mappings that there are: those that come with Chancery, then a desk's own. */
export async function mappingNames(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder).catch(() => []);
  const own = files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length));
  return [...SHIPPED_MAPPINGS, ...own.filter((name) => isSlug(name) && !SHIPPED_MAPPINGS.includes(name)).toSorted()];
}

/** @throws {UnreadableMapping} */
export function mappingIn(text: string): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UnreadableMapping([`it is no JSON: ${(error as Error).message}`]);
  }
  return readMapping(json);
}

/** Files that a mapping reads beside the main one. */
export function filesBeside({ tables = {} }: Mapping): string[] {
  return [...new Set(Object.values(tables).flatMap((table) => ('file' in table ? [table.file] : [])))];
}
