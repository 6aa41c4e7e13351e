import { type Day, occurrenceDays, parseEdtf } from '#domain/edtf.ts';
import { asText } from '#domain/fields.ts';
import { type RecordState, says } from '#domain/record.ts';
import { conferenceAnswer } from '../conferences/answer.ts';
import { meetingAnswer } from '../meetings/answer.ts';
import { officeAnswer } from '../offices/answer.ts';
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
      return officeAnswer(record, day);
    case 'official':
      return officialAnswer(record, { day, ofTheDay: asOf !== undefined, certain });
    case 'conference':
      return hasHappened(record, reading) ? conferenceAnswer(record) : null;
    case 'meeting':
      return hasHappened(record, reading) ? meetingAnswer(record) : null;
  }
}

function hasHappened(record: RecordState, { asOf, certain = false }: RecordReading): boolean {
  const heldOn = asText(says(record).heldOn);
  if (heldOn === null || (asOf === undefined && !certain)) return true;
  const days = occurrenceDays(parseEdtf(heldOn));
  if (certain && days.certainFrom > days.certainUntil) return false;
  return asOf === undefined || (certain ? days.certainFrom : days.possibleFrom) <= asOf;
}
