import type { Schemas } from '../../api/client.ts';
import type { Picked } from '../../parts/picked.ts';
import { NEW_SOURCE, type SourceDraft, sourceOf } from '../../parts/source-draft.ts';
import { isOfTwo, type Kind, KINDS } from './kinds.ts';

type BilateralBody = Schemas['HoldBilateralMeetingBody'];
type Participant = NonNullable<BilateralBody['delegations'][number]['participants']>[number];

export interface Participates {
  /** Id of an official, on record or made on the spot; null where the source names nobody. */
  readonly official: string | null;
  /** The name, or the description of who is not named. */
  readonly label: string;
  readonly role: string;
  readonly styled: string;
  readonly capacity: '' | NonNullable<Participant['capacity']>;
}

export interface Side {
  readonly party: string | null;
  readonly participants: readonly Participates[];
  readonly role: string;
  /** The party that was worked out rather than read, as long as it is this one. */
  readonly inferredParty?: string | null;
}

export interface Place {
  readonly venue?: string;
  readonly city: string;
  readonly country: string | null;
}

export interface Stop extends Place {
  readonly on: string;
}

/** Made on the spot, and recorded before what names it. Until then it goes by an id of its own, `new-…`. */
interface MadeRecord {
  readonly temp: string;
  /** A readable id that was free; empty where the program makes one. */
  readonly id: string;
  readonly name: string;
  readonly inferred: readonly string[];
}

export interface MadeOffice extends MadeRecord {
  readonly noun: 'office';
  readonly abbreviation: string;
  readonly kind: string;
  readonly of: string | null;
  readonly establishedOn: string;
  readonly instrument: string;
  readonly adoptedOn: string;
  readonly mandates: readonly string[];
  readonly aims: readonly string[];
  readonly functions: readonly { readonly id: string; readonly text: string }[];
}

export interface MadeOfficial extends MadeRecord {
  readonly noun: 'official';
  /** Whether the person is on record: only the post is new then. */
  readonly isKnown: boolean;
  readonly post: string;
  readonly title: string;
  readonly party: string | null;
  readonly appointedOn: string;
}

export interface MadeConference extends MadeRecord {
  readonly noun: 'conference';
  readonly heldOn: string;
  readonly place: Place;
}

export type Made = MadeOffice | MadeOfficial | MadeConference;

/** What is written into the form, whether it is whole or not. */
export interface Draft {
  readonly kind: Kind;
  /** A retry under it records nothing twice. */
  readonly key: string;
  /** What was sent last under the key, while no answer to it is known. */
  readonly sent: string;
  /** A readable id, where one is chosen; a planned meeting that was held has one. */
  readonly id: string;
  /** The day; of a planned meeting the day that it is planned for. */
  readonly heldOn: string;
  readonly isDayInferred: boolean;
  readonly stayedOn: string;
  readonly channel: '' | NonNullable<BilateralBody['channel']>;
  readonly place: Place;
  readonly isPlaceInferred: boolean;
  readonly conference: Picked | null;
  readonly within: Picked | null;
  readonly sides: readonly Side[];
  readonly isComplete: boolean;
  readonly level: '' | NonNullable<BilateralBody['level']>;
  readonly visitKind: '' | NonNullable<Schemas['MakeVisitBody']['kind']>;
  readonly stops: readonly Stop[];
  readonly receivedBy: string | null;
  readonly name: string;
  readonly series: string;
  readonly topics: readonly string[];
  readonly pillars: readonly string[];
  readonly functions: readonly string[];
  readonly basisKind: 'stated' | 'inferred';
  readonly basisReason: string;
  readonly label: '' | NonNullable<BilateralBody['label']>;
  readonly sources: readonly SourceDraft[];
  readonly made: readonly Made[];
}

export const NEW_SIDE: Side = { party: null, participants: [], role: '' };
export const NO_PLACE: Place = { city: '', country: null };
export const NEW_STOP: Stop = { ...NO_PLACE, on: '' };

