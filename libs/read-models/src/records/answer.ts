import { type Day, type Days, occurrenceDays, parseEdtf } from '#domain/edtf.ts';
import { type RecordState, says } from '#domain/record.ts';
import { dayOf } from '../activities/day.ts';
import { agreementAnswer } from '../agreements/answer.ts';
import { assistanceAnswer } from '../assistance/answer.ts';
import { conferenceAnswer } from '../conferences/answer.ts';
import { meetingAnswer } from '../meetings/answer.ts';
import { daysOfOffice, officeAnswer } from '../offices/answer.ts';
import { officialAnswer } from '../officials/answer.ts';
import { stateAnswer } from '../states/answer.ts';
import { visitAnswer } from '../visits/answer.ts';

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

/** A record whole, as every reader gets it. Null: as of that day there is nothing of it yet. */
export function recordAnswer(record: RecordState, reading: RecordReading): RecordAnswer | null {
  const { asOf, day, certain = false } = reading;
  switch (record.noun) {
    case 'office':
      return begins(daysOfOffice(says(record)), reading) ? officeAnswer(record, day) : null;
    case 'state':
      return stateAnswer(record, day);
    case 'official':
      return officialAnswer(record, { day, ofTheDay: asOf !== undefined, certain });
    case 'conference':
      return hasHappened(record, reading) ? conferenceAnswer(record) : null;
    case 'meeting':
      return hasHappened(record, reading) ? meetingAnswer(record) : null;
    case 'visit':
      return hasHappened(record, reading) ? visitAnswer(record) : null;
    case 'agreement':
      return hasHappened(record, reading) ? agreementAnswer(record) : null;
    case 'assistance':
      return hasHappened(record, reading) ? assistanceAnswer(record) : null;
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
