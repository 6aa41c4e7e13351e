import { describe, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import { assert, jsonValue, property } from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

describe('canonical JSON', () => {
  test.each<[unknown, string]>([
    [{ b: 1, a: [true, null, 'x'], '10': 'ten', '9': 'nine' }, '{"10":"ten","9":"nine","a":[true,null,"x"],"b":1}'],
    [{}, '{}'],
    [[], '[]'],
    [[[], {}, ''], '[[],{},""]'],
    [1e21, '1e+21'],
    [10.5, '10.5'],
    [-0, '0'],
    [1e-7, '1e-7'],
    [Number('333333333.33333329'), '333333333.3333333'],
    ['\u20ac$\u000f\nA\'B"\\"/\u2028', '"€$\\u000f\\nA\'B\\"\\\\\\"/\u2028"'],
    [Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
  ])('of %p is %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test('sorts keys by UTF-16 code units, as in the example of RFC 8785', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1f600}': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(canonicalJson(value)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis",' +
        '"\u20ac":"Euro Sign","\u{1f600}":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
  });

  test('is what the canonicalize package makes of any JSON value, and reads back as the value', () => {
    assert(
      property(jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = canonicalJson(value);
        expect(text).toBe(canonicalize(value));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  test.each<[string, unknown]>([
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['a hole', [1, , 3]], // oxlint-disable-line no-sparse-arrays
    ['NaN', [Number.NaN]],
    ['infinity', { a: Infinity }],
    ['a bigint', 1n],
    ['a symbol', Symbol('a')],
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['an instance of a class', new URL('https://example.org')],
    ['half a character', 'a\ud83d'],
    ['half a character in a key', { '\udc00': 1 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  test('refuses what is nested too deep, before the stack ends', () => {
    expect(canonicalJson(nested(200))).toBe('['.repeat(200) + ']'.repeat(200));
    expect(() => canonicalJson(nested(201))).toThrow(TypeError);
    expect(() => canonicalJson(nested(100_000))).toThrow(TypeError);
  });
});

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
