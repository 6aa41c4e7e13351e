import { newDraft, NO_PLACE, participant, type Draft, type Made, type MadeOfficial, type Place, type Side } from '../draft.ts';
import { detached, postOf } from '../commands.ts';
import type { SourceDraft } from '../../../parts/source-draft.ts';
import type { Picked } from '../../../parts/picked.ts';
import type { OfficeRead } from './office-facts.ts';
import type { ActivityRead, PersonRead, PlaceRead, Reading, SideRead } from './reading.ts';
import type { Span } from './sentences.ts';

export type Subject =
  | 'via'
  | 'office'
  | 'official'
  | 'conference'
  | 'activity'
  | 'day'
  | 'place'
  | 'topics'
  | 'hedge'
  | 'classification'
  | 'other';

/** One thing that the text seems to say. Nothing of it is recorded before somebody accepts it. */
export interface Proposal {
  readonly id: string;
  readonly subject: Subject;
  /** What it is about, for its heading. */
  readonly name: string;
  readonly at: Span;
  /** What was worked out rather than read, and why. */
  readonly reasons: readonly string[];
  /** What is made on the spot by it. */
  readonly temp: string | null;
  /** The key of the office in the reading. */
  readonly key: string | null;
}

export interface Proposed {
  readonly draft: Draft;
  /** Contacts that are told of besides, each with the id of its proposal. */
  readonly others: readonly Other[];
  readonly proposals: readonly Proposal[];
}

export interface Other {
  readonly id: string;
  readonly draft: Draft;
}

interface Making {
  readonly key: () => string;
  /** Ids for what is made on the spot: the same name gets the same, so that what was decided stands when it is read again. */
  readonly temp: (name: string) => string;
  readonly source: SourceDraft;
}

