import anyAscii from 'any-ascii';
import type { Command } from '#domain/commands.ts';
import { SLUG_LENGTH } from '#domain/values.ts';
import type { IdempotencyKey } from './idempotency.ts';

/** A command that opens a record. */
export type OpeningCommand = Extract<
  Command,
  {
    type:
      | 'EstablishOffice'
      | 'OpenOfficial'
      | 'ConveneConference'
      | 'ScheduleMeeting'
      | 'HoldBilateralMeeting'
      | 'HoldMultilateralMeeting'
      | 'MakeVisit'
      | 'SignAgreement'
      | 'DeliverAssistance';
  }
>;
export type OpeningBody = { [C in OpeningCommand as C['type']]: Pick<C, 'type' | 'body'> }[OpeningCommand['type']];

/** Room for `-999` or `-1a2b3c4d` behind what is readable. */
const READABLE_LENGTH = SLUG_LENGTH - 12;

/** A readable id after what the body says. The same facts make the same id. */
export function readableId(opening: OpeningBody): string {
  switch (opening.type) {
    case 'EstablishOffice':
      return slugOf(opening.body.abbreviation ?? opening.body.name, 'office');
    case 'OpenOfficial':
      return slugOf(opening.body.name, 'official');
    case 'ConveneConference':
      return withYear(slugOf(opening.body.name, 'conference'), opening.body.heldOn);
    case 'ScheduleMeeting':
      return ofParties(opening.body.delegations.map(partyOf), opening.body.plannedOn, 'meeting');
    case 'HoldBilateralMeeting':
    case 'HoldMultilateralMeeting':
      return ofParties(opening.body.delegations.map(partyOf), opening.body.heldOn, 'meeting');
    case 'MakeVisit': {
      const { visitors, receivedBy, heldOn } = opening.body;
      return ofParties([...visitors.map(partyOf), ...(receivedBy ? [receivedBy] : [])], heldOn, 'visit');
    }
    case 'SignAgreement': {
      const { title, signedOn, agreedOn, inForceOn } = opening.body;
      return withYear(slugOf(title, 'agreement'), signedOn ?? agreedOn ?? inForceOn ?? '');
    }
    case 'DeliverAssistance':
      return ofParties([...opening.body.by, ...opening.body.to], opening.body.heldOn, 'assistance');
  }
}

function partyOf({ party }: { readonly party: string }): string {
  return party;
}

/** More parties than a name has room for are told by their number. */
const MOST_NAMED = 4;

function ofParties(parties: readonly string[], on: string, otherwise: string): string {
  const named = parties.slice(0, MOST_NAMED).map((party) => party.slice(party.indexOf(':') + 1));
  const more = parties.length - named.length;
  return slugOf([...named, ...(more > 0 ? [`and ${more} more`] : []), firstDate(on)].join(' '), otherwise);
}

/** A taken id gets a suffix: the second is `-2`. */
export function nth(id: string, n: number): string {
  return n === 1 ? id : `${id}-${n}`;
}

/** The same key makes the same id, so that a retry reaches the same record on any replica. */
export function idUnderKey(id: string, key: IdempotencyKey): string {
  return `${id}-${key.hash.slice(0, 8)}`;
}

/** Any script, in ASCII letters and digits with hyphens between. */
export function slugOf(text: string, otherwise: string): string {
  const ascii = anyAscii(text.normalize('NFC')).toLowerCase().replaceAll(/['’`]/g, '');
  const slug = ascii.replaceAll(/[^a-z0-9]+/g, '-').slice(0, READABLE_LENGTH);
  return slug.replaceAll(/^-+|-+$/g, '') || otherwise;
}

function withYear(slug: string, heldOn: string): string {
  const year = /\d{4}/.exec(heldOn)?.[0];
  if (year === undefined || slug.split('-').includes(year)) return slug;
  return `${slug.slice(0, READABLE_LENGTH - year.length - 1).replace(/-+$/, '')}-${year}`;
}

/** The first day, month or year of an EDTF text. */
function firstDate(edtf: string): string {
  return /\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(edtf)?.[0] ?? '';
}
