import { expect, test } from '@jest/globals';
import { UnknownMapping } from '#imports/mapping/find-mapping.ts';
import { UnreadableMapping } from '#imports/mapping/read-mapping.ts';
import { ImportRefused } from '../imports/import-refused.ts';
import { problemOf } from './problem-of.ts';

const request = { method: 'POST', url: '/v1/imports' };

test.each<[string, Error, string, string]>([
  ['its mapping is not there', new UnknownMapping('there is none'), 'invalid-query', 'as: there is none.'],
  ['its mapping is none', new UnreadableMapping(['it is empty']), 'invalid-query', 'as: this is no mapping: it is empty.'],
  ['it has its own clock', new ImportRefused('own-clock', 'it has its own clock'), 'invalid-query', 'It has its own clock.'],
  ['it lacks files', new ImportRefused('lacks-files', 'it lacks files'), 'invalid-body', 'It lacks files.'],
  ['many wait', new ImportRefused('too-many', '10 wait'), 'too-many-imports', '10 wait: try again when they are done.'],
  ['others run them', new ImportRefused('run-elsewhere', 'another runs them'), 'not-the-writer', 'Another runs them.'],
])('An import is refused in words of its own where %s', (_, error, code, detail) => {
  expect(problemOf(error, request)).toMatchObject({ code, document: { detail } });
});

test('What nobody foresaw says nothing of the inside', () => {
  const { code, document } = problemOf(new TypeError('reading #rows of null'), request);
  expect(code).toBe('internal');
  expect(JSON.stringify(document)).not.toContain('#rows');
});
