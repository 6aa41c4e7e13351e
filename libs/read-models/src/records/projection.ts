import { CHANGE_KINDS, kindOfChange } from '#domain/change-kind.ts';
import type { Projection } from '../rows/projection.ts';

type EventType = Parameters<typeof kindOfChange>[0];

/**
 * Every event of every record, whole and in the order in which they became known: a read folds a record from them as it was
 * known at any instant, and sees what each of them changed.
 */
export const records: Projection = {
  name: 'records',
  version: 4,
  tables: {
    event: {
      columns: { position: 'number', type: 'id', actor: 'id', kind: 'number', noun: 'id', body: 'text' },
      indexes: [['known_from', 'record', 'n']],
    },
  },
  rows: () => ({}),
  ofEvent: ({ noun, type, actor, position, text }) => ({
    event: { position, type, actor, kind: CHANGE_KINDS.indexOf(kindOfChange(type as EventType)), noun, body: text },
  }),
};
