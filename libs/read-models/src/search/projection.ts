import type { Projection } from '../rows/projection.ts';
import { happens, MATCHED, textsOf } from './texts.ts';

/** The texts by which records are found. */
export const search: Projection = {
  name: 'search',
  version: 1,
  tables: {
    text: {
      columns: { noun: 'id', matched: 'number', happens: 'number', text: 'phrase' },
      indexes: [['text', 'matched', 'noun', 'possible_from']],
    },
  },
  rows(record) {
    if (record.retraction) return {};

    return {
      text: textsOf(record).map(({ matched, text, days }) => ({
        days,
        noun: record.noun,
        matched: MATCHED.indexOf(matched),
        happens: Number(happens(record)),
        text,
      })),
    };
  },
};
