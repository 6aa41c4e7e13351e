import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../api/client.ts';
import type { Clocks } from '../../api/clocks.ts';
import { listOf, type Page, pageOf, type Records, wholeOf } from '../../api/queries.ts';

/** Of each list as many as fit. */
export const FEW = 8;

const CHANGED = ['updated', 'corrected', 'retracted', 'merged', 'unmerged', 'labelled', 'erased'] as const;

type Kinds = readonly Schemas['ChangeItem']['kind'][];

const latestQuery = (kinds: Kinds, from: string | undefined, to: string | undefined) =>
  queryOptions({
    queryKey: ['latest changes', kinds, from, to],
    queryFn: ({ signal }) => {
      const query = {
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        kind: [...kinds],
        order: 'desc' as const,
        limit: FEW,
      };
      return answered(api.GET('/v1/changes', { params: { query }, signal }));
    },
  });

/** What stands otherwise since an instant, the latest first. */
export const changedQuery = (from: string, to: string | undefined) => latestQuery(CHANGED, from, to);

/** What was learned last. */
export const learnedQuery = (to: string | undefined) => latestQuery(['added'], undefined, to);

export const upcomingQuery = (from: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ['upcoming', from, clocks],
    meta: { rests: ['meeting'] },
    queryFn: async ({ signal }) => {
      // As of a day what is to come after it is not there yet: a plan is read by what was known alone.
      const { knownAt } = clocks;
      const query = { status: 'scheduled' as const, from, ...(knownAt !== undefined && { knownAt }) };
      const items = await wholeOf((page) =>
        answered(api.GET('/v1/meetings', { params: { query: { ...query, ...page } }, signal })),
      );
      return items.toReversed();
    },
  });

export const DISPUTABLE = [
  'meetings',
  'visits',
  'conferences',
  'agreements',
  'assistance',
  'officials',
  'offices',
  'states',
] as const;

/** Records on which sources do not agree, and nobody has decided. */
export const disputedQuery = (clocks: Clocks) =>
  queryOptions({
    queryKey: ['disputed', clocks],
    queryFn: async ({ signal }) => {
      const query = { disputed: 'true' as const, ...clocks, limit: FEW };
      const pages = await Promise.all(
        DISPUTABLE.map((records) => answered(api.GET(`/v1/${records}`, { params: { query }, signal }))),
      );
      const items = pages.flatMap(({ items: some }, n) => some.map(({ id }) => ({ records: DISPUTABLE[n]!, id })));
      const more = pages.findIndex(({ next }) => next !== null);
      return { items: items.slice(0, FEW), more: items.length > FEW || more >= 0 ? DISPUTABLE[Math.max(0, more)]! : null };
    },
  });

/** Of one kind all of them; each is read by itself as it is shown. */
export const disputedOfQuery = (records: Records, clocks: Clocks) =>
  listOf(['disputed of', records, clocks], (after, signal): Promise<Page<{ readonly id: string }>> =>
    answered(
      api.GET(`/v1/${records as 'meetings'}`, {
        params: { query: { disputed: 'true', ...clocks, ...pageOf(after, 20) } },
        signal,
      }),
    ),
  );

/** Of those that are cooling the ones that have most to lose. */
export const coolingQuery = (clocks: Clocks) =>
  queryOptions({
    queryKey: ['cooling', clocks],
    queryFn: ({ signal }) => {
      const query = { status: 'cooling' as const, order: 'contacts' as const, ...clocks, limit: FEW };
      return answered(api.GET('/v1/partnerships', { params: { query }, signal }));
    },
  });

/** Of the latest that were left, those that nobody has taken. */
const LEFT_LATELY = 40;

export const vacatedQuery = (clocks: Clocks) =>
  queryOptions({
    queryKey: ['vacated', clocks],
    meta: { rests: ['official', 'office', 'state'] },
    queryFn: async ({ signal }) => {
      const turns = await answered(
        api.GET('/v1/posts/changes', { params: { query: { ...clocks, limit: LEFT_LATELY } }, signal }),
      );
      const left = turns.items.filter(({ change, vacant }) => change === 'left' && vacant);
      return [...new Map(left.toReversed().map((turn) => [`${turn.party} ${turn.post}`, turn])).values()]
        .toReversed()
        .slice(0, FEW);
    },
  });
