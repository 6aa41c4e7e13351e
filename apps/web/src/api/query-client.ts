import { QueryClient } from '@tanstack/react-query';
import { Unanswered } from './client.ts';
import { isAway, onServer } from './server.ts';

const MINUTE_MS = 60_000;

export const queryClient = new QueryClient({
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
