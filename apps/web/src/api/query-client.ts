import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Unanswered } from './client.ts';
import { isNobody, isOver } from './identity.ts';
import { isAway, onServer } from './server.ts';

const MINUTE_MS = 60_000;

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError(error) {
      if (isNobody(error)) isOver(queryClient);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: MINUTE_MS,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      retry: (failures, error) => error instanceof Unanswered && failures < 2,
      retryDelay: 500,
    },
    mutations: { networkMode: 'always' },
  },
});

// What could not be read while the server was away is read when it is back, and so is what may have changed meanwhile.
let wasAway = false;
onServer(() => {
  if (wasAway && !isAway()) void queryClient.invalidateQueries();
  wasAway = isAway();
});
