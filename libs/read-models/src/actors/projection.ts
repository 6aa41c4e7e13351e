import { ALWAYS } from '#domain/edtf.ts';
import { asStretches, asText } from '#domain/fields.ts';
import type { JsonObject } from '#domain/json.ts';
import { disputedPlaces, inferredPlaces, type RecordState, says } from '#domain/record.ts';
import { stretchDays } from '#domain/stretches.ts';
import { daysOfOffice, lifeOf } from '../answers/office.ts';
import type { Projection, Row } from '../rows/projection.ts';

/** Stored: numbers are never used again for something else. */
export const ACTOR = { office: 0, official: 1, state: 2 } as const;
export type ActorNoun = keyof typeof ACTOR;

/** Parties and people on record: what a list of them needs, and by which name each went on which days. */
export const actors: Projection = {
  name: 'actors',
  version: 2,
  tables: {
    actor: {
      columns: { noun: 'number', id: 'text', disputed: 'number', inferred: 'number' },
      indexes: [['noun', 'id']],
    },
    name: { columns: { name: 'text' }, indexes: [] },
  },
  rows(record) {
    if (!(record.noun in ACTOR) || record.retraction) return {};
    const noun = ACTOR[record.noun as ActorNoun];
    return {
      actor: [
        {
          days: record.noun === 'office' ? daysOfOffice(says(record)) : ALWAYS,
          noun,
          id: record.id,
          disputed: Number(disputedPlaces(record).length > 0),
          inferred: Number(inferredPlaces(record).length > 0),
        },
      ],
      name: namesOf(record),
    };
  },
};

function namesOf(record: RecordState): Row[] {
  const said = says(record);
  const life = record.noun === 'office' ? lifeOf(said) : { from: null, until: null };
  const stretches = asStretches(record.noun === 'office' ? said.name : said.names);
  // Spellings that stand together: the first speaks.
  const first = stretches.filter((each, i) => each.from !== stretches[i - 1]?.from || i === 0);
  return first.map((each, i) => ({
    days: stretchDays(each, first[i + 1], life),
    name: typeof each.value === 'string' ? each.value : asText((each.value as JsonObject).name),
  }));
}
