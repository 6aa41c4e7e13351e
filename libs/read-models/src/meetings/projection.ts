import { occurrenceDays, parseEdtf } from '#domain/edtf.ts';
import { asElements, asText } from '#domain/fields.ts';
import { disputedPlaces, inferredPlaces, type RecordState, says } from '#domain/record.ts';
import type { Projection, Rows } from '../projection.ts';

/** Meetings on record by their days, and who was there: parties and officials. */
export const meetings: Projection = {
  name: 'meetings',
  version: 1,
  tables: {
    meeting: {
      columns: { id: 'text', level: 'id', disputed: 'number', inferred: 'number' },
      indexes: [['possible_from', 'id']],
    },
    presence: { columns: { who: 'id', id: 'text' }, indexes: [['who', 'possible_from', 'id']] },
  },
  rows: (record) => (record.noun === 'meeting' && !record.retraction ? meetingRows(record) : {}),
};

function meetingRows(record: RecordState): Rows {
  const said = says(record);
  const heldOn = asText(said.heldOn);
  if (heldOn === null) return {};
  const days = occurrenceDays(parseEdtf(heldOn));
  const { id } = record;
  const present = asElements(said.delegations).flatMap((delegation) => [
    asText(delegation.party),
    ...asElements(delegation.participants).flatMap(({ official }) =>
      typeof official === 'string' ? [`official:${official}`] : [],
    ),
  ]);
  return {
    meeting: [
      {
        days,
        id,
        level: asText(said.level),
        disputed: Number(disputedPlaces(record).length > 0),
        inferred: Number(inferredPlaces(record).length > 0),
      },
    ],
    presence: [...new Set(present)].map((who) => ({ days, who, id })),
  };
}
