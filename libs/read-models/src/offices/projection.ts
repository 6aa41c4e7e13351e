import { ALWAYS, type Days, LATEST, NEVER_CERTAIN, parseEdtf } from '#domain/edtf.ts';
import { asStretches, asText, type Said, type Stretch } from '#domain/fields.ts';
import { type RecordState, says } from '#domain/record.ts';
import type { Projection, Row, Rows } from '../projection.ts';

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
    const days = stretchDays(stretch, all[i + 1], said);
    return (stretch.value as readonly string[]).map((each) => ({ days, party: `office:${record.id}`, mandate: each }));
  });
  return { office: [{ days: ALWAYS, id: record.id }], mandate };
}

/** From its own day, or the office's beginning, to its end, the next stretch or the office's dissolution. */
export function stretchDays(stretch: Stretch, next: Stretch | undefined, said: Said): Days {
  const begin = stretch.from ?? asText(said.establishedOn);
  const from = begin === null ? { possibleFrom: ALWAYS.possibleFrom, certainFrom: NEVER_CERTAIN.certainFrom } : startOf(begin);
  const end = stretch.until ?? next?.from ?? asText(said.dissolvedOn);
  if (end === null) return { ...from, certainUntil: LATEST, possibleUntil: LATEST };
  // The day on which something ends, or the next begins, is no longer of it.
  const { begin: edge } = parseEdtf(end);
  return {
    ...from,
    certainUntil: edge.doubtful ? NEVER_CERTAIN.certainUntil : edge.from - 1,
    possibleUntil: edge.until - (edge.precise ? 1 : 0),
  };
}

function startOf(text: string): Pick<Days, 'possibleFrom' | 'certainFrom'> {
  const { begin } = parseEdtf(text);
  return {
    possibleFrom: begin.from,
    certainFrom: begin.doubtful ? NEVER_CERTAIN.certainFrom : begin.precise ? begin.from : begin.until + 1,
  };
}
