import * as value from '#domain/values.ts';
import { SLUG, SLUG_LENGTH, type ValueType } from '#domain/values.ts';
import type { Json } from '#domain/json.ts';
import { isStateCode } from '#domain/parties.ts';
import { type Field, field, isPlainObject, listProblem, nestedField } from './rule.ts';

// The fields of bodies and queries. Each is at once the rule that class-validator applies and the property that /docs
// shows, so that a body reads as a table of its fields.

interface Length {
  /** Characters. */
  readonly most?: number;
}

/** Any Unicode text that is not blank. */
export function Text({ most = 1000, ...rest }: Field & Length) {
  return field('text', rest, { type: 'string', minLength: 1, maxLength: most }, (given) => textProblem(given, most));
}

/** A date with honest precision. */
export function EdtfDate(rest: Field) {
  return field('date', rest, { type: 'string', format: 'edtf', maxLength: 100 }, (given) => valueProblem(value.date, given, 100));
}

/** An id: of a record, an appointment, a function. */
export function Slug(rest: Field) {
  const schema = { type: 'string', pattern: SLUG.source, maxLength: SLUG_LENGTH };
  return field('slug', rest, schema, slugProblem);
}

function slugProblem(given: unknown): string | null {
  if (typeof given === 'string' && given.length > SLUG_LENGTH) return `an id has at most ${SLUG_LENGTH} characters`;
  return (
    value.slug.problem(given as Json) &&
    'an id is expected: lower-case letters a–z, digits and single hyphens, as in aslov-voronkov-2018-05-03'
  );
}

/** The code of a State or territory. */
export function StateCode(rest: Field) {
  const schema = { type: 'string', pattern: '^([A-Z]{2}|[A-Z]{4}|x-[a-z0-9]+(-[a-z0-9]+)*)$', maxLength: SLUG_LENGTH };
  return field('stateCode', rest, schema, (given) => (isStateCode(given as Json) ? null : STATE_CODE));
}

const STATE_CODE = 'the code of a State is expected: ISO 3166-1 alpha-2 (TJ), ISO 3166-3 (SUHH), or x- and a word (x-hawaii)';

/** What names a record in a path: an id, or the code of a State. */
export function RecordId(rest: Field) {
  return field('recordId', rest, { type: 'string', maxLength: SLUG_LENGTH }, (given) =>
    isStateCode(given as Json) ? null : slugProblem(given),
  );
}

/** Who is represented: a State or an office. */
export function PartyRef(rest: Field) {
  const schema = { type: 'string', pattern: '^(state|office):.+$', maxLength: 107 };
  return field('party', rest, schema, (given) => valueProblem(value.party, given, 107));
}

export function OneOf(allowed: readonly string[], rest: Field) {
  return field('oneOf', rest, { type: 'string', enum: allowed }, (given) =>
    allowed.includes(given as string) ? null : `one of ${allowed.join(', ')} is expected`,
  );
}

export function Truth(rest: Field) {
  return field('truth', rest, { type: 'boolean' }, (given) => (typeof given === 'boolean' ? null : 'true or false is expected'));
}

export function WholeNumber({ least = 0, ...rest }: Field & { readonly least?: number }) {
  return field('wholeNumber', rest, { type: 'integer', minimum: least }, (given) =>
    Number.isSafeInteger(given) && (given as number) >= least ? null : `a whole number from ${least} on is expected`,
  );
}

/** A web address. */
export function Address(rest: Field) {
  return field('address', rest, { type: 'string', format: 'uri', maxLength: 2000 }, (given) => {
    const problem = textProblem(given, 2000);
    if (problem) return problem;
    const scheme = URL.canParse(given as string) ? new URL(given as string).protocol : null;
    return scheme === 'https:' || scheme === 'http:' ? null : 'a web address is expected, as https://asiaplustj.info/en';
  });
}

interface Size {
  readonly least?: number;
  readonly most?: number;
}

interface Items {
  /** JSON Schema of one; a text when left out. */
  readonly items?: object;
}

/** A list of values, each judged as the record judges it. */
export function ListOf(type: ValueType, { least = 0, most = 100, items = { type: 'string' }, ...rest }: Field & Size & Items) {
  const schema = { type: 'array', items, minItems: least, maxItems: most };
  return field('listOf', rest, schema, (given) => {
    const problem = listProblem(given, least, most);
    if (problem) return problem;
    for (const [i, each] of (given as unknown[]).entries()) {
      const why = valueProblem(type, each, 1000);
      if (why) return `entry ${i + 1}: ${why}`;
    }
    return null;
  });
}

