import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../api/client.ts';
import type { Clocks } from '../../api/clocks.ts';

export type Turn = Schemas['TurnItem'];

/** Whoever entered and left one post, the latest first: as many as it had holders. */
export const turnsOfPostQuery = (party: string, post: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ['turns', party, post, clocks],
    queryFn: ({ signal }) =>
      answered(api.GET('/v1/posts/changes', { params: { query: { party, post, ...clocks, limit: 1000 } }, signal })),
  });

const LATEST = 10;

/** Who entered and left the posts of a party lately. */
export const latestTurnsQuery = (party: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ['latest turns', party, clocks],
    queryFn: ({ signal }) =>
      answered(api.GET('/v1/posts/changes', { params: { query: { party, ...clocks, limit: LATEST } }, signal })),
  });

const MOST = 200;

/** What happened within a conference and on its sidelines. */
export const gatheringQuery = (conference: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ['gathering', conference, clocks],
    queryFn: async ({ signal }) => {
      const query = { with: `conference:${conference}`, ...clocks, limit: MOST };
      const [meetings, visits] = await Promise.all([
        answered(api.GET('/v1/meetings', { params: { query }, signal })),
        answered(api.GET('/v1/visits', { params: { query }, signal })),
      ]);
      return { meetings: meetings.items, visits: visits.items, hasMore: meetings.next !== null || visits.next !== null };
    },
  });
