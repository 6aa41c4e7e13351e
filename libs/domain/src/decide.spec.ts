import { describe, expect, test } from '@jest/globals';
import { appointment, asiaPlus, correction, meeting, meetingBody, ministry, office } from '../spec/bodies.ts';
import { given } from '../spec/given.ts';

describe('a bilateral meeting', () => {
  test('is recorded with its classification in one decision, and refers to everybody who took part', () => {
    const { types, decision } = given().when(
      meeting({ classification: { pillars: ['I'], functions: ['unoct/capacity-building'], basis: { kind: 'inferred' } } }),
    );
    expect(types).toEqual(['BilateralMeetingHeld', 'EngagementClassified']);
    expect(decision.references.map(({ stream, place }) => [stream, place])).toEqual([
      ['conference-dushanbe-2018', undefined],
      ['official-sirojiddin-aslov', undefined],
      ['office-unoct', undefined],
      ['official-vladimir-voronkov', undefined],
      ['office-unoct', '/functions/capacity-building'],
    ]);
  });

  test('has two different parties', () => {
    const [one] = meetingBody.delegations;
    const refused = given()
      .when(meeting({ delegations: [one!, { ...one!, participants: [{ description: 'others' }] }] }))
      .refused();
    expect(refused).toMatchObject({ code: 'same-party', pointers: ['/delegations'] });
  });

  test('has exactly two delegations', () => {
    const third = { party: 'state:KZ' as const, participants: [{ description: 'senior officials' }] };
    expect(
      given()
        .when(meeting({ delegations: [...meetingBody.delegations, third] }))
        .refused().code,
    ).toBe('not-bilateral');
    expect(
      given()
        .when(meeting({ delegations: meetingBody.delegations.slice(0, 1) }))
        .refused().code,
    ).toBe('not-bilateral');
  });

  test('has at least one participant on either side', () => {
    const [one, other] = meetingBody.delegations;
    const refused = given()
      .when(meeting({ delegations: [one!, { ...other!, participants: [] }] }))
      .refused();
    expect(refused.code).toBe('invalid-body');
    expect(refused.details[0]).toContain('senior officials');
  });

  test('takes participants whom nobody named, and gives each a key', () => {
    const [one] = meetingBody.delegations;
    const unnamed = {
      party: 'state:KZ' as const,
      participants: [{ description: 'senior officials' }, { description: 'an interpreter' }],
    };
    const { record, says } = given(meeting({ delegations: [one!, unnamed] }));
    expect(record?.revision).toBe(0);
    expect(says.delegations).toMatchObject([
      {},
      {
        participants: [
          { id: 'p1', description: 'senior officials' },
          { id: 'p2', description: 'an interpreter' },
        ],
      },
    ]);
  });

  test.each([
    ['a later day', '2026-11-27'],
    ['a later month', '2027-01'],
    ['a later year', '2027?'],
  ])('is not in the future: %s', (_, heldOn) => {
    expect(given().when(meeting({ heldOn })).refused()).toMatchObject({ code: 'in-the-future', pointers: ['/heldOn'] });
  });

  test.each(['2026-11-25', '2026-11', '2026', '2026-11-26'])('may be of a day that has begun somewhere: %s', (heldOn) => {
    // At noon in UTC it is 2 o'clock of the next day at UTC+14.
    expect(given().when(meeting({ heldOn })).types).toEqual(['BilateralMeetingHeld']);
  });

  test('posted again with the same facts is already so', () => {
    expect(given(meeting()).when(meeting()).types).toEqual([]);
  });

  test('posted again with another source attaches that source alone', () => {
    const after = given(meeting()).and(meeting({ sources: [ministry] }));
    expect(after.events.at(-1)).toMatchObject({
      type: 'SourceAttached',
      data: { source: { id: 's3', publisher: ministry.publisher } },
    });
    expect(after.when(meeting({ sources: [ministry] })).types).toEqual([]);
  });

  test('posted again with other facts is refused, place by place', () => {
    const refused = given(meeting())
      .when(meeting({ heldOn: '2018-05-04', level: 'minister' }))
      .refused();
    expect(refused).toMatchObject({ code: 'already-different', pointers: ['/heldOn', '/level'] });
    expect(refused.details[0]).toContain('/corrections');
    expect(refused.details[1]).toContain('/details');
  });

  test('a country that nobody knows is no reference', () => {
    expect(
      given()
        .when(meeting({ place: { country: 'Tajikistan' } }))
        .refused(),
    ).toMatchObject({ code: 'unknown-reference', pointers: ['/place'] });
    expect(given().when(meeting({ place: { country: 'ZZ' } })).decision.references).toContainEqual({
      stream: 'state-ZZ',
      pointer: '/place',
    });
    const [one] = meetingBody.delegations;
    const { decision } = given().when(
      meeting({ delegations: [one!, { party: 'state:ZZ', participants: [{ description: 'x' }] }] }),
    );
    expect(decision.references.map((each) => each.stream)).toContain('state-ZZ');
  });
});

