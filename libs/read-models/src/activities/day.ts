import { type Days, occurrenceDays, parseEdtf } from '#domain/edtf.ts';
import { asText } from '#domain/fields.ts';
import { type RecordState, says } from '#domain/record.ts';
import { dayOfAgreement } from '../answers/agreement.ts';
import { dayOfMeeting } from '../answers/meeting.ts';

/** When what a record tells of happened, or is planned to: EDTF. Null for what is no activity, or has no day. */
export function dayOf(record: RecordState): string | null {
  const said = says(record);
  switch (record.noun) {
    case 'meeting':
      return dayOfMeeting(said);
    case 'agreement':
      return dayOfAgreement(said);
    case 'visit':
    case 'conference':
    case 'assistance':
      return asText(said.heldOn);
    case 'state':
    case 'office':
    case 'official':
      return null;
  }
}

/** The days of what happened on such a date. What nobody dates may have been on any day. */
export function daysOfActivity(on: string | null): Days {
  return occurrenceDays(parseEdtf(on ?? '[..9999]'));
}
