import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from './client.ts';
import type { Clocks } from './clocks.ts';
import { isLong, type Rests } from './rests.ts';

export type Partnership = Schemas['Partnership'];
export type PartnershipItem = Schemas['PartnershipItem'];
export type PartnershipStatus = Schemas['PartnershipStatus'];

const PAGE = 100;

/** A list that is bounded by the number of States and offices, whole. */
export async function wholeOf<Item>(read: (page: { limit: number; after?: string }) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page = await read(pageOf(after, 1000));
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return items;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** A list of any length, page after page. */
export function listOf<Item>(
  key: readonly unknown[],
  read: (after: string | undefined, signal: AbortSignal) => Promise<Page<Item>>,
  rests?: Rests,
) {
  return infiniteQueryOptions({
    queryKey: key,
    meta: { ...(rests && { rests }) },
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: Page<Item>) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    // Stale is what something was recorded since, and nothing else: of a long list it is said.
    staleTime: Infinity,
    refetchOnMount: ({ state }) => !isLong(state.data),
  });
}

export const pageOf = (after: string | undefined, limit = PAGE) => ({ limit, ...(after !== undefined && { after }) });

export interface PartnershipsAsked {
  readonly party?: string;
  readonly status?: PartnershipStatus;
  /** Those with the most contacts first, else by their parties. */
  readonly order?: 'contacts';
}

export const partnershipsQuery = (asked: PartnershipsAsked, clocks: Clocks) =>
  listOf(['partnerships', asked, clocks], (after, signal) =>
    answered(api.GET('/v1/partnerships', { params: { query: { ...asked, ...clocks, ...pageOf(after) } }, signal })),
  );

export const partnershipQuery = (a: string, b: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ['partnership', a, b, clocks],
    queryFn: ({ signal }) =>
      answered(api.GET('/v1/partnerships/{a}/{b}', { params: { path: { a, b }, query: { ...clocks } }, signal })),
  });

export const contactsQuery = (a: string, b: string, clocks: Clocks) =>
  listOf(['contacts', a, b, clocks], (after, signal) =>
    answered(
      api.GET('/v1/partnerships/{a}/{b}/contacts', {
        params: { path: { a, b }, query: { ...clocks, ...pageOf(after) } },
        signal,
      }),
    ),
  );

/** The eight kinds of record, by the word that their addresses begin with. */
export const NOUNS = {
  states: 'state',
  offices: 'office',
  officials: 'official',
  conferences: 'conference',
  meetings: 'meeting',
  visits: 'visit',
  agreements: 'agreement',
  assistance: 'assistance',
} as const;
export type Records = keyof typeof NOUNS;
export type Noun = (typeof NOUNS)[Records];

export interface Answers {
  readonly state: Read<'/v1/states/{id}'>;
  readonly office: Read<'/v1/offices/{id}'>;
  readonly official: Read<'/v1/officials/{id}'>;
  readonly conference: Read<'/v1/conferences/{id}'>;
  readonly meeting: Read<'/v1/meetings/{id}'>;
  readonly visit: Read<'/v1/visits/{id}'>;
  readonly agreement: Read<'/v1/agreements/{id}'>;
  readonly assistance: Read<'/v1/assistance/{id}'>;
}
type Read<Path extends keyof import('./schema.d.ts').paths> = import('./schema.d.ts').paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Answer } } } };
}
  ? Answer
  : never;

/** A record of any kind, with what all kinds have. */
export type RecordAnswer = Answers[Noun];

export const recordQuery = <Kind extends Records>(records: Kind, id: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ['record', records, id, clocks],
    meta: { rests: 'named' },
    queryFn: ({ signal }): Promise<Answers[(typeof NOUNS)[Kind]]> =>
      answered(
        api.GET(`/v1/${records as 'meetings'}/{id}`, { params: { path: { id }, query: { ...clocks } }, signal }),
      ) as unknown as Promise<Answers[(typeof NOUNS)[Kind]]>,
  });

export const statesOf = (clocks: Clocks, signal: AbortSignal) =>
  wholeOf((page) => answered(api.GET('/v1/states', { params: { query: { ...clocks, ...page } }, signal })));

export const officesOf = (clocks: Clocks, signal: AbortSignal) =>
  wholeOf((page) => answered(api.GET('/v1/offices', { params: { query: { ...clocks, ...page } }, signal })));

