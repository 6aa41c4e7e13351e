import { createHash } from 'node:crypto';
import type { Projection } from './projection.ts';

/** Of each projection, by name. */
export type Versions = Readonly<Record<string, string>>;

/** The number that a projection declares, and a digest of its tables: another shape is another version though nobody raised it. */
export function versionOf({ version, tables }: Projection): string {
  const shape = createHash('sha256').update(JSON.stringify(tables)).digest('hex');
  return `${version}-${shape.slice(0, 8)}`;
}

export function versionsOf(projections: readonly Projection[]): Versions {
  return Object.fromEntries(projections.map((each) => [each.name, versionOf(each)]));
}
