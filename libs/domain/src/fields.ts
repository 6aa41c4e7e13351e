import { isEdtf, parseEdtf } from './edtf.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { date, type ValueType } from './values.ts';

/**
 * The fields of a noun, as data. A pointer (RFC 6901) names a value by its place, an element of a list by its key, a
 * stretch by the day it begins: `/delegations/state:TJ/participants/x/role`, `/name/2020-01-01`.
 */
export type Pointer = string;

export type Field =
  /** One value at all times: rivals for it are a dispute. */
  | { readonly kind: 'single'; readonly type: ValueType }
  /** One value at a time: a stretch begins on its key and ends at the next, or at its own `until`. */
  | { readonly kind: 'dated'; readonly type: ValueType; readonly together?: boolean; readonly observed?: boolean }
  /** Texts, each its own key. */
  | { readonly kind: 'texts'; readonly type: ValueType }
  /** Elements with fields of their own; the first of `keys` that an element has is its key. */
  | ListField
  /** Fields that belong together under one name. */
  | { readonly kind: 'group'; readonly fields: Fields };

export interface ListField {
  readonly kind: 'list';
  readonly keys: Readonly<Record<string, ValueType>>;
  /** Of an element itself, which stands by its key alone: its fields have places of their own. */
  readonly marker: ValueType;
  readonly fields: Fields;
  /** Elements that nothing names get an id after this letter: `p1`, `p2`. */
  readonly made?: string;
}

export type Fields = Readonly<Record<string, Field>>;

export const single = (type: ValueType): Field => ({ kind: 'single', type });
export const dated = (type: ValueType): Field => ({ kind: 'dated', type });
/** Values of one stretch stand together and never dispute: the spellings of a name. */
export const datedTogether = (type: ValueType): Field => ({ kind: 'dated', type, together: true });
/** Values seen on a day: a claim that names none is of the day on which its source was published. */
export const observed = (type: ValueType): Field => ({ kind: 'dated', type, observed: true });
export const texts = (type: ValueType): Field => ({ kind: 'texts', type });
export const list = (keys: ListField['keys'], fields: Fields, made?: string): ListField => ({
  kind: 'list',
  keys,
  marker: markerOf(keys),
  fields,
  ...(made !== undefined && { made }),
});

export const group = (fields: Fields): Field => ({ kind: 'group', fields });

/** Key of the stretch that begins with the record, or at an unknown edge. */
export const OPENING = 'start';

export interface Stretch {
  /** EDTF; null is the record's beginning, or unknown. */
  readonly from: string | null;
  readonly until: string | null;
  readonly value: Json;
}

/** What a record says: single values as they are, a dated field as its stretches, a list as its elements. */
export interface Said {
  readonly [field: string]: Json | readonly Stretch[] | readonly Said[] | Said | undefined;
}

export interface Assertion {
  readonly pointer: Pointer;
  readonly value: Json;
  /** What may stand there, where the assertion was made of a field. */
  readonly type?: ValueType;
}

export function pointerTo(...path: readonly string[]): Pointer {
  return path
    .map((part) => `/${part.includes('~') || part.includes('/') ? part.replaceAll('~', '~0').replaceAll('/', '~1') : part}`)
    .join('');
}

export function pathOf(pointer: Pointer): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => (part.includes('~') ? part.replaceAll('~1', '/').replaceAll('~0', '~') : part));
}

export function covers(pointer: Pointer, other: Pointer): boolean {
  return other === pointer || other.startsWith(`${pointer}/`);
}

export function keyOf(field: ListField, element: JsonObject): { name: string; key: string } | null {
  for (const name in field.keys) {
    const key = element[name];
    if (typeof key === 'string') return { name, key };
  }
  return null;
}