describe('an office', () => {
  test('established again with the same facts is no event', () => {
    expect(given(office()).when(office()).types).toEqual([]);
  });

  test('established again with other facts is refused', () => {
    expect(
      given(office())
        .when(office({ establishedOn: '2017-06-16' }))
        .refused(),
    ).toMatchObject({ code: 'already-different', pointers: ['/establishedOn'] });
  });

  test('is not dissolved before it was established', () => {
    const refused = given(office())
      .when({ type: 'DissolveOffice', stream: 'office-unoct', body: { on: '2016' } })
      .refused();
    expect(refused).toMatchObject({ code: 'end-before-beginning', pointers: ['/dissolvedOn'] });
  });

  test('has a name from a day on', () => {
    const { says } = given(office()).and({
      type: 'RenameOffice',
      stream: 'office-unoct',
      body: { name: 'Another', from: '2030-01-01' },
    });
    expect(says.name).toEqual([
      { from: null, until: null, value: 'United Nations Office of Counter-Terrorism' },
      { from: '2030-01-01', until: null, value: 'Another' },
    ]);
  });

  test('lists each function once', () => {
    const twice = [
      { id: 'a', text: 'one' },
      { id: 'a', text: 'other' },
    ];
    expect(
      given()
        .when(office({ functions: twice }))
        .refused(),
    ).toMatchObject({ code: 'invalid-body', pointers: ['/functions/a'] });
  });
});

describe('an appointment', () => {
  test('of a new person records the name first', () => {
    expect(given().when(appointment()).types).toEqual(['OfficialNameRecorded', 'OfficialAppointed']);
  });

  test('of a person who is not on record needs a name', () => {
    const { name: _, ...body } = (appointment() as { body: { name?: string } }).body;
    const refused = given()
      .when({ type: 'AppointOfficial', stream: 'official-nobody', body } as never)
      .refused();
    expect(refused).toMatchObject({ code: 'unknown-reference', pointers: ['/name'] });
  });

  test('posted again is already so, without its own id and without the name', () => {
    const { name: _, ...body } = (appointment() as { body: { name?: string } }).body;
    expect(
      given(appointment()).when({ type: 'AppointOfficial', stream: 'official-vladimir-voronkov', body } as never).types,
    ).toEqual([]);
  });

  test('that ends says so in the same append', () => {
    const { types, decision } = given().when(appointment({ leftOn: '2020-01-31', ending: 'left' }));
    expect(types).toEqual(['OfficialNameRecorded', 'OfficialAppointed', 'AppointmentEnded']);
    expect(decision.events[2]).toMatchObject({
      data: { appointment: 'under-secretary-general', on: '2020-01-31', ending: 'left' },
    });
  });

  test('does not end before it begins, under any reading of the dates', () => {
    expect(
      given()
        .when(appointment({ leftOn: '2017-06-20' }))
        .refused().code,
    ).toBe('end-before-beginning');
    expect(given().when(appointment({ leftOn: '2017-06' })).types).toContain('AppointmentEnded');
    const end = {
      type: 'EndAppointment',
      stream: 'official-vladimir-voronkov',
      body: { appointment: 'under-secretary-general', on: '2016' },
    } as const;
    expect(given(appointment()).when(end).refused().code).toBe('end-before-beginning');
  });

  test('to a post held before is another appointment, which the post alone no longer names', () => {
    const twice = given(appointment({ leftOn: '2018' })).and(appointment({ appointedOn: '2020-01-01' }));
    expect(twice.says.appointments).toMatchObject([{ id: 'under-secretary-general' }, { id: 'under-secretary-general-2' }]);
    const end = (named: string) =>
      ({ type: 'EndAppointment', stream: 'official-vladimir-voronkov', body: { appointment: named, on: '2021' } }) as const;
    expect(twice.when(end('under-secretary-general-2')).types).toEqual(['AppointmentEnded']);
    expect(twice.when(end('minister')).refused().code).toBe('unknown-record');
  });

  test('is ambiguous by its post where two with ids of their own have it', () => {
    const twice = given(appointment({ id: 'first' })).and(appointment({ id: 'second', appointedOn: '2020-01-01' }));
    const end = {
      type: 'EndAppointment',
      stream: 'official-vladimir-voronkov',
      body: { appointment: 'under-secretary-general', on: '2021' },
    } as const;
    expect(twice.when(end).refused().code).toBe('ambiguous');
  });

  test('takes pointers of its own body for those of the record', () => {
    const { events } = given(
      appointment({ inferred: ['/appointedOn'], sources: [asiaPlus, { ...ministry, fields: ['/title'] }] }),
    );
    expect(events[1]).toMatchObject({
      data: {
        inferred: ['/appointments/under-secretary-general/appointedOn'],
        sources: [{ id: 's1' }, { id: 's2', fields: ['/appointments/under-secretary-general/title'] }],
      },
    });
  });

  test('a day of taking office that differs is a rival, not an overwriting', () => {
    const assume = (on: string) =>
      ({
        type: 'AssumeOffice',
        stream: 'official-vladimir-voronkov',
        body: { appointment: 'under-secretary-general', on },
      }) as const;
    const assumed = given(appointment()).and(assume('2017-09-01'));
    expect(assumed.when(assume('2017-09-01')).types).toEqual([]);
    expect(assumed.when(assume('2017-09-02')).refused()).toMatchObject({ code: 'would-overwrite' });
  });
});

