import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Unanswered } from './client.ts';
import { isNobody, isOver } from './identity.ts';
import { isAway, onServer } from './server.ts';

const MINUTE_MS = 60_000;

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: mindSession }),
  mutationCache: new MutationCache({ onError: mindSession }),
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

/** A session that is over is asked for again, wherever that is found out. */
function mindSession(error: Error): void {
  if (isNobody(error)) isOver(queryClient);
}

// What could not be read while the server was away is read when it is back, and so is what may have changed meanwhile.
let wasAway = false;
onServer(() => {
  if (wasAway && !isAway()) void queryClient.invalidateQueries();
  wasAway = isAway();
});
