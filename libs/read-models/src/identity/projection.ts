import { ALWAYS } from '#domain/edtf.ts';
import type { Projection } from '../projection.ts';

/**
 * Which records are of the same thing. A merge is a row and nothing else: everything keeps the id that it names, and reads
 * resolve it.
 */
export const identity: Projection = {
  name: 'identity',
  version: 1,
  tables: { merge: { columns: { name: 'id', other: 'id' }, indexes: [] } },
  rows({ noun, id, merge, retraction }) {
    if (!merge || retraction) return {};
    return { merge: [{ days: ALWAYS, name: `${noun}:${id}`, other: `${noun}:${merge.into}` }] };
  },
};
