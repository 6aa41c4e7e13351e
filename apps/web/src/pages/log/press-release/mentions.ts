import type { Named } from '../matching.ts';
import { COUNTRY_WORDS, OTHER_CITIES } from './countries.ts';
import type { Span } from './sentences.ts';

/** A State or office where the text names it. */
export interface PartyMention extends Span {
  /** `state:TJ`, `office:unoct`; `name:…` of an office that is not on record. */
  readonly party: string;
  readonly isAdjective: boolean;
}

export interface OfficeNamed {
  readonly key: string;
  readonly name: string;
  readonly abbreviation: string;
  readonly spans: readonly Span[];
}

export interface CityMention extends Span {
  readonly city: string;
  readonly country: string;
}

export interface Resolution extends Span {
  readonly symbol: string;
}

export interface ConferenceNamed extends Span {
  readonly name: string;
}

/** A capitalised word, and words that stand between such in a name. */
const CAP = String.raw`\p{Lu}[\p{L}\p{M}\d'’-]*`;
const LINK = String.raw`(?:of|for|on|and|the|in|against|to|&|de|du|des)`;
const CAPS = String.raw`${CAP}(?:\s(?:${LINK}\s){0,2}${CAP})*`;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Whole words alone: letters of any script beside it make it another word. */
const word = (inner: string, flags = 'gu'): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{M}\d])(?:${inner})(?![\p{L}\p{M}\d])`, flags);

const byLength = (x: string, y: string): number => y.length - x.length;

interface Names {
  readonly pattern: RegExp;
  readonly parties: ReadonlyMap<string, { readonly party: string; readonly isAdjective: boolean }>;
}

const normal = (name: string): string => name.replaceAll(/[\s\u00A0]+/g, ' ').replaceAll('’', "'");

const FORMS = [
  'Kingdom of',
  'Hashemite Kingdom of',
  'State of',
  'Sultanate of',
  "People's Republic of",
  'Islamic Republic of',
  'Arab Republic of',
  'Federal Republic of',
  'Federal Democratic Republic of',
  'Socialist Republic of',
];

/** How a text may call the parties that are known. */
export function namesOf(known: readonly Named[]): Names {
  const parties = new Map<string, { party: string; isAdjective: boolean }>();
  const add = (name: string, party: string, isAdjective = false): void => {
    if (name.length >= 2 && !parties.has(normal(name))) parties.set(normal(name), { party, isAdjective });
  };
  for (const { value, label, words } of known) {
    if (value.startsWith('office:')) {
      for (const name of [label, ...words]) add(name, value);
      add(label.replace(/^United Nations /, 'UN '), value);
      if (/^United Nations \S+ (?:of|for|on) /.test(label)) add(label.replace(/^United Nations /, ''), value);
    }
  }
  const codes = new Set(known.map(({ value }) => value));
  for (const { code, adjectives, names } of COUNTRY_WORDS) {
    const party = `state:${code}`;
    if (codes.size > 0 && !codes.has(party)) continue;
    for (const name of names) add(name, party);
    for (const name of adjectives) add(name, party, true);
  }
  for (const { value, label, words } of known) {
    if (!value.startsWith('state:')) continue;
    for (const name of [label, ...words]) {
      if (name.length < 4) continue;
      add(name, value);
      for (const form of FORMS) add(`${form} ${name}`, value);
      // The Republic of China is another.
      if (value !== 'state:CN') add(`Republic of ${name}`, value);
      // Of a name with a note behind it the text has the name.
      add(name.replace(/\s*[,(].*$/, ''), value);
    }
  }
  const all = [...parties.keys()].toSorted(byLength).map((name) =>
    escaped(name)
      .replaceAll("'", "['’]")
      .replaceAll(' ', String.raw`\s`),
  );
  return { pattern: word(all.join('|') || '(?!)'), parties };
}

export function partiesIn(text: string, { pattern, parties }: Names): PartyMention[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const found = parties.get(normal(match[0]));
    return found ? [{ start: match.index, end: match.index + match[0].length, ...found }] : [];
  });
}

const HEADS =
  'Office|Ministry|Department|Organi[sz]ation|Agency|Commission|Committee|Council|Directorate|Secretariat|Task Force|Centre|Center|Authority|Institute|Programme|Program|Fund|Bank|Union|League|Mission|Executive Directorate|Initiative';
const OFFICE = word(
  String.raw`(?:${CAP}\s){0,5}(?:${HEADS})\s(?:of|for|on|against)\s(?:the\s)?${CAPS}|(?:${CAP}\s(?:${LINK}\s)?){1,5}(?:Organi[sz]ation|Agency|Commission|Union|League|Centre|Center|Council|Bank|Fund|Secretariat)`,
);

/** Words that open a sentence and are no part of a name. */
const OPENERS =
  /^(?:The|A|An|On|In|At|During|After|Before|And|But|As|With|By|Following|Speaking|Earlier|Later|Today|Yesterday)\s/;

/** Offices that are not on record, by the form of their names. The same office is one, whether it is UN or United Nations. */
export function officesIn(text: string, taken: readonly PartyMention[]): OfficeNamed[] {
  const found = new Map<string, { name: string; abbreviation: string; spans: Span[] }>();
  for (const match of text.matchAll(OFFICE)) {
    let [name] = match;
    let start = match.index;
    for (let opener = OPENERS.exec(name); opener; opener = OPENERS.exec(name)) {
      start += opener[0].length;
      name = name.slice(opener[0].length);
    }
    // "the Organization for Security and Co-operation in Europe" is a name, "… in Tashkent" is where.
    const [where, , city] = /\s(in|at)\s(\S+(?:\s\S+)?)$/u.exec(name) ?? [];
    if (city !== undefined && CITY_NAMES.has(city.toLowerCase())) name = name.slice(0, -where!.length);
    if (!/\s/.test(name)) continue;
    const end = start + name.length;
    if (taken.some((each) => !each.isAdjective && each.start <= start && end <= each.end)) continue;
    const whole = normal(name).replace(/^(?:UN|U\.N\.)\s/, 'United Nations ');
    const key = whole.toLowerCase();
    const office = found.get(key) ?? { name: whole, abbreviation: '', spans: [] };
    office.spans.push({ start, end });
    const short = /^\s?\((\p{Lu}[\p{Lu}\d-]{1,9})\)/u.exec(text.slice(end))?.[1];
    if (short !== undefined) office.abbreviation = short;
    found.set(key, office);
  }
  // "the Office of Counter-Terrorism" is the United Nations Office of Counter-Terrorism, where the text has named that.
  for (const [key, { spans, abbreviation }] of found) {
    const whole = [...found].find(([other]) => other !== key && other.endsWith(` ${key}`))?.[1];
    if (!whole) continue;
    whole.spans.push(...spans);
    whole.abbreviation ||= abbreviation;
    found.delete(key);
  }
  return [...found].map(([key, office]) => ({ key: `name:${key}`, ...office }));
}

/** "UNOCT", of the United Nations Office of Counter-Terrorism; empty where that gives none. */
export function initialsOf(name: string): string {
  const letters = name
    .split(/[\s-]+/)
    .filter((each) => /^\p{Lu}/u.test(each))
    .map((each) => each[0]!);
  return letters.length >= 3 && letters.length <= 7 ? letters.join('') : '';
}

const CITIES = new Map<string, string>([
  ...COUNTRY_WORDS.flatMap(({ code, capitals }) => capitals.map((city) => [city, code] as const)),
  ...Object.entries(OTHER_CITIES),
]);
const CITY = word([...CITIES.keys()].toSorted(byLength).map(escaped).join('|'), 'giu');
const CITY_NAMES = new Map([...CITIES.keys()].map((city) => [city.toLowerCase(), city]));

export const capitalOf = (code: string): string | null => COUNTRY_WORDS.find((each) => each.code === code)?.capitals[0] ?? null;

export function citiesIn(text: string): CityMention[] {
  return [...text.matchAll(CITY)].flatMap((match) => {
    const city = CITY_NAMES.get(match[0].toLowerCase());
    // "LONDON" in a dateline is the city, "lima" in a sentence is a bean.
    if (city === undefined || match[0][0] !== match[0][0]!.toUpperCase()) return [];
    return [{ start: match.index, end: match.index + match[0].length, city, country: CITIES.get(city)! }];
  });
}

const RESOLUTION =
  /(?<!\p{L})(?:(?:UN |United Nations )?(General Assembly|Security Council)\s+resolution\s+(\d+(?:\/\d+)?)(?:\s*\((\d{4})\))?|((?:A|S)\/RES\/\d+(?:\/\d+)?(?:\s?\(\d{4}\))?))/giu;

export function resolutionsIn(text: string): Resolution[] {
  return [...text.matchAll(RESOLUTION)].map((match) => {
    const [all, body, number, year, symbol] = match;
    const made = /^general/i.test(body ?? '') ? `A/RES/${number}` : `S/RES/${number}${year === undefined ? '' : ` (${year})`}`;
    return { start: match.index, end: match.index + all.length, symbol: symbol ?? made };
  });
}

const GATHERING = 'Conference|Summit|Forum|Congress|Symposium|Consultations|Ministerial Meeting|Dialogue';
const CONFERENCE = word(
  String.raw`(?:${CAP}\s(?:${LINK}\s)?){0,8}(?:${GATHERING})(?:\s(?:on|of|for|against|in)\s(?:the\s)?(?:[“"«][^”"»]{3,200}[”"»]|${CAPS}))?`,
);

export function conferencesIn(text: string): ConferenceNamed[] {
  // A closing quotation mark is no end of a word, so the pattern may not ask for one behind it.
  const pattern = new RegExp(CONFERENCE.source.replace(/\(\?!\[[^\]]*\]\)$/, ''), 'gu');
  return [...text.matchAll(pattern)].flatMap((match) => {
    let [name] = match;
    let start = match.index;
    for (let opener = OPENERS.exec(name); opener; opener = OPENERS.exec(name)) {
      start += opener[0].length;
      name = name.slice(opener[0].length);
    }
    const plain = name
      .replaceAll(/[“”"«»]/g, '')
      .replace(/[\s,.;:]+$/, '')
      .replaceAll(/[,.;]+(?=\s|$)/g, '');
    return /\s/.test(plain) ? [{ start, end: start + name.length, name: normal(plain) }] : [];
  });
}
