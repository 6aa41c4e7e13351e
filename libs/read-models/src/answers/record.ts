import { type Day, type Days, occurrenceDays, parseEdtf } from '#domain/edtf.ts';
import { type RecordState, says } from '#domain/record.ts';
import { parseStream, streamOfName } from '#domain/nouns.ts';
import { dayOf } from '../activities/day.ts';
import { ACTOR } from '../actors/projection.ts';
import type { Clocks } from '../rows/frame.ts';
import { Identities } from '../identity/identities.ts';
import type { Snapshot } from '../reading/reader.ts';
import { recordsOf } from '../records/queries.ts';
import { agreementAnswer } from './agreement.ts';
import { assistanceAnswer } from './assistance.ts';
import { conferenceAnswer } from './conference.ts';
import { meetingAnswer } from './meeting.ts';
import { daysOfOffice, officeAnswer } from './office.ts';
import { officialAnswer } from './official.ts';
import { stateAnswer } from './state.ts';
import { visitAnswer } from './visit.ts';

/** From where a record is read. */
export interface RecordReading {
  /** Absent: no day was asked for. */
  readonly asOf?: Day | undefined;
  /** `asOf`, or today. */
  readonly day: Day;
  readonly certain?: boolean | undefined;
}

export type RecordAnswer =
  | ReturnType<typeof officeAnswer>
  | ReturnType<typeof officialAnswer>
  | ReturnType<typeof conferenceAnswer>
  | ReturnType<typeof meetingAnswer>
  | ReturnType<typeof visitAnswer>
  | ReturnType<typeof agreementAnswer>
  | ReturnType<typeof assistanceAnswer>
  | ReturnType<typeof stateAnswer>;

/**
 * A record whole, as every reader gets it. Null: as of that day there is nothing of it yet.
 * @param others of the same thing, that it is merged with
 */
export function recordAnswer(
  record: RecordState,
  reading: RecordReading,
  others: readonly RecordState[] = [],
): RecordAnswer | null {
  const { asOf, day, certain = false } = reading;
  switch (record.noun) {
    case 'office':
      return begins(daysOfOffice(says(record)), reading) ? officeAnswer(record, day, others) : null;
    case 'state':
      return stateAnswer(record, day, others);
    case 'official':
      return officialAnswer(record, { day, ofTheDay: asOf !== undefined, certain }, others);
    case 'conference':
      return hasHappened(record, reading) ? conferenceAnswer(record, others) : null;
    case 'meeting':
      return hasHappened(record, reading) ? meetingAnswer(record, others) : null;
    case 'visit':
      return hasHappened(record, reading) ? visitAnswer(record, others) : null;
    case 'agreement':
      return hasHappened(record, reading) ? agreementAnswer(record, others) : null;
    case 'assistance':
      return hasHappened(record, reading) ? assistanceAnswer(record, others) : null;
  }
}

function hasHappened(record: RecordState, reading: RecordReading): boolean {
  const on = dayOf(record);
  return on === null || begins(occurrenceDays(parseEdtf(on)), reading);
}

/** Whether something had begun as of the day that is asked for; what ended is still to be read. */
function begins({ possibleFrom, certainFrom, certainUntil }: Days, { asOf, certain = false }: RecordReading): boolean {
  if (asOf === undefined) return !certain || certainFrom <= certainUntil;
  return (certain ? certainFrom : possibleFrom) <= asOf;
}

/** What only rows tell of a record. */
export interface FoundInRows {
  readonly mergedInCircle: boolean;
  readonly parked: { readonly position: string; readonly revision: string; readonly at: string | null } | null;
}

/** A person or party goes by the head of its records; an activity is its own, and the others show beside it. */
export function findAnswer(rows: Snapshot, stream: string, reading: RecordReading & Clocks): (RecordAnswer & FoundInRows) | null {
  const identities = Identities.of(rows, reading);
  const { noun, id } = parseStream(stream);
  const asked = `${noun}:${id}`;
  const name = noun in ACTOR ? identities.head(asked) : asked;
  const [record] = recordsOf(rows, [name], reading);
  const others = recordsOf(rows, identities.othersOf(name), reading);
  const answer = record ? recordAnswer(identities.standing(record), reading, others) : null;
  // Then the least of them stands in for the head.
  return (
    answer && { ...answer, mergedInCircle: identities.isCircular(name), parked: parkedOf(rows, streamOfName(name), reading) }
  );
}

/** The event of a record that could not be followed, as known then: it says nothing of that one, nor of those after it. */
export function parkedOf(rows: Snapshot, stream: string, { knownAt, sees }: Clocks): FoundInRows['parked'] {
  const found = rows.get<{ position: number; revision: number; at: number | null }>(
    'SELECT position, revision, at FROM parked WHERE record = $record AND (SELECT label FROM records WHERE record = $record) <= $sees',
    { $record: rows.record(stream), $sees: sees },
  );
  if (!found || (found.at !== null && knownAt !== undefined && found.at > knownAt)) return null;
  const { position, revision, at } = found;
  return { position: String(position), revision: String(revision), at: at === null ? null : new Date(at).toISOString() };
}
