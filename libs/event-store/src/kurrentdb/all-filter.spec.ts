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
    const filter = serverFilter({ streamPrefixes: ['meeting-'], types: ['NoteTaken'] });
    expect(filter.getStreamIdentifier()?.getPrefixList()).toEqual(['meeting-']);
    expect(filter.hasEventType()).toBe(false);
  });

  test('takes types whole, whatever they are made of', () => {
    const filter = serverFilter({ types: ['Note.Taken', 'A|B'] });
    expect(filter.getEventType()?.getRegex()).toBe(String.raw`^(Note\.Taken|A\|B)$`);
  });

  test('leaves out system streams and the name of the log where nothing is asked for', () => {
    const streams = ['meeting-a', 'chancery-logbook', 'a$', '$stats-a', '$$meeting-a', 'chancery-log'];
    expect(streams.filter(passing(serverFilter()))).toEqual(['meeting-a', 'chancery-logbook', 'a$']);
  });

  test('names only streams with the prefix that all of ours have', () => {
    const wanted = serverFilter({ streamPrefixes: ['meeting-', 'visit-'] }, 'desk.');
    expect(wanted.getStreamIdentifier()?.getPrefixList()).toEqual(['desk.meeting-', 'desk.visit-']);
    const streams = ['desk.meeting-a', 'deskameeting-a', 'meeting-a', 'desk.chancery-log', 'a.desk.meeting-a'];
    expect(streams.filter(passing(serverFilter(undefined, 'desk.')))).toEqual(['desk.meeting-a']);
  });
});

function passing(filter: ReturnType<typeof serverFilter>): (stream: string) => boolean {
  const regex = new RegExp(filter.getStreamIdentifier()!.getRegex());
  return (stream) => regex.test(stream);
}

describe('what the adapter lets through', () => {
  test.each([
    [undefined, 'meeting-a', 'NoteTaken', true],
    [undefined, '$stats-a', 'NoteTaken', false],
    [undefined, 'chancery-log', 'LogNamed', false],
    [{ types: ['NoteTaken'] }, '', 'NoteTaken', false],
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
