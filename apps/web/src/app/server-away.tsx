import { useServerAway } from '../api/server.ts';

/** Says so while nothing can be read anew or recorded, and goes when it is over. */
export function ServerAway() {
  const reason = useServerAway();
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
    </div>
  );
}
