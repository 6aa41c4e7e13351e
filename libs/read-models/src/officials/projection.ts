import { type Day, EARLIEST, parseEdtf } from '#domain/edtf.ts';
import { asElements, asText, covers, pointerTo } from '#domain/fields.ts';
import { bookOf, type RecordState, says } from '#domain/record.ts';
import { tenureDays } from '#domain/tenure.ts';
import type { Projection, Row, Rows } from '../projection.ts';

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

/** The last day on which a source speaks of an appointment. A denial speaks of nothing. */
export function lastSpokenOn(record: RecordState, appointment: string): Day {
  const { claims, sources } = bookOf(record);
  const at = pointerTo('appointments', appointment);
  let last = EARLIEST;
  for (const [pointer, each] of claims) {
    if (!covers(at, pointer)) continue;
    for (const source of each
      .flatMap((claim) => (claim.rank === 'deprecated' ? [] : claim.sources))
      .map((id) => sources.get(id))) {
      if (source?.publishedOn === undefined || source.attribution === 'denied') continue;
      last = Math.max(last, parseEdtf(source.publishedOn).begin.from);
    }
  }
  return last;
}
