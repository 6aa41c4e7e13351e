import { isObject, type Json } from '#domain/json.ts';
import type { MeetingStatus, Occasion } from './meeting.ts';

/** Who acted and towards whom, as parties. Where neither side is the host all of them acted. */
interface Sides {
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
}

/** By PLOVER, draft 2.0: an event type and its mode. */
export interface PloverCode extends Sides {
  readonly event: 'AGREE' | 'CONSULT';
  readonly mode: 'visit' | 'third-party' | 'multilateral' | 'phone' | null;
}

/** By CAMEO, 1.1b3. */
export interface CameoCode extends Sides {
  readonly code: '036' | '040' | '041' | '042' | '043' | '044';
}

/** An activity in the event codes of conflict research; empty where they have none for it, or it cannot be told. */
export interface EventCodes {
  readonly plover: readonly PloverCode[];
  readonly cameo: readonly CameoCode[];
}

/** What decides on the codes of a meeting. */
export type CodedMeeting = Pick<Occasion, 'channel' | 'place' | 'onSidelinesOf' | 'within'> & {
  readonly delegations: readonly {
    readonly party: string | null;
    readonly role: string | null;
    readonly participants: readonly { readonly role: string | null }[];
  }[];
};

/**
 * A meeting in PLOVER and CAMEO, by rules alone: docs/formats.md has them as a table. Mediation and negotiation are not
 * coded, for nothing on record says that a meeting was one.
 */
export function meetingCodes(status: MeetingStatus, meeting: CodedMeeting): EventCodes {
  const all = { actors: partiesOf(meeting.delegations), recipients: [] };
  switch (status) {
    case 'scheduled':
      return one('AGREE', null, '036', all);
    case 'held':
      return heldCodes(meeting, all);
    case 'cancelled':
    case 'retracted':
    case 'merged':
      return NOT_CODED;
  }
}

/** A visit without a host is no contact, and one in private or in transit is no consultation. */
export function visitCodes({ kind, visitors, receivedBy }: CodedVisit): EventCodes {
  if (receivedBy === null || kind === 'private' || kind === 'transit') return NOT_CODED;
  return visited(
    visitors.flatMap(({ party }) => party ?? []),
    [receivedBy],
  );
}

export interface CodedVisit {
  readonly kind: string | null;
  readonly visitors: readonly { readonly party: string | null }[];
  readonly receivedBy: string | null;
}

/** From visitors to hosts; seen from the host, CAMEO has a code of its own. */
function visited(visitors: readonly string[], hosts: readonly string[]): EventCodes {
  const visit = { actors: visitors, recipients: hosts };
  return {
    plover: [{ event: 'CONSULT', mode: 'visit', ...visit }],
    cameo: [
      { code: '042', ...visit },
      { code: '043', actors: hosts, recipients: visitors },
    ],
  };
}

export const NOT_CODED: EventCodes = { plover: [], cameo: [] };

function heldCodes(meeting: CodedMeeting, all: Sides): EventCodes {
  const { channel, place, delegations, onSidelinesOf, within } = meeting;
  if (delegations.length !== 2) return one('CONSULT', 'multilateral', '040', all);
  if (channel === 'phone') return one('CONSULT', 'phone', '041', all);
  // PLOVER has one mode for every remote medium, CAMEO a code for the telephone alone.
  if (channel === 'video') return one('CONSULT', 'phone', '040', all);
  const host = hostOf(meeting);
  if (host !== null) {
    return visited(
      all.actors.filter((party) => party !== host),
      [host],
    );
  }
  if (countryOf(place) !== null && all.actors.every((party) => party.startsWith('state:')))
    return one('CONSULT', 'third-party', '044', all);
  return one('CONSULT', onSidelinesOf !== null || within !== null ? 'multilateral' : null, '040', all);
}

/** By the roles that the source gives, else by whose country it was in. */
function hostOf({ delegations, place }: CodedMeeting): string | null {
  const withRole = (role: string): string[] =>
    partiesOf(delegations.filter((each) => each.role === role || each.participants.some((who) => who.role === role)));
  const [hosts, visitors] = [withRole('host'), withRole('visitor')];
  if (hosts.length === 1) return hosts[0]!;
  const parties = partiesOf(delegations);
  if (hosts.length === 0 && visitors.length === 1) return parties.find((party) => party !== visitors[0]) ?? null;
  return parties.find((party) => party === `state:${countryOf(place)}`) ?? null;
}

function countryOf(place: Json): string | null {
  return isObject(place) && typeof place.country === 'string' ? place.country : null;
}

function partiesOf(delegations: CodedMeeting['delegations']): string[] {
  return delegations.flatMap(({ party }) => party ?? []);
}

function one(event: PloverCode['event'], mode: PloverCode['mode'], code: CameoCode['code'], sides: Sides): EventCodes {
  return { plover: [{ event, mode, ...sides }], cameo: [{ code, ...sides }] };
}