/** A body as the values that it puts at each pointer. What is no field of the noun is not of the record (`id`, `sources`). */
export function assertionsOf(fields: Fields, body: JsonObject, at: Pointer = '', into: Assertion[] = []): Assertion[] {
  for (const name in fields) {
    const value = body[name];
    if (value !== undefined && value !== null) assertField(fields[name] as Field, `${at}/${name}`, value, into);
  }
  return into;
}

/** A value of one field as the values that it puts at each pointer below it. */
export function assertField(field: Field, at: Pointer, value: Json, into: Assertion[] = []): Assertion[] {
  switch (field.kind) {
    case 'single':
      into.push({ pointer: at, value, type: field.type });
      break;
    case 'dated':
      into.push({ pointer: `${at}/${OPENING}`, value, type: field.type });
      break;
    case 'texts':
      for (const text of value as readonly string[]) into.push({ pointer: at + pointerTo(text), value: text, type: field.type });
      break;
    case 'list':
      for (const element of value as readonly JsonObject[]) assertElement(field, at, element, into);
      break;
    case 'group':
      assertionsOf(field.fields, value as JsonObject, at, into);
  }
  return into;
}

export function assertElement(field: ListField, at: Pointer, element: JsonObject, into: Assertion[] = []): Assertion[] {
  const found = keyOf(field, element);
  if (!found) throw new TypeError(`an element of ${at} has no ${Object.keys(field.keys).join(' or ')}`);
  const pointer = at + pointerTo(found.key);
  into.push({ pointer, value: { [found.name]: found.key }, type: field.marker });
  return assertionsOf(field.fields, element, pointer, into);
}

/** Elements with a key each, in lists within them too: those that nothing names get ids of their own that are not taken. */
export function withKeys(
  field: ListField,
  at: Pointer,
  elements: readonly JsonObject[],
  isTaken: (pointer: Pointer) => boolean,
): readonly JsonObject[] {
  let taken: Set<string | undefined> | undefined;
  return elements.map((each) => {
    let key = keyOf(field, each)?.key;
    const named = key === undefined && field.made !== undefined ? { ...each, id: (key = freeKey(field.made)) } : each;
    return key === undefined ? named : withKeysBelow(field.fields, at + pointerTo(key), named, isTaken);
  });

  function freeKey(letter: string): string {
    taken ??= new Set(elements.map((each) => keyOf(field, each)?.key));
    let n = 1;
    while (taken.has(`${letter}${n}`) || isTaken(`${at}/${letter}${n}`)) n++;
    taken.add(`${letter}${n}`);
    return `${letter}${n}`;
  }
}

/** A body or an element, with a key for each element of the lists in it. */
export function withKeysBelow(
  fields: Fields,
  at: Pointer,
  element: JsonObject,
  isTaken: (pointer: Pointer) => boolean,
): JsonObject {
  let keyed: Record<string, Json | undefined> | undefined;
  for (const name in fields) {
    const nested = element[name];
    if (nested === undefined) continue;
    const field = fields[name] as Field;
    if (field.kind === 'group' && isObject(nested)) {
      keyed ??= { ...element };
      keyed[name] = withKeysBelow(field.fields, `${at}/${name}`, nested, isTaken);
    } else if (field.kind === 'list' && Array.isArray(nested)) {
      keyed ??= { ...element };
      keyed[name] = withKeys(field, `${at}/${name}`, nested as readonly JsonObject[], isTaken);
    }
  }
  return keyed ?? element;
}

/** Why a value does not fit a whole field; null when it does. Keys of elements may be missing where they can be made. */
export function shapeProblem(field: Field, value: Json): string | null {
  switch (field.kind) {
    case 'single':
    case 'dated':
      return field.type.problem(value);
    case 'texts':
      if (!Array.isArray(value)) return 'a list is expected';
      return (value as Json[]).map((each) => field.type.problem(each)).find((problem) => problem !== null) ?? null;
    case 'list':
      if (!Array.isArray(value)) return 'a list is expected';
      return (value as Json[]).map((each) => elementProblem(field, each)).find((problem) => problem !== null) ?? null;
    case 'group':
      return isObject(value) ? membersProblem(field.fields, value) : 'an object is expected';
  }
}

