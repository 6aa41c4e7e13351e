import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client.ts';
import type { operations } from '../../api/schema.d.ts';
import { listOf, pageOf } from '../../api/queries.ts';

export type EventType = NonNullable<NonNullable<operations['history']['parameters']['query']>['type']>[number];

/** In the order of a record's life. */
const TYPE_NAMES: Readonly<Record<EventType, true>> = {
  OfficeEstablished: true,
  OfficeRenamed: true,
  OfficeMandateRevised: true,
  OfficeFunctionsTransferred: true,
  OfficeDissolved: true,
  MemberEntityJoined: true,
  MemberEntityLeft: true,
  StateRecorded: true,
  OfficialNameRecorded: true,
  OfficialNominated: true,
  OfficialAppointed: true,
  OfficeAssumed: true,
  AppointmentEnded: true,
  PersonalDataErased: true,
  ConferenceConvened: true,
  MeetingScheduled: true,
  MeetingCancelled: true,
  BilateralMeetingHeld: true,
  MultilateralMeetingHeld: true,
  MeetingOutcomeRecorded: true,
  VisitMade: true,
  AgreementSigned: true,
  AgreementEnded: true,
  AssistanceDelivered: true,
  EngagementClassified: true,
  SourceAttached: true,
  DetailAdded: true,
  ClaimRecorded: true,
  ClaimRanked: true,
  RecordUpdated: true,
  RecordCorrected: true,
  RecordRetracted: true,
  RecordLabelled: true,
  RecordsMerged: true,
  RecordsUnmerged: true,
};
export const EVENT_TYPES = Object.keys(TYPE_NAMES) as EventType[];

export interface LogAsked {
  readonly stream?: string;
  readonly type?: string;
  readonly actor?: string;
}

const isEventType = (word: string | undefined): word is EventType => Object.hasOwn(TYPE_NAMES, word ?? '');

/** The log, or one record's part of it, the latest first. By type it is read from an index, by actor so many at a time. */
export const logQuery = ({ stream, type, actor }: LogAsked) =>
  listOf(['history', stream, type, actor], (after, signal) =>
    stream === undefined
      ? answered(
          api.GET('/v1/history', {
            params: {
              query: {
                order: 'desc',
                ...(isEventType(type) && { type: [type] }),
                ...(actor !== undefined && { actor }),
                ...pageOf(after, 50),
              },
            },
            signal,
          }),
        )
      : answered(
          api.GET('/v1/history/{stream}', {
            params: { path: { stream }, query: { order: 'desc', ...pageOf(after, 50) } },
            signal,
          }),
        ),
  );

/** One event, however far back it is; null where there is none. */
export const eventQuery = (position: string) =>
  queryOptions({
    queryKey: ['event', position],
    meta: { rests: 'nothing' },
    queryFn: async ({ signal }) => {
      const { items } = await answered(api.GET('/v1/history', { params: { query: { position } }, signal }));
      return items[0] ?? null;
    },
  });

/** What came before an event in its record, and what after: by their positions. */
export const neighboursQuery = (stream: string, revision: string) =>
  queryOptions({
    queryKey: ['neighbours', stream, revision],
    meta: { rests: 'named' },
    queryFn: async ({ signal }) => {
      const { items } = await answered(
        api.GET('/v1/history/{stream}', { params: { path: { stream }, query: { limit: 1000 } }, signal }),
      );
      const at = (n: number): string | null => items.find((each) => each.revision === String(n))?.position ?? null;
      return { before: at(Number(revision) - 1), after: at(Number(revision) + 1) };
    },
  });

export const proofQuery = (position: string) =>
  queryOptions({
    queryKey: ['proof', position],
    meta: { rests: 'nothing' },
    queryFn: ({ signal }) =>
      answered(
        api.GET('/v1/proofs/inclusion', { params: { query: { position } }, headers: { accept: 'application/json' }, signal }),
      ),
  });

export const parkedQuery = () =>
  queryOptions({
    queryKey: ['parked'],
    queryFn: ({ signal }) => answered(api.GET('/v1/parked', { params: { query: { limit: 100 } }, signal })),
  });

export const differencesQuery = (id: string) =>
  queryOptions({
    queryKey: ['differences', id],
    meta: { rests: 'nothing' },
    queryFn: ({ signal }) =>
      answered(api.GET('/v1/replays/{id}/differences', { params: { path: { id }, query: { limit: 100 } }, signal })),
  });