export function newDraft(kind: Kind, key: string): Draft {
  return {
    kind,
    key,
    sent: '',
    id: '',
    heldOn: '',
    isDayInferred: false,
    stayedOn: '',
    channel: kind === 'call' ? 'phone' : '',
    place: NO_PLACE,
    isPlaceInferred: false,
    conference: null,
    within: null,
    sides: kind === 'visit' || kind === 'conference' ? [NEW_SIDE] : [NEW_SIDE, NEW_SIDE],
    isComplete: false,
    level: '',
    visitKind: '',
    stops: [NEW_STOP],
    receivedBy: null,
    name: '',
    series: '',
    topics: [],
    pillars: [],
    functions: [],
    basisKind: 'inferred',
    basisReason: '',
    label: '',
    sources: [NEW_SOURCE],
    made: [],
  };
}

interface Making {
  readonly noun: Made['noun'];
  readonly name: string;
  readonly party?: string | null;
}

export function newMade(temp: string, { noun, name, party }: Making): Made {
  const base = { temp, id: '', name, inferred: [] };
  switch (noun) {
    case 'official':
      return { ...base, noun, isKnown: false, post: '', title: '', party: party ?? null, appointedOn: '' };
    case 'office':
      return {
        ...base,
        noun,
        abbreviation: '',
        kind: '',
        of: null,
        establishedOn: '',
        instrument: '',
        adoptedOn: '',
        mandates: [],
        aims: [],
        functions: [],
      };
    case 'conference':
      return { ...base, noun, heldOn: '', place: NO_PLACE };
  }
}

export const participant = (official: string | null, label: string): Participates => ({
  official,
  label,
  role: '',
  styled: '',
  capacity: '',
});

export function isClassified({ kind, pillars, functions }: Draft): boolean {
  return kind !== 'scheduled' && (pillars.length > 0 || functions.length > 0);
}

/** What is recorded of the activity itself. What was left empty is left out, and the program says what is missing. */
export function bodyOf(draft: Draft): Record<string, unknown> {
  const { kind } = draft;
  const inferred = inferredIn(draft);
  const common = {
    ...texts({ id: draft.id, label: draft.label }),
    ...(isClassified(draft) && { classification: classificationOf(draft) }),
    ...(inferred.length > 0 && { inferred }),
    sources: draft.sources.map(sourceOf),
  };
  const about = {
    ...(draft.within !== null && { within: draft.within.value }),
    ...texts({ level: kind === 'scheduled' ? '' : draft.level }),
  };
  const place = placeOf(draft.place);
  switch (kind) {
    case 'visit':
      return {
        visitors: draft.sides.map(delegationOf),
        heldOn: draft.heldOn.trim(),
        ...texts({ kind: draft.visitKind, stayedOn: draft.stayedOn }),
        ...(draft.receivedBy !== null && { receivedBy: draft.receivedBy }),
        ...list('stops', draft.stops.flatMap(stopOf)),
        ...list('topics', draft.topics),
        ...about,
        ...common,
      };
    case 'conference':
      return {
        name: draft.name.trim(),
        heldOn: draft.heldOn.trim(),
        ...(place && { place }),
        ...texts({ series: draft.series }),
        ...list(
          'delegations',
          draft.sides.flatMap(({ party, role }) => (party === null ? [] : [{ party, ...texts({ role }) }])),
        ),
        ...common,
      };
    default:
      return {
        [kind === 'scheduled' ? 'plannedOn' : 'heldOn']: draft.heldOn.trim(),
        ...texts({ channel: draft.channel }),
        ...(place && { place }),
        ...(draft.conference !== null && { onSidelinesOf: draft.conference.value }),
        ...about,
        delegations: draft.sides.map(delegationOf),
        ...(kind === 'scheduled' ? list('topics', draft.topics) : { topics: draft.topics }),
        ...(draft.isComplete && kind !== 'scheduled' && { participantsComplete: true }),
        ...common,
      };
  }
}

const dayField = ({ kind }: Draft): string => (kind === 'scheduled' ? '/plannedOn' : '/heldOn');
const hasPlace = ({ kind }: Draft): boolean => kind !== 'visit';

