import fc from 'fast-check';
import { LOCAL } from '#domain/access.ts';
import { executor } from '#application/execute.ts';
import type { Command, SourceGiven } from '#domain/commands.ts';
import { Refused } from '#domain/refusal.ts';
import type { EventStore } from '#event-store/event-store.ts';

/** One thing that somebody tries, so many milliseconds after the one before. */
export interface Step {
  readonly later: number;
  readonly actor: string;
  readonly command: Command;
}

const offices = ['office-unoct', 'office-unodc'];
const officials = ['official-ann', 'official-bo'];
const meetings = ['meeting-m1', 'meeting-m2', 'meeting-m3'];
const conferences = ['conference-c1'];
const visits = ['visit-v1', 'visit-v2'];
const agreements = ['agreement-a1'];
const assistance = ['assistance-x1'];
const states = ['state-TJ', 'state-x-bukhara'];
const activities = [...meetings, ...visits, ...conferences, ...agreements, ...assistance];
const streams = [...offices, ...officials, ...activities, ...states];

const day = fc.constantFrom('2017-06-15', '2018-05-03', '2018-05', '2018', '2018-05-03/2018-05-04', '2018-05-03~', '2019-01-31');
const reason = fc.constantFrom('a better source', 'a slip of the pen');
const label = fc.constantFrom(undefined, undefined, undefined, 'internal' as const, 'confidential' as const);
const party = fc.constantFrom('state:TJ' as const, 'state:AF' as const, 'office:unoct' as const, 'office:unodc' as const);
const text = fc.constantFrom('border security', 'drugs', 'données', 'Душанбе');

const source = fc
  .record({
    publisher: fc.constantFrom('Asia-Plus', 'UN News', 'Gazette'),
    attribution: fc.constantFrom('stated' as const, 'reported' as const, 'denied' as const),
    reliability: fc.constantFrom(undefined, 'A' as const, 'B' as const, 'F' as const),
  })
  .map((made) => defined(made) as SourceGiven);
const sources = fc.array(source, { maxLength: 2 });
const cited = { sources, label };