/** What a reading proposes, as a draft with all that would be made before it. */
export function proposalsOf(reading: Reading, { key, temp, source }: Making): Proposed {
  const { activity, via } = reading;
  const proposals: Proposal[] = [];
  const made: Made[] = [];
  const propose = (of: Omit<Proposal, 'temp' | 'key' | 'reasons'> & Partial<Proposal>): void => {
    proposals.push({ temp: null, key: null, reasons: [], ...of });
  };

  if (via) propose({ id: 'via', subject: 'via', name: 'It came through', at: via.at });
  const offices = officesToMake(reading);
  for (const office of offices) {
    const it = officeMade(office, temp(office.name));
    made.push(it);
    const reasons = [office.abbreviation, office.mandates, office.establishedOn].flatMap((each, n) =>
      each?.inferred ? [`${['Abbreviation', 'Mandate', 'Established'][n]!}: ${each.inferred}`] : [],
    );
    propose({ id: it.temp, subject: 'office', name: office.name, at: office.at, temp: it.temp, key: office.key, reasons });
  }
  const partyOf = (party: string | null): string | null => {
    const office = offices.find((each) => each.key === party);
    if (office) return `office:${temp(office.name)}`;
    return party?.startsWith('name:') ? null : party;
  };

  const all = activity === null ? [] : [activity, ...reading.others];
  const taking = new Set(all.flatMap(({ sides }) => sides.flatMap(({ people }) => people.map(({ name }) => name))));
  const people = reading.people.filter(({ name, appointedOn }) => taking.has(name) || appointedOn !== null);
  for (const person of people) {
    const it = officialMade(person, temp(person.name), partyOf(person.party));
    made.push(it);
    const reasons = [...reasonsOf(person.appointedOn?.inferred ?? null), ...reasonsOf(person.partyInferred)];
    propose({
      id: it.temp,
      subject: 'official',
      name: person.name,
      at: person.appointedOn?.at ?? person.at,
      temp: it.temp,
      reasons,
    });
  }

  const conferences = reading.conferences.filter(
    ({ name, heldOn }) => heldOn !== null || all.some(({ conference }) => conference === name),
  );
  for (const { name, at, heldOn } of conferences) {
    const it: Made = {
      noun: 'conference',
      temp: temp(name),
      id: '',
      name,
      heldOn: heldOn?.value ?? '',
      place: name === activity?.conference ? placeOf(activity.place?.value ?? null) : NO_PLACE,
      inferred: [
        ...(heldOn?.inferred ? ['/heldOn'] : []),
        ...(name === activity?.conference && activity.place?.inferred ? ['/place'] : []),
      ],
    };
    made.push(it);
    const reasons = [
      ...(heldOn?.inferred ? [`Day: ${heldOn.inferred}`] : []),
      ...(it.inferred.includes('/place') ? [`Place: ${activity!.place!.inferred!}`] : []),
    ];
    propose({ id: it.temp, subject: 'conference', name, at, temp: it.temp, reasons });
  }

  const cited = { ...source, ...(via && source.via.length === 0 && { via: [via.value] }) };
  const base = newDraft(activity?.kind ?? 'bilateral', key());
  if (!activity) return { draft: { ...base, made, sources: [cited] }, others: [], proposals };

  propose({ id: 'activity', subject: 'activity', name: 'Who met', at: activity.at, reasons: partyReasons(activity) });
  if (activity.heldOn)
    propose({ id: 'day', subject: 'day', name: 'When', at: activity.heldOn.at, reasons: reasonsOf(activity.heldOn.inferred) });
  if (activity.place)
    propose({ id: 'place', subject: 'place', name: 'Where', at: activity.place.at, reasons: reasonsOf(activity.place.inferred) });
  if (activity.topics) propose({ id: 'topics', subject: 'topics', name: 'What about', at: activity.topics.at });
  if (activity.hedge && activity.topics)
    propose({ id: 'hedge', subject: 'hedge', name: `“${activity.hedge.value}”, on the topics`, at: activity.hedge.at });
  if (activity.pillars) {
    propose({
      id: 'classification',
      subject: 'classification',
      name: 'Counter-terrorism',
      at: activity.pillars.at,
      reasons: [`Worked out from ${activity.pillars.inferred!}.`],
    });
  }
  const draftOf = (of: ActivityRead, fresh: Draft): Draft => {
    const isOfConference = conferences.find(({ name }) => name === of.conference);
    const sides = of.sides.map((side) => sideOf(side, temp, partyOf(side.party)));
    return {
      ...fresh,
      heldOn: of.heldOn?.value ?? '',
      isDayInferred: (of.heldOn?.inferred ?? null) !== null,
      channel: of.channel || fresh.channel,
      place: placeOf(of.place?.value ?? null),
      isPlaceInferred: (of.place?.inferred ?? null) !== null,
      conference: isOfConference ? { value: temp(isOfConference.name), label: isOfConference.name } : null,
      sides: sides.length === 0 ? fresh.sides : sides,
      receivedBy: partyOf(of.receivedBy),
      stops: of.kind === 'visit' && of.place ? [{ ...placeOf(of.place.value), on: '' }] : fresh.stops,
      topics: of.topics?.value ?? [],
      pillars: of.pillars?.value ?? [],
      basisKind: 'inferred',
      basisReason: of.pillars?.inferred ?? '',
      sources: [
        cited,
        ...(of.hedge && of.topics
          ? [{ ...cited, wording: of.hedge.value, fields: ['/topics'], reliability: '' as const, credibility: '' as const }]
          : []),
      ],
    };
  };
  const others = reading.others.map((other, n): Other => {
    const id = `activity-${n + 2}`;
    propose({
      id,
      subject: 'other',
      name: 'Another contact',
      at: other.at,
      reasons: [
        ...partyReasons(other),
        ...(other.heldOn?.inferred ? [`Day: ${other.heldOn.inferred}`] : []),
        ...(other.place?.inferred ? [`Place: ${other.place.inferred}`] : []),
        ...(other.pillars ? [`Counter-terrorism: worked out from ${other.pillars.inferred!}.`] : []),
      ],
    });
    return { id, draft: draftOf(other, newDraft(other.kind, key())) };
  });
  return { draft: { ...draftOf(activity, base), made }, others, proposals };
}

const partyReasons = ({ sides }: ActivityRead): string[] => [
  ...new Set(sides.flatMap(({ partyInferred }) => reasonsOf(partyInferred))),
];
const reasonsOf = (reason: string | null): string[] => (reason === null ? [] : [reason]);

/**
 * Those of which the text says that they were established, and those that somebody acts for: one that is on record too, for
 * it is somebody who says that it is meant.
 */
function officesToMake({ offices, people, activity, others }: Reading): OfficeRead[] {
  const told = activity === null ? [] : [activity, ...others];
  const taking = told.flatMap(({ sides, receivedBy }) => [receivedBy, ...sides.map(({ party }) => party)]);
  const acting = new Set([...people.map(({ party }) => party), ...taking]);
  return offices.filter(
    ({ key, establishedOn, instrument, functions }) =>
      acting.has(key) || (key.startsWith('name:') && (establishedOn !== null || instrument !== null || functions !== null)),
  );
}

function officeMade(office: OfficeRead, temp: string): Made {
  const { name, abbreviation, establishedOn, instrument, mandates, functions, aims } = office;
  return {
    noun: 'office',
    temp,
    id: '',
    name,
    abbreviation: abbreviation?.value ?? '',
    kind: '',
    of: null,
    establishedOn: establishedOn?.value ?? '',
    instrument: instrument?.value ?? '',
    adoptedOn: instrument === null ? '' : (establishedOn?.value ?? ''),
    mandates: mandates?.value ?? [],
    aims: aims?.value ?? [],
    functions: functions?.value ?? [],
    inferred: [
      ...(abbreviation?.inferred ? ['/abbreviation'] : []),
      ...(mandates?.inferred ? ['/mandates'] : []),
      ...(establishedOn?.inferred ? ['/establishedOn'] : []),
    ],
  };
}

