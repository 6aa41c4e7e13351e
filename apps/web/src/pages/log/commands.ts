import { type Draft, bodyOf, isClassified, type Made, placeOf, sourcesOfMade, texts } from './draft.ts';
import { KINDS } from './kinds.ts';

/** One thing that is asked of the program. */
export interface Command {
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly key: string;
  /** What it records, in order. */
  readonly events: readonly string[];
  /** What was made on the spot by it; null of the activity itself. */
  readonly made: Made | null;
}

/** All that a draft records, in order: each names only what is on record before it. */
export function commandsOf(draft: Draft): Command[] {
  const { kind, key } = draft;
  const main: Command = {
    path: KINDS[kind].path,
    body: bodyOf(draft),
    key,
    events: [KINDS[kind].event, ...(isClassified(draft) ? ['EngagementClassified'] : [])],
    made: null,
  };
  return [...madeCommands(draft), main];
}

const ORDER = { office: 0, official: 1, conference: 2 } as const;

/** What is made on the spot: offices before who is appointed to them. */
export function madeCommands(draft: Draft): Command[] {
  const inOrder = draft.made.toSorted((x, y) => ORDER[x.noun] - ORDER[y.noun]);
  return inOrder.flatMap((made) => commandsOfMade(made, draft));
}

function commandsOfMade(made: Made, draft: Draft): Command[] {
  const cited = {
    ...(made.inferred.length > 0 && { inferred: made.inferred }),
    ...(draft.label !== '' && { label: draft.label }),
    sources: sourcesOfMade(draft),
  };
  const key = `${draft.key}-${made.temp}`;
  switch (made.noun) {
    case 'office':
      return [{ path: '/v1/offices', key, made, events: ['OfficeEstablished'], body: { ...officeBody(made), ...cited } }];
    case 'conference': {
      const place = placeOf(made.place);
      const own = { ...texts({ id: made.id, name: made.name, heldOn: made.heldOn }), ...(place && { place }) };
      return [{ path: '/v1/conferences', key, made, events: ['ConferenceConvened'], body: { ...own, ...cited } }];
    }
    case 'official': {
      const { inferred: _, ...named } = cited;
      const { isKnown, id, name, post, title, party, appointedOn } = made;
      const opened: Command = {
        path: '/v1/officials',
        key,
        made,
        events: ['OfficialNameRecorded'],
        body: { ...texts({ id, name }), ...named },
      };
      const appointed: Command = {
        path: `/v1/officials/${made.temp}/appointments`,
        key: `${key}-post`,
        made,
        events: ['OfficialAppointed'],
        body: { ...texts({ post, title, appointedOn }), party: party ?? '', ...cited },
      };
      return [...(isKnown ? [] : [opened]), ...(title.trim() === '' ? [] : [appointed])];
    }
  }
}

function officeBody(made: Made & { noun: 'office' }): Record<string, unknown> {
  const { id, name, abbreviation, kind, of, establishedOn, instrument, adoptedOn, mandates, aims, functions } = made;
  return {
    ...texts({ id, name, abbreviation, kind, establishedOn }),
    ...(of !== null && { of }),
    ...(instrument.trim() !== '' && { legalBasis: texts({ instrument, adoptedOn }) }),
    ...(mandates.length > 0 && { mandates }),
    ...(aims.length > 0 && { aims }),
    ...(functions.length > 0 && { functions }),
  };
}

/**
 * What was made on the spot goes by the id that it has on record from now on, wherever the draft names it. A person
 * whose name was recorded still has a post to come.
 */
export function settled(draft: Draft, { made, events }: Command, id: string): Draft {
  if (made === null) return draft;
  const isNamed = events.includes('OfficialNameRecorded') && made.noun === 'official' && made.title.trim() !== '';
  const rest = isNamed
    ? draft.made.map((each) => (each.temp === made.temp ? { ...each, temp: id, isKnown: true } : each))
    : draft.made.filter(({ temp }) => temp !== made.temp);
  const text = JSON.stringify({ ...draft, made: rest });
  return JSON.parse(text.replaceAll(made.temp, id)) as Draft;
}

/** What was made on the spot is taken away, with whoever took part as it. */
export function without(draft: Draft, { temp }: Made): Draft {
  return detached(draft, temp, false);
}

/**
 * Whatever names what was made on the spot no more names it.
 * @param tookPart whether who is not made a record of is still somebody who took part, and has no title of who is not
 */
export function detached(draft: Draft, temp: string, tookPart: boolean): Draft {
  const isIt = (value: string | null): boolean => value === temp || value === `office:${temp}`;
  return {
    ...draft,
    made: draft.made
      .filter((each) => each.temp !== temp)
      .map((each) => ('party' in each && isIt(each.party) ? { ...each, party: null, ...(tookPart && { title: '' }) } : each)),
    conference: draft.conference && isIt(draft.conference.value) ? null : draft.conference,
    within: draft.within && isIt(draft.within.value) ? null : draft.within,
    receivedBy: isIt(draft.receivedBy) ? null : draft.receivedBy,
    sides: draft.sides.map((side) => ({
      ...side,
      party: isIt(side.party) ? null : side.party,
      participants: tookPart
        ? side.participants.map((each) => (isIt(each.official) ? { ...each, official: null } : each))
        : side.participants.filter(({ official }) => !isIt(official)),
    })),
  };
}

/** A readable id after a name in Latin letters; empty where the program has to make one. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/['’`.]/g, '');
  if (/\p{L}/u.test(plain.replaceAll(/[a-z]/gi, ''))) return '';
  return plain
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replaceAll(/^-+|-+$/g, '');
}

const POSTS: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:minister (?:of|for) foreign affairs|foreign minister|minister of external affairs|foreign secretary)$/i,
    'foreign-minister',
  ],
];

/** The post that a title names: "Minister of Foreign Affairs" and "Foreign Minister" are one. */
export function postOf(title: string): string {
  return POSTS.find(([words]) => words.test(title.trim()))?.[1] ?? slugOf(title);
}
