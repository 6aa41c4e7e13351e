import { COUNTRIES } from '#domain/countries.ts';
import type { Commands, SourceGiven } from '#domain/commands.ts';
import type { Delegation, Pillar } from '#domain/nouns/activity.ts';
import type { Party } from '#domain/parties.ts';
import { type Cast, type Conference, later, officesAmong, type Official } from './cast.ts';
import type { Chance } from './chance.ts';
import type { RealWorld } from './real-world.ts';

/** A meeting as the desk would send it, with those whom it refers to. */
export interface Meeting {
  readonly body: Commands['HoldBilateralMeeting'];
  readonly officials: readonly Official[];
  readonly offices: readonly string[];
  readonly conference: Conference | null;
}

/** Meetings of the cast, drawn as the world's are. */
export class Meetings {
  readonly #world: RealWorld;
  readonly #cast: Cast;
  readonly #chance: Chance;
  readonly #offices: readonly Party[];

  constructor(world: RealWorld, cast: Cast, chance: Chance) {
    this.#world = world;
    this.#cast = cast;
    this.#chance = chance;
    this.#offices = cast.offices.map(({ id }): Party => `office:${id}`);
  }

  next(): Meeting {
    const chance = this.#chance;
    const parties = this.parties();
    const place = chance.ofFirst(this.#world.places);
    const heldOn = this.day();
    const officials: Official[] = [];
    const delegations = parties.map((party, n) => this.delegation(party, n === 0 ? 'host' : 'visitor', officials));
    const conference = this.#cast.conferences.length > 0 && chance.happens(0.15) ? chance.ofFirst(this.#cast.conferences) : null;
    const body: Commands['HoldBilateralMeeting'] = {
      heldOn,
      delegations,
      topics: this.topics(parties),
      ...(chance.happens(0.12) ? { channel: chance.of(['phone', 'video'] as const) } : { place }),
      ...(conference && { onSidelinesOf: conference.id }),
      ...(officials[0] && chance.happens(0.3) && { level: officials[0].level }),
      ...(chance.happens(0.1) && { inferred: ['/heldOn'] }),
      ...(chance.happens(0.12) && { classification: this.classification() }),
      ...(chance.happens(0.02) && { label: 'internal' as const }),
      sources: [this.source(heldOn), ...(chance.happens(0.35) ? [{ ...this.source(heldOn), fields: ['/topics'] }] : [])],
    };
    return { body, officials, offices: officesAmong(parties), conference };
  }

  /** In one of three to the day, else some days off, as other meetings are. */
  day(): string {
    const day = this.#chance.of(this.#world.days);
    return this.#chance.happens(0.03) ? day.slice(0, 7) : later(day, -this.#chance.below(400));
  }

  parties(): [Party, Party] {
    const chance = this.#chance;
    const first: Party = chance.happens(0.15) ? 'state:US' : this.state();
    for (;;) {
      const second = chance.happens(0.15) ? chance.ofFirst(this.#offices) : this.state();
      if (second !== first) return [first, second];
    }
  }

  state(): Party {
    return `state:${this.#chance.of(this.#world.states)}`;
  }

  delegation(party: Party, role: string, met: Official[]): Delegation {
    const chance = this.#chance;
    const some = this.#cast.officials.get(party);
    if (!some || chance.happens(0.15)) return { party, participants: [{ id: 'p1', description: 'senior officials', role }] };
    const official = chance.ofFirst(some);
    met.push(official);
    const styled = chance.happens(0.4) ? { styled: `${official.body.title} of ${nameOf(party)}` } : {};
    const others = chance.happens(0.15) ? [{ id: 'p1', description: 'members of the delegation' }] : [];
    return { party, participants: [{ official: official.id, role, ...styled }, ...others] };
  }

  topics(parties: readonly Party[]): string[] {
    const chance = this.#chance;
    const topics = new Set<string>();
    for (let n = chance.below(4); n > 0; n--)
      topics.add(
        `${chance.of(MATTERS)} ${chance.of(['with', 'between the two sides and', 'in the region of'])} ${nameOf(chance.of(parties))}`,
      );
    return [...topics];
  }

  classification(): NonNullable<Commands['HoldBilateralMeeting']['classification']> {
    const chance = this.#chance;
    const pillars = (['I', 'II', 'III', 'IV'] as const satisfies Pillar[]).filter(() => chance.happens(0.4));
    return {
      pillars,
      functions: chance.happens(0.3) ? [`unoct/${chance.of(['capacity-building', 'coordination', 'leadership'])}`] : [],
      basis: chance.happens(0.5)
        ? { kind: 'inferred', reason: 'the subject of the talks' }
        : { kind: 'stated', quote: this.sentence() },
    };
  }

  source(on: string): SourceGiven {
    const chance = this.#chance;
    const n = chance.below(1_000_000);
    return {
      publisher: chance.ofFirst(PUBLISHERS),
      title: this.sentence(),
      url: `https://news.example/${on.slice(0, 4)}/${n}`,
      publishedOn: on,
      attribution: chance.of(['stated', 'reported', 'reported'] as const),
      ...(chance.happens(0.3) && { via: ['Information department'] }),
      ...(chance.happens(0.6) && {
        reliability: chance.of(['A', 'B', 'C'] as const),
        credibility: chance.of(['1', '2', '3'] as const),
      }),
    };
  }

  sentence(): string {
    return this.#chance.of(this.#world.sentences);
  }
}

function nameOf(party: Party): string {
  const code = party.slice(party.indexOf(':') + 1);
  return COUNTRIES[code] ?? code;
}

const MATTERS = [
  'Cooperation against terrorism',
  'Border security and customs',
  'Exchange of information on foreign fighters',
  'Trade and investment',
  'Consular affairs',
  'Assistance in building capacity',
  'Aviation security',
  'Countering the financing of terrorism',
  'Human rights and the rule of law',
  'Support to victims of terrorism',
  'Energy and water',
  'Migration and refugees',
  'The situation at the frontier',
  'Preparation of the summit',
  'Non-proliferation',
  'Prevention of violent extremism',
];

const PUBLISHERS = [
  'Office of the Historian',
  'UN News',
  'Asia-Plus',
  'Ministry of Foreign Affairs',
  'Reuters',
  'Press service of the President',
  'Official Journal',
  'TASS',
  'Xinhua',
  'AFP',
];
