import { ALWAYS } from '#domain/edtf.ts';
import { ACTOR, type ActorNoun } from '../actors/projection.ts';
import type { Projection } from '../rows/projection.ts';
import { candidateOf } from './candidate.ts';

/** What people and offices are told apart by, whole: who is compared with whom is decided when somebody asks. */
export const duplicates: Projection = {
  name: 'duplicates',
  version: 1,
  tables: { candidate: { columns: { noun: 'number', body: 'text' }, indexes: [['noun']] } },
  rows(record) {
    const candidate = candidateOf(record);
    if (!candidate) return {};
    return { candidate: [{ days: ALWAYS, noun: ACTOR[record.noun as ActorNoun], body: JSON.stringify(candidate) }] };
  },
};
