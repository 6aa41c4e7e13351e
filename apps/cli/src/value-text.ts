import { COUNTRIES } from '#domain/countries.ts';
import { type Pointer, pathOf } from '#domain/fields.ts';
import { isObject, type Json, type JsonObject } from '#domain/json.ts';
import { printable } from './columns.ts';

/** A value of a record as a reader says it. */
export function valueText(value: Json): string {
  if (value === null) return '–';
  if (typeof value === 'string') return partyText(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (!isObject(value)) return value.length === 0 ? '–' : value.map(valueText).join(', ');
  return objectText(value);
}

function objectText(value: JsonObject): string {
  if (value['erased'] === true) return 'erased';
  if (value['sealed'] === true) return 'sealed, and its key is not in KEYS';
  if (value['country'] !== undefined || value['city'] !== undefined) return placeText(value);
  const { kind, reason, name, script, instrument, ...rest } = value;
  const [first = null, ...more] = [kind ?? name ?? instrument, reason].filter((each) => each !== undefined);
  const others = Object.entries(rest).flatMap(([key, each]) =>
    each === undefined || each === null ? [] : [`${labelOf(key).toLowerCase()} ${valueText(each)}`],
  );
  const begins = first === null ? [] : [[first, ...more].map(valueText).join(': ') + (script ? ` (${valueText(script)})` : '')];
  return [...begins, ...others].join(', ');
}

function placeText({ venue, city, region, country }: JsonObject): string {
  const code = typeof country === 'string' ? country : undefined;
  return [venue, city, region, code && (COUNTRIES[code] ?? code)]
    .filter((each) => typeof each === 'string')
    .map(printable)
    .join(', ');
}

/** `state:TJ (Tajikistan)`. */
function partyText(text: string): string {
  const code = /^state:([A-Z]{2}|[A-Z]{4})$/.exec(text)?.[1];
  const name = code === undefined ? undefined : COUNTRIES[code];
  return name === undefined ? printable(text) : `${text} (${name})`;
}

const LABELS: Readonly<Record<string, string>> = {
  onSidelinesOf: 'On sidelines of',
  of: 'Belongs to',
  by: 'Classified by',
  names: 'Name',
};

/** `heldOn` as `Held on`. */
export function labelOf(field: string): string {
  const words = field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return LABELS[field] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** An element of a list stands by its key: it is seen by what stands below it. */
export function isMarker(pointer: Pointer, value: Json): boolean {
  if (!isObject(value)) return false;
  const [[, key] = [], ...more] = Object.entries(value);
  return more.length === 0 && key === pathOf(pointer).at(-1);
}

/** A text that is its own key need not be read twice, nor does an element that is nothing else. */
export function shownPlace(pointer: Pointer, value: Json): Pointer {
  const isItsKey = pathOf(pointer).at(-1) === value || isMarker(pointer, value);
  return isItsKey ? pointer.slice(0, pointer.lastIndexOf('/')) : pointer;
}
