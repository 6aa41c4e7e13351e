import type { Day } from '#domain/edtf.ts';
import { asElements, asText, pointerTo } from '#domain/fields.ts';
import { type RecordState, says } from '#domain/record.ts';
import { lastSpokenBelow } from '#domain/last-spoken.ts';
import { tenureDays } from '#domain/tenure.ts';
import type { Projection, Row, Rows } from '../rows/projection.ts';

/** Who held which post of which party on which days. */
export const officials: Projection = {
  name: 'officials',
  version: 2,
  tables: {
    tenure: {
      columns: { official: 'id', appointment: 'id', post: 'id', party: 'id', level: 'id' },
      indexes: [['party'], ['official']],
    },
  },
  rows: (record) => (record.noun === 'official' && !record.retraction ? officialRows(record) : {}),
};

function officialRows(record: RecordState): Rows {
  const tenure = asElements(says(record).appointments).flatMap((each): Row[] => {
    const days = tenureDays(each, lastSpokenOn(record, asText(each.id) ?? ''));
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
  return { tenure };
}

/** The last day on which a source speaks of an appointment. */
export function lastSpokenOn(record: RecordState, appointment: string): Day {
  return lastSpokenBelow(record, pointerTo('appointments', appointment));
}