/** Pointers to fields of the body or of the record; elements of lists are named by their keys. */
export function Pointers(rest: Field & Size) {
  return ListOf(pointer, rest);
}

/** A value that the record itself knows how to judge. */
export function ValueOf(type: ValueType, { schema, ...rest }: Field & { readonly schema: object }) {
  return field('value', rest, schema, (given) => valueProblem(type, given));
}

/** One value or a list of them, as a list. */
export function listOf<T extends string>(given: T | readonly T[]): readonly T[] {
  return typeof given === 'string' ? [given] : given;
}

export function Nested(type: () => abstract new () => object, rest: Field) {
  return nestedField(type, rest, null);
}

export function Each(type: () => abstract new () => object, { least = 0, most = 100, ...rest }: Field & Size) {
  return nestedField(type, rest, { least, most });
}

/** Fields or pointers of a record, each with its new value; what may stand there the record judges. */
export function ChangesOf(rest: Field) {
  return field('changes', rest, { type: 'object', additionalProperties: true }, (given) => {
    if (!isPlainObject(given)) return 'an object is expected, of fields with their new values: {"heldOn":"2018-05-04"}';
    const { length } = Object.keys(given);
    if (length === 0) return 'at least one change is expected';
    return length > 100 ? 'at most 100 changes are taken at a time' : null;
  });
}

/** Any JSON; what may stand there the record judges. */
export function AnyJson(rest: Field) {
  return field('json', rest, {}, (given) => (given === undefined ? 'a value is expected' : null));
}

/** A filter that may be given several times, or as a list with commas. */
export function Words(allowed: readonly string[] | null, rest: Field) {
  const items = allowed ? { type: 'string', enum: allowed } : { type: 'string' };
  return field('words', rest, { type: 'array', items, maxItems: 50 }, (given) => {
    const words = wordsOf(given);
    if (words.length === 0 || words.length > 50) return 'between 1 and 50 words are expected, with commas between them';
    const unknown = allowed && words.find((word) => !allowed.includes(word));
    if (unknown === null || unknown === undefined)
      return words.every((word) => word.length <= 200) ? null : 'a word has at most 200 characters';
    return `there is no ${JSON.stringify(unknown.slice(0, 100))}: there are ${allowed!.join(', ')}`;
  });
}

export function wordsOf(given: unknown): string[] {
  const parts = Array.isArray(given) ? given : given === undefined ? [] : [given];
  return parts.flatMap((part) => String(part).split(',')).filter((word) => word !== '');
}

/** A whole number, as a parameter of the address. */
export function Count({ least = 0, digits = 15, ...rest }: Field & { readonly least?: number; readonly digits?: number }) {
  const pattern = new RegExp(`^\\d{1,${digits}}$`);
  return field('count', rest, { type: 'string', pattern: pattern.source }, (given) =>
    typeof given === 'string' && pattern.test(given) && Number(given) >= least
      ? null
      : `a whole number from ${least} on is expected`,
  );
}

/** How many items of a list, as a parameter of the address: 1–1000. */
export function Limit() {
  const schema = { type: 'integer', minimum: 1, maximum: 1000, default: 50 };
  return field('limit', { example: 50, optional: true }, schema, (given) =>
    typeof given === 'string' && /^[1-9]\d{0,3}$/.test(given) && Number(given) <= 1000
      ? null
      : 'a whole number from 1 to 1000 is expected',
  );
}

const pointer: ValueType = {
  problem: (given) =>
    typeof given === 'string' && given.startsWith('/') ? null : 'a pointer is expected, as /heldOn or /delegations/state:TJ',
};

function textProblem(given: unknown, most: number): string | null {
  if (typeof given !== 'string') return `a text is expected, not ${kindOf(given)}`;
  if (given.trim() === '') return 'the text is blank';
  return given.length > most ? `a text of at most ${most} characters is expected; this one has ${given.length}` : null;
}

function valueProblem(type: ValueType, given: unknown, most = Infinity): string | null {
  if (given === undefined) return type.problem(null);
  if (typeof given === 'string' && given.length > most) return `at most ${most} characters are expected`;
  return type.problem(given as Json);
}

function kindOf(given: unknown): string {
  if (given === null) return 'null';
  if (given === undefined) return 'nothing';
  return Array.isArray(given) ? 'a list' : `a ${typeof given}`;
}
