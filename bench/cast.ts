import { COUNTRIES } from '#domain/countries.ts';
import type { Commands } from '#domain/commands.ts';
import type { Level } from '#domain/nouns/official.ts';
import type { Party } from '#domain/parties.ts';
import { Chance } from './chance.ts';
import type { RealWorld } from './real-world.ts';

/** Those who meet, and what they meet at: the same for the same world, seed and size. */
export interface Cast {
  readonly offices: readonly Office[];
  readonly conferences: readonly Conference[];
  /** By party. */
  readonly officials: ReadonlyMap<Party, readonly Official[]>;
}

export interface Office {
  readonly id: string;
  readonly body: Commands['EstablishOffice'];
}

export interface Conference {
  readonly id: string;
  readonly body: Commands['ConveneConference'];
}

export interface Official {
  readonly id: string;
  readonly level: Level;
  readonly body: Commands['AppointOfficial'];
}

/** Of a log of so many events: 3% are officials' records, 0.9% conferences', 0.1% offices'. */
export function castFor(world: RealWorld, seed: number, events: number): Cast {
  const chance = new Chance(seed);
  const offices = officesOf(world, chance, Math.max(20, Math.round(events * 0.001)));
  const conferences = conferencesOf(world, chance, Math.max(20, Math.round(events * 0.009)));
  const officials = new Map<Party, Official[]>();
  for (let n = 0; n < Math.max(200, events * 0.03); n++) {
    const party: Party = chance.happens(0.2) ? `office:${chance.ofFirst(offices).id}` : `state:${chance.of(world.states)}`;
    const some = officials.get(party);
    const official = officialOf(world, chance, party, n);
    if (some) some.push(official);
    else officials.set(party, [official]);
  }
  return { offices, conferences, officials };
}

/** Only those whose streams are there. */
export function castOnRecord(cast: Cast, streams: ReadonlySet<string>): Cast {
  const officials = new Map<Party, readonly Official[]>();
  for (const [party, some] of cast.officials) {
    const there = some.filter(({ id }) => streams.has(`official-${id}`));
    const office = party.startsWith('office:') ? `office-${party.slice('office:'.length)}` : null;
    if (there.length > 0 && (office === null || streams.has(office))) officials.set(party, there);
  }
  return {
    offices: cast.offices.filter(({ id }) => streams.has(`office-${id}`)),
    conferences: cast.conferences.filter(({ id }) => streams.has(`conference-${id}`)),
    officials,
  };
}

const gazette = {
  publisher: 'Official Gazette',
  kind: 'gazette',
  attribution: 'stated',
  reliability: 'A',
  credibility: '1',
} as const;

export const UNOCT: Office = {
  id: 'unoct',
  body: {
    name: 'United Nations Office of Counter-Terrorism',
    abbreviation: 'UNOCT',
    kind: 'un-secretariat',
    establishedOn: '2017-06-15',
    legalBasis: { instrument: 'A/RES/71/291', adoptedOn: '2017-06-15' },
    mandates: ['counter-terrorism'],
    functions: ['leadership', 'coordination', 'capacity-building', 'visibility', 'priority'].map((id) => ({
      id,
      text: `The Office's ${id}`,
    })),
    sources: [gazette],
  },
};

function officesOf(world: RealWorld, chance: Chance, count: number): Office[] {
  const offices = [
    UNOCT,
    ...world.bodies.map((name) =>
      officeOf(slug(name), { name, abbreviation: name.slice(0, 20), mandates: ['counter-terrorism'] }),
    ),
  ];
  for (let n = 0; offices.length < count; n++) {
    const [state, other] = [chance.of(world.states), chance.of(world.states)];
    const name =
      n % 3 === 0
        ? `Ministry of Foreign Affairs of ${COUNTRIES[state]}`
        : `Embassy of ${COUNTRIES[state]} in ${COUNTRIES[other]}`;
    const mandates = chance.happens(0.05) ? ['counter-terrorism'] : ['diplomatic-relations'];
    offices.push(
      officeOf(`${slug(name)}-${n}`, { name, kind: n % 3 === 0 ? 'ministry' : 'mission', of: `state:${state}`, mandates }),
    );
  }
  return offices;
}

const officeOf = (id: string, body: Commands['EstablishOffice']): Office => ({
  id,
  body: { ...body, establishedOn: '1994', sources: [gazette] },
});

const SERIES = [
  'Ministerial Conference on Countering Terrorism',
  'Group of 20 Summit',
  'Security Conference',
  'Regional Summit',
  'Ministerial Council',
  'Dialogue on Border Security',
];

function conferencesOf(world: RealWorld, chance: Chance, count: number): Conference[] {
  return Array.from({ length: count }, (_, n) => {
    const [day, place, series] = [chance.of(world.days), chance.of(world.places), chance.of(SERIES)];
    const name = `${series}, ${place.city} ${day.slice(0, 4)}`;
    return {
      id: `${slug(series)}-${n}`,
      body: {
        name,
        heldOn: `${day}/${later(day, 1 + chance.below(3))}`,
        place,
        series,
        sources: [{ ...gazette, publisher: 'Conference secretariat' }],
      },
    };
  });
}

const POSTS = [
  ['minister', 'foreign-minister', 'Minister of Foreign Affairs'],
  ['head-of-government', 'prime-minister', 'Prime Minister'],
  ['head-of-state', 'president', 'President of the Republic'],
  ['deputy', 'deputy-foreign-minister', 'Deputy Minister of Foreign Affairs'],
  ['ambassador', 'ambassador', 'Ambassador Extraordinary and Plenipotentiary'],
  ['senior-official', 'director', 'Director for Counter-Terrorism'],
  ['official', 'counsellor', 'Counsellor'],
] as const;

function officialOf(world: RealWorld, chance: Chance, party: Party, n: number): Official {
  const name = `${chance.of(world.forenames)} ${chance.of(world.surnames)}`;
  const [level, post, title] = chance.of(POSTS);
  const appointedOn = chance.of(world.days);
  return {
    id: `${slug(name)}-${n}`,
    level,
    body: {
      name,
      post,
      title,
      party,
      level,
      appointedOn,
      sources: [{ ...gazette, publishedOn: appointedOn, url: `https://gazette.example/${n}` }],
    },
  };
}

/** Ids of the offices among them. */
export function officesAmong(parties: readonly Party[]): string[] {
  return parties.filter((party) => party.startsWith('office:')).map((party) => party.slice('office:'.length));
}

export function slug(text: string): string {
  const ascii = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (
    ascii
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 60)
      .replace(/-$/, '') || 'x'
  );
}

export function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