function officialMade({ name, title, appointedOn, partyInferred }: PersonRead, temp: string, party: string | null): MadeOfficial {
  const isPost = title !== '' && party !== null && !/^former\b/i.test(title);
  return {
    noun: 'official',
    temp,
    id: '',
    isKnown: false,
    name,
    title: isPost ? title.replace(/^Acting /, '') : '',
    post: isPost ? postOf(title.replace(/^Acting /, '')) : '',
    party,
    appointedOn: isPost ? (appointedOn?.value ?? '') : '',
    inferred: isPost ? [...(appointedOn?.inferred ? ['/appointedOn'] : []), ...(partyInferred ? ['/party'] : [])] : [],
  };
}

function sideOf({ people, unnamed, partyInferred }: SideRead, temp: (name: string) => string, party: string | null): Side {
  return {
    party,
    inferredParty: partyInferred === null ? null : party,
    role: '',
    participants: [
      ...people.map(({ name, styled, title }) => ({
        ...participant(temp(name), name),
        styled,
        ...(/^acting\b/i.test(title) && { capacity: 'acting' as const }),
        ...(/^former\b/i.test(title) && { capacity: 'former' as const }),
      })),
      ...unnamed.map(({ title }) => participant(null, title)),
    ],
  };
}

function placeOf(place: PlaceRead | null): Place {
  if (place === null) return NO_PLACE;
  const { venue, city, country } = place;
  return { ...(venue !== null && { venue }), city, country: country === '' ? null : `state:${country}` };
}

export type Decision = 'accepted' | 'rejected';
export type Decisions = Readonly<Record<string, Decision>>;
/** Who or what on record is meant by a name; null where it is another. */
export type Meant = Readonly<Record<string, Picked | null>>;

/** What is recorded once everything is decided: what was accepted, with what it names, and nothing else. */
export function decided(draft: Draft, proposals: readonly Proposal[], decisions: Decisions, meant: Meant): Draft {
  const isAccepted = (subject: Subject): boolean =>
    proposals.some((each) => each.subject === subject && decisions[each.id] === 'accepted');
  const isOpen = (subject: Subject): boolean => proposals.some((each) => each.subject === subject);
  const left = (subject: Subject): boolean => !isOpen(subject) || isAccepted(subject);
  const current: Draft = {
    ...draft,
    ...(!left('day') && { heldOn: '', isDayInferred: false }),
    ...(!left('place') && { place: NO_PLACE, isPlaceInferred: false }),
    ...(!left('topics') && { topics: [] }),
    ...(!left('classification') && { pillars: [], functions: [], basisReason: '' }),
    sources: draft.sources
      .filter(({ fields }) => fields.length === 0 || (left('hedge') && left('topics')))
      .map((source) => (left('via') ? source : { ...source, via: [] })),
  };
  return withNames(current, proposals, decisions, meant);
}

/** Another contact, with what it names as that was decided; what is made on the spot is made with the first. */
export function decidedOther(
  draft: Draft,
  base: Draft,
  proposals: readonly Proposal[],
  decisions: Decisions,
  meant: Meant,
): Draft {
  const cited = { ...base.sources[0]!, ...(decisions.via === 'rejected' && { via: [] }) };
  const sources = draft.sources.map(({ wording, fields }) =>
    fields.length === 0 ? cited : { ...cited, wording, fields, reliability: '', credibility: '' },
  );
  return { ...withNames({ ...draft, label: base.label, sources }, proposals, decisions, meant), made: [] };
}

/** By a rejection it is said that the text means somebody else, on record or not. */
function withNames(draft: Draft, proposals: readonly Proposal[], decisions: Decisions, meant: Meant): Draft {
  let current = draft;
  for (const { id, temp } of proposals) {
    if (temp === null) continue;
    const known = meant[id];
    if (known && decisions[id] !== 'rejected') current = asKnown(current, temp, known, decisions[id] === 'accepted');
    else if (decisions[id] !== 'accepted') current = detached(current, temp, true);
  }
  return current;
}

/** It is on record already: it is named by its id, and only a post of a person may be new. */
function asKnown(draft: Draft, temp: string, { value, label }: Picked, isAccepted: boolean): Draft {
  const made = draft.made.flatMap((each): Made[] => {
    if (each.temp !== temp) return [each];
    return isAccepted && each.noun === 'official' && each.title !== '' && each.appointedOn !== ''
      ? [{ ...each, isKnown: true, name: label }]
      : [];
  });
  const text = JSON.stringify({ ...draft, made });
  return JSON.parse(text.replaceAll(temp, value.replace(/^office:/, ''))) as Draft;
}
