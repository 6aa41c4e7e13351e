import { COUNTRIES } from '#domain/countries.ts';
import type { Day } from '#domain/edtf.ts';
import { asText } from '#domain/fields.ts';
import { says } from '#domain/record.ts';
import type { Clocks } from '../frame.ts';
import { Identities, streamOfName } from '../identity/identities.ts';
import type { Snapshot } from '../reader.ts';
import { Where } from '../reading.ts';
import { recordsOf } from '../records/queries.ts';

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
    const records = identities.namesOf(head).flatMap((each) => rows.record(streamOfName(each)) ?? []);
    const first = rows.record(streamOfName(head)) ?? 0;
    return nameAt(records, first, day) ?? nameAt(records, first, undefined) ?? COUNTRIES[head.replace(/^state:/, '')] ?? null;
  }

  function nameAt(records: readonly number[], head: number, asOf: Day | undefined): string | undefined {
    if (records.length === 0) return undefined;
    const where = new Where()
      .among('n.record', records)
      .on({ ...reading, asOf, certain: false }, 'n', 'state')
      .bind({ $head: head });
    const order = asOf === undefined ? 'ASC' : 'DESC';
    return rows.get<{ name: string }>(
      `SELECT n.name FROM actors_name n WHERE ${where.sql} ORDER BY n.possible_from ${order}, n.record = $head DESC, n.n LIMIT 1`,
      where.params,
    )?.name;
  }
}
