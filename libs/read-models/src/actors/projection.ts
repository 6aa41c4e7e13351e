import { ALWAYS } from '#domain/edtf.ts';
import { disputedPlaces, inferredPlaces, says } from '#domain/record.ts';
import { daysOfOffice } from '../offices/answer.ts';
import type { Projection } from '../projection.ts';

/** Stored: numbers are never used again for something else. */
export const ACTOR = { office: 0, official: 1, state: 2 } as const;
export type ActorNoun = keyof typeof ACTOR;

/** Parties and people on record: what a list of them needs. */
export const actors: Projection = {
  name: 'actors',
  version: 1,
  tables: {
    actor: {
      columns: { noun: 'number', id: 'text', disputed: 'number', inferred: 'number' },
      indexes: [['noun', 'id']],
    },
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
    };
  },
};
