import { asElements, asTexts, type Said } from '#domain/fields.ts';
import { PILLARS } from '#domain/nouns/activity.ts';
import { wasHeld } from '#domain/nouns/meeting.ts';
import { type RecordState, says } from '#domain/record.ts';
import { dayOf, daysOfActivity } from '../activities/day.ts';
import { partiesOf } from '../activities/parties.ts';
import { ACTIVITY } from '../activities/projection.ts';
import type { Projection, Row, Rows } from '../rows/projection.ts';

/**
 * Activity that may serve counter-terrorism: one row for each party that took part. It is an engagement where somebody
 * classified it, or where a party's mandate made it one on its day, which the read finds by a join.
 */
export const engagements: Projection = {
  name: 'engagements',
  version: 3,
  tables: {
    activity: {
      columns: { id: 'text', occurred: 'id', classified: 'number', pillars: 'number' },
      indexes: [['classified'], ['possible_from']],
    },
    activity_party: { columns: { party: 'id', id: 'text' }, indexes: [['party', 'possible_from']] },
    activity_function: { columns: { function: 'id' }, indexes: [] },
  },
  rows(record) {
    if (record.retraction || !(record.noun in ACTIVITY)) return {};
    const said = says(record);
    // A plan has served nothing yet.
    return record.noun === 'meeting' && !wasHeld(said) ? {} : activityRows(record, said);
  },
};

function activityRows(record: RecordState, said: Said): Rows {
  const occurred = dayOf(record);
  const days = daysOfActivity(occurred);
  const id = `${record.noun}:${record.id}`;
  const classifications = asElements(said.classifications);
  return {
    activity: [{ days, id, occurred, classified: Number(classifications.length > 0), pillars: pillarsOf(classifications) }],
    activity_party: partiesOf(record).map((party): Row => ({ days, party, id })),
    activity_function: functionsOf(classifications).map((each): Row => ({ days, function: each })),
  };
}

/** Pillar I is the lowest bit. */
export function pillarsOf(classifications: readonly Said[]): number {
  return classifications
    .flatMap((each) => asTexts(each.pillars))
    .reduce((bits, pillar) => bits | (1 << PILLARS.indexOf(pillar as never)), 0);
}

export function functionsOf(classifications: readonly Said[]): string[] {
  return [...new Set(classifications.flatMap((each) => asTexts(each.functions)))];
}
