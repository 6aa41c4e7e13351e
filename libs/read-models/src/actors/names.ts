import { nameOfStream, streamOfName } from '#domain/nouns.ts';
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

/**
 * Names as they were on a day, else as they were at any time. What is named often is looked up once.
 * @param many people who will be asked for, looked up together
 */
export function namesIn(
  rows: Snapshot,
  reading: Clocks,
  identities = Identities.of(rows, reading),
  many: readonly string[] = [],
): (day: Day) => Names {
  const known = new Map<string, string | null>();
  const together = namesOfMany(many.filter((each) => identities.namesOf(each).length === 1));
  return (day) => (reference) => {
    const key = `${day} ${reference}`;
    let name = known.get(key);
    if (name === undefined) known.set(key, (name = nameOf(reference, day)));
    return name;
  };

  function nameOf(reference: string, day: Day): string | null {
    const read = together.get(reference);
    if (read) return read.findLast((each) => isOn(each, day))?.name ?? firstOf(read).name;
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

  /** Of each that has names, all of them in the order of their days; of those of one day the first is the one that speaks. */
  function namesOfMany(people: readonly string[]): Map<string, Dated[]> {
    const names = new Map<string, Dated[]>();
    if (people.length === 0) return names;
    const where = new Where()
      .and('r.stream IN (SELECT value FROM json_each($streams))', { $streams: JSON.stringify(people.map(streamOfName)) })
      .on({ ...reading, asOf: undefined, certain: false }, 'n', 'state');
    const found = rows.all<Dated & { stream: string }>(
      `SELECT r.stream, n.name, n.possible_from, n.possible_until FROM records r CROSS JOIN actors_name n ON n.record = r.record
        WHERE ${where.sql} ORDER BY r.record, n.possible_from, n.n DESC`,
      where.params,
    );
    for (const { stream, ...each } of found) {
      const name = nameOfStream(stream);
      const some = names.get(name);
      if (some) some.push(each);
      else names.set(name, [each]);
    }
    return names;
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

interface Dated extends Named {
  readonly possible_until: Day;
}

/** Of names in the order of their days. */
function firstOf(names: readonly Dated[]): Dated {
  const [{ possible_from: first }] = names as [Dated];
  return names.findLast(({ possible_from }) => possible_from === first)!;
}

function isOn({ possible_from, possible_until }: Dated, day: Day): boolean {
  return possible_from <= day && day <= possible_until;
}

interface Named {
  readonly name: string;
  readonly possible_from: Day;
}
