import { type Day, type Days, occurrenceDays, parseEdtf } from '#domain/edtf.ts';
import { asText } from '#domain/fields.ts';
import { type RecordState, says } from '#domain/record.ts';
import { conferenceAnswer } from '../conferences/answer.ts';
import { meetingAnswer } from '../meetings/answer.ts';
import { daysOfOffice, officeAnswer } from '../offices/answer.ts';
import { officialAnswer } from '../officials/answer.ts';

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
  | ReturnType<typeof meetingAnswer>;

/** A record whole, as every reader gets it. Null: as of that day there is nothing of it yet. */
export function recordAnswer(record: RecordState, reading: RecordReading): RecordAnswer | null {
  const { asOf, day, certain = false } = reading;
  switch (record.noun) {
    case 'office':
      return begins(daysOfOffice(says(record)), reading) ? officeAnswer(record, day) : null;
    case 'official':
      return officialAnswer(record, { day, ofTheDay: asOf !== undefined, certain });
    case 'conference':
      return hasHappened(record, reading) ? conferenceAnswer(record) : null;
    case 'meeting':
      return hasHappened(record, reading) ? meetingAnswer(record) : null;
  }
}

function hasHappened(record: RecordState, reading: RecordReading): boolean {
  const heldOn = asText(says(record).heldOn);
  return heldOn === null || begins(occurrenceDays(parseEdtf(heldOn)), reading);
}

/** Whether something had begun as of the day that is asked for; what ended is still to be read. */
function begins({ possibleFrom, certainFrom, certainUntil }: Days, { asOf, certain = false }: RecordReading): boolean {
  if (asOf === undefined) return !certain || certainFrom <= certainUntil;
  return (certain ? certainFrom : possibleFrom) <= asOf;
}
