import { asElements, asText } from '#domain/fields.ts';
import { type RecordState, says } from '#domain/record.ts';
import { entryOf, exitOf, type Turn } from '#domain/tenure.ts';
import { lastSpokenOn } from '../officials/projection.ts';
import type { Projection, Row } from '../rows/projection.ts';

/** Stored: numbers are never used again for something else. */
export const TURN = { entered: 0, left: 1 } as const;

/** Who entered and left which post of which party, by day. */
export const posts: Projection = {
  name: 'posts',
  version: 1,
  tables: {
    /** `id` is unique, and orders what happened on one day. */
    turn: {
      columns: { id: 'text', turn: 'number', occurred: 'id', official: 'id', appointment: 'id', post: 'id', party: 'id' },
      indexes: [
        ['possible_from', 'id'],
        ['party', 'possible_from', 'id'],
      ],
    },
  },
  rows: (record) => (record.noun === 'official' && !record.retraction ? { turn: turnsOf(record) } : {}),
};

function turnsOf(record: RecordState): Row[] {
  return asElements(says(record).appointments).flatMap((each) => {
    const appointment = asText(each.id);
    const row = (found: Turn | null, turn: keyof typeof TURN): Row[] =>
      found === null
        ? []
        : [
            {
              days: found.days,
              id: `${record.id} ${appointment} ${turn}`,
              turn: TURN[turn],
              occurred: found.on,
              official: record.id,
              appointment,
              post: asText(each.post),
              party: asText(each.party),
            },
          ];
    return [...row(entryOf(each), 'entered'), ...row(exitOf(each, lastSpokenOn(record, appointment ?? '')), 'left')];
  });
}
