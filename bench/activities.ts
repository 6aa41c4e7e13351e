import type { Commands } from '#domain/commands.ts';
import type { Delegation } from '#domain/nouns/activity.ts';
import type { Party } from '#domain/parties.ts';
import { type Cast, later, officesAmong, type Official } from './cast.ts';
import type { Chance } from './chance.ts';
import { type Meeting, Meetings } from './meetings.ts';
import type { RealWorld } from './real-world.ts';

type Opening =
  | 'HoldBilateralMeeting'
  | 'ScheduleMeeting'
  | 'HoldMultilateralMeeting'
  | 'MakeVisit'
  | 'SignAgreement'
  | 'DeliverAssistance';

/** What opens an activity, with those whom it refers to. */
export interface Activity extends Omit<Meeting, 'body'> {
  readonly noun: 'meeting' | 'visit' | 'agreement' | 'assistance';
  readonly command: { readonly [T in Opening]: { readonly type: T; readonly body: Commands[T] } }[Opening];
  readonly parties: readonly Party[];
  readonly on: string;
}

/** Activities of every kind, in the shares in which a desk records them: of the cast, drawn as the world's are. */
export class Activities {
  readonly #world: RealWorld;
  readonly #cast: Cast;
  readonly #chance: Chance;
  readonly meetings: Meetings;

  constructor(world: RealWorld, cast: Cast, chance: Chance) {
    this.#world = world;
    this.#cast = cast;
    this.#chance = chance;
    this.meetings = new Meetings(world, cast, chance);
  }

  next(): Activity {
    const which = this.#chance.next();
    if (which < 0.75) return this.#bilateral();
    if (which < 0.79) return this.#scheduled();
    if (which < 0.84) return this.#multilateral();
    if (which < 0.95) return this.#visit();
    return which < 0.97 ? this.#agreement() : this.#assistance();
  }

  #bilateral(): Activity {
    const { body, ...others } = this.meetings.next();
    return { noun: 'meeting', command: { type: 'HoldBilateralMeeting', body }, ...partiesAndDay(body), ...others };
  }

  #scheduled(): Activity {
    const { body: held, ...others } = this.meetings.next();
    const { heldOn, level: _, inferred: __, classification: ___, ...body } = held;
    const planned = { ...body, plannedOn: heldOn, sources: [this.meetings.source(heldOn)] };
    return { noun: 'meeting', command: { type: 'ScheduleMeeting', body: planned }, ...partiesAndDay(held), ...others };
  }

  /** Some delegations; now and then nearly all that there are. */
  #multilateral(): Activity {
    const chance = this.#chance;
    const { body, officials, conference } = this.meetings.next();
    const [first] = body.delegations as [Delegation];
    const delegations = new Map([[first.party, first]]);
    const met = officials.filter(({ id }) => first.participants?.some((each) => each.official === id));
    const many = chance.happens(0.01) ? 150 : 3 + chance.below(10);
    while (delegations.size < many) {
      const party = this.meetings.state();
      if (!delegations.has(party)) delegations.set(party, this.meetings.delegation(party, 'participant', met));
    }
    const { onSidelinesOf: _, ...rest } = body;
    const all = [...delegations.values()];
    return {
      noun: 'meeting',
      command: {
        type: 'HoldMultilateralMeeting',
        body: { ...rest, delegations: all, ...(conference && { within: conference.id }) },
      },
      ...partiesAndDay({ ...body, delegations: all }),
      officials: met,
      offices: officesAmong([...delegations.keys()]),
      conference,
    };
  }

  #visit(): Activity {
    const chance = this.#chance;
    const [visitor, host] = this.meetings.parties();
    const heldOn = this.meetings.day();
    const officials: Official[] = [];
    const delegation = this.meetings.delegation(visitor, 'visitor', officials);
    const isLong = heldOn.length === 10 && chance.happens(0.6);
    const on = isLong ? `${heldOn}/${later(heldOn, 1 + chance.below(4))}` : heldOn;
    const received = this.#cast.officials.get(host);
    const receiver = received && chance.happens(0.5) ? chance.ofFirst(received) : null;
    if (receiver) officials.push(receiver);
    const place = chance.ofFirst(this.#world.places);
    const body: Commands['MakeVisit'] = {
      visitors: [delegation],
      kind: chance.of(['state', 'official', 'working', 'working', 'private', 'transit'] as const),
      heldOn: on,
      stops: [{ place, on: heldOn }, ...(chance.happens(0.2) ? [{ place: chance.ofFirst(this.#world.places) }] : [])],
      ...(chance.happens(0.85) && { receivedBy: host }),
      ...(receiver && { met: [{ official: receiver.id, party: host }] }),
      topics: this.meetings.topics([visitor, host]),
      about: this.meetings.sentence(),
      ...(chance.happens(0.08) && { classification: this.meetings.classification() }),
      sources: [this.meetings.source(heldOn)],
    };
    const parties = [visitor, host];
    return {
      noun: 'visit',
      command: { type: 'MakeVisit', body },
      parties,
      on: heldOn,
      officials,
      offices: officesAmong(parties),
      conference: null,
    };
  }

  #agreement(): Activity {
    const chance = this.#chance;
    const parties = this.meetings.parties();
    const signedOn = this.meetings.day();
    const officials: Official[] = [];
    const [first] = this.#cast.officials.get(parties[0]) ?? [];
    if (first) officials.push(first);
    const body: Commands['SignAgreement'] = {
      title: `Agreement on ${this.meetings.topics(parties)[0] ?? 'cooperation'}`,
      parties,
      kind: chance.of(['treaty', 'memorandum', 'joint statement']),
      signedOn,
      ...(first && { signatories: [{ official: first.id, party: parties[0] }] }),
      ...(chance.happens(0.2) && { classification: this.meetings.classification() }),
      sources: [this.meetings.source(signedOn)],
    };
    return {
      noun: 'agreement',
      command: { type: 'SignAgreement', body },
      parties,
      on: signedOn,
      officials,
      offices: officesAmong(parties),
      conference: null,
    };
  }

  #assistance(): Activity {
    const chance = this.#chance;
    const parties = this.meetings.parties();
    const heldOn = this.meetings.day();
    const body: Commands['DeliverAssistance'] = {
      by: [parties[0]],
      to: [parties[1]],
      kind: chance.of(['training', 'training', 'equipment', 'funds', 'advice'] as const),
      heldOn,
      about: this.meetings.sentence(),
      ...(chance.happens(0.5) && { classification: this.meetings.classification() }),
      sources: [this.meetings.source(heldOn)],
    };
    return {
      noun: 'assistance',
      command: { type: 'DeliverAssistance', body },
      parties,
      on: heldOn,
      officials: [],
      offices: officesAmong(parties),
      conference: null,
    };
  }
}

function partiesAndDay({ delegations, heldOn }: Meeting['body']): Pick<Activity, 'parties' | 'on'> {
  return { parties: delegations.map(({ party }) => party), on: heldOn };
}
