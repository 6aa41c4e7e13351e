import { describe, expect, test } from '@jest/globals';

import type { RecordedEvent } from '../event-store.ts';
import { matching, serverFilter } from './all-filter.ts';

const event = (stream: string, type: string): RecordedEvent => ({
  id: '018f3c3e-7b1a-7c3d-9e4f-0123456789ab',
  stream,
  type,
  revision: 0,
  position: 1n,
  data: '{}',
  metadata: '{}',
});

describe('the filter that the server is given', () => {
  test('takes the streams where streams and types are asked for', () => {
    expect(serverFilter({ streamPrefixes: ['meeting-'], types: ['NoteTaken'] })).toMatchObject({
      filterOn: 'streamName',
      prefixes: ['meeting-'],
    });
  });

  test('takes types whole, whatever they are made of', () => {
    expect(serverFilter({ types: ['Note.Taken', 'A|B'] })).toMatchObject({
      filterOn: 'eventType',
      regex: String.raw`^(Note\.Taken|A\|B)$`,
    });
  });

  test('leaves out system streams and the name of the log where nothing is asked for', () => {
    const { regex } = serverFilter() as { regex: string };
    const passes = (stream: string) => new RegExp(regex).test(stream);
    expect(['meeting-a', 'chancery-logbook', 'a$'].filter(passes)).toEqual(['meeting-a', 'chancery-logbook', 'a$']);
    expect(['$stats-a', '$$meeting-a', 'chancery-log'].filter(passes)).toEqual([]);
  });
});

describe('what the adapter lets through', () => {
  test.each([
    [undefined, 'meeting-a', 'NoteTaken', true],
    [undefined, '$stats-a', 'NoteTaken', false],
    [undefined, 'chancery-log', 'LogNamed', false],
    [{ streamPrefixes: ['meeting-'] }, 'meeting-a', 'NoteTaken', true],
    [{ streamPrefixes: ['meeting-'] }, '\u00admeeting-a', 'NoteTaken', false],
    [{ streamPrefixes: ['meeting-', 'visit-'], types: ['NoteTaken'] }, 'visit-a', 'NoteTaken', true],
    [{ streamPrefixes: ['meeting-', 'visit-'], types: ['NoteTaken'] }, 'visit-a', 'NoteTakenBack', false],
    [{ streamPrefixes: ['$'] }, '$stats-a', 'NoteTaken', false],
    [{ types: [] }, 'meeting-a', 'NoteTaken', false],
  ])('given %p, of stream %s and type %s: %p', (filter, stream, type, passes) => {
    expect(matching(filter)(event(stream, type))).toBe(passes);
  });
});
