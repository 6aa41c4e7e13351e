import { streamOfName } from '#domain/nouns.ts';
import { stateOnList } from '#domain/record.ts';
import type { Clocks } from '#read-models/rows/frame.ts';
import type { Snapshot } from '#read-models/reading/reader.ts';
import { isOnRecord } from '#read-models/records/queries.ts';
import { Problem } from '../problems/problem.ts';

/**
 * A filter that names nobody would find nothing, and be read as a gap in the record.
 * @throws {Problem} `unknown-record`
 */
export function mustBeOnRecord(rows: Snapshot, who: string | undefined, reading: Clocks): void {
  if (who === undefined) return;
  const stream = streamOfName(who);
  if (isOnRecord(rows, stream, reading) || stateOnList(stream) !== null) return;
  throw new Problem(
    'unknown-record',
    `There is no ${who} on record: a State is named by its ISO 3166 code, as state:TJ, any other record by its kind and id, as office:unoct.`,
  );
}
