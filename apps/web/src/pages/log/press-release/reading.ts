import { folded, type Named } from '../matching.ts';
import type { Kind } from '../kinds.ts';
import { datesIn, type DateFound } from './dates-in-text.ts';
import {
  capitalOf,
  citiesIn,
  type ConferenceNamed,
  conferencesIn,
  namesOf,
  officesIn,
  partiesIn,
  type PartyMention,
} from './mentions.ts';
import { homeOf, venueIn } from './houses.ts';
import { type KnownOfficial, namesIn, peopleIn, type PersonFound, type UnnamedFound } from './people.ts';
import { contactIn, type How, pillarsIn, topicsOf, viaIn } from './contacts.ts';
import { type OfficeRead, officesRead } from './office-facts.ts';
import { isWithin, sentenceAt, sentencesOf, type Span, touches } from './sentences.ts';
import { unreadBecause } from './words.ts';

/** A value that the text has, and where; or one that is worked out, and why. */
export interface Read<Value> {
  readonly value: Value;
  readonly at: Span;
  readonly inferred: string | null;
}

export interface PersonRead extends PersonFound {
  readonly appointedOn: Read<string> | null;
  /** Why the party is more than what is written, where it is. */
  readonly partyInferred: string | null;
}

export interface ConferenceRead {
  readonly name: string;
  readonly at: Span;
  readonly heldOn: Read<string> | null;
}

export interface PlaceRead {
  /** "the State Department", where one is named. */
  readonly venue: string | null;
  readonly city: string;
  /** A code. */
  readonly country: string;
}

export interface SideRead {
  /** `state:TJ`, `office:unoct`, `name:…`; null where nobody says. */
  readonly party: string | null;
  /** Why that is more than what is written, where it is. */
  readonly partyInferred: string | null;
  readonly people: readonly PersonRead[];
  readonly unnamed: readonly UnnamedFound[];
}

export interface ActivityRead {
  readonly kind: Kind;
  readonly at: Span;
  readonly channel: '' | 'phone' | 'video';
  readonly sides: readonly SideRead[];
  /** Of a visit. */
  readonly receivedBy: string | null;
  readonly heldOn: Read<string> | null;
  readonly place: Read<PlaceRead> | null;
  /** The name of the conference that it was on the sidelines of. */
  readonly conference: string | null;
  readonly topics: Read<readonly string[]> | null;
  readonly hedge: Read<string> | null;
  readonly pillars: Read<readonly string[]> | null;
}

export interface Reading {
  /** Why it cannot be read well. */
  readonly unread: string | null;
  readonly sentences: readonly Span[];
  readonly offices: readonly OfficeRead[];
  readonly people: readonly PersonRead[];
  readonly conferences: readonly ConferenceRead[];
  /** The contact that is told best. */
  readonly activity: ActivityRead | null;
  /** Those with another party, or on another day. */
  readonly others: readonly ActivityRead[];
  /** Through whom it came, as the text has it. */
  readonly via: Read<string> | null;
  readonly dates: readonly DateFound[];
  /** Names without a title, of whom somebody may be on record. */
  readonly untitled: readonly string[];
  /** How much of the text was read, where that is not all. */
  readonly readTo: number | null;
}

