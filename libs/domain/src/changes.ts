import {
  above,
  type Assertion,
  assertElement,
  assertField,
  covers,
  elementProblem,
  keyOf,
  type ListField,
  OPENING,
  pathOf,
  type Pointer,
  pointerTo,
  shapeProblem,
  type Spot,
  spotAt,
  typeOf,
  withKeys,
} from './fields.ts';
import { isObject, type Json, type JsonObject, sameJson } from './json.ts';
import { type Noun, nouns } from './nouns.ts';
import { bookOf, placesOf, type RecordState, standsAt } from './record.ts';
import type { Changes } from './record-keeping.ts';
import { type Refused, refuse } from './refusal.ts';

/** Add what was unknown, update what the world changed from a day on, correct what was wrong. */
export type Manner = { readonly kind: 'add' } | { readonly kind: 'update'; readonly from: string } | { readonly kind: 'correct' };

/**
 * Changes as somebody writes them (`{"heldOn": …}`, `/delegations/state:TJ/participants/-`), one value to each place.
 * @throws {Refused} for a place that there is not, or a value that cannot stand there
 */
export function place(record: RecordState, changes: Changes, manner: Manner): Changes {
  const placed = new Map<Pointer, Json>();
  for (const [name, value] of Object.entries(changes)) {
    const pointer = name.startsWith('/') ? name : pointerOf(record.noun, name);
    for (const { pointer: at, value: each } of placeOne(record, pointer, value, manner)) {
      if (placed.has(at) && !sameJson(placed.get(at), each))
        throw refuse('invalid-body', '/changes', `${at} is given two values: name it once`);
      placed.set(at, each);
    }
  }
  for (const pointer of placed.keys()) mustBeBelowSomething(record, pointer, placed);
  return Object.fromEntries(placed);
}

/** A field by its name alone may lie in a group: `plannedOn` is `/plan/plannedOn`. */
export function pointerOf(noun: Noun['kind'], name: string): Pointer {
  const { fields } = nouns[noun];
  const [holder, another] = Object.entries(fields).filter(
    ([, each]) => each.kind === 'group' && Object.hasOwn(each.fields, name),
  );
  return !Object.hasOwn(fields, name) && holder && !another ? pointerTo(holder[0], name) : `/${name}`;
}

export function noSuchPlace(noun: Noun['kind'], pointer: Pointer, from: Pointer): Refused {
  const known = Object.keys(nouns[noun].fields).map((name) => `/${name}`);
  const kind = /^[ao]/.test(noun) ? `an ${noun}` : `a ${noun}`;
  return refuse(
    'invalid-body',
    from,
    `${pointer} is no place of ${kind}: there are ${known.join(', ')}, and places below them by key; a stretch is named by its day`,
  );
}

/** What lies in an element that is not there would be said of nothing. */
export function mustBeBelowSomething(
  record: RecordState,
  pointer: Pointer,
  placed: ReadonlyMap<Pointer, Json> = new Map(),
): void {
  for (const each of above(nouns[record.noun].fields, pointer)) {
    const stands = placed.has(each) ? placed.get(each) : standsAt(record, each);
    if (stands !== null || placed.get(pointer) === null) continue;
    throw refuse('invalid-body', '/changes', `${pointer} lies below ${each}, which is not on record: add that first`);
  }
}

function placeOne(record: RecordState, pointer: Pointer, value: Json, manner: Manner): readonly Assertion[] {
  const spot = spotAt(nouns[record.noun].fields, pointer);
  if (!spot) throw noSuchPlace(record.noun, pointer, '/changes');
  if (value === null && manner.kind !== 'correct')
    throw refuse('invalid-body', '/changes', `${pointer} is null: only a correction withdraws`);
  if (manner.kind === 'update')
    return [{ pointer: stretchFrom(spot, pointer, manner.from), value: fitting(pointer, value, typeOf(spot).problem(value)) }];
  if (spot.place === 'field') return wholeField(record, spot, pointer, value, manner);
  if (spot.place === 'element') return element(record, spot, pointer, value, manner);
  if (value === null) return [...withdrawn(record, pointer, [])];
  return [{ pointer, value: fitting(pointer, value, typeOf(spot).problem(value)) }];
}

function fitting(pointer: Pointer, value: Json, problem: string | null): Json {
  if (problem !== null) throw refuse('invalid-body', '/changes', `${pointer}: ${problem}`);
  return value;
}

/** Only what holds over a time can have changed in the world; anything else was wrong, or is another fact. */
function stretchFrom({ field, place: at }: Spot, pointer: Pointer, from: string): Pointer {
  if (field.kind !== 'dated')
    throw refuse(
      'would-overwrite',
      '/changes',
      `${pointer} does not hold from a day on: use /corrections where it was wrong, /details where it was unknown`,
    );
  if (at === 'field') return pointer + pointerTo(from);
  if (at === 'stretch' && pathOf(pointer).at(-1) !== from)
    throw refuse('invalid-body', '/changes', `${pointer} is of another day than from, which is ${from}: name the field alone`);
  return pointer;
}

