import {
  type Assertion,
  asElements,
  assertElement,
  asStretches,
  asText,
  datedTogether,
  list,
  type ListField,
  OPENING,
  pointerTo,
  dated,
  type Said,
  single,
  texts,
} from '../fields.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Noun } from '../noun.ts';
import type { Party } from '../parties.ts';
import type { Body, Identifier } from '../record-keeping.ts';
import type { Refusal } from '../refusal.ts';
import { personal } from '../sealed.ts';
import * as value from '../values.ts';
import { endsBeforeItBegins, identifiers, stretchesEndBeforeTheyBegin } from './common.ts';

/** A name by which a person is or was known; the first one opens the record. */
export interface OfficialNameRecorded extends Body {
  readonly name: string;
  readonly script?: string;
  /** EDTF, as are all dates here. */
  readonly from?: string;
  readonly until?: string;
  readonly born?: string;
  readonly died?: string;
  readonly identifiers?: readonly Identifier[];
}

/** Put forward for a post, which an appointment may follow. */
export type OfficialNominated = Omit<OfficialAppointed, 'appointedOn' | 'arrivedOn' | 'assumedOn'>;

/** A person put into a post of a party. Nominated, appointed, arrived, took office and left are different days. */
export interface OfficialAppointed extends Body {
  readonly id: string;
  readonly post: string;
  readonly title: string;
  readonly party: Party;
  readonly accreditedTo?: readonly Party[];
  readonly capacity?: 'substantive' | 'acting' | 'ad-interim';
  readonly rank?: string;
  readonly duties?: string;
  readonly level?: Level;
  readonly nominatedOn?: string;
  readonly appointedOn?: string;
  readonly arrivedOn?: string;
  readonly assumedOn?: string;
  readonly absences?: readonly Json[];
}

export interface OfficeAssumed extends Body {
  /** Id of the appointment. */
  readonly appointment: string;
  readonly on: string;
  readonly act?: string;
}

export interface AppointmentEnded extends Body {
  readonly appointment: string;
  readonly on?: string;
  readonly ending?: Ending;
}

/** The keys with numbers below `before` are destroyed: what is sealed under them nobody reads any more. */
export interface PersonalDataErased extends Pick<Body, 'label'> {
  readonly before: number;
  readonly reason: string;
}

export type Level = (typeof LEVELS)[number];
/** From the highest to the lowest. */
export const LEVELS = [
  'head-of-state',
  'head-of-government',
  'minister',
  'deputy',
  'ambassador',
  'senior-official',
  'official',
] as const;

export type Ending = (typeof ENDINGS)[number];
export const ENDINGS = [
  'left',
  'died',
  'superseded',
  'declined',
  'withdrawn',
  'rejected',
  'revoked',
  'lapsed',
  'not-taken-up',
] as const;

/** Of an appointment that came to nothing: nobody ever held the post by it. */
export const NEVER_HELD: readonly string[] = ['declined', 'withdrawn', 'rejected', 'revoked', 'lapsed', 'not-taken-up'];

export const appointments: ListField = list(
  { id: value.slug },
  {
    post: single(value.slug),
    title: single(value.text),
    party: single(value.party),
    accreditedTo: texts(value.party),
    capacity: single(value.oneOf('substantive', 'acting', 'ad-interim')),
    rank: dated(value.text),
    duties: single(value.text),
    level: single(value.oneOf(...LEVELS)),
    nominatedOn: single(value.date),
    appointedOn: single(value.date),
    arrivedOn: single(value.date),
    assumedOn: single(value.date),
    act: single(value.text),
    leftOn: single(value.date),
    ending: single(value.oneOf(...ENDINGS)),
    absences: single(value.listOf(value.shape({ from: value.date, until: value.date, reason: value.text }))),
  },
);

export const CONTACT_TYPES = ['email', 'telephone', 'mobile', 'messenger', 'address', 'other'] as const;

