import { expect, test } from '@jest/globals';
import { matching } from './matching.ts';

const parties = [
  { value: 'state:TJ', label: 'Tajikistan', words: ['TJ'] },
  { value: 'state:TR', label: 'Türkiye', words: ['TR', 'Turkey'] },
  { value: 'office:unoct', label: 'United Nations Office of Counter-Terrorism', words: ['UNOCT'] },
  { value: 'state:GB', label: 'United Kingdom', words: ['GB', 'UK'] },
];
const found = (q: string): string[] => matching(parties, q).map(({ value }) => value);

test('is found by the beginnings of its words, in any order, whatever their accents and case', () => {
  expect(found('turkiye')).toEqual(['state:TR']);
  expect(found('terr off')).toEqual(['office:unoct']);
  expect(found('united')).toEqual(['office:unoct', 'state:GB']);
  expect(found('kistan')).toEqual([]);
});

test('is found by what it is called besides, and first where that is the whole of it', () => {
  expect(found('unoct')).toEqual(['office:unoct']);
  expect(found('turkey')).toEqual(['state:TR']);
  expect(found('t')).toEqual(['state:TJ', 'state:TR', 'office:unoct']);
  expect(found('tr')).toEqual(['state:TR']);
});