function wholeField(record: RecordState, { field }: Spot, pointer: Pointer, value: Json, manner: Manner): readonly Assertion[] {
  if (field.kind === 'single')
    return [{ pointer, value: value === null ? null : fitting(pointer, value, field.type.problem(value)) }];
  if (field.kind === 'dated') {
    if (value === null) return withdrawn(record, pointer, []);
    return [{ pointer: onlyStretch(record, pointer), value: fitting(pointer, value, field.type.problem(value)) }];
  }
  if (value === null) return withdrawn(record, pointer, []);
  fitting(pointer, value, shapeProblem(field, value));
  if (field.kind === 'group')
    return Object.entries(value as JsonObject).flatMap(([name, each]) =>
      each === undefined ? [] : placeOne(record, pointer + pointerTo(name), each, manner),
    );
  const named =
    field.kind === 'list'
      ? distinct(field, pointer, withKeys(field, pointer, value as readonly JsonObject[], isTaken(record)))
      : value;
  const asserted = assertField(field, pointer, named);
  // What the new list leaves out is withdrawn, which `add` refuses as an overwriting.
  return [...withdrawn(record, pointer, asserted, manner.kind === 'add'), ...asserted];
}

/** Two elements of one key would become one. */
function distinct(field: ListField, pointer: Pointer, elements: readonly JsonObject[]): readonly JsonObject[] {
  const keys = elements.map((each) => keyOf(field, each)?.key);
  const twice = keys.find((key, i) => key !== undefined && keys.indexOf(key) !== i);
  if (twice === undefined) return elements;
  throw refuse('party' in field.keys ? 'same-party' : 'invalid-body', '/changes', `${pointer}: ${twice} is listed twice`);
}

function element(record: RecordState, { field }: Spot, pointer: Pointer, value: Json, manner: Manner): readonly Assertion[] {
  if (value === null) return withdrawn(record, pointer, []);
  const path = pathOf(pointer);
  const at = pointerTo(...path.slice(0, -1));
  const key = path.at(-1) as string;
  if (field.kind === 'texts') {
    const text = fitting(pointer, value, field.type.problem(value)) as string;
    if (key === '-' || key === text) return [{ pointer: at + pointerTo(text), value }];
    if (manner.kind === 'add')
      throw refuse('invalid-body', '/changes', `${pointer} is another text than ${JSON.stringify(text)}: add that as ${at}/-`);
    return [...withdrawn(record, pointer, []), { pointer: at + pointerTo(text), value }];
  }
  const list = field as ListField;
  fitting(pointer, value, elementProblem({ ...list, made: 'x' }, value));
  const under = key === '-' ? (value as JsonObject) : underKey(record, list, pointer, key, value as JsonObject);
  const [named] = withKeys(list, at, [under], isTaken(record)) as [JsonObject];
  const found = keyOf(list, named);
  if (!found) throw refuse('invalid-body', '/changes', `${pointer}: an element has ${Object.keys(list.keys).join(' or ')}`);
  const asserted = assertElement(list, at, named);
  return manner.kind === 'add' ? asserted : [...withdrawn(record, at + pointerTo(found.key), asserted), ...asserted];
}

/** An element that is named by its place has the name under which it stands. */
function underKey(record: RecordState, field: ListField, pointer: Pointer, key: string, value: JsonObject): JsonObject {
  const given = keyOf(field, value);
  if (given && given.key !== key)
    throw refuse('invalid-body', '/changes', `${pointer} is named ${key}, and its value ${given.key}`);
  const stands = standsAt(record, pointer);
  return given ? value : { ...(isObject(stands) ? stands : { [Object.keys(field.keys)[0] as string]: key }), ...value };
}

function isTaken(record: RecordState): (pointer: Pointer) => boolean {
  const { claims } = bookOf(record);
  return (pointer) => claims.has(pointer);
}

/** The stretch that is meant where none is named. */
function onlyStretch(record: RecordState, pointer: Pointer): Pointer {
  const stretches = placesOf(record).filter((each) => isDirectlyBelow(each, pointer));
  if (stretches.length > 1)
    throw refuse('ambiguous', '/changes', `${pointer} has several stretches: name one of ${stretches.join(', ')}`);
  return stretches[0] ?? `${pointer}/${OPENING}`;
}

/** What stands at a place and below it is withdrawn, where it is not said again. */
function withdrawn(record: RecordState, pointer: Pointer, asserted: readonly Assertion[], elementsAlone = false): Assertion[] {
  const kept = new Set(asserted.map((each) => each.pointer));
  const standing = placesOf(record).filter(
    (each) => covers(pointer, each) && !kept.has(each) && (!elementsAlone || isDirectlyBelow(each, pointer)),
  );
  const withdrawals = standing.map((each) => ({ pointer: each, value: null }));
  return withdrawals.length > 0 || asserted.length > 0 ? withdrawals : [{ pointer, value: null }];
}

function isDirectlyBelow(each: Pointer, pointer: Pointer): boolean {
  return each.startsWith(`${pointer}/`) && !each.slice(pointer.length + 1).includes('/');
}