function inferredIn(draft: Draft): string[] {
  const isPlaced = hasPlace(draft) && placeOf(draft.place) !== null;
  // A plan's day is a field of the plan, which is worked out as a whole or not at all.
  const day = draft.isDayInferred ? [dayField(draft)] : [];
  const within = draft.kind === 'visit' ? 'visitors' : draft.kind === 'scheduled' ? 'plan/delegations' : 'delegations';
  const parties = draft.sides.flatMap(({ party, inferredParty }) =>
    party !== null && party === inferredParty ? [`/${within}/${party}`] : [],
  );
  return [...day, ...(draft.isPlaceInferred && isPlaced ? ['/place'] : []), ...parties];
}

function classificationOf({ pillars, functions, basisKind, basisReason }: Draft) {
  return {
    pillars,
    functions,
    basis: { kind: basisKind, ...texts({ [basisKind === 'stated' ? 'quote' : 'reason']: basisReason }) },
  };
}

function delegationOf({ party, participants, role }: Side) {
  return {
    party: party ?? '',
    ...texts({ role }),
    participants: participants.map((each) => ({
      ...(each.official === null ? { description: each.label } : { official: each.official }),
      ...texts({ role: each.role, styled: each.styled, capacity: each.capacity }),
    })),
  };
}

export function placeOf({ venue = '', city, country }: Place): Record<string, string> | null {
  const place = texts({ venue, city, country: country?.replace('state:', '') ?? '' });
  return Object.keys(place).length === 0 ? null : place;
}

function stopOf(stop: Stop) {
  const place = placeOf(stop);
  return place ? [{ place, ...texts({ on: stop.on }) }] : [];
}

/** Those that were filled in. */
export function texts(given: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])));
}

function list<Item>(name: string, items: readonly Item[]): Record<string, readonly Item[]> {
  return items.length === 0 ? {} : { [name]: items };
}

/** On whose word what is made on the spot is: whoever speaks for all of it. */
export function sourcesOfMade({ sources }: Draft): object[] {
  const whole = sources.filter(({ fields }) => fields.length === 0);
  const [first] = sources;
  if (whole.length > 0 || !first) return whole.map(sourceOf);
  return [sourceOf({ ...first, fields: [], wording: '' })];
}

/** Another kind with what both can say. */
export function asKind(draft: Draft, kind: Kind): Draft {
  const fresh = newDraft(kind, draft.key);
  const sides = isOfTwo(kind) ? [draft.sides[0] ?? NEW_SIDE, draft.sides[1] ?? NEW_SIDE] : draft.sides;
  const channel = kind === 'call' && draft.channel !== 'video' ? 'phone' : draft.channel;
  return { ...fresh, ...draft, kind, sides, channel: kind === 'call' || draft.kind !== 'call' ? channel : '' };
}

/** What a draft cannot be recorded without, each at its field, in the words of the form. */
export function missingIn(draft: Draft): ReadonlyMap<string, string> {
  const { kind, heldOn, name, sides, sources, basisReason, basisKind } = draft;
  const missing = new Map<string, string>();
  if (kind === 'conference' && name.trim() === '') missing.set('name', 'Give it its name.');
  if (heldOn.trim() === '') missing.set('heldOn', 'Say on which day, or in which month or year.');
  if (kind !== 'conference')
    for (const [n, { party, participants }] of sides.entries()) {
      if (party === null) missing.set(`sides.${n}.party`, 'Choose a State or an office.');
      if (participants.length === 0 && needsPeople(draft))
        missing.set(`sides.${n}.officials`, 'Name an official, or describe who it was, as “senior officials”.');
    }
  if (isClassified(draft) && basisReason.trim() === '')
    missing.set('basisReason', basisKind === 'stated' ? 'Quote the source.' : 'Give the reason of the classification.');
  for (const [n, { publisher }] of sources.entries())
    if (publisher.trim() === '') missing.set(`sources.${n}.publisher`, 'Name the publisher.');
  return missing;
}

/** Whether somebody is named or described on every side: not of a plan, nor where more than two parties met. */
export const needsPeople = ({ kind, sides }: Draft): boolean =>
  kind === 'multilateral' ? sides.length <= 2 : kind !== 'conference' && kind !== 'scheduled';