const any = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const command = (type: Command['type'], stream: readonly string[], body: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .tuple(any(stream), fc.record(body))
    .map(([name, made]) => ({ type, stream: name, body: defined(made) }) as unknown as Command);

const present = fc.constantFrom([{ description: 'senior officials' }], [{ official: 'ann' }], [{ official: 'bo' }]);
const delegation = fc.record({ party, participants: present });
const delegationsOf = (most: number) =>
  fc.uniqueArray(delegation, { minLength: 2, maxLength: most, selector: (each) => each.party });
const delegations = delegationsOf(2);
const several = delegationsOf(4);
const classification = fc.constantFrom(undefined, { pillars: ['I', 'II'], functions: [], basis: { kind: 'stated' } });

const opening: readonly fc.Arbitrary<Command>[] = [
  command('EstablishOffice', offices, {
    name: text,
    establishedOn: fc.option(day, { nil: undefined }),
    mandates: fc.constantFrom(undefined, ['counter-terrorism']),
    ...cited,
  }),
  command('RecordOfficialName', officials, { name: text, from: fc.option(day, { nil: undefined }), ...cited }),
  command('ConveneConference', conferences, { name: text, heldOn: day, ...cited }),
  command('HoldBilateralMeeting', meetings, {
    heldOn: day,
    delegations,
    topics: fc.uniqueArray(text, { maxLength: 2 }),
    channel: fc.constantFrom(undefined, undefined, 'phone'),
    onSidelinesOf: fc.constantFrom(undefined, undefined, 'c1'),
    place: fc.constantFrom(undefined, { city: 'Dushanbe', country: 'TJ' }),
    classification,
    ...cited,
  }),
  command('HoldMultilateralMeeting', meetings, { heldOn: day, delegations: several, topics: fc.constant([]), ...cited }),
  command('ScheduleMeeting', meetings, { plannedOn: day, delegations, ...cited }),
  command('MakeVisit', visits, {
    heldOn: day,
    visitors: fc.tuple(party).map(([each]) => [{ party: each, participants: [{ description: 'a delegation' }] }]),
    receivedBy: fc.option(party, { nil: undefined }),
    classification,
    ...cited,
  }),
  command('SignAgreement', agreements, {
    title: text,
    parties: fc.constantFrom(['state:TJ', 'office:unoct'], { description: 'many' }),
    signedOn: fc.option(day, { nil: undefined }),
    ...cited,
  }),
  command('DeliverAssistance', assistance, {
    by: fc.constant(['office:unoct']),
    to: fc.constantFrom(['state:TJ'], ['state:TJ', 'state:AF']),
    kind: fc.constantFrom('training', 'funds'),
    heldOn: day,
    about: text,
    classification,
    ...cited,
  }),
  command('RecordTerritory', states, {
    names: fc.tuple(text, fc.option(day, { nil: undefined })).map(([name, from]) => [defined({ name, from })]),
    continues: fc.constantFrom(undefined, ['state:SUHH']),
    ...cited,
  }),
];

const changes = fc.oneof(
  day.map((on) => ({ heldOn: on })),
  text.map((name) => ({ name })),
  fc.uniqueArray(text, { minLength: 1, maxLength: 2 }).map((topics) => ({ topics })),
  day.map((on) => ({ establishedOn: on })),
  day.map((on) => ({ plannedOn: on })),
  day.map((on) => ({ signedOn: on })),
  fc.constantFrom({ receivedBy: 'state:AF' }, { receivedBy: null }, { parent: 'unodc' }, { of: 'state:TJ' }),
  fc.constant({ place: null }),
  fc.constant({ '/delegations/state:TJ/role': 'host' }),
  delegations.map((each) => ({ delegations: each })),
  // Places by pointer: stretches, elements, what lies within them, and what withdraws them.
  fc
    .tuple(
      fc.constantFrom(
        '/name',
        '/name/start',
        '/name/2018',
        '/name/2018-05-03',
        '/names/start',
        '/topics/-',
        '/topics/drugs',
        '/kind',
      ),
      text,
    )
    .map(([pointer, value]) => ({ [pointer]: value })),
  day.map((on) => ({ '/name/start/until': on })),
  day.map((on) => ({ [`/mandates/${on}`]: ['counter-terrorism'] })),
  fc
    .constantFrom(
      '/delegations/state:TJ',
      '/delegations/state:TJ/participants/p1',
      '/topics/drugs',
      '/name/2018',
      '/name',
      '/names',
      '/appointments/minister',
      '/classifications/c1',
    )
    .map((pointer) => ({ [pointer]: null })),
  text.map((description) => ({ '/delegations/state:TJ/participants/-': { description } })),
  fc.constant({ '/delegations/state:AF': { party: 'state:AF', participants: [{ description: 'an aide' }] } }),
  fc
    .tuple(fc.constantFrom('appointedOn', 'leftOn', 'assumedOn'), day)
    .map(([name, on]) => ({ [`/appointments/minister/${name}`]: on })),
);

const later: readonly fc.Arbitrary<Command>[] = [
  command('RenameOffice', offices, { name: text, from: day, ...cited }),
  command('ReviseOfficeMandate', offices, { mandates: fc.constant(['counter-terrorism']), from: day, ...cited }),
  command('DissolveOffice', offices, { on: day, ...cited }),
  command('AppointOfficial', officials, {
    name: fc.constantFrom(undefined, 'Ann', 'Bo'),
    post: fc.constantFrom('minister', 'envoy'),
    title: text,
    party,
    appointedOn: day,
    leftOn: fc.option(day, { nil: undefined }),
    ...cited,
  }),
  command('AssumeOffice', officials, { appointment: fc.constantFrom('minister', 'envoy'), on: day, ...cited }),
  command('EndAppointment', officials, { appointment: fc.constantFrom('minister', 'envoy'), on: day, ...cited }),
  command('NominateOfficial', officials, {
    post: fc.constantFrom('minister', 'envoy'),
    title: text,
    party,
    nominatedOn: day,
    ...cited,
  }),
  command('TransferOfficeFunctions', offices, { to: any(['unoct', 'unodc']), kind: fc.constant('transfer'), ...cited }),
  command('JoinMemberEntity', offices, {
    member: any(['unoct', 'unodc']),
    on: fc.option(day, { nil: undefined }),
    ...cited,
  }),
  command('LeaveMemberEntity', offices, {
    member: any(['unoct', 'unodc']),
    on: fc.option(day, { nil: undefined }),
    ...cited,
  }),
  command('CancelMeeting', meetings, { reason, ...cited }),
  command('RecordMeetingOutcome', [...meetings, ...conferences], {
    text,
    commitments: fc.constantFrom(undefined, ['more']),
    ...cited,
  }),
  command('EndAgreement', agreements, { reason, on: fc.option(day, { nil: undefined }), ...cited }),
  fc
    .tuple(
      fc.constantFrom(officials, meetings, offices, ['state-TJ', 'state-SUHH'], visits),
      fc.nat(2),
      fc.nat(2),
      reason,
      sources,
    )
    .map(([alike, a, b, why, its]) => {
      const [stream, into] = [alike[a % alike.length]!, alike[b % alike.length]!];
      return {
        type: 'MergeRecords' as const,
        stream,
        body: { into: into.slice(into.indexOf('-') + 1), reason: why, sources: its },
      };
    }),
  command('UnmergeRecords', streams, { reason, sources }),
  command('ClassifyEngagement', activities, {
    pillars: fc.constantFrom(['I'], ['II', 'IV'], []),
    functions: fc.constant([]),
    basis: fc.constant({ kind: 'stated' }),
    ...cited,
  }),
  fc.tuple(any(streams), source, label).map(([stream, body, its]) => ({
    type: 'AttachSource' as const,
    stream,
    body: defined({ ...body, label: its }) as SourceGiven,
  })),
  command('AddDetail', streams, { changes, ...cited }),
  command('RecordClaim', streams, {
    field: fc.constantFrom(
      'heldOn',
      'place',
      'name',
      '/name/2018',
      'establishedOn',
      '/delegations/state:TJ/role',
      '/appointments/minister/leftOn',
    ),
    value: fc.oneof(day, text, fc.constant({ city: 'Kabul' })),
    rank: fc.constantFrom(undefined, 'preferred', 'normal'),
    ...cited,
  }),
  command('RankClaim', streams, {
    claim: fc.tuple(fc.nat(4), fc.nat(5)).map(([revision, n]) => `c${revision}-${n}`),
    rank: fc.constantFrom('preferred', 'normal', 'deprecated'),
    reason,
    ...cited,
  }),
  command('UpdateRecord', streams, { changes, from: day, ...cited }),
  command('CorrectRecord', streams, { changes, reason, ...cited }),
  command('CorrectRecord', meetings, { changes: day.map((on) => ({ heldOn: on })), reason, ...cited }),
  command('RetractRecord', streams, { reason, ...cited }),
  command('LabelRecord', streams, { label: fc.constantFrom('public', 'internal', 'confidential'), reason }),
];

const step: fc.Arbitrary<Step> = fc.record({
  // Several at one instant are as likely as not.
  later: fc.constantFrom(0, 0, 1, 60_000),
  actor: fc.constantFrom('desk', 'analyst'),
  command: fc.oneof({ weight: 1, arbitrary: fc.oneof(...opening) }, { weight: 2, arbitrary: fc.oneof(...later) }),
});

/** Everything that a few people may do to a few records; much of it is refused, as in life. */
export const histories: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc
      .tuple(...opening.map((each) => each))
      .map((first) => first.map((each): Step => ({ later: 1, actor: 'desk', command: each }))),
    fc.array(step, { minLength: 5, maxLength: 40 }),
  )
  .map(([first, more]) => [...first, ...more]);

const BEGIN = Date.parse('2026-01-01T00:00:00Z');

/** Runs a history, or more of it, on a log. @returns how many steps recorded something */
export async function live(store: EventStore, history: readonly Step[], clock = { now: BEGIN }): Promise<number> {
  const execute = executor({ store, now: () => new Date(clock.now) });
  let recorded = 0;
  for (const { later: wait, actor, command: asked } of history) {
    clock.now += wait;
    try {
      if ((await execute(asked, { ...LOCAL, actor, correlationId: 'a-history' })).recorded) recorded++;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  return recorded;
}

function defined<T extends object>(made: T): T {
  return Object.fromEntries(Object.entries(made).filter(([, each]) => each !== undefined)) as T;
}
