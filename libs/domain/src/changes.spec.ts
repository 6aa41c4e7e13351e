import { describe, expect, test } from '@jest/globals';
import { appointment, asiaPlus, correction, meeting, meetingBody, ministry, office } from '../spec/bodies.ts';
import { given } from '../spec/given.ts';
import { bookOf, disputedPlaces, placesOf } from './record.ts';
import type { Changes } from './record-keeping.ts';

const detail = (stream: string, changes: Changes) => ({ type: 'AddDetail', stream, body: { changes } }) as const;

describe('where a change lands', () => {
  test.each(['/name/foo', '/mandates/bar', '/name/2018-13'])('a stretch is named by a date: %s', (pointer) => {
    expect(
      given(office())
        .when(detail('office-unoct', { [pointer]: 'X' }))
        .refused().code,
    ).toBe('invalid-body');
    expect(
      given(office())
        .when({ type: 'RecordClaim', stream: 'office-unoct', body: { field: pointer, value: 'X' } })
        .refused().code,
    ).toBe('invalid-body');
  });

  test.each([
    ['a member that there is not', { '/delegations/state:TJ/participants/-': { official: 'x', rolle: 'host' } }],
    ['a place below nothing', { '/delegations/state:KZ/role': 'guest' }],
    ['a number for a text', { topics: [5] }],
    ['a text for a list', { '/delegations/state:TJ/participants': 'all' }],
    ['another key than its place', { '/delegations/state:TJ': { party: 'state:KZ' } }],
  ])('refuses %s', (_, changes) => {
    expect(
      given(meeting())
        .when(detail('meeting-x', changes as unknown as Changes))
        .refused().code,
    ).toBe('invalid-body');
  });

  test('an appointment keeps a post, a title and a party', () => {
    const ghost = detail('official-vladimir-voronkov', { '/appointments/ghost': { id: 'ghost' } });
    expect(given(appointment()).when(ghost).refused()).toMatchObject({
      code: 'invalid-body',
      pointers: ['/appointments/ghost/post', '/appointments/ghost/title', '/appointments/ghost/party'],
    });
  });

  test('an update names the day once', () => {
    const update = {
      type: 'UpdateRecord',
      stream: 'office-unoct',
      body: { changes: { '/name/2019-01-01': 'X' }, from: '2020-01-01' },
    } as const;
    expect(given(office()).when(update).refused().code).toBe('invalid-body');
  });
});

describe('a list that is corrected', () => {
  test('says what the new one says, in elements within it too', () => {
    const [, other] = meetingBody.delegations;
    const { says } = given(meeting()).and(
      correction('meeting-x', {
        delegations: [{ party: 'state:TJ', participants: [{ description: 'a deputy' }] }, other],
      } as unknown as Changes),
    );
    expect(says.delegations).toEqual([
      { party: 'state:TJ', participants: [{ id: 'p1', description: 'a deputy' }] },
      { ...other },
    ]);
  });

  test('a text put in the place of another takes it', () => {
    const { says } = given(meeting(), correction('meeting-x', { '/topics/cooperation': 'border security' }));
    expect(says.topics).toEqual(['threats to international security', 'border security']);
  });

  test('an element that was withdrawn takes what lies below it along', () => {
    const extra = detail('meeting-x', { '/delegations/state:TJ/participants/-': { official: 'y', role: 'aide' } });
    const rival = {
      type: 'RecordClaim',
      stream: 'meeting-x',
      body: { field: '/delegations/state:TJ/participants/y/role', value: 'guest' },
    } as const;
    const withdrawn = given(meeting(), extra, rival, correction('meeting-x', { '/delegations/state:TJ/participants/y': null }));
    expect(disputedPlaces(withdrawn.record!)).toEqual([]);
    expect(placesOf(withdrawn.record!).filter((place) => place.includes('/y'))).toEqual([]);
    const again = withdrawn.and(
      detail('meeting-x', { '/delegations/state:TJ/participants/-': { official: 'y', role: 'visitor' } }),
    );
    expect(again.says.delegations).toMatchObject([{ participants: [{}, { official: 'y', role: 'visitor' }] }, {}]);
  });
});

describe('a fact said again', () => {
  const assume = (sources: readonly object[]) =>
    ({
      type: 'AssumeOffice',
      stream: 'official-vladimir-voronkov',
      body: { appointment: 'under-secretary-general', on: '2017-09-01', sources },
    }) as never;

  test('credits its source with that fact alone', () => {
    const { record, events } = given(appointment(), assume([asiaPlus])).and(assume([ministry]));
    expect(events.at(-1)).toMatchObject({
      type: 'SourceAttached',
      data: { source: { fields: ['/appointments/under-secretary-general/assumedOn'] } },
    });
    const { claims } = bookOf(record!);
    expect(claims.get('/appointments/under-secretary-general/assumedOn')?.[0]?.sources).toHaveLength(2);
    expect(claims.get('/appointments/under-secretary-general/title')?.[0]?.sources).toHaveLength(1);
  });

  test('by a source that the record cites for something else credits it with this too, once', () => {
    const history = given(appointment({ sources: [ministry] }), assume([asiaPlus])).and(assume([ministry]));
    expect(history.events.at(-1)?.type).toBe('SourceAttached');
    expect(history.when(assume([ministry])).types).toEqual([]);
  });

  test('that stands as a rival joins its claim, and leaves what speaks alone', () => {
    const rival = (sources: readonly object[]) =>
      ({ type: 'RecordClaim', stream: 'meeting-x', body: { field: '/heldOn', value: '2018-05-04', sources } }) as never;
    const { record } = given(
      meeting(),
      rival([{ publisher: 'A', attribution: 'claimed' }]),
      meeting({ heldOn: '2018-05-04', topics: [], sources: [{ publisher: 'B', attribution: 'claimed' }] }),
    );
    const [first, second] = bookOf(record!).claims.get('/heldOn')!;
    expect(first!.sources).toEqual(['s1']);
    expect(second!.sources).toHaveLength(2);
  });

  test('a label of the body that opens a person is the record, and of no later event of the append', () => {
    const { events, record } = given(appointment({ label: 'confidential' }));
    expect(record?.label).toBe('confidential');
    expect(events.map(({ data }) => 'label' in data)).toEqual([true, false]);
  });

  test('a classification keeps the citations that speak for it', () => {
    const { record } = given(
      meeting({
        classification: { pillars: ['I'], functions: [], basis: { kind: 'inferred' } },
        inferred: ['/classification'],
        sources: [asiaPlus, { ...ministry, fields: ['/classification'] }],
      }),
    );
    expect(bookOf(record!).claims.get('/classifications/c1/pillars')).toMatchObject([{ sources: ['s2'], inferred: true }]);
    expect(bookOf(record!).claims.get('/heldOn')).toMatchObject([{ sources: ['s1'], inferred: false }]);
  });
});