describe('the later life of a record', () => {
  test('a correction deprecates what stood and prefers the new value', () => {
    const { says, record } = given(meeting()).and(correction('meeting-x', { heldOn: '2018-05-04' }));
    expect(says.heldOn).toBe('2018-05-04');
    expect(record?.book?.claims.get('/heldOn')?.map(({ value, rank }) => [value, rank])).toEqual([
      ['2018-05-03', 'deprecated'],
      ['2018-05-04', 'preferred'],
    ]);
    expect(record?.book?.changes.at(-1)).toMatchObject({
      event: 'RecordCorrected',
      fields: [{ field: '/heldOn', from: '2018-05-03', to: '2018-05-04' }],
      reason: 'a better source',
    });
  });

  test('a correction to what stands already is no event', () => {
    expect(given(meeting()).when(correction('meeting-x', { heldOn: '2018-05-03' })).types).toEqual([]);
  });

  test('a correction obeys the rules of the noun', () => {
    expect(
      given(meeting())
        .when(correction('meeting-x', { heldOn: '2030-01-01' }))
        .refused().code,
    ).toBe('in-the-future');
    expect(
      given(meeting())
        .when(correction('meeting-x', { '/delegations/office:unoct': null }))
        .refused().code,
    ).toBe('not-bilateral');
    expect(
      given(meeting())
        .when(correction('meeting-x', { '/delegations/state:TJ/participants/sirojiddin-aslov': null }))
        .refused().code,
    ).toBe('invalid-body');
    expect(
      given(meeting())
        .when(correction('meeting-x', { heldOn: null }))
        .refused().code,
    ).toBe('invalid-body');
  });

  test('an office and a person keep a name', () => {
    expect(
      given(office())
        .when(correction('office-unoct', { name: null }))
        .refused(),
    ).toMatchObject({ code: 'invalid-body', pointers: ['/name'] });
    expect(
      given(appointment())
        .when(correction('official-vladimir-voronkov', { names: null }))
        .refused().code,
    ).toBe('invalid-body');
  });

  test('a correction of a list adds what is new and withdraws what is left out', () => {
    const { says } = given(meeting()).and(correction('meeting-x', { topics: ['cooperation', 'border security'] }));
    expect(says.topics).toEqual(['cooperation', 'border security']);
  });

  test('what was withdrawn and is said again speaks again', () => {
    const { says } = given(meeting(), correction('meeting-x', { place: null }), {
      type: 'AddDetail',
      stream: 'meeting-x',
      body: { changes: { place: { city: 'Khujand' } } },
    });
    expect(says.place).toEqual({ city: 'Khujand' });
  });

  test('a detail adds what was unknown, and never overwrites', () => {
    const detail = (changes: Record<string, never>) => ({ type: 'AddDetail', stream: 'meeting-x', body: { changes } }) as const;
    const { says } = given(meeting()).and(
      detail({ '/delegations/state:TJ/participants/-': { description: 'an aide' } } as never),
    );
    expect(says.delegations).toMatchObject([
      { participants: [{ official: 'sirojiddin-aslov' }, { id: 'p1', description: 'an aide' }] },
      {},
    ]);
    expect(
      given(meeting())
        .when(detail({ heldOn: '2018-05-04' } as never))
        .refused().code,
    ).toBe('would-overwrite');
    expect(
      given(meeting())
        .when(detail({ topics: ['only this'] } as never))
        .refused().code,
    ).toBe('would-overwrite');
    expect(
      given(meeting())
        .when(detail({ nonsense: 1 } as never))
        .refused().code,
    ).toBe('invalid-body');
  });

  test('an update begins a stretch, and only what holds over a time has stretches', () => {
    const update = (stream: string, changes: Record<string, never>) =>
      ({ type: 'UpdateRecord', stream, body: { changes, from: '2019-01-01' } }) as const;
    expect(given(office()).and(update('office-unoct', { mandates: ['prevention'] } as never)).says.mandates).toEqual([
      { from: null, until: null, value: ['counter-terrorism'] },
      { from: '2019-01-01', until: null, value: ['prevention'] },
    ]);
    expect(
      given(meeting())
        .when(update('meeting-x', { place: { city: 'Khujand' } } as never))
        .refused().code,
    ).toBe('would-overwrite');
  });

  test('rivals are disputed until one is ranked, and the best graded speaks meanwhile', () => {
    const claim = {
      type: 'RecordClaim',
      stream: 'meeting-x',
      body: { field: '/heldOn', value: '2018-05-04', sources: [ministry] },
    } as const;
    const disputed = given(meeting()).and(claim);
    expect(disputed.says.heldOn).toBe('2018-05-04');
    const rival = disputed.record?.book?.claims.get('/heldOn')?.[1];
    const ranked = disputed.and({
      type: 'RankClaim',
      stream: 'meeting-x',
      body: { claim: rival!.id, rank: 'deprecated', reason: 'a slip' },
    });
    expect(ranked.says.heldOn).toBe('2018-05-03');
    expect(
      disputed.when({ type: 'RankClaim', stream: 'meeting-x', body: { claim: 'c99', rank: 'normal', reason: 'x' } }).refused()
        .code,
    ).toBe('unknown-record');
  });

  test('no ranking moves a meeting into the future', () => {
    const later = given(meeting()).when({
      type: 'RecordClaim',
      stream: 'meeting-x',
      body: { field: '/heldOn', value: '2031', rank: 'preferred' },
    });
    expect(later.refused().code).toBe('in-the-future');
  });

  test('what was retracted takes no more, until it is opened anew', () => {
    const retracted = given(meeting()).and({ type: 'RetractRecord', stream: 'meeting-x', body: { reason: 'it never happened' } });
    expect(retracted.when(correction('meeting-x', { heldOn: '2018-05-04' })).refused().code).toBe('unknown-record');
    expect(retracted.when({ type: 'RetractRecord', stream: 'meeting-x', body: { reason: 'it never happened' } }).types).toEqual(
      [],
    );
    expect(retracted.when({ type: 'RetractRecord', stream: 'meeting-x', body: { reason: 'another' } }).refused().code).toBe(
      'already-different',
    );
    const anew = retracted.and(meeting({ heldOn: '2018-05-05' }));
    expect(anew.says.heldOn).toBe('2018-05-05');
    expect(anew.record?.retraction).toBeNull();
    expect(anew.record?.book?.changes.map((each) => each.event)).toEqual(['RecordRetracted', 'BilateralMeetingHeld']);
  });

  test('a pointer that leads nowhere is refused with those that lead somewhere', () => {
    const refused = given()
      .when(meeting({ inferred: ['/nowhere'] }))
      .refused();
    expect(refused.code).toBe('invalid-body');
    expect(refused.details[0]).toContain('/heldOn');
  });

  test('a record that is not there takes nothing', () => {
    expect(
      given()
        .when(correction('meeting-x', { heldOn: '2018' }))
        .refused().code,
    ).toBe('unknown-record');
  });
});