/** Private ways to reach a person. */
const contactDetails: ListField = list(
  { id: value.slug },
  {
    type: single(value.oneOf(...CONTACT_TYPES)),
    value: single(personal(value.text)),
    note: single(personal(value.text)),
  },
  'c',
);

/** What a desk notes of a person, in free words. */
const notes: ListField = list({ id: value.slug }, { text: single(personal(value.text)), on: single(value.date) }, 'n');

export const official: Noun = {
  kind: 'official',
  fields: {
    names: datedTogether(value.shape({ name: value.text, script: value.text }, ['name'])),
    born: single(value.date),
    died: single(value.date),
    appointments,
    identifiers,
    contactDetails,
    notes,
  },
  check(said) {
    const nameless: Refusal = {
      code: 'invalid-body',
      pointer: '/names',
      detail: 'a person keeps a name: correct it to another one',
    };
    const appointed = asElements(said.appointments).flatMap((each): Refusal[] => {
      const id = asText(each.id) as string;
      const missing = (['post', 'title', 'party'] as const).filter((name) => each[name] === undefined);
      const begin = asText(each.assumedOn) ?? asText(each.arrivedOn) ?? asText(each.appointedOn);
      return [
        ...missing.map((name): Refusal => ({
          code: 'invalid-body',
          pointer: pointerTo('appointments', id, name),
          detail: `an appointment has a ${name}`,
        })),
        ...endsBeforeItBegins(
          begin,
          asText(each.leftOn),
          pointerTo('appointments', id, 'leftOn'),
          'the appointment ends before it begins',
        ),
      ];
    });
    const bare = [
      ...incomplete(said.contactDetails, 'contactDetails', ['type', 'value'], 'a contact detail'),
      ...incomplete(said.notes, 'notes', ['text'], 'a note'),
    ];
    const ends = [
      ...stretchesEndBeforeTheyBegin(asStretches(said.names), '/names'),
      ...endsBeforeItBegins(asText(said.born), asText(said.died), '/died', 'the person died before being born'),
      ...appointed,
      ...bare,
    ];
    return asStretches(said.names).length === 0 ? [nameless, ...ends] : ends;
  },
};

/** Elements that lack what makes them one. */
function incomplete(elements: Said[string], name: string, members: readonly string[], what: string): Refusal[] {
  return asElements(elements).flatMap((each) =>
    members
      .filter((member) => each[member] === undefined)
      .map((member): Refusal => ({
        code: 'invalid-body',
        pointer: pointerTo(name, asText(each.id) as string, member),
        detail: `${what} has a ${member}`,
      })),
  );
}

export function nameRecorded(data: OfficialNameRecorded): Assertion[] {
  const pointer = pointerTo('names', data.from ?? OPENING);
  return [
    { pointer, value: { name: data.name, ...(data.script !== undefined && { script: data.script }) } },
    ...(data.until === undefined ? [] : [{ pointer: `${pointer}/until`, value: data.until }]),
    ...(data.born === undefined ? [] : [{ pointer: '/born', value: data.born }]),
    ...(data.died === undefined ? [] : [{ pointer: '/died', value: data.died }]),
    ...(data.identifiers ?? []).flatMap((each) => assertElement(identifiers, '/identifiers', each as unknown as JsonObject)),
  ];
}

export function officialAppointed(data: OfficialAppointed | OfficialNominated): Assertion[] {
  return assertElement(appointments, '/appointments', data as unknown as JsonObject);
}

export function officeAssumed(data: OfficeAssumed): Assertion[] {
  const at = pointerTo('appointments', data.appointment);
  return [
    { pointer: `${at}/assumedOn`, value: data.on },
    ...(data.act === undefined ? [] : [{ pointer: `${at}/act`, value: data.act }]),
  ];
}

export function appointmentEnded(data: AppointmentEnded): Assertion[] {
  const at = pointerTo('appointments', data.appointment);
  return [
    ...(data.on === undefined ? [] : [{ pointer: `${at}/leftOn`, value: data.on }]),
    ...(data.ending === undefined ? [] : [{ pointer: `${at}/ending`, value: data.ending }]),
  ];
}
