import { ALWAYS, type Day, EARLIEST, parseEdtf } from '#domain/edtf.ts';
import { asElements, asText } from '#domain/fields.ts';
import { bookOf, type RecordState, says } from '#domain/record.ts';
import { tenureDays } from '#domain/tenure.ts';
import type { Projection, Row, Rows } from '../projection.ts';

/** Officials on record, and who held which post of which party on which days. */
export const officials: Projection = {
  name: 'officials',
  version: 1,
  tables: {
    official: { columns: { id: 'text' }, indexes: [['id']] },
    tenure: {
      columns: { official: 'id', appointment: 'id', post: 'id', party: 'id', level: 'id' },
      indexes: [['party'], ['official']],
    },
  },
  rows: (record) => (record.noun === 'official' && !record.retraction ? officialRows(record) : {}),
};

function officialRows(record: RecordState): Rows {
  const spoken = lastSpokenOn(record);
  const tenure = asElements(says(record).appointments).flatMap((each): Row[] => {
    const days = tenureDays(each, spoken);
    if (!days) return [];
    return [
      {
        days,
        official: record.id,
        appointment: asText(each.id),
        post: asText(each.post),
        party: asText(each.party),
        level: asText(each.level),
      },
    ];
  });
  return { official: [{ days: ALWAYS, id: record.id }], tenure };
}

/** The last day on which a source of the record speaks. */
export function lastSpokenOn(record: RecordState): Day {
  let last = EARLIEST;
  for (const { publishedOn } of bookOf(record).sources.values()) {
    if (publishedOn !== undefined) last = Math.max(last, parseEdtf(publishedOn).begin.from);
  }
  return last;
}
