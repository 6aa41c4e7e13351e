import { describe, expect, test } from '@jest/globals';
import { asiaPlus, correction, meeting, meetingBody } from '../../spec/bodies.ts';
import { given } from '../../spec/given.ts';
import type { Command, Commands } from '../commands.ts';

const at = (stream: string) => ({ stream });
const kazakhs = { party: 'state:KZ', participants: [{ description: 'senior officials' }] } as const;

const scheduled = (body: Partial<Commands['ScheduleMeeting']> = {}): Command => ({
  type: 'ScheduleMeeting',
  ...at('meeting-x'),
  body: { plannedOn: '2026-12-10', delegations: meetingBody.delegations, sources: [asiaPlus], ...body },
});
const cancelled: Command = {
  type: 'CancelMeeting',
  ...at('meeting-x'),
  body: { reason: 'the minister was called away', on: '2026-12-08', sources: [asiaPlus] },
};
const replanned = (plannedOn: string): Command => ({
  type: 'UpdateRecord',
  ...at('meeting-x'),
  body: { changes: { plannedOn }, from: '2026-11-25', sources: [asiaPlus] },
});
const multilateral = (delegations: Commands['HoldMultilateralMeeting']['delegations']): Command => ({
  type: 'HoldMultilateralMeeting',
  ...at('meeting-x'),
  body: { heldOn: '2018-05-03', delegations, topics: [], sources: [asiaPlus] },
});

describe('a planned meeting', () => {
  test('may lie ahead, and keeps its plan when it is held', () => {
    const history = given(scheduled()).and(meeting({ heldOn: '2018-05-04' }));
    expect(history.says).toMatchObject({
      heldOn: '2018-05-04',
      plan: { plannedOn: [{ from: null, until: null, value: '2026-12-10' }], delegations: [{ party: 'state:TJ' }, {}] },
      delegations: [{ party: 'state:TJ' }, { party: 'office:unoct' }],
    });
    expect(history.events.map(({ type }) => type)).toEqual(['MeetingScheduled', 'BilateralMeetingHeld']);
  });

  test('names its parties as a held one does', () => {
    const [one] = meetingBody.delegations;
    expect(
      given()
        .when(scheduled({ delegations: [one!] }))
        .refused().code,
    ).toBe('not-bilateral');
    expect(given().when(scheduled()).decision.references).toContainEqual(
      expect.objectContaining({ stream: 'official-sirojiddin-aslov' }),
    );
  });

  test('posted again is already so, and on another day is an update', () => {
    expect(given(scheduled()).when(scheduled()).types).toEqual([]);
    expect(
      given(scheduled())
        .when(scheduled({ plannedOn: '2026-12-11' }))
        .refused().code,
    ).toBe('already-different');
    expect(given(scheduled(), replanned('2026-12-11')).says['plan']).toMatchObject({
      plannedOn: [{ value: '2026-12-10' }, { from: '2026-11-25', value: '2026-12-11' }],
    });
  });

  test('is cancelled with a reason, which a new planned day takes back', () => {
    expect(given(scheduled(), cancelled).says['cancellation']).toEqual({
      reason: 'the minister was called away',
      on: '2026-12-08',
    });
    expect(given(scheduled(), cancelled).when(cancelled).types).toEqual([]);
    const again = given(scheduled(), cancelled, replanned('2027-01-15'));
    expect(again.says['cancellation']).toBeUndefined();
    expect(again.and(cancelled).says['cancellation']).toBeDefined();
  });

  test('is held although it was cancelled, and cannot be cancelled once held', () => {
    const held = given(scheduled(), cancelled, meeting());
    expect(held.says).toMatchObject({ heldOn: '2018-05-03', cancellation: { reason: 'the minister was called away' } });
    expect(held.when(cancelled).refused().code).toBe('already-different');
  });

  test('is a plan of its own kind of field: a detail of it is named below /plan', () => {
    const place: Command = {
      type: 'AddDetail',
      ...at('meeting-x'),
      body: { changes: { '/plan/place': { city: 'Vienna', country: 'AT' } }, sources: [asiaPlus] },
    };
    expect(given(scheduled()).and(place).says['plan']).toMatchObject({ place: { city: 'Vienna' } });
    const participant: Command = {
      type: 'AddDetail',
      ...at('meeting-x'),
      body: { changes: { '/plan/delegations/state:TJ/participants/-': { description: 'an interpreter' } } },
    };
    expect(given(scheduled()).when(participant).types).toEqual(['DetailAdded']);
    expect(
      given(scheduled())
        .when({ ...participant, body: { changes: { '/plan/delegations/state:UZ/role': 'guest' } } })
        .refused().code,
    ).toBe('invalid-body');
    expect(
      given(scheduled())
        .when(correction('meeting-x', { plan: null }))
        .refused().pointers,
    ).toEqual(['/heldOn']);
  });
});

describe('a multilateral meeting', () => {
  test('has two parties or more, which need nobody named once they are more', () => {
    const [tj, unoct] = meetingBody.delegations;
    expect(given().when(multilateral([tj!, unoct!, { party: 'state:KZ', participants: [] }])).types).toEqual([
      'MultilateralMeetingHeld',
    ]);
    expect(
      given()
        .when(multilateral([tj!]))
        .refused().code,
    ).toBe('not-bilateral');
    expect(
      given()
        .when(multilateral([tj!, unoct!, tj!]))
        .refused().code,
    ).toBe('same-party');
  });

  test('is what a bilateral one becomes when a third party turns out to have been there', () => {
    const added: Command = {
      type: 'AddDetail',
      ...at('meeting-x'),
      body: { changes: { '/delegations/-': kazakhs }, sources: [asiaPlus] },
    };
    expect(given(meeting()).and(added).says['delegations']).toHaveLength(3);
  });
});

