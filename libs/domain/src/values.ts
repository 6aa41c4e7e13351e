import { EdtfError, parseEdtf } from './edtf.ts';
import { isObject, type Json } from './json.ts';
import type { Pointer } from './fields.ts';
import { isPartyText, isStateCode, streamOfParty } from './parties.ts';

/** What may stand at a place of a record. */
export interface ValueType {
  /** Null when the value may stand here, else why not. */
  problem(value: Json): string | null;
  /** The records that a fitting value names. */
  refers?(value: Json): readonly Reference[];
}

/** A record that must be there, and a place of it where something must stand. */
export interface Reference {
  readonly stream: string;
  readonly place?: Pointer;
}

export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const SLUG_LENGTH = 100;

export function isSlug(value: unknown): value is string {
  return typeof value === 'string' && value.length <= SLUG_LENGTH && SLUG.test(value);
}

/** Characters; a field of a body may take fewer. */
const LONGEST_TEXT = 10_000;

export const text: ValueType = {
  problem(value) {
    if (typeof value !== 'string' || value.trim() === '') return 'a text is expected';
    return value.length > LONGEST_TEXT ? `a text has at most ${LONGEST_TEXT} characters; this one has ${value.length}` : null;
  },
};

export const date: ValueType = {
  problem(value) {
    if (typeof value !== 'string') return 'a date in EDTF is expected, as "2018-05-03"';
    try {
      parseEdtf(value);
      return null;
    } catch (error) {
      return (error as EdtfError).message;
    }
  },
};

/** Of what happened: it began and ended, on days that may be known only about. */
export const extent: ValueType = {
  problem(value) {
    const problem = date.problem(value);
    if (problem !== null) return problem;
    const { begin, end, oneOf } = parseEdtf(value as string);
    const open = !oneOf && [begin.text, end.text].some((each) => each === '' || each === '..');
    return open
      ? `"${value as string}" has an open end: give both ends, or the days that it may be, as in [2018-05-03..2018-05-06]`
      : null;
  },
};

export const truth: ValueType = { problem: (value) => (typeof value === 'boolean' ? null : 'true or false is expected') };

export const oneOf = (...allowed: readonly string[]): ValueType => ({
  problem: (value) => (typeof value === 'string' && allowed.includes(value) ? null : `one of ${allowed.join(', ')} is expected`),
});

export const slug: ValueType = {
  problem: (value) => (isSlug(value) ? null : 'an id is expected: lower-case letters, digits and single hyphens'),
};

export const party: ValueType = {
  refers(value) {
    const stream = streamOfParty(value as string);
    return stream === null ? [] : [{ stream }];
  },
  problem: (value) => (isPartyText(value) ? null : 'a party is expected: state:TJ or office:unoct'),
};

/** A State or territory alone. */
export const state: ValueType = {
  ...party,
  problem: (value) =>
    isPartyText(value) && value.startsWith('state:') ? null : 'a State is expected, by its code: state:TJ, state:x-hawaii',
};

/** A State as a filter names it: `state:TJ`, or its code alone. */
export const stateOrCode: ValueType = {
  problem: (value) =>
    (isPartyText(value) && value.startsWith('state:')) || isStateCode(value)
      ? null
      : 'a State is expected, by its ISO 3166 code: TJ, or state:TJ',
};

/** What an activity names, as a filter has it: a party, `official:sirojiddin-aslov` or `conference:dushanbe-2018`. */
export const named: ValueType = {
  problem(value) {
    if (isPartyText(value)) return null;
    const [kind, id] = typeof value === 'string' ? value.split(/:(.*)/s) : [];
    return (kind === 'official' || kind === 'conference') && isSlug(id)
      ? null
      : 'a party, an official or a conference is expected: state:TJ, office:unoct, official:sirojiddin-aslov, conference:dushanbe-2018';
  },
};

/** An official as a filter names them: `official:sirojiddin-aslov`. */
export const officialRef: ValueType = {
  problem: (value) =>
    typeof value === 'string' && value.startsWith('official:') && isSlug(value.slice('official:'.length))
      ? null
      : 'an official is expected: official:sirojiddin-aslov',
};

const recordOf = (kind: string): ValueType => ({ ...slug, refers: (value) => [{ stream: `${kind}-${value as string}` }] });
export const official = recordOf('official');
export const office = recordOf('office');
export const conference = recordOf('conference');

