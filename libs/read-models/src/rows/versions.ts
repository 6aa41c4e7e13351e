import { createHash } from 'node:crypto';
import { EVENT_TYPES, schemaVersionOf, UPCASTERS, type Upcasters } from '#event-store/decode.ts';
import type { EventType } from '#domain/events.ts';
import type { Projection } from './projection.ts';

/** What a module exports that makes rows: a thread imports it by its address. */
export interface RowsModule {
  readonly projections: readonly Projection[];
  /** Default: those of this program. */
  readonly upcasters?: Upcasters;
}

/** Of each projection, by name, and of each type of event: rows hold the texts of events in that version. */
export type Versions = Readonly<Record<string, string>>;

/** The number that a projection declares, and a digest of its tables: another shape is another version though nobody raised it. */
export function versionOf({ version, tables }: Projection): string {
  const shape = createHash('sha256').update(JSON.stringify(tables)).digest('hex');
  return `${version}-${shape.slice(0, 8)}`;
}

export function versionsOf(projections: readonly Projection[], upcasters: Upcasters = UPCASTERS): Versions {
  return Object.fromEntries([
    ...projections.map((each) => [each.name, versionOf(each)]),
    ...EVENT_TYPES.map((type) => [type, String(schemaVersionOf(type as EventType, upcasters))]),
  ]);
}
