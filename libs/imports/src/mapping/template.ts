import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '#domain/json.ts';
import { isObject } from '#domain/json.ts';
import { slugOf } from '#application/made-id.ts';
import type { Where } from './mapping.ts';

/** What a template may name. */
export type Names = (name: string) => Json | undefined;

const PLACE_ALONE = /^\{([A-Za-z][^{}:]*)(?::([a-z]+))?\}$/;
/** Where a text names something of the row; `\p{Lu}` of a pattern does not. */
export const PLACE = /(?<!\\[pPu])\{([A-Za-z][^{}:]*)(?::([a-z]+))?\}/g;

/** What a text with places may do to a value. */
export const FILTERS: Readonly<Record<string, (text: string) => string | number>> = {
  slug: (text) => slugOf(text, 'x'),
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  /** Of an instant its day. */
  day: (text) => text.slice(0, 10),
  /** Of a long identifier enough to tell it from others of the same name. */
  short: (text) => text.slice(0, 8),
  /** Tells texts apart of which nothing else may be left. */
  hash: hashOf,
  number: (text) => Number(text),
};

/** Eight hex digits of SHA-256. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** A template with its places filled; undefined where a text lacks a name, and where nothing is left of a list or an object. */
export function fill(template: Json | undefined, names: Names): Json | undefined {
  if (typeof template === 'string') return fillText(template, names);
  if (Array.isArray(template)) {
    const list = (template as readonly Json[]).flatMap((each) => fillEach(each, names));
    return list.length > 0 || template.length === 0 ? list : undefined;
  }
  if (!isObject(template)) return template;
  const { $when: when, $where: where, $is: is, ...members } = template;
  if (when !== undefined && fill(when, names) === undefined) return undefined;
  if (where !== undefined && !fits(where as Where, names)) return undefined;
  if (is !== undefined) return fill(is, names);
  const filled = Object.entries(members).flatMap(([name, each]) => {
    const [key, value] = [name.includes('{') ? textOf(name, names) : name, fill(each, names)];
    return key === undefined || value === undefined ? [] : [[key, value]];
  });
  return filled.length > 0 || Object.keys(members).length === 0 ? (Object.fromEntries(filled) as JsonObject) : undefined;
}

/** An element of a list; one with `$each` stands for as many as the list that it names. */
export function fillEach(template: Json, names: Names): readonly Json[] {
  if (!isObject(template) || template.$each === undefined) {
    const filled = fill(template, names);
    return filled === undefined ? [] : [filled];
  }
  const { $each: of, $is: is, ...rest } = template;
  const list = fill(of, names);
  const elements = list === undefined ? [] : Array.isArray(list) ? (list as readonly Json[]) : [list];
  return elements.flatMap((each) =>
    fillEach(is ?? rest, (name) => (name === 'each' ? each : name.startsWith('each.') ? at(each, name.slice(5)) : names(name))),
  );
}

function fillText(template: string, names: Names): Json | undefined {
  const [whole, name, filter] = PLACE_ALONE.exec(template) ?? [];
  if (whole !== undefined) return filtered(names(name as string), filter);
  let lacking = false;
  const text = template.replaceAll(PLACE, (_, each: string, through?: string) => {
    const value = filtered(names(each), through);
    if (value !== undefined && value !== null) return plain(value);
    lacking = true;
    return '';
  });
  return lacking ? undefined : text;
}

function filtered(value: Json | undefined, filter: string | undefined): Json | undefined {
  if (filter === undefined || value === undefined || value === null) return value;
  return (FILTERS[filter] as (text: string) => string | number)(plain(value));
}

function plain(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A text of a template, where it is there. */
export function textOf(template: string, names: Names): string | undefined {
  const value = fill(template, names);
  return value === undefined || value === null ? undefined : plain(value);
}

export function at(value: Json | undefined, path: string): Json | undefined {
  return path
    .split('.')
    .reduce<Json | undefined>(
      (from, part) => (isObject(from) ? from[part] : Array.isArray(from) ? (from as readonly Json[])[Number(part)] : undefined),
      value,
    );
}

/** What is absent is an empty text to a pattern. */
export function fits(where: Where, names: Names): boolean {
  return Object.entries(where).every(([name, pattern]) => {
    const text = textOf(`{${name}}`, names);
    return pattern === null ? text === undefined : patternWith(pattern, names).test(text ?? '');
  });
}

/** A pattern may have places for what the row says, which stand for themselves. */
function patternWith(pattern: string, names: Names): RegExp {
  const filledIn = pattern.replaceAll(PLACE, (place, name: string) => {
    const value = names(name);
    return value === undefined || value === null ? place : literal(plain(value));
  });
  return filledIn === pattern ? patternOf(pattern) : new RegExp(filledIn, 'iu');
}

/** A text as a pattern that matches it alone. */
export function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

const patterns = new Map<string, RegExp>();

/** Patterns are read without regard to case. */
export function patternOf(pattern: string): RegExp {
  let made = patterns.get(pattern);
  if (!made) patterns.set(pattern, (made = new RegExp(pattern, 'iu')));
  return made;
}

/** Members of a mapping that hold patterns, in which braces mean something else. */
const PATTERNS = new Set(['pattern', 'behind', 'where', '$where', 'whose']);

/** Every name that a template has places for, with its filter. */
export function placesIn(template: Json | undefined): { readonly name: string; readonly filter: string | undefined }[] {
  if (typeof template === 'string')
    return [...template.matchAll(PLACE)].map(([, name, filter]) => ({ name: name as string, filter }));
  if (Array.isArray(template)) return (template as readonly Json[]).flatMap(placesIn);
  if (!isObject(template)) return [];
  return Object.entries(template).flatMap(([name, each]) => (PATTERNS.has(name) ? [] : [...placesIn(name), ...placesIn(each)]));
}
