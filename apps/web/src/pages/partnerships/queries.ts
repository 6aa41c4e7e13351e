import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client.ts';
import type { Clocks } from '../../api/clocks.ts';
import type { PartnershipsAsked } from '../../api/queries.ts';

/** More lines than that nobody can follow. */
export const MOST_TIES = 250;

export const networkQuery = (asked: PartnershipsAsked, clocks: Clocks) =>
  queryOptions({
    queryKey: ['network', asked, clocks],
    queryFn: ({ signal }) => {
      // A party has at most as many partnerships as there are parties.
      const limit = asked.party === undefined ? MOST_TIES : 1000;
      return answered(
        api.GET('/v1/partnerships', { params: { query: { ...asked, ...clocks, order: 'contacts', limit } }, signal }),
      );
    },
  });