export function elementProblem(field: ListField, value: Json): string | null {
  if (!isObject(value)) return 'an object is expected';
  const found = keyOf(field, value);
  if (!found && field.made === undefined) return `an element has ${Object.keys(field.keys).join(' or ')}`;
  const { [found?.name ?? '']: _, ...members } = value;
  return membersProblem(field.fields, members, Object.keys(field.keys));
}

function membersProblem(fields: Fields, members: JsonObject, keys: readonly string[] = []): string | null {
  for (const [name, each] of Object.entries(members)) {
    if (each === undefined) continue;
    const within = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!within) return `there is no ${name} here: there are ${[...keys, ...Object.keys(fields)].join(', ')}`;
    const problem = shapeProblem(within, each);
    if (problem !== null) return `${name}: ${problem}`;
  }
  return null;
}

/** What a body with nothing against it says: the same as assembling its assertions, without the detour. */
export function saidOf(fields: Fields, body: JsonObject, said: Record<string, Said[string]> = {}): Said {
  for (const name in fields) {
    const field = fields[name] as Field;
    const value = body[name];
    if (value === undefined || value === null) continue;
    if (field.kind === 'single') said[name] = value;
    else if (field.kind === 'dated') said[name] = [{ from: null, until: null, value }];
    else if (field.kind === 'group') {
      const together = saidOf(field.fields, value as JsonObject);
      if (Object.keys(together).length > 0) said[name] = together;
    } else if ((value as readonly Json[]).length > 0) {
      said[name] =
        field.kind === 'texts'
          ? [...new Set(value as readonly string[])]
          : (value as readonly JsonObject[]).map((element) => saidElement(field, element));
    }
  }
  return said;
}

function saidElement(field: ListField, element: JsonObject): Said {
  const found = keyOf(field, element);
  return saidOf(field.fields, element, found ? { [found.name]: found.key } : {});
}

/** The inverse of `assertionsOf`: what the values at their pointers say together. */
export function assemble(fields: Fields, values: ReadonlyMap<Pointer, Json>): Said {
  return assembleFields(fields, treeOf(values));
}

interface Node {
  value?: Json;
  readonly below: Map<string, Node>;
}

function treeOf(values: ReadonlyMap<Pointer, Json>): Node {
  const root: Node = { below: new Map() };
  for (const [pointer, value] of values) {
    let node = root;
    for (const part of pathOf(pointer)) {
      let next = node.below.get(part);
      if (!next) node.below.set(part, (next = { below: new Map() }));
      node = next;
    }
    node.value = value;
  }
  return root;
}

function assembleFields(fields: Fields, node: Node): Said {
  const said: Record<string, Said[string]> = {};
  for (const name in fields) {
    const field = fields[name] as Field;
    const at = node.below.get(name);
    if (!at) continue;
    if (field.kind === 'single') {
      if (at.value !== undefined) said[name] = at.value;
    } else if (field.kind === 'dated') {
      const stretches = stretchesOf(at, field);
      if (stretches.length > 0) said[name] = stretches;
    } else if (field.kind === 'group') {
      const together = assembleFields(field.fields, at);
      if (Object.keys(together).length > 0) said[name] = together;
    } else if (field.kind === 'texts') {
      const standing = [...at.below.values()].filter((each) => each.value !== undefined).map((each) => each.value as string);
      if (standing.length > 0) said[name] = standing;
    } else {
      // A value below an element that was withdrawn says nothing.
      const standing = [...at.below.values()].filter((each) => each.value !== undefined);
      if (standing.length > 0)
        said[name] = standing.map((each) => ({ ...(each.value as JsonObject), ...assembleFields(field.fields, each) }));
    }
  }
  return said;
}

