import { asStretches } from '#domain/fields.ts';
import { type RecordState, says } from '#domain/record.ts';
import { stretchDays } from '#domain/stretches.ts';
import type { Projection, Row, Rows } from '../rows/projection.ts';
import { lifeOf } from '../answers/office.ts';

/** The mandates that each office had on which days: what makes a contact of theirs an engagement. */
export const offices: Projection = {
  name: 'offices',
  version: 2,
  tables: {
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
  return { mandate };
}
