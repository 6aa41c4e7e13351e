import {
  assertElement,
  assertField,
  type Assertion,
  keyOf,
  OPENING,
  pathOf,
  type Pointer,
  pointerTo,
  type Spot,
  spotAt,
} from './fields.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { nouns } from './nouns.ts';
import { bookOf, type RecordState, standsAt } from './record.ts';
import type { Changes } from './record-keeping.ts';
import { refuse } from './refusal.ts';

/** Add what was unknown, update what the world changed from a day on, correct what was wrong. */
export type Manner = { readonly kind: 'add' } | { readonly kind: 'update'; readonly from: string } | { readonly kind: 'correct' };

/** Changes as somebody writes them (`{"heldOn": …}`, `/delegations/state:TJ/participants/-`), one value to each place. */
export function place(record: RecordState, changes: Changes, manner: Manner): Changes {
  const placed: Record<Pointer, Json> = {};
  for (const [name, value] of Object.entries(changes)) {
    for (const { pointer, value: each } of placeOne(record, name.startsWith('/') ? name : `/${name}`, value, manner))
      placed[pointer] = each;
  }
  return placed;
}

function placeOne(record: RecordState, pointer: Pointer, value: Json, manner: Manner): readonly Assertion[] {
  const spot = spotAt(nouns[record.noun].fields, pointer);
  if (!spot)
    throw refuse(
      'invalid-body',
      '/changes',
      `${pointer} is no place of this record: there are ${Object.keys(nouns[record.noun].fields)
        .map((name) => `/${name}`)
        .join(', ')}, and places below them by key`,
    );
  if (value === null && manner.kind !== 'correct')
    throw refuse('invalid-body', '/changes', `${pointer} is null: only a correction withdraws`);
  if (manner.kind === 'update') return [{ pointer: stretchFrom(spot, pointer, manner.from), value }];
  if (spot.place === 'field') return wholeField(record, spot, pointer, value);
  if (spot.place === 'element') return element(record, spot, pointer, value);
  return [{ pointer, value }];
}

/** Only what holds over a time can have changed in the world; anything else was wrong, or is another fact. */
function stretchFrom({ field, place: at }: Spot, pointer: Pointer, from: string): Pointer {
  if (field.kind !== 'dated')
    throw refuse(
      'would-overwrite',
      '/changes',
      `${pointer} does not hold from a day on: use /corrections where it was wrong, /details where it was unknown`,
    );
  return at === 'field' ? pointer + pointerTo(from) : pointer;
}

function wholeField(record: RecordState, { field }: Spot, pointer: Pointer, value: Json): readonly Assertion[] {
  switch (field.kind) {
    case 'single':
      return [{ pointer, value }];
    case 'dated':
      return [{ pointer: onlyStretch(record, pointer), value }];
    case 'texts':
    case 'list': {
      if (value !== null && !Array.isArray(value)) throw refuse('invalid-body', '/changes', `${pointer} is a list`);
      const asserted = value === null ? [] : checked(() => assertField(field, pointer, value));
      const kept = new Set(asserted.map((each) => each.pointer));
      // What the new list leaves out is withdrawn; `add` refuses that later, as it would overwrite.
      const dropped = placesBelow(record, pointer).filter((each) => !kept.has(each) && isElementOf(each, pointer));
      return [...dropped.map((each) => ({ pointer: each, value: null })), ...asserted];
    }
  }
}

function element(record: RecordState, { field }: Spot, pointer: Pointer, value: Json): readonly Assertion[] {
  const path = pathOf(pointer);
  const at = pointerTo(...path.slice(0, -1));
  const key = path.at(-1) as string;
  if (value === null) return [{ pointer, value }];
  if (field.kind === 'texts') {
    if (typeof value !== 'string') throw refuse('invalid-body', '/changes', `${pointer} is a text`);
    return [{ pointer: at + pointerTo(value), value }];
  }
  if (field.kind !== 'list' || !isObject(value))
    throw refuse('invalid-body', '/changes', `${pointer} is an element: give it as an object`);
  const named = key === '-' ? keyed(record, field.keys, at, value) : { ...keyOf(field, value), ...value };
  const found = keyOf(field, named) ?? { key, name: Object.keys(field.keys)[0] as string };
  if (key !== '-' && found.key !== key)
    throw refuse('invalid-body', '/changes', `${pointer} is named ${key}, and its value ${found.key}`);
  return checked(() => assertElement(field, at, { ...named, [found.name]: found.key }));
}

/** Whom a source does not name gets an id of its own. */
function keyed(record: RecordState, keys: Readonly<Record<string, unknown>>, at: Pointer, value: JsonObject): JsonObject {
  if (Object.keys(keys).some((name) => typeof value[name] === 'string') || !('id' in keys)) return value;
  let n = 1;
  while (bookOf(record).claims.has(`${at}/p${n}`)) n++;
  return { ...value, id: `p${n}` };
}

/** The stretch that is meant where none is named. */
function onlyStretch(record: RecordState, pointer: Pointer): Pointer {
  const stretches = placesBelow(record, pointer).filter((each) => isElementOf(each, pointer));
  if (stretches.length > 1)
    throw refuse('ambiguous', '/changes', `${pointer} has several stretches: name one of ${stretches.join(', ')}`);
  return stretches[0] ?? `${pointer}/${OPENING}`;
}

function placesBelow(record: RecordState, pointer: Pointer): Pointer[] {
  return [...bookOf(record).claims.keys()].filter((each) => each.startsWith(`${pointer}/`) && standsAt(record, each) !== null);
}

function isElementOf(each: Pointer, pointer: Pointer): boolean {
  return !each.slice(pointer.length + 1).includes('/');
}

function checked(assert: () => Assertion[]): Assertion[] {
  try {
    return assert();
  } catch (error) {
    throw refuse('invalid-body', '/changes', (error as Error).message);
  }
}
