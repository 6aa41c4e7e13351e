import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client.ts';
import type { Clocks } from '../../api/clocks.ts';
import { listOf, pageOf, type Pillar, wholeOf } from '../../api/queries.ts';
import type { NOT_STATED } from '../../parts/pillars.ts';

export const byPillarQuery = (clocks: Clocks) =>
  queryOptions({
    queryKey: ['coverage', clocks],
    queryFn: ({ signal }) =>
      wholeOf((page) =>
        answered(api.GET('/v1/counter-terrorism/coverage', { params: { query: { ...clocks, ...page } }, signal })),
      ),
  });

export const byFunctionQuery = (clocks: Clocks) =>
  queryOptions({
    queryKey: ['coverage by function', clocks],
    queryFn: ({ signal }) =>
      wholeOf((page) =>
        answered(api.GET('/v1/counter-terrorism/functions', { params: { query: { ...clocks, ...page } }, signal })),
      ),
  });

/** Each State with all its engagements, or with those of one pillar. */
export const byStateQuery = (pillar: Pillar | undefined, clocks: Clocks) =>
  queryOptions({
    queryKey: ['coverage by State', pillar, clocks],
    queryFn: ({ signal }) =>
      wholeOf((page) =>
        answered(
          api.GET('/v1/counter-terrorism/states', {
            params: { query: { ...(pillar && { pillar }), ...clocks, ...page } },
            signal,
          }),
        ),
      ),
  });

export const trendQuery = (clocks: Clocks) =>
  queryOptions({
    queryKey: ['trend', clocks],
    queryFn: ({ signal }) =>
      wholeOf((page) => answered(api.GET('/v1/counter-terrorism/trend', { params: { query: { ...clocks, ...page } }, signal }))),
  });

export interface EngagementsAsked {
  readonly state?: string;
  readonly pillar?: Pillar | typeof NOT_STATED;
  readonly function?: string;
  readonly from?: string;
  readonly to?: string;
}

export const engagementsQuery = (asked: EngagementsAsked, clocks: Clocks) =>
  listOf(['engagements', asked, clocks], (after, signal) =>
    answered(
      api.GET('/v1/counter-terrorism/engagements', { params: { query: { ...asked, ...clocks, ...pageOf(after) } }, signal }),
    ),
  );

export const gapsQuery = (since: string | undefined, pillar: Pillar | undefined, clocks: Clocks) =>
  listOf(['gaps', since, pillar, clocks], (after, signal) =>
    answered(
      api.GET('/v1/counter-terrorism/gaps', {
        params: { query: { ...(since && { since }), ...(pillar && { pillar }), ...clocks, ...pageOf(after) } },
        signal,
      }),
    ),
  );
