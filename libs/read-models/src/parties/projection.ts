import { ALWAYS } from '#domain/edtf.ts';
import { asStretches, asText, asTexts } from '#domain/fields.ts';
import { type RecordState, says } from '#domain/record.ts';
import { stretchDays } from '#domain/stretches.ts';
import { daysOfOffice, lifeOf } from '../answers/office.ts';
import type { Projection, Row } from '../rows/projection.ts';

/** Which party belonged to which on which days: what a read joins where it rolls parties up. */
export const parties: Projection = {
  name: 'parties',
  version: 1,
  tables: { part: { columns: { part: 'id', whole: 'id' }, indexes: [] } },
  rows(record) {
    if (record.retraction) return {};
    if (record.noun === 'office') return { part: partsOfOffice(record) };
    return record.noun === 'state' ? { part: continuedBy(record) } : {};
  },
};

function partsOfOffice(record: RecordState): Row[] {
  const said = says(record);
  const part = `office:${record.id}`;
  const of = asText(said.of);
  return [
    ...asStretches(said.parent).map((stretch, i, all) => ({
      days: stretchDays(stretch, all[i + 1], lifeOf(said)),
      part,
      whole: `office:${stretch.value as string}`,
    })),
    ...(of === null ? [] : [{ days: daysOfOffice(said), part, whole: of }]),
  ];
}

function continuedBy(record: RecordState): Row[] {
  return asTexts(says(record).continues).map((part) => ({ days: ALWAYS, part, whole: `state:${record.id}` }));
}
