import { streamOfName } from '#domain/nouns.ts';
import { COUNTRIES } from '#domain/countries.ts';
import { type Day, EARLIEST } from '#domain/edtf.ts';
import { asText } from '#domain/fields.ts';
import { says } from '#domain/record.ts';
import type { Clocks } from '../rows/frame.ts';
import { Identities } from '../identity/identities.ts';
import type { Snapshot } from '../reading/reader.ts';
import { Where } from '../reading/reading.ts';
import { isOnRecord, recordsOf } from '../records/queries.ts';

/** How what a reference names (`state:TJ`, `office:unoct`, `official:sirojiddin-aslov`) is called; null where nobody says. */
export type Names = (reference: string) => string | null;

/** Names as they were on a day, else as they were at any time. What is named often is looked up once. */
export function namesIn(rows: Snapshot, reading: Clocks, identities = Identities.of(rows, reading)): (day: Day) => Names {
  const known = new Map<string, string | null>();
  return (day) => (reference) => {
    const key = `${day} ${reference}`;
    let name = known.get(key);
    if (name === undefined) known.set(key, (name = nameOf(reference, day)));
    return name;
  };

  function nameOf(reference: string, day: Day): string | null {
    const head = identities.head(reference);
    if (head.startsWith('conference:')) {
      const [conference] = recordsOf(rows, [head], reading);
      return conference ? asText(says(conference).name) : null;
    }
    const stream = streamOfName(head);
    const records = identities.namesOf(head).flatMap((each) => rows.record(streamOfName(each)) ?? []);
    const first = rows.record(stream) ?? 0;
    const onDay = nameAt(records, first, day);
    // A State of the list goes by its name there, from an unknown edge on, as it would if something were recorded of it.
    const listed = COUNTRIES[head.replace(/^state:/, '')];
    if (listed !== undefined && !isOnRecord(rows, stream, reading))
      return onDay && onDay.possible_from > EARLIEST ? onDay.name : listed;
    return (onDay ?? nameAt(records, first, undefined))?.name ?? listed ?? null;
  }

  function nameAt(records: readonly number[], head: number, asOf: Day | undefined): Named | undefined {
    if (records.length === 0) return undefined;
    const where = new Where()
      .among('n.record', records)
      .on({ ...reading, asOf, certain: false }, 'n', 'state')
      .bind({ $head: head });
    const order = asOf === undefined ? 'ASC' : 'DESC';
    return rows.get<Named>(
      `SELECT n.name, n.possible_from FROM actors_name n WHERE ${where.sql} ORDER BY n.possible_from ${order}, n.record = $head DESC, n.n LIMIT 1`,
      where.params,
    );
  }
}

interface Named {
  readonly name: string;
  readonly possible_from: Day;
}
