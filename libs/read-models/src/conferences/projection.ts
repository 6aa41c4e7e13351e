import { occurrenceDays, parseEdtf } from '#domain/edtf.ts';
import { asText } from '#domain/fields.ts';
import { says } from '#domain/record.ts';
import type { Projection } from '../projection.ts';

/** Conferences on record, by their days. */
export const conferences: Projection = {
  name: 'conferences',
  version: 1,
  tables: { conference: { columns: { id: 'text' }, indexes: [['possible_from', 'id']] } },
  rows(record) {
    if (record.noun !== 'conference' || record.retraction) return {};
    const heldOn = asText(says(record).heldOn);
    return heldOn === null ? {} : { conference: [{ days: occurrenceDays(parseEdtf(heldOn)), id: record.id }] };
  },
};
