import { asStretches } from '#domain/fields.ts';
import { type RecordState, says } from '#domain/record.ts';
import { stretchDays } from '#domain/stretches.ts';
import type { Projection, Row, Rows } from '../projection.ts';
import { daysOfOffice, lifeOf } from './answer.ts';

/** Offices on record, and the mandates that each had on which days: what makes a contact of theirs an engagement. */
export const offices: Projection = {
  name: 'offices',
  version: 1,
  tables: {
    office: { columns: { id: 'text' }, indexes: [['id']] },
    mandate: { columns: { party: 'id', mandate: 'id' }, indexes: [['mandate'], ['party']] },
  },
  rows: (record) => (record.noun === 'office' && !record.retraction ? officeRows(record) : {}),
};

function officeRows(record: RecordState): Rows {
  const said = says(record);
  const mandate = asStretches(said.mandates).flatMap((stretch, i, all): Row[] => {
    const days = stretchDays(stretch, all[i + 1], lifeOf(said));
    return (stretch.value as readonly string[]).map((each) => ({ days, party: `office:${record.id}`, mandate: each }));
  });
  return { office: [{ days: daysOfOffice(said), id: record.id }], mandate };
}
