import { describe, expect, test } from '@jest/globals';
import { IsString, MinLength, ValidateIf } from 'class-validator';
import fc from 'fast-check';
import { CONTROLLERS } from '../app.module.ts';
import { shapeErrors, shapesTakenBy } from '../http/shape-pipe.ts';
import { Problem } from '../problems/problem.ts';
import { Acceptance } from './acceptance.ts';
import { Text } from './fields.ts';
import { nestedFieldsOf, type Shape } from './rule.ts';

const SHAPES = shapesTakenBy(CONTROLLERS);

describe('what is accepted without class-validator', () => {
  test('is asked of every class that a route takes', () => {
    expect(SHAPES.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['HoldBilateralMeetingBody', 'RecordTerritoryBody', 'AppointmentPath', 'PageQuery']),
    );
    expect(SHAPES.length).toBeGreaterThan(40);
  });

  test.each(SHAPES.map((shape) => [shape.name, shape] as const))('is whole bodies by the examples of %s', (_, shape) => {
    fc.assert(
      fc.property(wholeOf(shape), (value) => {
        expect([Acceptance.of(shape).accepts(value), shapeErrors(shape, value)]).toEqual([true, []]);
      }),
      { numRuns: 20 },
    );
  });

  test.each(SHAPES.map((shape) => [shape.name, shape] as const))('is just what class-validator accepts of %s', (_, shape) => {
    fc.assert(
      fc.property(brokenOf(shape), (value) => {
        expect(Acceptance.of(shape).accepts(value)).toBe(isAccepted(shape, value));
      }),
      { numRuns: 100 },
    );
  });

  test('is no list where an object is expected', () => {
    const shape = SHAPES.find(({ name }) => name === 'HoldBilateralMeetingBody')!;
    const source = { publisher: 'Asia-Plus', attribution: 'stated' };
    const body = { heldOn: '2018-05-03', topics: [], sources: [source], delegations: [[], [{ party: 'state:TJ' }]] };
    expect(shapeErrors(shape, body)).toEqual([
      { pointer: '/delegations/0', detail: 'an object is expected' },
      { pointer: '/delegations/1', detail: 'an object is expected' },
    ]);
    expect(Acceptance.of(shape).accepts(body)).toBe(false);
  });
});

describe('a rule that is none of ours', () => {
  class Foreign {
    @IsString()
    readonly name!: string;
  }
  class ForeignBesideOurs {
    @Text({ example: 'Asia-Plus' })
    @MinLength(2)
    readonly name!: string;
  }
  class ForeignCondition {
    @Text({ example: 'Asia-Plus' })
    @ValidateIf(() => false)
    readonly name!: string;
  }
  class TwoRules {
    @Text({ example: 'Asia-Plus' })
    @Text({ example: 'Asia-Plus', most: 2 })
    readonly name!: string;
  }

  test.each([Foreign, ForeignBesideOurs, ForeignCondition, TwoRules])('is refused at the start: %p', (shape) => {
    expect(() => Acceptance.of(shape)).toThrow(`${shape.name}.name has a rule that is none of bodies/fields.ts`);
  });
});

/** Of a field its example, and of one that is an object of its own what its class takes. */
function wholeOf(shape: Shape): fc.Arbitrary<Record<string, unknown>> {
  const nested = nestedFieldsOf(shape);
  const names = Reflect.getMetadata('swagger/apiModelPropertiesArray', shape.prototype as object) as string[];
  const fields = names.map((each): [string, fc.Arbitrary<unknown>, boolean] => {
    const name = each.slice(1);
    const { example, required, isArray, minItems } = Reflect.getMetadata(
      'swagger/apiModelProperties',
      shape.prototype as object,
      name,
    ) as { example: unknown; required: boolean; isArray?: boolean; minItems?: number };
    const below = nested.get(name);
    if (!below) return [name, fc.constant(textOfQuery(shape, example)), required];
    const one = wholeOf(below());
    return [name, isArray ? fc.array(one, { minLength: minItems ?? 0, maxLength: (minItems ?? 0) + 2 }) : one, required];
  });
  return fc.record(Object.fromEntries(fields.map(([name, values]) => [name, values])), {
    requiredKeys: fields.filter(([, , required]) => required).map(([name]) => name),
  });
}

/** What an address holds is text: of a number too. */
function textOfQuery({ name }: Shape, example: unknown): unknown {
  return !name.endsWith('Body') && typeof example === 'number' ? String(example) : example;
}

function isAccepted(shape: Shape, value: unknown): boolean {
  try {
    return shapeErrors(shape, value).length === 0;
  } catch (error) {
    // Of names that every object has.
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** With something else in some places of it. */
function brokenOf(shape: Shape): fc.Arbitrary<unknown> {
  const harms = fc.array(fc.record({ at: fc.nat(), value: ANYTHING, how: fc.nat(2) }), { minLength: 1, maxLength: 3 });
  return fc.tuple(wholeOf(shape), harms).map(([whole, some]) => {
    let value: unknown = structuredClone(whole);
    for (const { at, value: shared, how } of some) {
      const other = structuredClone(shared);
      const places = [...placesOf(value)];
      const [holder, key] = places[at % (places.length + 1)] ?? [null, ''];
      if (holder === null) value = how === 0 ? other : isObject(value) ? { ...value, [NAMES[at % NAMES.length]!]: other } : value;
      else if (how === 0) holder[key] = other;
      else if (how === 1 && !Array.isArray(holder)) delete holder[key];
      else holder[key] = [structuredClone(holder[key])];
    }
    return value;
  });
}

/** JSON, and what rules look for. */
const ANYTHING: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    'TJ',
    'state:TJ',
    'office:unoct',
    '2018-05-03',
    '2018-13',
    '/heldOn',
    'public',
    'A',
    '1',
    'I',
  ),
  fc.constantFrom<unknown>(
    {},
    [],
    [[]],
    [{}],
    [null],
    true,
    0,
    -1,
    1.5,
    'x'.repeat(101),
    'x'.repeat(10_001),
    'http://x',
    'ftp://x',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

const NAMES = ['id', 'label', 'unknown', 'sources', 'x/y'];

function* placesOf(value: unknown): Iterable<[Record<string, unknown>, string]> {
  if (!isObject(value)) return;
  for (const key of Object.keys(value)) {
    yield [value, key];
    yield* placesOf(value[key]);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
