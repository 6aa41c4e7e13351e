import { COUNTRIES } from '#domain/countries.ts';
import type { Day } from '#domain/edtf.ts';
import type { Clocks } from '../frame.ts';
import { streamOfName } from '../identity/identities.ts';
import type { Snapshot } from '../reader.ts';
import { Where } from '../reading.ts';

/**
 * The name by which a party or person went on a day, else by which it went at any time. Null for what is not on record.
 * @param actor as `official:sirojiddin-aslov`, `state:TJ`
 */
export function nameOn(rows: Snapshot, actor: string, reading: Clocks, day: Day): string | null {
  const record = rows.record(streamOfName(actor));
  const found = record === null ? undefined : (nameAt(rows, record, reading, day) ?? nameAt(rows, record, reading, undefined));
  return found ?? COUNTRIES[actor.replace(/^state:/, '')] ?? null;
}

function nameAt(rows: Snapshot, record: number, reading: Clocks, asOf: Day | undefined): string | undefined {
  const where = new Where().and('n.record = $record', { $record: record }).on({ ...reading, asOf, certain: false }, 'n', 'state');
  const order = asOf === undefined ? 'ASC' : 'DESC';
  return rows.get<{ name: string }>(
    `SELECT n.name FROM actors_name n WHERE ${where.sql} ORDER BY n.possible_from ${order}, n.n LIMIT 1`,
    where.params,
  )?.name;
}
