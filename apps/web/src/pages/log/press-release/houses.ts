import type { Named } from '../matching.ts';
import { type CityMention, namesOf, partiesIn } from './mentions.ts';
import type { Span } from './sentences.ts';

/** Houses that a text names without their State: what it is called there, whose it is, and where it stands. */
const HOUSES: readonly (readonly [RegExp, string, string])[] = [
  [/\b(?:State Department|Department of State|White House|Pentagon|Blair House)\b/, 'US', 'Washington'],
  [
    /\b(?:Foreign, Commonwealth|FCDO|FCO|Downing Street|Lancaster House|Chequers)\b|(?<!Federal |German )\bForeign Office\b|gov\.uk/,
    'GB',
    'London',
  ],
  [/\b(?:(?:German|Federal) Foreign Office|Auswärtiges Amt|Bellevue Palace)\b/, 'DE', 'Berlin'],
  [/\b(?:Quai d['’]Orsay|Élysée|Elysee)\b/, 'FR', 'Paris'],
  [/\bKremlin\b/, 'RU', 'Moscow'],
];
const EUROPEAN = /\b(?:European (?:External Action Service|Commission|Council)|EEAS)\b/;

export interface Home {
  readonly party: string;
  readonly why: string;
}

/** For whom a text speaks: whoever publishes it, or whose house it names, or where it is dated from. */
export function homeOf(
  text: string,
  publisher: string,
  known: readonly Named[],
  dateline: CityMention | null,
  capital: (code: string) => string | null,
): Home | null {
  const isKnown = (party: string): boolean => known.some(({ value }) => value === party);
  const said = (where: string): string | null => {
    const house = HOUSES.find(([words]) => words.test(where));
    if (house && isKnown(`state:${house[1]}`)) return `state:${house[1]}`;
    return (EUROPEAN.test(where) && known.find(({ label }) => label === 'European Union')?.value) || null;
  };
  if (publisher.trim() !== '') {
    const named = partiesIn(publisher, namesOf(known)).toSorted((x, y) => y.end - y.start - (x.end - x.start))[0]?.party;
    const party = said(publisher) ?? named;
    if (party) return { party, why: `it is published by ${publisher.trim()}` };
  }
  const own = said(text);
  if (own !== null) return { party: own, why: `it speaks of ${houseIn(text)!.name}` };
  if (dateline && capital(dateline.country) === dateline.city && isKnown(`state:${dateline.country}`))
    return { party: `state:${dateline.country}`, why: `it is dated from ${dateline.city}` };
  return null;
}

function houseIn(text: string): { readonly name: string; readonly country: string; readonly city: string } | null {
  const found = [...HOUSES, [EUROPEAN, '', ''] as const].flatMap(([words, country, city]) => {
    const match = words.exec(text);
    return match ? [{ name: `“${match[0]}”`, country, city }] : [];
  });
  return found[0] ?? null;
}

const CAP = String.raw`\p{Lu}[\p{L}\p{M}\d'’-]*`;
const VENUE = new RegExp(
  String.raw`\bat\s(?:the\s)?((?:${CAP}\s(?:of\s|for\s|and\s)?){0,5}(?:Department|Ministry|Palace|Residence|House|Headquarters|Embassy|Mission|Hotel|Castle|Office|Street|Kremlin|Pentagon|Chancellery|Villa|Airport|Parliament)(?:\s(?:of|for)\s(?:the\s)?${CAP}(?:\s(?:of\s|and\s|the\s){0,2}${CAP})*)?)`,
  'u',
);

export interface Venue extends Span {
  readonly name: string;
  /** Where it is known to stand. */
  readonly stands: { readonly city: string; readonly country: string } | null;
}

/** Where in a city: "at the State Department". */
export function venueIn(text: string, { start, end }: Span): Venue | null {
  const match = VENUE.exec(text.slice(start, end));
  if (!match) return null;
  const at = start + match.index + match[0].indexOf(match[1]!);
  const house = houseIn(match[1]!);
  return {
    name: match[1]!,
    start: at,
    end: at + match[1]!.length,
    stands: house && house.city !== '' ? { city: house.city, country: house.country } : null,
  };
}
