import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useBehindSince, useServerAway } from '../api/server.ts';
import { instant } from '../parts/dates.ts';

const ASK_AGAIN_MS = 5000;

/** Says so while nothing can be read anew or recorded, or what is read stands still, and goes when it is over. */
export function ServerAway() {
  const reason = useServerAway();
  const since = useBehindSince();
  const queryClient = useQueryClient();
  const isBehind = since !== null && reason === null;
  useEffect(() => {
    if (!isBehind) return;
    const asking = setInterval(() => void queryClient.invalidateQueries(), ASK_AGAIN_MS);
    return () => clearInterval(asking);
  }, [isBehind, queryClient]);
  return (
    <div role="status">
      {reason !== null && (
        <div className="notice">
          <strong>The server is away.</strong>
          <span>
            {reason} What is shown was read before; what you write here is kept. It is asked again every second, and this notice
            goes by itself.
          </span>
        </div>
      )}
      {isBehind && (
        <div className="notice">
          <strong>The log is away.</strong>
          <span>
            What is shown is the record as it stood {instant(new Date(since).toISOString())}; what is recorded meanwhile is not in
            it. This notice goes by itself.
          </span>
        </div>
      )}
    </div>
  );
}