function stretchesOf(node: Node, field: Field & { kind: 'dated' }): Stretch[] {
  const stretches: Stretch[] = [];
  for (const [key, each] of node.below) {
    if (each.value === undefined) continue;
    const until = each.below.get('until')?.value;
    const values = field.together && Array.isArray(each.value) ? (each.value as Json[]) : [each.value];
    for (const value of values)
      stretches.push({ from: key === OPENING ? null : key, until: typeof until === 'string' ? until : null, value });
  }
  return stretches.toSorted((a, b) => beginOf(a) - beginOf(b));
}

function beginOf({ from }: Stretch): number {
  return from === null ? -Infinity : parseEdtf(from).begin.from;
}

export interface Spot {
  readonly field: Field;
  readonly place: 'field' | 'element' | 'stretch' | 'until';
}

/** The field that a pointer lies in, and how: all of it, an element, a stretch or its end. Null where the noun has no such place. */
export function spotAt(fields: Fields, pointer: Pointer): Spot | null {
  const path = pathOf(pointer);
  let within = fields;
  for (let i = 0; i < path.length; i += 2) {
    const name = path[i] as string;
    const field = Object.hasOwn(within, name) ? within[name] : undefined;
    if (!field) return null;
    const left = path.length - i - 1;
    if (left === 0) return { field, place: 'field' };
    if (field.kind === 'single') return null;
    if (field.kind === 'group') {
      within = field.fields;
      i--;
      continue;
    }
    if (field.kind === 'dated') {
      if (!isStretchKey(path[i + 1] as string)) return null;
      if (left === 1) return { field, place: 'stretch' };
      return left === 2 && path.at(-1) === 'until' ? { field, place: 'until' } : null;
    }
    if (left === 1) return { field, place: 'element' };
    if (field.kind === 'texts') return null;
    within = field.fields;
  }
  return null;
}

/** The elements and stretches that a pointer lies below, the outermost first. */
export function above(fields: Fields, pointer: Pointer): Pointer[] {
  const path = pathOf(pointer);
  return path.flatMap((_, i) => {
    const at = pointerTo(...path.slice(0, i));
    const place = i === 0 ? undefined : spotAt(fields, at)?.place;
    return place === 'element' || place === 'stretch' ? [at] : [];
  });
}

function isStretchKey(key: string): boolean {
  return key === OPENING || isEdtf(key);
}

/** What may stand at a spot that holds one value. */
export function typeOf({ field, place }: Spot): ValueType {
  if (place === 'until') return date;
  if (field.kind === 'group') return nothing;
  return field.kind === 'list' ? field.marker : field.type;
}

const nothing: ValueType = { problem: () => 'these are several fields: name one of them' };

function markerOf(keys: ListField['keys']): ValueType {
  return {
    problem(value) {
      const name = firstName(value as JsonObject);
      const [type, key] = name === undefined ? [] : [keys[name], (value as JsonObject)[name]];
      return type && key !== undefined ? type.problem(key) : `an element has ${Object.keys(keys).join(' or ')}`;
    },
    refers(value) {
      const name = firstName(value as JsonObject);
      const [type, key] = name === undefined ? [] : [keys[name], (value as JsonObject)[name]];
      return (key !== undefined && type?.refers?.(key)) || [];
    },
  };
}

function firstName(object: JsonObject): string | undefined {
  for (const name in object) return name;
  return undefined;
}

export function asText(value: Said[string]): string | null {
  return typeof value === 'string' ? value : null;
}

export function asGroup(value: Said[string]): Said | null {
  return isObject(value) ? value : null;
}

export function asElements(value: Said[string]): readonly Said[] {
  return Array.isArray(value) ? (value as readonly Said[]) : [];
}

export function asStretches(value: Said[string]): readonly Stretch[] {
  return Array.isArray(value) ? (value as readonly Stretch[]) : [];
}

export function asTexts(value: Said[string]): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}
