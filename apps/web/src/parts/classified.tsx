import type { Json } from '../api/client.ts';

interface ClassifiedAs {
  readonly pillars: readonly string[];
  readonly functions: readonly string[];
  readonly basis: Json;
  readonly by?: string | null;
}

/** A classification, in the words of an analyst. */
export function Classified({ pillars, functions, basis, by }: ClassifiedAs) {
  const { kind, reason, quote } = (basis ?? {}) as { kind?: string; reason?: string; quote?: string };
  return (
    <>
      {pillars.length > 0 ? `Pillar ${pillars.join(', ')}` : 'No pillar'}
      {functions.length > 0 && `; ${functions.join(', ')}`}{' '}
      <span className="quiet">
        {kind}
        {(reason ?? quote) !== undefined && (
          <>
            : <bdi>{reason ?? `“${quote}”`}</bdi>
          </>
        )}
        {by !== undefined && by !== null && (
          <>
            , by <bdi>{by}</bdi>
          </>
        )}
      </span>
    </>
  );
}
