/**
 * A value as one of its kind; undefined where it is none. What a browser kept may be of an earlier desk, or of another
 * hand: what is wrong in a list is dropped, what is wrong in a field is as it is in a new one.
 */
export type Shape<Value> = (given: unknown) => Value | undefined;

export const text: Shape<string> = (given) => (typeof given === 'string' ? given : undefined);
export const flag: Shape<boolean> = (given) => (typeof given === 'boolean' ? given : undefined);
export const anything: Shape<unknown> = (given) => given;

/** One of some words: what is another the program refuses, at its field. */
export const word = <Word extends string>(): Shape<Word> => text as Shape<Word>;

export const oneOf =
  <Word extends string>(...words: readonly Word[]): Shape<Word> =>
  (given) =>
    words.find((each) => each === given);

export const orNull =
  <Value>(shape: Shape<Value>): Shape<Value | null> =>
  (given) =>
    given === null ? null : shape(given);

export const listOf =
  <Value>(shape: Shape<Value>): Shape<readonly Value[]> =>
  (given) =>
    Array.isArray(given) ? given.flatMap((each) => shape(each) ?? []) : undefined;

export const mapOf =
  <Value>(shape: Shape<Value>): Shape<Readonly<Record<string, Value>>> =>
  (given) =>
    isObject(given)
      ? Object.fromEntries(
          Object.entries(given).flatMap(([name, each]) => {
            const value = shape(each);
            return value === undefined ? [] : [[name, value]];
          }),
        )
      : undefined;

/** @param needed the fields that it is nothing without */
export const like =
  <Value extends object>(
    fresh: Value,
    shapes: { readonly [Field in keyof Value]-?: Shape<Value[Field]> },
    ...needed: readonly (keyof Value)[]
  ): Shape<Value> =>
  (given) => {
    if (!isObject(given)) return undefined;
    const read = Object.entries<Shape<unknown>>(shapes as never).flatMap(([field, shape]) => {
      const value = shape(given[field]);
      return value === undefined ? [] : [[field, value]];
    });
    const said = Object.fromEntries(read) as Partial<Value>;
    return needed.every((field) => said[field] !== undefined) ? { ...fresh, ...said } : undefined;
  };

function isObject(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}
