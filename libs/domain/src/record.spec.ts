import { describe, expect, test } from '@jest/globals';
import { appointment, correction, meeting, meetingBody, ministry, office } from '../spec/bodies.ts';
import { given } from '../spec/given.ts';
import { corroboration, type Source } from './claims.ts';
import { assemble, assertionsOf, pathOf, pointerTo, saidOf, spotAt } from './fields.ts';
import type { JsonObject } from './json.ts';
import { nouns } from './nouns.ts';
import { bookOf, disputedPlaces, evolve, inferredPlaces, says } from './record.ts';

describe('a record of one event', () => {
  test.each([
    ['meeting', meeting()],
    ['office', office()],
  ] as const)('says without its claims what it says with them: %s', (noun, command) => {
    const body = command.body as unknown as JsonObject;
    const { fields } = nouns[noun];
    const values = new Map(assertionsOf(fields, body).map(({ pointer, value }) => [pointer, value]));
    expect(saidOf(fields, body)).toEqual(assemble(fields, values));
  });

  test('has a claim for every value, on the sources that speak for it', () => {
    const { record } = given(meeting());
    const { claims } = bookOf(record!);
    expect(claims.get('/heldOn')).toMatchObject([
      { id: 'c0-0', value: '2018-05-03', sources: ['s1'], inferred: true, rank: 'normal', by: 'desk' },
    ]);
    expect(claims.get('/topics/cooperation')).toMatchObject([{ sources: ['s2'], inferred: false }]);
    expect(inferredPlaces(record!)).toEqual(['/heldOn', '/place']);
    expect(disputedPlaces(record!)).toEqual([]);
  });
});

describe('claims', () => {
  test('an equal value joins the claim that is there, and adds its source', () => {
    const { record } = given(meeting(), {
      type: 'RecordClaim',
      stream: 'meeting-x',
      body: { field: '/heldOn', value: '2018-05-03', sources: [ministry] },
    });
    expect(bookOf(record!).claims.get('/heldOn')).toMatchObject([{ value: '2018-05-03', sources: ['s1', 's3'] }]);
  });

  test('several normal claims that differ are a dispute; a preferred one ends it and speaks', () => {
    const rival = { type: 'RecordClaim', stream: 'meeting-x', body: { field: '/heldOn', value: '2018-05-04' } } as const;
    const disputed = given(meeting(), rival);
    expect(disputedPlaces(disputed.record!)).toEqual(['/heldOn']);
    expect(disputed.says.heldOn).toBe('2018-05-03');
    const id = bookOf(disputed.record!).claims.get('/heldOn')![1]!.id;
    const settled = disputed.and({
      type: 'RankClaim',
      stream: 'meeting-x',
      body: { claim: id, rank: 'preferred', reason: 'seen by two' },
    });
    expect(disputedPlaces(settled.record!)).toEqual([]);
    expect(settled.says.heldOn).toBe('2018-05-04');
  });

  test('spellings of a name stand together', () => {
    const { record, says: said } = given(appointment(), {
      type: 'RecordOfficialName',
      stream: 'official-vladimir-voronkov',
      body: { name: 'Владимир Воронков', script: 'Cyrl' },
    });
    expect(said.names).toEqual([
      { from: null, until: null, value: { name: 'Vladimir Voronkov' } },
      { from: null, until: null, value: { name: 'Владимир Воронков', script: 'Cyrl' } },
    ]);
    expect(disputedPlaces(record!)).toEqual([]);
  });

  test('a source attached later backs what speaks at that moment', () => {
    const { record } = given(meeting(), correction('meeting-x', { heldOn: '2018-05-04' }), {
      type: 'AttachSource',
      stream: 'meeting-x',
      body: { ...ministry, fields: ['/heldOn'] },
    });
    expect(bookOf(record!).claims.get('/heldOn')).toMatchObject([
      { value: '2018-05-03', sources: ['s1'] },
      { value: '2018-05-04', sources: ['s3'] },
    ]);
  });

  test('the fold of events one by one does not depend on who asked in between', () => {
    const { events } = given(
      meeting(),
      correction('meeting-x', { topics: ['another'] }),
      correction('meeting-x', { place: null }),
    );
    let asked = evolve(null, events[0]!);
    for (const event of events.slice(1)) {
      says(asked);
      bookOf(asked);
      asked = evolve(asked, event);
    }
    const [first, ...rest] = events;
    expect(says(asked)).toEqual(says(rest.reduce(evolve, evolve(null, first!))));
  });
});

describe('corroboration', () => {
  const source = (more: Partial<Source>): Source => ({ id: 'x', publisher: 'Asia-Plus', attribution: 'reported', ...more });

  test('one ministry quoted by two outlets is one', () => {
    const ministryVia = { via: ['ministry'] };
    expect(corroboration([source(ministryVia), source({ ...ministryVia, publisher: 'TASS' })])).toBe(1);
    expect(corroboration([source({}), source({ publisher: 'TASS' })])).toBe(2);
  });

  test('an address counts once, and a denial, a repetition and what cannot be judged do not count', () => {
    expect(corroboration([source({ url: 'https://a.example' }), source({ url: 'https://a.example', publisher: 'TASS' })])).toBe(
      1,
    );
    expect(
      corroboration([
        source({ attribution: 'denied' }),
        source({ repeats: 's1' }),
        source({ reliability: 'F' }),
        source({ credibility: '6' }),
      ]),
    ).toBe(0);
  });
});

describe('pointers', () => {
  test('name a key that holds a slash or a tilde', () => {
    const pointer = pointerTo('topics', 'a/b~c');
    expect(pointer).toBe('/topics/a~1b~0c');
    expect(pathOf(pointer)).toEqual(['topics', 'a/b~c']);
  });

  test('a topic with a slash is said as it was written', () => {
    const { says: said } = given(meeting({ topics: ['either/or ~ both'] }), correction('meeting-x', { place: null }));
    expect(said.topics).toEqual(['either/or ~ both']);
  });

  test.each(['/constructor', '/heldOn/x', '/delegations/state:TJ/nothing', '/topics/a/b', 'heldOn', '/toString'])(
    'lead nowhere: %s',
    (pointer) => {
      expect(spotAt(nouns.meeting.fields, pointer)).toBeNull();
    },
  );

  test('of the opening body are the places of the record', () => {
    for (const { pointer } of assertionsOf(nouns.meeting.fields, meetingBody as unknown as JsonObject))
      expect(spotAt(nouns.meeting.fields, pointer)).not.toBeNull();
  });
});