describe('what came of a meeting', () => {
  const outcome: Command = {
    type: 'RecordMeetingOutcome',
    ...at('meeting-x'),
    body: { text: 'both sides agreed', agreements: ['agreement:declaration', 'to meet again'], sources: [asiaPlus] },
  };

  test('is added to it, and names agreements on record', () => {
    expect(given(meeting(), outcome).says).toMatchObject({
      outcome: 'both sides agreed',
      agreements: ['agreement:declaration', 'to meet again'],
    });
    const { references } = given(meeting()).when(outcome).decision;
    expect(references).toEqual([{ stream: 'agreement-declaration', pointer: '/agreements/agreement:declaration' }]);
  });

  test('is not overwritten', () => {
    expect(
      given(meeting(), outcome)
        .when({ ...outcome, body: { text: 'nothing was agreed', sources: [asiaPlus] } })
        .refused().code,
    ).toBe('would-overwrite');
  });
});

describe('a visit', () => {
  const visit = (body: Partial<Commands['MakeVisit']> = {}): Command => ({
    type: 'MakeVisit',
    ...at('visit-x'),
    body: {
      heldOn: '2018-05-03/2018-05-04',
      visitors: [{ party: 'office:unoct', participants: [{ official: 'vladimir-voronkov' }] }],
      stops: [{ place: { city: 'Dushanbe', country: 'TJ' }, on: '2018-05-03' }],
      met: [{ description: 'students' }],
      sources: [asiaPlus],
      ...body,
    },
  });

  test('is of somebody, on a day that has come, and a party does not receive itself', () => {
    expect(given().when(visit()).types).toEqual(['VisitMade']);
    expect(
      given()
        .when(visit({ visitors: [] }))
        .refused().pointers,
    ).toEqual(['/visitors']);
    expect(
      given()
        .when(visit({ heldOn: '2099-01-01' }))
        .refused().code,
    ).toBe('in-the-future');
    expect(
      given()
        .when(visit({ receivedBy: 'office:unoct' }))
        .refused().code,
    ).toBe('same-party');
  });

  test('names its stops and those whom nobody names by keys of their own', () => {
    expect(given(visit()).says).toMatchObject({ stops: [{ id: 's1' }], met: [{ id: 'm1', description: 'students' }] });
  });

  test('may be classified as it is recorded', () => {
    const classification = { pillars: ['II'], functions: [], basis: { kind: 'inferred' } } as const;
    expect(given().when(visit({ receivedBy: 'state:TJ', classification })).types).toEqual(['VisitMade', 'EngagementClassified']);
  });
});

describe('an agreement', () => {
  const agreement = (body: Partial<Commands['SignAgreement']> = {}): Command => ({
    type: 'SignAgreement',
    ...at('agreement-x'),
    body: { title: 'Declaration', parties: ['state:TJ', 'office:unoct'], signedOn: '2018-05-04', sources: [asiaPlus], ...body },
  });
  const ended = (on?: string): Command => ({
    type: 'EndAgreement',
    ...at('agreement-x'),
    body: { reason: 'it ran out', ...(on !== undefined && { on }), sources: [asiaPlus] },
  });

  test('has parties on record, or describes them', () => {
    expect(given(agreement()).says).toMatchObject({ parties: ['state:TJ', 'office:unoct'] });
    expect(given(agreement({ parties: { description: '36 entities' } })).says).toMatchObject({ partiesDescribed: '36 entities' });
    expect(
      given(agreement({ parties: { description: '36 entities' } })).when(agreement({ parties: { description: '36 entities' } }))
        .types,
    ).toEqual([]);
    expect(
      given()
        .when(agreement({ parties: ['state:TJ'] }))
        .refused().pointers,
    ).toEqual(['/parties']);
  });

  test('ends, on a day or on one that nobody gives, and not before it began', () => {
    expect(given(agreement(), ended('2023')).says).toMatchObject({ endedOn: '2023', ending: 'it ran out' });
    expect(given(agreement(), ended()).says['endedOn']).toBeUndefined();
    expect(given(agreement()).when(ended('2017')).refused().code).toBe('end-before-beginning');
  });
});

describe('assistance', () => {
  const assistance = (body: Partial<Commands['DeliverAssistance']> = {}): Command => ({
    type: 'DeliverAssistance',
    ...at('assistance-x'),
    body: {
      by: ['office:unoct'],
      to: ['state:TJ'],
      kind: 'training',
      heldOn: '2019-03',
      about: 'screening',
      sources: [asiaPlus],
      ...body,
    },
  });

  test('passes from one side to another', () => {
    expect(given().when(assistance()).types).toEqual(['AssistanceDelivered']);
    expect(
      given()
        .when(assistance({ to: ['state:TJ', 'office:unoct'] }))
        .refused().code,
    ).toBe('same-party');
    expect(
      given()
        .when(assistance({ to: [] }))
        .refused().code,
    ).toBe('invalid-body');
  });
});
