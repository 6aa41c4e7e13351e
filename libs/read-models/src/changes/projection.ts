import { CHANGE_KINDS, kindOfChange } from '#domain/change-kind.ts';
import { ALWAYS } from '#domain/edtf.ts';
import { bookOf, type Change } from '#domain/record.ts';
import type { Projection } from '../rows/projection.ts';

/** What each event changed, in the order of record time: the instant is the frame's, what it says is kept with the record. */
export const changes: Projection = {
  name: 'changes',
  version: 1,
  tables: {
    change: {
      columns: { revision: 'number', kind: 'number', noun: 'id' },
      indexes: [['known_from', 'record', 'revision']],
    },
  },
  rows(record) {
    const { noun, opening } = record;
    const row = ({ event, revision }: Pick<Change, 'event' | 'revision'>) => ({
      days: ALWAYS,
      revision,
      kind: CHANGE_KINDS.indexOf(kindOfChange(event)),
      noun,
    });
    if (opening) return { change: [row({ event: opening.type, revision: opening.revision })] };
    const { opened, changes: later } = bookOf(record);
    return { change: [...(opened ? [opened] : []), ...later].map(row) };
  },
};
