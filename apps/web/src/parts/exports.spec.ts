import { expect, test } from '@jest/globals';
import { addressOf, listExports, recordExports } from './exports.ts';

const hrefs = (of: { readonly ways: readonly { readonly href: string }[] }): string[] => of.ways.map(({ href }) => href);

test('a list is exported with the filters and clocks that it is shown with, and nothing that is not set', () => {
  expect(hrefs(listExports('All', '/v1/partnerships', { party: 'state:TJ', status: undefined, asOf: '2018-05' }))).toEqual([
    '/v1/partnerships?party=state:TJ&asOf=2018-05&format=csv',
    '/v1/partnerships?party=state:TJ&asOf=2018-05&format=csv&bom=true',
    '/v1/partnerships?party=state:TJ&asOf=2018-05&format=ndjson',
  ]);
});

test('a record is exported in each of its formats, as known then', () => {
  const found = recordExports('meetings', 'x', { knownAt: '2026-11-25T12:00:00Z' });
  expect(found.flatMap(hrefs)).toEqual([
    '/v1/meetings/x?knownAt=2026-11-25T12:00:00Z&format=json',
    '/v1/meetings/x?knownAt=2026-11-25T12:00:00Z&format=jsonld',
    '/v1/meetings/x/provenance?knownAt=2026-11-25T12:00:00Z',
    '/v1/meetings/x/citation?knownAt=2026-11-25T12:00:00Z&format=bibtex',
    '/v1/meetings/x/citation?knownAt=2026-11-25T12:00:00Z&format=csl-json',
  ]);
});

test('what stands in a path is written so that it stays one part of it', () => {
  expect(addressOf('/v1/partnerships/{a}/{b}', { q: 'a b&c' }, { a: 'state:TJ', b: 'x/y' })).toBe(
    '/v1/partnerships/state:TJ/x%2Fy?q=a+b%26c',
  );
});
