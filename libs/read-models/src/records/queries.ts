import { streamOfName } from '#domain/nouns.ts';
import { type RecordState, stateOnList } from '#domain/record.ts';
import type { Clocks } from '../rows/frame.ts';
import type { Snapshot } from '../reading/reader.ts';
import { Where } from '../reading/reading.ts';
import { recordFrom } from './projection.ts';

/** Whether a record of this name was known, to a reader. */
export function isOnRecord(rows: Snapshot, stream: string, reading: Clocks): boolean {
  const where = partsOf(rows.record(stream) ?? 0, reading);
  return rows.get(`SELECT 1 FROM records_part p WHERE ${where.sql} LIMIT 1`, where.params) !== undefined;
}

/** A record as it was known, by its stream. Null where there is none to be seen. */
export function findRecord(rows: Snapshot, stream: string, reading: Clocks): RecordState | null {
  const position = rows.record(stream);
  return position === null ? null : recordAt(rows, position, reading);
}

/** A record by the position of its first event, as rows name it. */
export function recordAt(rows: Snapshot, record: number, reading: Clocks): RecordState | null {
  const where = partsOf(record, reading);
  return recordFrom(rows.all(`SELECT p.kind, p.ord, p.body FROM records_part p WHERE ${where.sql}`, where.params));
}

/** Records by name, as `official:sirojiddin-aslov`; one that is not to be seen is left out. */
export function recordsOf(rows: Snapshot, names: readonly string[], reading: Clocks): RecordState[] {
  return names.flatMap((name) => {
    const stream = streamOfName(name);
    return findRecord(rows, stream, reading) ?? stateOnList(stream) ?? [];
  });
}

/** When the last that is known of a record was recorded: milliseconds since 1970. Of a record that there is. */
export function recordedAt(rows: Snapshot, stream: string, reading: Clocks): number {
  const where = partsOf(rows.record(stream) ?? 0, reading);
  const found = rows.get<{ at: number }>(`SELECT MAX(p.known_from) AS at FROM records_part p WHERE ${where.sql}`, where.params);
  return found!.at;
}

function partsOf(record: number, reading: Clocks): Where {
  return new Where()
    .and('p.record = $record', { $record: record })
    .on({ ...reading, asOf: undefined, certain: false }, 'p', 'state');
}

/** The records of rows that were read on the same clocks, in their order. */
export function loaded<Row extends { readonly record: number }>(
  rows: Snapshot,
  found: readonly Row[],
  reading: Clocks,
): (Row & { readonly state: RecordState })[] {
  return found.map((row) => {
    const state = recordAt(rows, row.record, reading);
    if (!state) throw new RangeError(`there are rows of record ${row.record}, and no record`);
    return { ...row, state };
  });
}
