import { ACTOR } from '../actors/projection.ts';
import type { Clocks } from '../rows/frame.ts';
import { Identities } from '../identity/identities.ts';
import type { Snapshot } from '../reading/reader.ts';
import { Where } from '../reading/reading.ts';
import { type Candidate, type Duplicable, merged } from './candidate.ts';

/** Everybody of a kind on record, those that are merged as one. */
export function candidatesIn(rows: Snapshot, kind: Duplicable, reading: Pick<Clocks, 'sees'>): Candidate[] {
  const where = new Where().on(reading, 'c', 'state').and('c.noun = $noun', { $noun: ACTOR[kind] });
  const found = rows
    .all<{ body: string }>(`SELECT c.body FROM duplicates_candidate c WHERE ${where.sql}`, where.params)
    .map(({ body }) => JSON.parse(body) as Candidate);
  const identities = Identities.of(rows, reading);
  return merged(found, (id) => identities.head(`${kind}:${id}`).slice(kind.length + 1));
}
