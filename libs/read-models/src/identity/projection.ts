import { ALWAYS } from '#domain/edtf.ts';
import type { Projection } from '../rows/projection.ts';

/**
 * Which records are of the same thing. A merge is a row and nothing else: everything keeps the id that it names, and reads
 * resolve it. What was retracted is no head of anything.
 */
export const identity: Projection = {
  name: 'identity',
  version: 2,
  tables: {
    merge: { columns: { name: 'id', other: 'id' }, indexes: [] },
    retracted: { columns: { name: 'id' }, indexes: [['name']] },
  },
  rows({ noun, id, merge, retraction }) {
    const name = `${noun}:${id}`;
    if (retraction) return { retracted: [{ days: ALWAYS, name }] };
    return merge ? { merge: [{ days: ALWAYS, name, other: `${noun}:${merge.into}` }] } : {};
  },
};