/** Names of all States and offices, by party. */
export const partyNamesQuery = (clocks: Clocks) =>
  queryOptions({
    queryKey: ['party names', clocks],
    meta: { rests: ['state', 'office'] },
    queryFn: async ({ signal }) => {
      const [states, offices] = await Promise.all([statesOf(clocks, signal), officesOf(clocks, signal)]);
      return new Map<string, string>([
        ...states.map(({ id, name }) => [`state:${id}`, name ?? id] as const),
        ...offices.map(({ id, name }) => [`office:${id}`, typeof name === 'string' ? name : id] as const),
      ]);
    },
    placeholderData: keepPreviousData,
  });

export const searchQuery = (q: string, clocks: Clocks, kind?: readonly Noun[]) =>
  queryOptions({
    queryKey: ['search', q, clocks, kind],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/v1/search', { params: { query: { q, ...clocks, limit: 12, ...(kind && { kind: [...kind] }) } }, signal }),
      ),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  });

const LATEST = 25;

/** The latest meetings and visits with somebody, as one list. */
export const activitiesQuery = (who: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ['activities', who, clocks],
    queryFn: async ({ signal }) => {
      const query = { with: who, ...clocks, limit: LATEST };
      const [meetings, visits] = await Promise.all([
        answered(api.GET('/v1/meetings', { params: { query }, signal })),
        answered(api.GET('/v1/visits', { params: { query }, signal })),
      ]);
      const items = [
        ...meetings.items.map(({ id, heldOn, plan, delegations, place, status }) => ({
          record: `meeting:${id}`,
          on: heldOn ?? (typeof plan?.plannedOn === 'string' ? plan.plannedOn : null),
          parties: (delegations.length > 0 ? delegations : (plan?.delegations ?? [])).map(({ party }) => party),
          place: place ?? plan?.place ?? null,
          status: status as string | null,
        })),
        ...visits.items.map(({ id, heldOn, visitors, receivedBy, stops }) => ({
          record: `visit:${id}`,
          on: heldOn,
          parties: [...visitors.map(({ party }) => party), ...(receivedBy === null ? [] : [receivedBy])],
          place: stops[0]?.place ?? null,
          status: null,
        })),
      ].toSorted((x, y) => (y.on ?? '').localeCompare(x.on ?? ''));
      return {
        items: items.slice(0, LATEST),
        hasMore: items.length > LATEST || meetings.next !== null || visits.next !== null,
      };
    },
  });

export const postsQuery = (party: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ['posts', party, clocks],
    meta: { rests: ['official', 'office', 'state'] },
    queryFn: ({ signal }) => answered(api.GET('/v1/posts', { params: { query: { party, ...clocks, limit: 200 } }, signal })),
  });

/** Functions of offices, as a classification names them. */
export const officeFunctionsQuery = (clocks: Clocks) =>
  queryOptions({
    queryKey: ['office functions', clocks],
    meta: { rests: ['office'] },
    queryFn: async ({ signal }) => {
      const offices = await officesOf(clocks, signal);
      return offices.flatMap(({ id, abbreviation, functions }) =>
        functions.map((each) => ({
          value: `${id}/${each.id}`,
          label: `${typeof abbreviation === 'string' ? abbreviation : id}: ${each.id?.replaceAll('-', ' ')}`,
        })),
      );
    },
  });

export type Pillar = Schemas['Pillar'];

const ALL = { limit: 100 };

export const projectionsQuery = () =>
  queryOptions({
    queryKey: ['projections'],
    meta: { rests: 'nothing' },
    queryFn: ({ signal }) => answered(api.GET('/v1/projections', { params: { query: ALL }, signal })),
    refetchInterval: 2000,
  });

const AT_WORK_MS = 400;

export const isAtWork = ({ state }: Schemas['Replay']): boolean => state === 'queued' || state === 'running';

export const replaysQuery = () =>
  queryOptions({
    queryKey: ['replays'],
    meta: { rests: 'nothing' },
    queryFn: ({ signal }) => answered(api.GET('/v1/replays', { params: { query: { limit: 10 } }, signal })),
    refetchInterval: ({ state }) => (state.data?.items.some(isAtWork) ? AT_WORK_MS : false),
  });
