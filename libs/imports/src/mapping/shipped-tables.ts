import territories from '../../mappings/territories.json' with { type: 'json' };
import type { InlineTable } from './mapping.ts';

/** Tables that any mapping may name. */
const TABLES: Readonly<Record<string, InlineTable>> = { territories: territories as unknown as InlineTable };

export function isShippedTable(name: string): boolean {
  return Object.hasOwn(TABLES, name);
}

export function shippedTable(name: string): InlineTable {
  return TABLES[name] as InlineTable;
}
