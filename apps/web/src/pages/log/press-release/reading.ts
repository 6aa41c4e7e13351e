import type { Named } from '../matching.ts';
import type { Kind } from '../kinds.ts';
import { datesIn, type DateFound } from './dates-in-text.ts';
import {
  capitalOf,
  citiesIn,
  type ConferenceNamed,
  conferencesIn,
  initialsOf,
  namesOf,
  officesIn,
  partiesIn,
  type PartyMention,
  resolutionsIn,
} from './mentions.ts';
import { peopleIn, type PersonFound, type UnnamedFound } from './people.ts';
import { isWithin, sentenceAt, sentencesOf, type Span, touches } from './sentences.ts';
import { readable, unreadBecause } from './words.ts';

/** A value that the text has, and where; or one that is worked out, and why. */
export interface Read<Value> {
  readonly value: Value;
  readonly at: Span;
  readonly inferred: string | null;
}

export interface OfficeRead {
  readonly key: string;
  readonly name: string;
  readonly abbreviation: Read<string> | null;
  readonly at: Span;
  readonly establishedOn: Read<string> | null;
  readonly instrument: Read<string> | null;
  readonly mandates: Read<readonly string[]> | null;
  readonly functions: Read<readonly { readonly id: string; readonly text: string }[]> | null;
  readonly aims: Read<readonly string[]> | null;
}

export interface PersonRead extends PersonFound {
  readonly appointedOn: Read<string> | null;
}

export interface ConferenceRead {
  readonly name: string;
  readonly at: Span;
  readonly heldOn: Read<string> | null;
}

export interface PlaceRead {
  readonly city: string;
  /** A code. */
  readonly country: string;
}

export interface SideRead {
  /** `state:TJ`, `office:unoct`, `name:…`; null where nobody says. */
  readonly party: string | null;
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
  readonly activity: ActivityRead | null;
  /** Sentences that tell of other contacts, which are not read. */
  readonly others: readonly Span[];
  /** Through whom it came, as the text has it. */
  readonly via: Read<string> | null;
  readonly dates: readonly DateFound[];
}

export interface Knowing {
  readonly parties: readonly Named[];
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

/** More than any press release has. */
const LONGEST = 50_000;

/** What a press release in English says, as far as its words tell. The same text is always read the same. */
export function readPressRelease(whole: string, { parties: known, publishedOn, now }: Knowing): Reading {
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
  const { people: found, unnamed } = peopleIn(text, mentions, () => false);
  const conferences = conferencesIn(text).filter(
    ({ start, end }) => !offices.some(({ spans }) => spans.some((span) => span.start <= start && end <= span.end)),
  );
  const people = found.map((person) => ({
    ...person,
    party: stateOf(person.party, mentions, text),
    appointedOn: appointedOn(person),
  }));
  const activity = activityIn();
  const officesRead = officeFacts();
  return {
    unread: unreadBecause(text),
    sentences,
    offices: officesRead,
    people,
    conferences: conferencesRead(),
    activity,
    others: othersThan(activity),
    via: viaIn(text),
    dates,
  };

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

  function officeFacts(): OfficeRead[] {
    const keys = new Map<string, { name: string; short: string; spans: Span[] }>();
    for (const { key, name, abbreviation, spans } of offices) keys.set(key, { name, short: abbreviation, spans: [...spans] });
    for (const mention of mentions) {
      if (!mention.party.startsWith('office:') && !mention.party.startsWith('name:')) continue;
      const label = known.find(({ value }) => value === mention.party)?.label ?? slice(mention);
      const there = keys.get(mention.party) ?? { name: label, short: '', spans: [] };
      if (!there.spans.some((span) => touches(span, mention))) there.spans.push(mention);
      keys.set(mention.party, there);
    }
    return [...keys].map(([key, { name, short, spans }]) =>
      factsOf(
        key,
        name,
        short,
        spans.toSorted((x, y) => x.start - y.start),
      ),
    );
  }

  function factsOf(key: string, name: string, short: string, spans: readonly Span[]): OfficeRead {
    const isFounded = (span: Span): boolean =>
      /^\s(?:\([^)]*\)\s)?(?:was|were|is|has been|had been)\s(?:formally\s|officially\s)?(?:established|created|founded|set up|formed)\b/.test(
        text.slice(span.end, span.end + 90),
      );
    const founded = spans.find(isFounded);
    const sentence = founded ? sentenceAt(sentences, founded) : null;
    const inSentence = <Found extends Span>(all: readonly Found[]): Found | undefined =>
      sentence ? all.find((each) => isWithin(each, sentence) && each.start > founded!.end) : undefined;
    const date = inSentence(dates);
    const resolution = inSentence(resolutionsIn(text));
    const made = initialsOf(name);
    const at = sentence ?? spans[0]!;
    return {
      key,
      name,
      at,
      abbreviation:
        short !== ''
          ? { value: short, at: spans[0]!, inferred: null }
          : made === ''
            ? null
            : { value: made, at: spans[0]!, inferred: 'The initials of its name; the text has no abbreviation.' },
      establishedOn: date ? { value: date.edtf, at, inferred: date.inferred } : null,
      instrument: resolution ? { value: resolution.symbol, at, inferred: null } : null,
      mandates: /terroris/i.test(name) ? { value: ['counter-terrorism'], at: spans[0]!, inferred: 'Its name says so.' } : null,
      functions: functionsOf(name, spans),
      aims: aimsOf(spans),
    };
  }