/** An agreement in words, or on record as `agreement:dushanbe-declaration`. */
export const agreementOrWords: ValueType = {
  ...text,
  refers(value) {
    const id = (value as string).replace(/^agreement:/, '');
    return id !== value && isSlug(id) ? [{ stream: `agreement-${id}` }] : [];
  },
};

/** A function of an office: `unoct/capacity-building`. */
export const officeFunction: ValueType = {
  problem(value) {
    const [id, name, ...more] = typeof value === 'string' ? value.split('/') : [];
    return isSlug(id) && isSlug(name) && more.length === 0
      ? null
      : 'a function of an office is expected: unoct/capacity-building';
  },
  refers(value) {
    const [id, name] = (value as string).split('/');
    return [{ stream: `office-${id}`, place: `/functions/${name}` }];
  },
};

export const place: ValueType = {
  problem(value) {
    if (!isObject(value) || Object.keys(value).length === 0) return 'a place is expected: {"city":"Dushanbe","country":"TJ"}';
    for (const [name, part] of Object.entries(value)) {
      if (!['city', 'country', 'venue', 'region'].includes(name))
        return `a place has no ${name}: it has city, country, venue, region`;
      if (typeof part !== 'string' || part.trim() === '') return `${name} is a text`;
    }
    return value.country === undefined || isStateCode(value.country)
      ? null
      : `${JSON.stringify(value.country)} is no country code (ISO 3166-1 alpha-2, as TJ, or one recorded with /v1/states)`;
  },
  refers(value) {
    const { country } = value as { country?: string };
    const stream = country === undefined ? null : streamOfParty(`state:${country}`);
    return stream === null ? [] : [{ stream }];
  },
};

/** A number, or more than one: `{"moreThan":400}`. */
export const count: ValueType = {
  problem(value) {
    const number = isObject(value) && Object.keys(value).length === 1 ? value.moreThan : value;
    return Number.isSafeInteger(number) && (number as number) >= 0 ? null : 'a whole number is expected, or {"moreThan":400}';
  },
};

export const attendance: ValueType = {
  problem(value) {
    if (!isObject(value)) return 'counts are expected: {"states":48,"organisations":12,"delegates":{"moreThan":400}}';
    for (const [name, number] of Object.entries(value)) {
      if (!['states', 'organisations', 'delegates'].includes(name))
        return `there is no count of ${name}: there are states, organisations, delegates`;
      const problem = count.problem(number ?? null);
      if (problem) return `${name}: ${problem}`;
    }
    return null;
  },
};

export const listOf = (type: ValueType): ValueType => ({
  refers: (value) => (value as Json[]).flatMap((each) => type.refers?.(each) ?? []),
  problem(value) {
    if (!Array.isArray(value)) return 'a list is expected';
    for (const each of value as Json[]) {
      const problem = type.problem(each);
      if (problem) return problem;
    }
    return null;
  },
});

const oneOrMore = (type: ValueType): ValueType => ({
  problem(value) {
    const all = Array.isArray(value) ? (value as Json[]) : [value];
    if (all.length === 0) return 'at least one is expected';
    return all.map((each) => type.problem(each)).find((problem) => problem !== null) ?? null;
  },
});
export const partyOrParties = oneOrMore(party);
export const stateOrStates = oneOrMore(state);

/** Two parties or more, or who they are in words. */
export const partiesOrWords: ValueType = {
  problem(value) {
    if (isObject(value)) {
      const { description, ...more } = value;
      return Object.keys(more).length === 0 && text.problem(description ?? null) === null
        ? null
        : 'a description is expected: {"description":"36 entities"}';
    }
    if (!Array.isArray(value) || value.length < 2)
      return 'two parties or more are expected, or a description: {"description":"36 entities"}';
    return partyOrParties.problem(value);
  },
};

/** An object with these members and no others; those that `required` names must be there. */
export const shape = (members: Readonly<Record<string, ValueType>>, required: readonly string[] = []): ValueType => ({
  problem(value) {
    if (!isObject(value)) return `an object is expected, with ${Object.keys(members).join(', ')}`;
    const missing = required.find((name) => value[name] === undefined);
    if (missing) return `${missing} is missing`;
    for (const [name, member] of Object.entries(value)) {
      const type = members[name];
      if (!type) return `there is no ${name}: there are ${Object.keys(members).join(', ')}`;
      const problem = member === undefined ? null : type.problem(member);
      if (problem) return `${name}: ${problem}`;
    }
    return null;
  },
});
