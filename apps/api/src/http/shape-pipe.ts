import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { getMetadataStorage, type ValidationError, validateSync } from 'class-validator';
import { Acceptance } from '../bodies/acceptance.ts';
import { isPlainObject, nestedFieldsOf, type Shape } from '../bodies/rule.ts';
import { RESERVED_NAMES } from './json-body.ts';
import { Problem, type ProblemError } from '../problems/problem.ts';

/**
 * Judges bodies, paths and queries by their classes, and hands on what came in: bodies stay plain JSON. (No
 * class-transformer: it calls what a client names `constructor`.)
 */
@Injectable()
export class ShapePipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'custom' || metatype === undefined) return value;
    const acceptance = Acceptance.of(metatype as Shape);
    if (!acceptance.hasFields || acceptance.accepts(value)) return value;
    const errors = shapeErrors(metatype as Shape, value);
    if (errors.length === 0) return value;
    const [first] = errors as [ProblemError];
    const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
    const detail = `${first.pointer === '' ? '' : `${first.pointer}: `}${first.detail}${more}`;
    throw new Problem(type === 'body' ? 'invalid-body' : 'invalid-query', detail, { errors });
  }
}

/** The classes that routes take their bodies, paths and queries by. */
export function shapesTakenBy(controllers: readonly Type[]): Shape[] {
  const methods = controllers.flatMap(({ prototype }: { prototype: object }) =>
    Object.getOwnPropertyNames(prototype).map(
      (name) => (Reflect.getMetadata('design:paramtypes', prototype, name) as Shape[] | undefined) ?? [],
    ),
  );
  return [...new Set(methods.flat())].filter((type) => Acceptance.of(type).hasFields);
}

/** At most so many mistakes are told at once. */
const MOST_ERRORS = 50;

/** What is wrong with a value that should have the fields of a class; nothing, when it may pass. */
export function shapeErrors(type: Shape, value: unknown): readonly ProblemError[] {
  if (!isPlainObject(value)) return [{ pointer: '', detail: 'a JSON object is expected' }];
  const errors = validateSync(instanceOf(type, value), {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
  });
  const found: ProblemError[] = [];
  // No more are put into words than are told: a body may have a hundred thousand.
  for (const error of errors) for (const each of told(error, '')) if (found.push(each) === MOST_ERRORS) return found;
  return found;
}

/** class-validator finds the rules of a value by its class. */
function instanceOf(type: Shape, value: Record<string, unknown>): object {
  const instance = Object.create(type.prototype as object) as Record<string, unknown>;
  for (const name of Object.keys(value)) {
    // Bodies have none of these any more.
    if (RESERVED_NAMES.has(name)) throw new Problem('invalid-query', `There is no parameter named ${name}.`);
    const nested = nestedFieldsOf(type).get(name);
    instance[name] = nested ? instancesOf(nested(), value[name]) : value[name];
  }
  return instance;
}

function instancesOf(type: Shape, value: unknown): unknown {
  // A list within the list is no object either, and class-validator would look for objects in it.
  if (Array.isArray(value))
    return value.map((each) => (isPlainObject(each) ? instanceOf(type, each) : !Array.isArray(each) && each));
  return isPlainObject(value) ? instanceOf(type, value) : value;
}

function* told({ property, value, constraints, children, target }: ValidationError, at: string): Generator<ProblemError> {
  const pointer = `${at}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const [rule, detail] = Object.entries(constraints ?? {})[0] ?? [];
  if (rule === 'whitelistValidation') yield { pointer, detail: unknownField(property, target) };
  else if (detail !== undefined && value === undefined) yield { pointer, detail: `${property} is missing: ${detail}` };
  else if (detail !== undefined)
    yield { pointer, detail: value === null ? `${detail}; leave it out where it is not known` : detail };
  for (const child of children ?? []) yield* told(child, pointer);
}

function unknownField(property: string, target: object | undefined): string {
  const metadatas = target ? getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', false, false) : [];
  const known = [...new Set(metadatas.map((each) => each.propertyName))];
  if (known.length === 0) return `${property.slice(0, 100)} is not taken here`;
  return `there is no ${property.slice(0, 100)} here: there are ${known.join(', ')}`;
}
