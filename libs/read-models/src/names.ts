import type { Day } from '#domain/edtf.ts';
import type { RecordState } from '#domain/record.ts';
import type { Clocks } from './frame.ts';
import { Identities } from './identity/identities.ts';
import type { Snapshot } from './reader.ts';
import { recordAnswer } from './records/answer.ts';
import { recordsOf } from './records/queries.ts';

/** How what a reference names (`state:TJ`, `office:unoct`, `official:sirojiddin-aslov`) is called; null where nobody says. */
export type Names = (reference: string) => string | null;

/** Names as they were on a day. What is named often is looked up once. */
export function namesIn(rows: Snapshot, reading: Clocks): (day: Day) => Names {
  const identities = new Identities(rows, reading);
  const known = new Map<string, readonly RecordState[]>();
  const recordsNamed = (reference: string): readonly RecordState[] => {
    const head = identities.head(reference);
    const records = known.get(head) ?? recordsOf(rows, [head, ...identities.othersOf(head)], reading);
    known.set(head, records);
    return records;
  };
  return (day) => (reference) => {
    const [record, ...others] = recordsNamed(reference);
    const answer = record && recordAnswer(record, { day }, others);
    return answer && 'name' in answer && typeof answer.name === 'string' ? answer.name : null;
  };
}