  function functionsOf(name: string, spans: readonly Span[]): OfficeRead['functions'] {
    for (const span of spans) {
      const sentence = sentenceAt(sentences, span);
      if (!sentence) continue;
      const said = text.slice(span.end, sentence.end);
      const head = /^\s(?:has|have|had)\s(?:\S+\s){0,3}(?:functions|tasks|responsibilities|objectives)\b[^:]{0,80}:\s*/.exec(
        said,
      );
      if (!head) continue;
      const from = span.end + head[0].length;
      // A list may go on over lines and sentences: up to where nothing is numbered any more.
      const rest = text.slice(
        from,
        /\n\s*\n/.exec(text.slice(from))?.index === undefined ? text.length : from + /\n\s*\n/.exec(text.slice(from))!.index,
      );
      const items = rest
        .split(/(?:^|[;,.]?\s+(?:and\s+)?)\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[).]\s+/)
        .map((item) => readable(item).replace(/[;,.]+(?:\sand)?$/, ''))
        .filter((item) => item !== '');
      if (items.length < 2) continue;
      const ids = new Set<string>();
      const value = items.map((item) => {
        const id = functionId(item, name, ids);
        ids.add(id);
        return { id, text: `${item[0]!.toUpperCase()}${item.slice(1)}` };
      });
      return { value, at: { start: span.start, end: from + rest.trimEnd().length }, inferred: null };
    }
    return null;
  }

  function aimsOf(spans: readonly Span[]): OfficeRead['aims'] {
    for (const span of spans) {
      const sentence = sentenceAt(sentences, span);
      if (!sentence) continue;
      const aim = /^\saims\s(?:to|at)\s([^.]{10,})/.exec(text.slice(span.end, sentence.end))?.[1];
      if (aim !== undefined) return { value: [readable(aim)], at: sentence, inferred: null };
    }
    return null;
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

  function contactsTold() {
    return sentences.flatMap((sentence) => {
      const how = contactIn(slice(sentence));
      return how ? [{ sentence, how, sides: sidesIn(sentence, how.kind) }] : [];
    });
  }

  /** With another party, or on another day. */
  function othersThan(told: ActivityRead | null): Span[] {
    if (told === null) return [];
    const met = new Set(told.sides.map(({ party }) => party));
    return contactsTold()
      .filter(({ sentence, sides }) => {
        if (sentence.start === told.at.start || sides.length < 2) return false;
        const day = dates.find((date) => isWithin(date, sentence))?.edtf;
        return sides.some(({ party }) => !met.has(party)) || (day !== undefined && day !== told.heldOn?.value);
      })
      .map(({ sentence }) => sentence);
  }

  function activityIn(): ActivityRead | null {
    const candidates = contactsTold();
    const rank = ({ how, sides }: (typeof candidates)[number]): number =>
      (sides.filter(({ people: named_, unnamed: others }) => named_.length + others.length > 0).length >= 2 ? 4 : 0) +
      (sides.length >= 2 ? 2 : 0) +
      (how.kind === 'visit' ? 0 : 1);
    const best = candidates.filter(({ sides }) => sides.length > 0).toSorted((x, y) => rank(y) - rank(x))[0];
    if (!best || (best.how.kind !== 'visit' && best.sides.length < 2)) return null;
    const { sentence, how } = best;
    const conference = conferences.find((each) =>
      isWithin({ start: each.start, end: Math.min(each.end, sentence.end) }, sentence),
    );
    const isAmid =
      conference &&
      /on the (?:sidelines|margins|fringes) of|in the framework of|within the framework of/i.test(
        text.slice(sentence.start, conference.start),
      );
    let { kind } = how;
    if (kind === 'bilateral' && best.sides.length > 2) kind = 'multilateral';
    const sides = kind === 'visit' ? best.sides.slice(0, 1) : best.sides;
    const heldOn = dayOf(sentence);
    const topics = topicsAfter(sentence);
    return {
      kind,
      at: sentence,
      channel: how.channel,
      sides,
      receivedBy: kind === 'visit' ? receiverIn(sentence, sides[0]?.party ?? null) : null,
      heldOn,
      place: how.channel === '' ? placeIn(sentence, best.sides) : null,
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
    const dateline = dates.find(({ start }) => start < 120 && start < sentence.start + 120);
    if (!dateline) return null;
    const weekday = WEEKDAY.exec(slice(sentence))?.[0];
    const on = weekday === undefined ? dateline.edtf : lastWeekday(weekday, dateline.edtf);
    const why =
      weekday === undefined
        ? 'The day of the dateline; the sentence has none.'
        : on === dateline.edtf
          ? `The sentence has ${weekday}, and the day of the dateline is one.`
          : `The last ${weekday} before the day of the dateline.`;
    return { value: on, at: dateline, inferred: [dateline.inferred, why].filter(Boolean).join(' ') };
  }

  /** Who is in the sentence, by party, in order. */
  function sidesIn(sentence: Span, kind: Kind): SideRead[] {
    const inside = people.filter(({ spans }) => spans.some((span) => isWithin(span, sentence)));
    const others = unnamed.filter((each) => isWithin(each, sentence) && !inside.some(({ at }) => touches(at, each)));
    const sides = new Map<string, { party: string | null; people: PersonRead[]; unnamed: UnnamedFound[] }>();
    const side = (party: string | null, alone: string) => {
      const key = party ?? alone;
      const there = sides.get(key) ?? { party, people: [], unnamed: [] };
      sides.set(key, there);
      return there;
    };
    const inOrder = [
      ...inside.map((person) => ({ at: person.spans.find((span) => isWithin(span, sentence))!.start, person })),
      ...others.map((other) => ({ at: other.start, other })),
    ].toSorted((x, y) => x.at - y.at);
    for (const each of inOrder) {
      if ('person' in each) side(each.person.party, `nobody ${each.person.name}`).people.push(each.person);
      else side(stateOf(each.other.party, mentions, text), '').unnamed.push(each.other);
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
    return [...sides.values(), ...(party ? [{ party: party.party, people: [], unnamed: [] }] : [])];
  }

  function receiverIn(sentence: Span, from: string | null): string | null {
    const to = /\bvisit(?:ed|s)?\s(?:to\s)?(?:the\s)?/i.exec(slice(sentence));
    const after = mentions.find(
      (each) =>
        isWithin(each, sentence) &&
        each.party.startsWith('state:') &&
        !each.isAdjective &&
        each.party !== from &&
        to !== null &&
        each.start >= sentence.start + to.index,
    );
    if (after) return after.party;
    const city = citiesIn(text).find((each) => isWithin(each, sentence) && `state:${each.country}` !== from);
    return city ? `state:${city.country}` : null;
  }

  function placeIn(sentence: Span, sides: readonly SideRead[]): Read<PlaceRead> | null {
    const cities = citiesIn(text);
    const isPlaced = ({ start }: Span): boolean =>
      /\b(?:in|at|to)\s(?:the\s)?(?:city of\s)?$/i.test(text.slice(Math.max(0, start - 14), start));
    const own = cities.find((each) => isWithin(each, sentence) && isPlaced(each));
    if (own) return { value: own, at: own, inferred: null };
    const dateline = cities.find(
      ({ start, end }) =>
        start < 60 && /^\s*(?:,|\(|–|—|-|\d)/.test(text.slice(end, end + 4)) && text.slice(0, start).trim() === '',
    );
    const here = /\bhere\b/.exec(slice(sentence));
    const at = here ? { start: sentence.start + here.index, end: sentence.start + here.index + 4 } : null;
    if (dateline && (here || !own))
      return {
        value: dateline,
        at: at ?? dateline,
        inferred: `The place of the dateline, ${dateline.city}; the sentence ${here ? 'says “here”' : 'names none'}.`,
      };
    if (!at) return null;
    const teller = mentions.find(
      ({ start, party }) => party.startsWith('state:') && /according to (?:the\s)?$/i.test(text.slice(0, start)),
    );
    const host = teller?.party ?? sides.find(({ party }) => party?.startsWith('state:'))?.party ?? null;
    const city = host === null ? null : capitalOf(host.replace('state:', ''));
    if (host === null || city === null) return null;
    const country = host.replace('state:', '');
    const name = known.find(({ value }) => value === host)?.label ?? country;
    return {
      value: { city, country },
      at,
      inferred: `“Here” is not named. ${teller ? `The word is of ${name}` : `${name} is the State that met somebody`}: its capital is proposed.`,
    };
  }

  function topicsAfter(sentence: Span): { readonly topics: ActivityRead['topics']; readonly hedge: ActivityRead['hedge'] } {
    const from = sentences.indexOf(sentence);
    for (const each of sentences.slice(from, from + 4)) {
      const said = slice(each);
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

interface How {
  readonly kind: Kind;
  readonly channel: '' | 'phone' | 'video';
}

function contactIn(sentence: string): How | null {
  const isCall =
    /\b(?:telephone|phone)\s?(?:call|conversation|talks?)|\b(?:spoke|talked|talks|conversation|call)\b[^.]{0,80}\b(?:by|over|on)\s(?:the\s)?(?:tele)?phone\b|\bphoned\b/i.test(
      sentence,
    );
  if (isCall) return { kind: 'call', channel: 'phone' };
  const isVideo =
    /\b(?:video\s?(?:call|conference|link|conversation)|videoconference|virtual(?:ly)?\s(?:meeting|met|talks))\b/i.test(sentence);
  const met =
    /\b(?:met|meets|holds?\stalks|held\s(?:\S+\s){0,4}(?:talks|meetings?|consultations|negotiations)|hosted|received|meeting\s(?:was\sheld|took\splace|between)|talks\s(?:were\sheld|took\splace|between)|sat\sdown\swith)\b/i.test(
      sentence,
    );
  if (isVideo && (met || /\b(?:spoke|talked|discussed)\b/i.test(sentence))) return { kind: 'call', channel: 'video' };
  if (
    /\b(?:will|is\sto|are\sto|is\s(?:due|scheduled|expected)\sto|are\s(?:due|scheduled|expected)\sto|plans?\sto)\s(?:meet|hold\s(?:\S+\s){0,3}(?:talks|meetings?)|receive)\b/i.test(
      sentence,
    )
  )
    return { kind: 'scheduled', channel: '' };
  if (met) return { kind: 'bilateral', channel: '' };
  if (
    /\b(?:arrived\s(?:in|on)|(?:paid|pays|paying|begins?|began|concluded|completed|made)\s(?:\S+\s){0,5}visit|visited|on\san?\s(?:\S+\s)?(?:official|working|state|private)\svisit)\b/i.test(
      sentence,
    )
  )
    return { kind: 'visit', channel: '' };
  return null;
}

/** More words than these are a sentence of their own and are not parted at commas. */
const SHORT = 4;

function topicsOf(rest: string): string[] {
  const parts = rest.split(/\s*(?:;|,?\s+as\swell\sas|,\s+and\s+(?:also\s)?)\s*/i);
  return parts
    .flatMap((part) => {
      const commas = part.split(/,\s+/);
      const pieces = commas.flatMap((piece, n) => (n === commas.length - 1 ? piece.split(/\s+and\s+/) : [piece]));
      return commas.length < 2 || pieces.some((piece) => piece.trim().split(/\s+/).length > SHORT) ? [part] : pieces;
    })
    .map((topic) =>
      readable(topic)
        .replace(/^(?:on|and)\s/i, '')
        .replace(/[,;:]+$/, ''),
    )
    .filter((topic) => topic.length > 2)
    .slice(0, 20);
}

const PILLARS = [
  ['I', /conducive|violent extremism|radicali[sz]ation/i],
  [
    'II',
    /(?:prevent|combat|counter|fight)(?:ing|ed)?\s(?:against\s)?(?:and\s\w+\s)?(?:international\s)?terror|border security|foreign terrorist fighters|financing of terrorism|terrorist financing/i,
  ],
  ['III', /capacity[- ]building|building\s(?:the\s)?capacit/i],
  ['IV', /(?:human rights|rule of law)[^.]*terroris|terroris[^.]*(?:human rights|rule of law)/i],
] as const;

function pillarsIn(texts: readonly string[]): string[] {
  return PILLARS.flatMap(([pillar, words]) => (texts.some((text) => words.test(text)) ? [pillar] : []));
}

function viaIn(text: string): Read<string> | null {
  const match =
    /\baccording to (?:the |an? )?((?:[\p{L}\p{M}'’.-]+\s){0,7}?(?:department|ministry|office|service|agency|embassy|website|statement|secretariat|press[- ]service|spokes(?:man|woman|person)|delegation|government)(?:\s(?:of|for)\s(?:the\s)?\p{Lu}[\p{L}'’-]*(?:\s(?:of\s|and\s|the\s)*\p{Lu}[\p{L}'’-]*)*)?)/iu.exec(
      text,
    ) ??
    /(?<!\p{L})(?:the )?((?:\p{Lu}[\p{L}'’-]+\s(?:of\s|and\s|for\s)?){1,6}(?:press[- ]service\s|information department\s)?)(?:said|reported|announced|told)\b/u.exec(
      text,
    );
  if (!match) return null;
  const name = readable(match[1]!);
  const start = match.index + match[0].indexOf(match[1]!);
  return { value: name, at: { start, end: start + match[1]!.trimEnd().length }, inferred: null };
}

const LIGHT = new Set(
  'the a an that this its their of for on in to and or due all with by from more better delivery provision use work efforts support'.split(
    ' ',
  ),
);

/** A readable id of a function: its first word that says something, of what is not in the office's own name. */
function functionId(item: string, office: string, taken: ReadonlySet<string>): string {
  const own = new Set(office.toLowerCase().split(/\s+/));
  const words = item
    .split(/\s+/)
    .slice(1)
    .filter((word) => !/^\p{Lu}/u.test(word))
    .map((word) => word.toLowerCase().replaceAll(/[^a-z-]/g, ''))
    .filter((word) => word.length > 2 && !LIGHT.has(word) && !own.has(word));
  const id = words.find((word) => !taken.has(word)) ?? `function-${taken.size + 1}`;
  return id.replaceAll(/^-+|-+$/g, '') || `function-${taken.size + 1}`;
}
