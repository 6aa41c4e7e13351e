import { occurrenceDays, parseEdtf } from '#domain/edtf.ts';
import { asElements, asText, asTexts } from '#domain/fields.ts';
import { type RecordState, says } from '#domain/record.ts';
import type { Projection, Row, Rows } from '../projection.ts';

/**
 * What passes between two parties. Only a bilateral contact makes a pair; sitting in the same conference is one row for
 * each delegation, joined at the read.
 */
export const partnerships: Projection = {
  name: 'partnerships',
  version: 1,
  tables: {
    contact: { columns: { pair: 'id', kind: 'number', occurred: 'id' }, indexes: [['pair', 'possible_from']] },
    contact_official: { columns: { pair: 'id', official: 'id', party: 'id' }, indexes: [['pair']] },
    contact_topic: { columns: { pair: 'id', topic: 'id' }, indexes: [['pair']] },
    attendance: { columns: { party: 'id' }, indexes: [['party']] },
  },
  rows(record) {
    if (record.retraction) return {};
    if (record.noun === 'meeting') return meetingRows(record);
    return record.noun === 'conference' ? conferenceRows(record) : {};
  },
};

/** Stored: numbers are never used again for something else. */
export const CONTACT = { meeting: 0, call: 1, visit: 2 } as const;

/** Both parties in the order of their texts, so that a pair is one whichever comes first. */
export function pairOf(a: string, b: string): string {
  return a < b ? `${PAIR}${a}|${b}` : `${PAIR}${b}|${a}`;
}

/** Keeps pairs together among all interned texts, in the order of their parties. */
export const PAIR = 'pair:';

export function partiesOf(pair: string): [string, string] {
  return pair.slice(PAIR.length).split('|') as [string, string];
}

function meetingRows(record: RecordState): Rows {
  const said = says(record);
  const delegations = asElements(said.delegations);
  const occurred = asText(said.heldOn);
  if (occurred === null) return {};
  const days = occurrenceDays(parseEdtf(occurred));
  const [one, other, ...more] = delegations.map((each) => asText(each.party) as string);
  if (one === undefined || other === undefined || one === other || more.length > 0) {
    return { attendance: delegations.map((each) => ({ days, party: asText(each.party) })) };
  }
  const pair = pairOf(one, other);
  const kind = said.channel === undefined || said.channel === 'in-person' ? CONTACT.meeting : CONTACT.call;
  const officials = delegations.flatMap((each) =>
    asElements(each.participants).flatMap(({ official }): Row[] =>
      typeof official === 'string' ? [{ days, pair, official, party: asText(each.party) }] : [],
    ),
  );
  return {
    contact: [{ days, pair, kind, occurred }],
    contact_official: officials,
    contact_topic: asTexts(said.topics).map((topic) => ({ days, pair, topic })),
  };
}

function conferenceRows(record: RecordState): Rows {
  const said = says(record);
  const heldOn = asText(said.heldOn);
  if (heldOn === null) return {};
  const days = occurrenceDays(parseEdtf(heldOn));
  return { attendance: asElements(said.delegations).map((each) => ({ days, party: asText(each.party) })) };
}
