import type { Days } from '#domain/edtf.ts';
import { asElements, asText, asTexts, type Said } from '#domain/fields.ts';
import { wasHeld } from '#domain/nouns/meeting.ts';
import { type RecordState, says } from '#domain/record.ts';
import { dayOf, daysOfActivity } from '../activities/day.ts';
import { partiesOf } from '../activities/parties.ts';
import type { Projection, Row, Rows } from '../rows/projection.ts';

/** A pair's rows lie in as many places as it had contacts: a page of it reads them from the index alone, side by side. */
const WHOLE = ['record', 'known_from', 'known_to', 'possible_from', 'certain_from', 'certain_until', 'possible_until', 'sees'];

/**
 * What passes between two parties. Only a contact makes a pair: a meeting of two delegations, a call, a visit that
 * somebody received. What several are in together is one row for each party, joined at the read.
 */
export const partnerships: Projection = {
  name: 'partnerships',
  version: 3,
  tables: {
    /** `host` is a party, or the State where it was: whether that is one of the two is judged at the read. */
    contact: {
      columns: { pair: 'id', kind: 'number', occurred: 'id', level: 'id', host: 'id' },
      indexes: [['pair', ...WHOLE, 'kind', 'occurred', 'level', 'host']],
    },
    contact_official: {
      columns: { pair: 'id', official: 'id', party: 'id' },
      indexes: [['pair', ...WHOLE, 'official', 'party'], ['official']],
    },
    contact_topic: { columns: { pair: 'id', topic: 'id' }, indexes: [['pair', ...WHOLE, 'topic']] },
    shared: { columns: { party: 'id', kind: 'number', occurred: 'id' }, indexes: [['party', ...WHOLE, 'kind', 'occurred']] },
  },
  rows(record) {
    if (record.retraction) return {};
    const said = says(record);
    switch (record.noun) {
      case 'meeting':
        return wasHeld(said) ? meetingRows(record, said) : {};
      case 'visit':
        return visitRows(record, said);
      case 'conference':
        return sharedRows(record, SHARED.together);
      case 'agreement':
        return sharedRows(record, SHARED.agreement);
      case 'assistance':
        return sharedRows(record, SHARED.assistance);
      case 'state':
      case 'office':
      case 'official':
        return {};
    }
  },
};

/** Stored: numbers are never used again for something else. */
export const CONTACT = { meeting: 0, call: 1, visit: 2 } as const;
/** Stored as well. */
export const SHARED = { together: 0, agreement: 1, assistance: 2 } as const;

/** Both parties in the order of their texts, so that a pair is one whichever comes first. */
export function pairOf(a: string, b: string): string {
  return a < b ? `${PAIR}${a}|${b}` : `${PAIR}${b}|${a}`;
}

/** Keeps pairs together among all interned texts, in the order of their parties. */
export const PAIR = 'pair:';

export function partiesOfPair(pair: string): [string, string] {
  return pair.slice(PAIR.length).split('|') as [string, string];
}

function meetingRows(record: RecordState, said: Said): Rows {
  const delegations = asElements(said.delegations);
  const [one, other, ...more] = delegations.map((each) => asText(each.party));
  if (!one || !other || one === other || more.length > 0) return sharedRows(record, SHARED.together);
  const isCall = said.channel !== undefined && said.channel !== 'in-person';
  const contact = {
    days: daysOfActivity(dayOf(record)),
    pair: pairOf(one, other),
    kind: isCall ? CONTACT.call : CONTACT.meeting,
    occurred: asText(said.heldOn),
    level: asText(said.level),
    host: isCall ? null : hostOf(said),
  };
  const people = delegations.flatMap((each) => peopleOf(each.participants, asText(each.party)));
  return contactRows([contact], () => people, said);
}

/** Who is said to have been the host, else the State where it was. */
function hostOf(said: Said): string | null {
  const hosts = asElements(said.delegations).filter(
    (each) => each.role === HOST || asElements(each.participants).some(({ role }) => role === HOST),
  );
  if (hosts.length === 1) return asText(hosts[0]?.party);
  const { country } = (said.place ?? {}) as { readonly country?: string };
  return country === undefined ? null : `state:${country}`;
}

const HOST = 'host';

/** A contact of each visiting party with the one that received it; nobody receives by being where somebody went. */
function visitRows(record: RecordState, said: Said): Rows {
  const host = asText(said.receivedBy);
  if (host === null) return {};
  const days = daysOfActivity(dayOf(record));
  const visitors = asElements(said.visitors);
  const contacts = visitors.map((each) => ({
    days,
    pair: pairOf(asText(each.party) as string, host),
    kind: CONTACT.visit,
    occurred: asText(said.heldOn),
    level: asText(said.level),
    host,
  }));
  const met = asElements(said.met).filter(({ party }) => party === undefined || party === host);
  return contactRows(
    contacts,
    (n) => [...peopleOf(visitors[n]?.participants, asText(visitors[n]?.party)), ...peopleOf(met, host)],
    said,
  );
}

interface Person {
  readonly official: string;
  readonly party: string | null;
}

function contactRows(
  contacts: readonly (Row & { readonly days: Days; readonly pair: string })[],
  people: (n: number) => readonly Person[],
  said: Said,
): Rows {
  return {
    contact: contacts,
    contact_official: contacts.flatMap(({ days, pair }, n) => people(n).map((each) => ({ days, pair, ...each }))),
    contact_topic: contacts.flatMap(({ days, pair }) => asTexts(said.topics).map((topic) => ({ days, pair, topic }))),
  };
}

function peopleOf(participants: Said[string], party: string | null): Person[] {
  return asElements(participants).flatMap(({ official }) => (typeof official === 'string' ? [{ official, party }] : []));
}

function sharedRows(record: RecordState, kind: number): Rows {
  const occurred = dayOf(record);
  const days = daysOfActivity(occurred);
  return { shared: partiesOf(record).map((party) => ({ days, party, kind, occurred })) };
}
