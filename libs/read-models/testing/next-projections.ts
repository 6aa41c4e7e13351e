import type { Projection } from '#read-models/rows/projection.ts';
import { projections as before } from './sample-projections.ts';

/** What a later version of the program makes: one table more, one column more and one less, and it takes its time. */
export const projections: readonly Projection[] = before.map((projection) =>
  projection.name === 'sample-names' ? withLengths(projection) : projection,
);

function withLengths(projection: Projection): Projection {
  const { names, standing: _, ...tables } = projection.tables;
  const { id: _id, ...columns } = names!.columns;
  return {
    ...projection,
    tables: {
      ...tables,
      names: { columns: { ...columns, length: 'number' }, indexes: [] },
      words: { columns: { word: 'id' }, indexes: [] },
    },
    rows(record) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      const { names: made = [], standing: _standing, ...rows } = projection.rows(record);
      const named = made.map(({ days, name }) => ({ days, name: name as string }));
      return {
        ...rows,
        names: named.map((each) => ({ ...each, length: each.name.length })),
        words: named.flatMap(({ days, name }) => name.split(' ').map((word) => ({ days, word }))),
      };
    },
  };
}
