import { readingOf } from '../../parts/dates.ts';
import { type Command, commandsOf } from './commands.ts';
import { type Draft, isCall, type Made, type Place, peopleOf } from './draft.ts';

/** An event that will be recorded, and what it says. */
export interface Foretold {
  readonly event: string;
  readonly says: string;
  /** What was made on the spot by it. */
  readonly made: Made | null;
}

/** A draft in one sentence. */
export const saidOf = (draft: Draft, nameOf: (party: string) => string): string => ofActivity(draft, withMade(draft, nameOf));

/** Everything that will be recorded, in order. */
export function foretold(draft: Draft, nameOf: (party: string) => string): Foretold[] {
  return foretoldOf(commandsOf(draft), draft, nameOf);
}

export function foretoldOf(commands: readonly Command[], draft: Draft, nameOf: (party: string) => string): Foretold[] {
  const named = withMade(draft, nameOf);
  return commands.flatMap((command) =>
    command.events.map((event) => ({ event, made: command.made, says: saysOf(event, command, draft, named) })),
  );
}

function withMade({ made }: Draft, nameOf: (party: string) => string): (party: string | null) => string {
  return (party) => {
    if (party === null) return '…';
    return made.find(({ temp }) => party === `office:${temp}`)?.name ?? nameOf(party);
  };
}

function saysOf(event: string, { made }: Command, draft: Draft, nameOf: (party: string | null) => string): string {
  if (event === 'EngagementClassified') {
    const { pillars, functions, basisKind } = draft;
    return `${[...pillars.map((pillar) => `pillar ${pillar}`), ...functions].join(', ')}, ${basisKind}.`;
  }
  if (made === null) return ofActivity(draft, nameOf);
  return event === 'OfficialNameRecorded' ? `${made.name}, a new person.` : ofMade(made, nameOf);
}

/** What is made on the spot, in one sentence. */
export function saidOfMade(made: Made, draft: Draft, nameOf: (party: string) => string): string {
  return ofMade(made, withMade(draft, nameOf));
}

function ofMade(made: Made, nameOf: (party: string | null) => string): string {
  switch (made.noun) {
    case 'office': {
      const { name, abbreviation, establishedOn, instrument, functions } = made;
      return sentence([
        `${name}${abbreviation === '' ? '' : ` (${abbreviation})`}`,
        establishedOn !== '' && `established ${dayIn(establishedOn)}`,
        instrument !== '' && `by ${instrument}`,
        functions.length > 0 && `with ${functions.length === 1 ? 'one function' : `${functions.length} functions`}`,
      ]);
    }
    case 'conference':
      return sentence([made.name, dayIn(made.heldOn), placeIn(made.place, nameOf)]);
    case 'official': {
      const post = made.title === '' ? ', a name alone' : `: ${made.title} of ${nameOf(made.party)}`;
      return sentence([`${made.name}${post}`, made.appointedOn !== '' && `appointed ${dayIn(made.appointedOn)}`]);
    }
  }
}

function ofActivity(draft: Draft, nameOf: (party: string | null) => string): string {
  const { kind, sides, conference, within, receivedBy } = draft;
  const who = sides.map((side) => {
    const people = peopleOf(side);
    return `${nameOf(side.party)}${people.length > 0 ? ` (${people.join(', ')})` : ''}`;
  });
  const day = `${dayIn(draft.heldOn)}${draft.isDayInferred ? ' (inferred)' : ''}`;
  const place = placeIn(draft.place, nameOf);
  const where = place && `${place}${draft.isPlaceInferred ? ' (inferred)' : ''}`;
  const amid = [conference !== null && `on the sidelines of ${conference.label}`, within !== null && `within ${within.label}`];
  switch (kind) {
    case 'conference':
      return sentence([draft.name.trim() || 'A conference with no name yet', day, where]);
    case 'visit':
      return sentence([
        `Visit of ${joined(who)}${receivedBy === null ? '' : `, received by ${nameOf(receivedBy)}`}`,
        day,
        draft.stops
          .map((stop) => placeIn(stop, nameOf))
          .filter(Boolean)
          .join('; '),
        ...amid,
      ]);
    default: {
      const what = kind === 'scheduled' ? 'Planned meeting' : isCall(draft) ? 'Call' : 'Meeting';
      return sentence([`${what} of ${joined(who)}`, day, where, ...amid]);
    }
  }
}

const sentence = (parts: readonly (string | false | null)[]): string => `${parts.filter(Boolean).join(', ')}.`;

const dayIn = (edtf: string): string => readingOf(edtf) ?? (edtf.trim() === '' ? 'no day yet' : edtf.trim());

function placeIn({ city, country }: Place, nameOf: (party: string) => string): string {
  return [city.trim(), country !== null && nameOf(country)].filter(Boolean).join(', ');
}

export function joined(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}