export interface Knowing {
  readonly parties: readonly Named[];
  /** People on record whom the text may name without a title. */
  readonly officials?: readonly KnownOfficial[];
  /** As the officer wrote it. */
  readonly publisher?: string;
  /** EDTF, where the officer wrote it. */
  readonly publishedOn: string;
  readonly now: Date;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const WEEKDAY = new RegExp(`\\b(?:${WEEKDAYS.join('|')})\\b`);
const DAY_MS = 86_400_000;

/** That day, or the last one before it of that name; as it is where it is no day. */
function lastWeekday(name: string, day: string): string {
  const at = Date.parse(`${day}T00:00Z`);
  if (Number.isNaN(at)) return day;
  const back = (new Date(at).getUTCDay() - WEEKDAYS.indexOf(name) + 7) % 7;
  return new Date(at - back * DAY_MS).toISOString().slice(0, 10);
}

interface Side {
  party: string | null;
  partyInferred: string | null;
  people: PersonRead[];
  unnamed: UnnamedFound[];
}

interface Contact {
  readonly sentence: Span;
  readonly how: How;
  readonly sides: readonly SideRead[];
}

/** Two who met, or one who travelled. */
function isWhole({ how, sides }: Contact): boolean {
  return sides.length > 0 && (how.kind === 'visit' || sides.length >= 2);
}

const MOST_OTHERS = 12;
const MOST_UNTITLED = 12;

/** More than any press release has. */
const LONGEST = 250_000;

/** What a press release in English says, as far as its words tell. The same text is always read the same. */
export function readPressRelease(
  whole: string,
  { parties: known, officials = [], publisher = '', publishedOn, now }: Knowing,
): Reading {
  const text = whole.slice(0, LONGEST);
  const sentences = sentencesOf(text);
  const dates = datesIn(text, publishedOn, now);
  const named = partiesIn(text, namesOf(known));
  const offices = officesIn(text, named);
  const longest = withinNone([
    ...named,
    ...offices.flatMap(({ key, spans }) => spans.map((span) => ({ ...span, party: key, isAdjective: false }))),
  ]);
  const mentions = [...longest, ...againIn(text, longest)].toSorted((x, y) => x.start - y.start);
  const { people: found, unnamed } = peopleIn(text, mentions, officials);
  const conferences = conferencesIn(text).filter(
    ({ start, end }) => !offices.some(({ spans }) => spans.some((span) => span.start <= start && end <= span.end)),
  );
  const cities = citiesIn(text);
  const dateline =
    cities.find(
      ({ start, end }) =>
        start < 60 && /^\s*(?:,|\(|–|—|-|\d)/.test(text.slice(end, end + 4)) && text.slice(0, start).trim() === '',
    ) ?? null;
  const home = homeOf(text, publisher, known, dateline, capitalOf);
  const people = withHome(
    found.map((person) => {
      const onRecord = person.party === null ? officials.find(({ name }) => folded(name) === folded(person.name)) : undefined;
      return {
        ...person,
        party: stateOf(person.party, mentions, text) ?? onRecord?.party ?? null,
        partyInferred: onRecord?.party ? `The text does not say for whom ${person.name} acts; the record does.` : null,
        appointedOn: appointedOn(person),
      };
    }),
  );
  const contacts = contactsTold(people);
  const best = bestOf();
  const activity = best && activityOf(best);
  return {
    unread: unreadBecause(text),
    sentences,
    offices: officesRead({ text, sentences, dates, known }, offices, mentions),
    people,
    conferences: conferencesRead(),
    activity,
    others: activity === null ? [] : othersThan(activity),
    via: viaIn(text),
    dates,
    untitled: untitledIn(),
    readTo: text.length < whole.length ? text.length : null,
  };

  /** Of whom the text does not say for whom they act, the first who meets somebody acts for whom the text speaks for. */
  function withHome(all: readonly PersonRead[]): readonly PersonRead[] {
    if (home === null) return all;
    for (const { sides } of contactsTold(all)) {
      const own = sides.find(({ party, people: [person] }) => party === null && person !== undefined && person.title !== '');
      if (!own || sides.some(({ party }) => party === home.party)) continue;
      const { name } = own.people[0]!;
      const partyInferred = `The text does not say for whom ${name} acts: ${home.why}.`;
      return all.map((each) => (each.name === name ? { ...each, party: home.party, partyInferred } : each));
    }
    return all;
  }

  /** In sentences that tell of a contact. */
  function untitledIn(): string[] {
    const taken: readonly Span[] = [...mentions, ...cities, ...conferences, ...dates, ...people.flatMap(({ spans }) => spans)];
    const told = sentences.filter((sentence) => contactIn(slice(sentence)) !== null);
    return [...new Set(told.flatMap((sentence) => namesIn(text, sentence, taken)))].slice(0, MOST_UNTITLED);
  }

  function appointedOn({ name, spans }: PersonFound): Read<string> | null {
    for (const span of spans) {
      const sentence = sentenceAt(sentences, span);
      if (!sentence || !/\b(?:appointed|named|elected|sworn in|nominated|took office|assumed office)\b/i.test(slice(sentence)))
        continue;
      const after = /\b(?:appointed|named|elected|sworn in|took office|assumed office)\b/i.exec(
        text.slice(span.end, sentence.end),
      );
      if (!after || after.index > name.length + 40) continue;
      const date = dates.find((each) => isWithin(each, sentence) && each.start > span.end);
      if (date) return { value: date.edtf, at: sentence, inferred: date.inferred };
    }
    return null;
  }

  function slice({ start, end }: Span): string {
    return text.slice(start, end);
  }

  function conferencesRead(): ConferenceRead[] {
    const byName = new Map<string, ConferenceNamed>();
    for (const each of conferences) if (!byName.has(each.name.toLowerCase())) byName.set(each.name.toLowerCase(), each);
    return [...byName.values()].map((each) => {
      const sentence = sentenceAt(sentences, each) ?? each;
      const held = dates.find((date) => date.edtf.includes('/') && isWithin(date, sentence));
      const said =
        held ??
        (/\b(?:held|opens?|opened|takes? place|took place|convened|begins?|began)\b/.test(slice(sentence))
          ? dates.find((date) => isWithin(date, sentence))
          : undefined);
      const isAmid = activity?.conference === each.name;
      const by = activity?.heldOn;
      if (held ?? (said && !isAmid)) {
        const date = (held ?? said)!;
        return {
          name: each.name,
          at: { start: each.start, end: each.end },
          heldOn: { value: date.edtf, at: date, inferred: date.inferred },
        };
      }
      return {
        name: each.name,
        at: { start: each.start, end: each.end },
        heldOn:
          isAmid && by
            ? { value: by.value, at: by.at, inferred: 'A meeting on its sidelines was on that day; it may have been longer.' }
            : null,
      };
    });
  }

  function contactsTold(among: readonly PersonRead[]) {
    return sentences.flatMap((sentence) => {
      const how = contactIn(slice(sentence));
      return how ? [{ sentence, how, sides: sidesIn(sentence, how.kind, among) }] : [];
    });
  }

  /** With another party, or on another day. */
  function othersThan(first: ActivityRead): ActivityRead[] {
    const signOf = ({ sides, heldOn }: ActivityRead): string =>
      `${sides
        .map(({ party, people: some }) => party ?? some[0]?.name ?? '')
        .toSorted((x, y) => (x < y ? -1 : 1))
        .join()} ${heldOn?.inferred === null ? heldOn.value : ''}`;
    const told = [first];
    for (const contact of contacts) {
      if (contact === best || !isWhole(contact)) continue;
      const other = activityOf(contact);
      const isTold = told.some((each) => {
        const met = new Set(each.sides.map(({ party }) => party));
        const isAnotherDay = other.heldOn !== null && other.heldOn.inferred === null && other.heldOn.value !== each.heldOn?.value;
        return signOf(each) === signOf(other) || (!isAnotherDay && other.sides.every(({ party }) => met.has(party)));
      });
      if (!isTold) told.push(other);
    }
    return told.slice(1, 1 + MOST_OTHERS);
  }

  function bestOf(): Contact | null {
    const rank = ({ how, sides }: Contact): number =>
      (sides.filter(({ people: named_, unnamed: others }) => named_.length + others.length > 0).length >= 2 ? 4 : 0) +
      (sides.length >= 2 ? 2 : 0) +
      (how.kind === 'visit' ? 0 : 1);
    const first = contacts.filter(({ sides }) => sides.length > 0).toSorted((x, y) => rank(y) - rank(x))[0];
    return first && isWhole(first) ? first : null;
  }

  function activityOf({ sentence, how, sides: found_ }: Contact): ActivityRead {
    const conference = conferences.find((each) =>
      isWithin({ start: each.start, end: Math.min(each.end, sentence.end) }, sentence),
    );
    const isAmid =
      conference &&
      /on the (?:sidelines|margins|fringes) of|in the framework of|within the framework of/i.test(
        text.slice(sentence.start, conference.start),
      );
    let { kind } = how;
    if (kind === 'bilateral' && found_.length > 2) kind = 'multilateral';
    const sides = kind === 'visit' ? found_.slice(0, 1) : found_;
    const topics = topicsAfter(sentence);
    return {
      kind,
      at: sentence,
      channel: how.channel,
      sides,
      receivedBy: kind === 'visit' ? receiverIn(sentence, sides[0]?.party ?? null) : null,
      heldOn: dayOf(sentence),
      place: how.channel === '' ? placeIn(sentence, found_) : null,
      conference: isAmid ? conference.name : null,
      topics: topics.topics,
      hedge: topics.hedge,
      pillars: pillarsOf(isAmid ? conference : undefined, topics.topics),
    };
  }

  function dayOf(sentence: Span): Read<string> | null {
    const own = dates.find((date) => isWithin(date, sentence));
    const isDateline = own && own.start < 60 && /^\s*[–—:-]/.test(text.slice(own.end, own.end + 3));
    if (own && !isDateline) return { value: own.edtf, at: own, inferred: own.inferred };
    const head = dates.find(({ start, edtf }) => start < 120 && start < sentence.start + 120 && edtf.length === 10);
    if (!head) return null;
    const weekday = WEEKDAY.exec(slice(sentence))?.[0];
    const on = weekday === undefined ? head.edtf : lastWeekday(weekday, head.edtf);
    const why =
      weekday === undefined
        ? 'The day of the dateline; the sentence has none.'
        : on === head.edtf
          ? `The sentence has ${weekday}, and the day of the dateline is one.`
          : `The last ${weekday} before the day of the dateline.`;
    return { value: on, at: head, inferred: [head.inferred, why].filter(Boolean).join(' ') };
  }

  /** Who is in the sentence, by party, in order. */
  function sidesIn(sentence: Span, kind: Kind, among: readonly PersonRead[]): SideRead[] {
    const inside = among.filter(({ spans }) => spans.some((span) => isWithin(span, sentence)));
    const others = unnamed.filter(
      (each) =>
        isWithin(each, sentence) &&
        (each.party !== null || home !== null) &&
        !inside.some(({ at, spans }) => touches(at, each) || spans.some((span) => touches(span, each))),
    );
    const sides = new Map<string, Side>();
    const side = (party: string | null, alone: string) => {
      const key = party ?? alone;
      const there = sides.get(key) ?? { party, partyInferred: null, people: [], unnamed: [] };
      sides.set(key, there);
      return there;
    };
    const inOrder = [
      ...inside.map((person) => ({ at: person.spans.find((span) => isWithin(span, sentence))!.start, person })),
      ...others.map((other) => ({ at: other.start, other })),
    ].toSorted((x, y) => x.at - y.at);
    for (const each of inOrder) {
      if ('person' in each) {
        const of = side(each.person.party, `nobody ${each.person.name}`);
        of.partyInferred ??= each.person.partyInferred;
        of.people.push(each.person);
        continue;
      }
      const of = side(stateOf(each.other.party, mentions, text) ?? home!.party, '');
      if (each.other.party === null) of.partyInferred = `The text does not say whose ${each.other.title} it is: ${home!.why}.`;
      of.unnamed.push(each.other);
    }
    if (kind === 'visit' || sides.size >= 2 || sides.size === 0) return [...sides.values()];
    // "received a delegation of Uzbekistan": a party without anybody's name.
    const party = mentions.find(
      (each) =>
        isWithin(each, sentence) &&
        !sides.has(each.party) &&
        /\b(?:delegation|representatives|officials|counterparts?|leadership|members)\b(?:\s(?:of|from))?(?:\s(?:the|a))?\s?$/i.test(
          text.slice(sentence.start, each.start),
        ),
    );
    return [...sides.values(), ...(party ? [{ party: party.party, partyInferred: null, people: [], unnamed: [] }] : [])];
  }

  function receiverIn(sentence: Span, from: string | null): string | null {
    const to = /\bvisit(?:ed|s)?\s(?:to\s)?(?:the\s)?/i.exec(slice(sentence));
    const after = named.find(
      (each) =>
        isWithin(each, sentence) &&
        each.party.startsWith('state:') &&
        !each.isAdjective &&
        each.party !== from &&
        to !== null &&
        each.start >= sentence.start + to.index,
    );
    if (after) return after.party;
    const city = cities.find((each) => isWithin(each, sentence) && `state:${each.country}` !== from);
    return city ? `state:${city.country}` : null;
  }

  function placeIn(sentence: Span, sides: readonly SideRead[]): Read<PlaceRead> | null {
    const isPlaced = ({ start }: Span): boolean =>
      /\b(?:in|at|to)\s(?:the\s)?(?:city of\s)?$/i.test(text.slice(Math.max(0, start - 14), start));
    const own = cities.find((each) => isWithin(each, sentence) && isPlaced(each));
    const venue = venueIn(text, sentence);
    const name = venue?.name ?? null;
    if (own) return { value: { venue: name, city: own.city, country: own.country }, at: own, inferred: null };
    if (venue?.stands)
      return { value: { venue: name, ...venue.stands }, at: venue, inferred: `“${venue.name}” is in ${venue.stands.city}.` };
    const here = /\bhere\b/.exec(slice(sentence));
    const at = here ? { start: sentence.start + here.index, end: sentence.start + here.index + 4 } : null;
    if (dateline) {
      const said = here ? 'says “here”' : venue ? `names “${venue.name}” alone` : 'names none';
      return {
        value: { venue: name, city: dateline.city, country: dateline.country },
        at: at ?? venue ?? dateline,
        inferred: `The place of the dateline, ${dateline.city}; the sentence ${said}.`,
      };
    }
    if (venue) {
      const country = home?.party.startsWith('state:') ? home.party.slice('state:'.length) : '';
      const city = /Ministry|Department|Foreign Office/.test(venue.name) ? capitalOf(country) : null;
      if (home === null || city === null) return { value: { venue: name, city: '', country: '' }, at: venue, inferred: null };
      return {
        value: { venue: name, city, country },
        at: venue,
        inferred: `Where “${venue.name}” is is not said: the capital of the State that the text speaks for is proposed (${home.why}).`,
      };
    }
    if (!at) return null;
    const teller = mentions.find(
      ({ start, party }) => party.startsWith('state:') && /according to (?:the\s)?$/i.test(text.slice(0, start)),
    );
    const host = teller?.party ?? sides.find(({ party }) => party?.startsWith('state:'))?.party ?? null;
    const city = host === null ? null : capitalOf(host.replace('state:', ''));
    if (host === null || city === null) return null;
    const country = host.replace('state:', '');
    const whose = known.find(({ value }) => value === host)?.label ?? country;
    return {
      value: { venue: name, city, country },
      at,
      inferred: `“Here” is not named. ${teller ? `The word is of ${whose}` : `${whose} is the State that met somebody`}: its capital is proposed.`,
    };
  }

  function topicsAfter(sentence: Span): { readonly topics: ActivityRead['topics']; readonly hedge: ActivityRead['hedge'] } {
    const from = sentences.indexOf(sentence);
    for (const each of sentences.slice(from, from + 4)) {
      const said = slice(each);
      // There another contact begins.
      if (each !== sentence && contacts.some((other) => other.sentence === each && isWhole(other))) break;
      const verb =
        /\b(?:(?:reportedly|allegedly|purportedly|apparently)\s)?(?:discuss(?:ed|ing|es)?|exchanged\sviews\son|exchanging\sviews\son|reviewed|focus(?:ed|ing)\son|talked\sabout|spoke\sabout|touched\s(?:up)?on|considered|dealt\swith|covered|centred\son|centered\son|emphasi[sz]ed\sthe\simportance\sof|talks\son)\s+/i.exec(
          said,
        );
      if (!verb) continue;
      const rest = said.slice(verb.index + verb[0].length).replace(/[.!?”"]+$/, '');
      const value = topicsOf(rest);
      if (value.length === 0) continue;
      const start = each.start + verb.index + verb[0].length;
      const hedge =
        /\b(?:reportedly|allegedly|purportedly|apparently|is said to|are said to|is believed to|are believed to|unconfirmed)\b/i.exec(
          said,
        );
      return {
        topics: { value, at: { start, end: start + rest.length }, inferred: null },
        hedge: hedge
          ? {
              value: hedge[0],
              at: { start: each.start + hedge.index, end: each.start + hedge.index + hedge[0].length },
              inferred: null,
            }
          : null,
      };
    }
    return { topics: null, hedge: null };
  }

  function pillarsOf(conference: ConferenceNamed | undefined, topics: ActivityRead['topics']): ActivityRead['pillars'] {
    const looked = [
      ...(conference ? [{ at: conference, texts: [slice(conference)], why: 'the title of the conference' }] : []),
      ...(topics ? [{ at: topics.at, texts: topics.value, why: 'the topics' }] : []),
    ];
    for (const { at, texts, why } of looked) {
      const pillars = pillarsIn(texts);
      if (pillars.length > 0) return { value: pillars, at: { start: at.start, end: at.end }, inferred: why };
    }
    return null;
  }
}

/** A mention within another, longer one is a part of its name. */
function withinNone(all: readonly PartyMention[]): PartyMention[] {
  return all.filter(
    (one) => !all.some((other) => other !== one && isWithin(one, other) && other.end - other.start > one.end - one.start),
  );
}

/** "the Office", of which one was named in full before. */
function againIn(text: string, mentions: readonly PartyMention[]): PartyMention[] {
  const again =
    /\bthe (Office|Organi[sz]ation|Agency|Commission|Union|Centre|Center|Ministry|Programme|Fund|Council)\b(?!\s(?:of|for|on)\s)/gi;
  return [...text.matchAll(again)].flatMap(({ index, 1: head }) => {
    const start = index + 4;
    const end = start + head!.length;
    const before = mentions.findLast(
      (each) =>
        !each.party.startsWith('state:') &&
        each.end <= start &&
        new RegExp(`\\b${head}\\b`, 'i').test(text.slice(each.start, each.end)),
    );
    return before ? [{ start, end, party: before.party, isAdjective: false }] : [];
  });
}

/** A ministry speaks for its State: who is its minister acts for that. */
function stateOf(party: string | null, mentions: readonly PartyMention[], text: string): string | null {
  if (party === null || !/^name:(?:ministry|department|government)\b/.test(party)) return party;
  const own = mentions.find((each) => each.party === party);
  if (!own) return party;
  const inside = mentions.find((each) => each.party.startsWith('state:') && each.start >= own.start && each.start <= own.end + 8);
  const before = mentions.find(
    (each) =>
      each.party.startsWith('state:') &&
      each.end <= own.start &&
      own.start - each.end <= 3 &&
      text.slice(each.end, own.start).trim() === '',
  );
  return inside?.party ?? before?.party ?? party;
}