/** What a field of the form holds, to tell whether it was written anew. */
export function heldBy(field: string, draft: Draft): unknown {
  const [name = '', n = '', part = ''] = field.split('.');
  switch (name) {
    case 'city':
    case 'country':
      return draft.place[name];
    case 'sides': {
      const side = draft.sides[Number(n)];
      return part === 'officials' ? [side?.party, side?.participants] : side?.party;
    }
    case 'stops':
      return draft.stops[Number(n)]?.[part as keyof Stop];
    case 'sources':
      return draft.sources[Number(n)]?.[part as keyof SourceDraft];
    default:
      return draft[name as keyof Draft];
  }
}

/**
 * What is written now, with what became of what was sent: what was recorded goes by its id from now on, and what was
 * written meanwhile stays as it is.
 * @param kept the draft that was sent, as it goes on
 */
export function goneOn(now: Draft, kept: Draft, settled: { readonly temp: string; readonly id: string } | null): Draft {
  const named = settled === null ? now : (JSON.parse(JSON.stringify(now).replaceAll(settled.temp, settled.id)) as Draft);
  const made = named.made.flatMap((each): Made[] => {
    const there = kept.made.find(({ temp }) => temp === each.temp);
    if (there === undefined) return each.temp === settled?.id ? [] : [each];
    const known = 'isKnown' in there && each.noun === 'official' ? { isKnown: there.isKnown } : {};
    return [{ ...each, id: there.id, ...known }];
  });
  return { ...named, made, key: kept.key, sent: kept.sent };
}

/**
 * Which field of the form a refusal is about: `sides.0.party` … `sources.1.url`; null where it is none of its own. The
 * program names a delegation by its place before it has read it, and by its party after.
 */
export function fieldOf(pointer: string, { kind, sides, stops }: Draft): string | null {
  const [, first = '', second = '', third = ''] = pointer.split('/');
  switch (first) {
    case 'plannedOn':
    case 'plan':
      return 'heldOn';
    case 'kind':
      return kind === 'visit' ? 'visitKind' : null;
    case 'heldOn':
    case 'stayedOn':
    case 'channel':
    case 'topics':
    case 'level':
    case 'label':
    case 'within':
    case 'receivedBy':
    case 'name':
    case 'series':
    case 'id':
      return first;
    case 'place':
      return second === 'country' ? 'country' : 'city';
    case 'stops': {
      // A stop that nothing was written into was not sent.
      const n = sentAt(stops, (stop) => placeOf(stop) !== null, Number(second));
      return second === '' || n === -1
        ? null
        : `stops.${n}.${third === 'on' ? 'on' : pointer.endsWith('/country') ? 'country' : 'city'}`;
    }
    case 'onSidelinesOf':
      return 'conference';
    case 'visitors':
    case 'delegations': {
      const isSent = ({ party }: Side): boolean => kind !== 'conference' || party !== null;
      const n = /^\d+$/.test(second) ? sentAt(sides, isSent, Number(second)) : sides.findIndex(({ party }) => party === second);
      if (n < 0 || n >= sides.length) return second === '' ? `sides.${sides.length - 1}.party` : null;
      return third === 'participants' ? `sides.${n}.officials` : `sides.${n}.party`;
    }
    case 'classification':
      return second === 'pillars' || second === 'functions' ? second : 'basisReason';
    case 'sources':
      return second === '' ? 'sources.0.publisher' : `sources.${second}.${third || 'publisher'}`;
    default:
      return null;
  }
}

/** Where in the form the n-th is of those that were sent; -1 where there are fewer. */
function sentAt<Item>(items: readonly Item[], isSent: (item: Item) => boolean, n: number): number {
  return items.flatMap((item, at) => (isSent(item) ? [at] : []))[n] ?? -1;
}

/** Who is in it, for what is shown in one line. */
export const peopleOf = ({ participants }: Side): string[] => participants.map(({ label }) => label);

export const isCall = ({ channel }: Draft): boolean => channel === 'phone' || channel === 'video';
export const nounOf = ({ kind }: Draft) => KINDS[kind].noun;
