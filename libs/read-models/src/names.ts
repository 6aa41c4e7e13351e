import type { Day } from '#domain/edtf.ts';
import type { RecordState } from '#domain/record.ts';
import { conferenceItem } from './conferences/answer.ts';
import type { Clocks } from './frame.ts';
import { Identities } from './identity/identities.ts';
import { united } from './identity/united.ts';
import { officeItem } from './offices/answer.ts';
import { officialItem } from './officials/answer.ts';
import type { Snapshot } from './reader.ts';
import { recordsOf } from './records/queries.ts';
import { stateItem } from './states/answer.ts';

/** How what a reference names (`state:TJ`, `office:unoct`, `official:sirojiddin-aslov`) is called; null where nobody says. */
export type Names = (reference: string) => string | null;

/** Names as they were on a day. What is named often is looked up once. */
export function namesIn(rows: Snapshot, reading: Clocks): (day: Day) => Names {
  const identities = new Identities(rows, reading);
  const known = new Map<string, RecordState | null>();
  const recordNamed = (reference: string): RecordState | null => {
    const head = identities.head(reference);
    if (!known.has(head)) {
      const [record, ...others] = recordsOf(rows, [head, ...identities.othersOf(head)], reading);
      known.set(head, record ? united(record, others) : null);
    }
    return known.get(head) ?? null;
  };
  return (day) => (reference) => {
    const record = recordNamed(reference);
    const name = record && nameOn(record, day);
    return typeof name === 'string' ? name : null;
  };
}

function nameOn(record: RecordState, day: Day): unknown {
  switch (record.noun) {
    case 'state':
      return stateItem(record, day).name;
    case 'office':
      return officeItem(record, day).name;
    case 'official':
      return officialItem(record, { day, ofTheDay: false, certain: false }).name;
    case 'conference':
      return conferenceItem(record).name;
    case 'meeting':
    case 'visit':
    case 'agreement':
    case 'assistance':
      return null;
  }
}
