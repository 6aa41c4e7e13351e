import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy, ValidateIf, ValidateNested } from 'class-validator';

export type Problem = (value: unknown) => string | null;

const problems = new WeakSet<Problem>();

/** Whether a constraint that class-validator keeps is the function of a rule of ours. */
export function isProblem(constraint: unknown): constraint is Problem {
  return typeof constraint === 'function' && problems.has(constraint as Problem);
}

/** What every field of a body says of itself. */
export interface Field {
  readonly example: unknown;
  /** For the reader of /docs, where the name does not say it. */
  readonly about?: string;
  readonly optional?: true;
}

type Schema = Omit<ApiPropertyOptions, 'required' | 'example' | 'description'>;

/** A field with one rule. The function that judges it is kept as the rule's constraint: null when the value may stand. */
export function field(name: string, { example, about, optional }: Field, schema: object, problem: Problem): PropertyDecorator {
  problems.add(problem);
  return applyDecorators(
    ApiProperty(propertyOf(schema, example, about, optional)),
    ...(optional ? [WhenGiven()] : []),
    ValidateBy({
      name,
      constraints: [problem],
      validator: {
        validate: (value) => problem(value) === null,
        defaultMessage: (args) => problem(args?.value) ?? '',
      },
    }),
  );
}

export type Shape = abstract new () => object;

const NESTED = 'chancery:nested';

/** A field that is an object of its own, or a list of such. */
export function nestedField(
  type: () => Shape,
  { example, about, optional }: Field,
  list: { most: number; least: number } | null,
) {
  const problem: Problem = list
    ? (value) => listProblem(value, list.least, list.most)
    : (value) => (isPlainObject(value) ? null : 'an object is expected');
  problems.add(problem);
  // Named so, for by its name alone the documentation tells a class that comes later from a class.
  const later = { type: () => type() };
  const schema = list ? { ...later, isArray: true, minItems: list.least, maxItems: list.most } : later;
  return applyDecorators(
    ((target: object, property: string) => {
      const known =
        (Reflect.getMetadata(NESTED, target) as Map<string, () => Shape> | undefined) ?? new Map<string, () => Shape>();
      Reflect.defineMetadata(NESTED, new Map(known).set(property, type), target);
    }) as PropertyDecorator,
    ApiProperty(propertyOf(schema, example, about, optional)),
    ...(optional ? [WhenGiven()] : []),
    ValidateBy({
      name: list ? 'list' : 'object',
      constraints: [problem],
      validator: { validate: (value) => problem(value) === null, defaultMessage: (args) => problem(args?.value) ?? '' },
    }),
    ValidateNested({ message: 'an object is expected' }),
  );
}

/** The fields of a class that are objects of their own, with their classes. */
export function nestedFieldsOf(type: Shape): ReadonlyMap<string, () => Shape> {
  return (Reflect.getMetadata(NESTED, type.prototype as object) as Map<string, () => Shape> | undefined) ?? new Map();
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listProblem(value: unknown, least: number, most: number): string | null {
  if (!Array.isArray(value)) return 'a list is expected';
  if (value.length < least) return least === 1 ? 'at least one is expected' : `at least ${least} are expected`;
  return value.length > most ? `at most ${most} are taken` : null;
}

/** Absent is absent: an optional field may be left out, and is not null. */
export const isGiven = (_: object, value: unknown): boolean => value !== undefined;
const WhenGiven = (): PropertyDecorator => ValidateIf(isGiven);

function propertyOf(schema: object, example: unknown, about: string | undefined, optional: true | undefined): ApiPropertyOptions {
  return { ...(schema as Schema), required: !optional, example, ...(about && { description: about }) } as ApiPropertyOptions;
}
