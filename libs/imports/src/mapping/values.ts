import type { Json, JsonObject } from '#domain/json.ts';
import { isObject } from '#domain/json.ts';
import { slugOf } from '#application/made-id.ts';
import { dateOf, extentOf } from './dates.ts';
import type { Joins } from './joins.ts';
import type { CommandTemplate, PeopleValue, Value } from './mapping.ts';
import { peopleBehind, peopleOf, type Person } from './people.ts';
import { find, type LoadedTable } from './tables.ts';
import { fill, fits, type Names, patternOf, textOf } from './template.ts';
import { UnfitRow } from '../plan/unfit-row.ts';

/** What a row's values are worked out with, and what comes to light on the way. */
export interface Workings {
  readonly names: Names;
  readonly tables: ReadonlyMap<string, LoadedTable>;
  readonly joins: Joins;
  readonly notes: Set<string>;
  /** Records that a table says must be there. */
  readonly opens: Set<CommandTemplate>;
}

/** @throws {UnfitRow} */
export function valueOf(value: Value, workings: Workings): Json | undefined {
  const { names } = workings;
  if (value.where && !fits(value.where, names)) return undefined;
  if ('text' in value) return value.text.flatMap((each) => textOf(each, names) ?? []).join(' ') || undefined;
  if ('first' in value) return firstOf(value.first, workings);
  if ('date' in value) {
    const text = textOf(value.date, names);
    return text === undefined ? undefined : dateOf(text, value.format);
  }
  if ('extent' in value) {
    const [from, until] = value.extent.map((each) => textOf(each, names));
    return from === undefined || until === undefined ? (from ?? until) : extentOf(from, until);
  }
  if ('match' in value) return matched(value, names);
  if ('lookup' in value) return lookedUp(value, workings);
  if ('pick' in value) {
    const list = fill(value.pick, names);
    return Array.isArray(list)
      ? (list as readonly Json[]).find((each) => fits(value.whose, (name) => (isObject(each) ? each[name] : undefined)))
      : undefined;
  }
  return people(value, workings);
}

function firstOf(alternatives: readonly (string | Value)[], workings: Workings): Json | undefined {
  for (const each of alternatives) {
    const found = typeof each === 'string' ? fill(each, workings.names) : valueOf(each, workings);
    if (found !== undefined) return found;
  }
  return undefined;
}

function matched({ match, patterns }: Extract<Value, { match: string }>, names: Names): Json | undefined {
  const text = textOf(match, names) ?? '';
  for (const { pattern, is = true } of patterns) {
    const found = patternOf(pattern).exec(text);
    if (found) return fill(is, (name) => found.groups?.[name]?.trim() ?? names(name)) ?? undefined;
  }
  return undefined;
}

function lookedUp(
  { lookup, key, on, optional = false }: Extract<Value, { lookup: string }>,
  workings: Workings,
): Json | undefined {
  const { names } = workings;
  const text = textOf(key, names);
  if (text === undefined) {
    if (optional) return undefined;
    throw new UnfitRow('missing-value', `the row has nothing for ${key}`);
  }
  const found = inTable(lookup, text, on === undefined ? undefined : textOf(on, names), workings);
  if (found === undefined && !optional)
    throw new UnfitRow('not-in-table', `"${text}" is not in the table ${lookup} of the mapping, or not on that day`);
  return found;
}

function inTable(name: string, key: string, on: string | undefined, { tables, names, notes, opens }: Workings): Json | undefined {
  const table = tables.get(name) as LoadedTable;
  const found = find(table, key, on, names);
  if (!found) return undefined;
  for (const note of found.notes) notes.add(note);
  const record = typeof found.value === 'string' ? table.records[found.value] : undefined;
  if (record) opens.add(record);
  return found.value;
}

function people(value: PeopleValue, workings: Workings): Json | undefined {
  const { names, joins } = workings;
  const cell = textOf(value.people, names);
  if (cell === undefined) return undefined;
  const found = value.behind === undefined ? peopleOf(cell, value.styles) : peopleBehind(cell, patternOf(value.behind), value);
  const [on, ownParty] = [textOf(value.on, names), textOf(value.party, names)];
  const id = value.id === undefined ? undefined : textOf(value.id, names);
  const read = found.map((person, i): JsonObject => {
    const party = partyOf(person, value, on, workings);
    const own = id === undefined ? undefined : i === 0 ? id : `${id}-${i + 1}`;
    const same =
      own === undefined || party === undefined || value.joinWithinYears === undefined
        ? undefined
        : joins.sameAs({ id: own, name: slugOf(person.name, ''), party, on, years: value.joinWithinYears });
    return {
      name: person.name,
      ...(person.styled !== undefined && { styled: person.styled }),
      ...(party !== undefined && { party }),
      ...(party !== undefined && party === ownParty && { own: true }),
      ...(own !== undefined && { id: own }),
      ...(same !== undefined && { same }),
    };
  });
  return read.length > 0 ? read : undefined;
}

/** Whom a person is of: nobody, where the text names a party that the table has not. */
function partyOf(person: Person, value: PeopleValue, on: string | undefined, workings: Workings): string | undefined {
  const { styled = '', name, of, before } = person;
  const known = value.known?.find(({ pattern }) => patternOf(pattern).test(`${styled} ${name}`));
  if (known) return known.party;
  const words = of ?? before;
  if (value.parties === undefined || words === undefined) return textOf(value.party, workings.names);
  const other = inTable(value.parties, slugOf(words, ''), on, workings);
  return typeof other === 'string' ? other : undefined;
}
