import type { Claim, Source } from './claims.ts';
import { COUNTRIES } from './countries.ts';
import type { Pointer } from './fields.ts';
import { stateRecorded } from './nouns/state.ts';
import { UN_STANDINGS } from './un-standings.ts';

export const BUILT_IN_SOURCE = 'built-in';

const LISTS: Source = {
  id: BUILT_IN_SOURCE,
  publisher: 'Chancery',
  title: 'States and territories by ISO 3166; membership of the United Nations, as of 2026-11-01',
  attribution: 'stated',
};

/** What the program knows of a State before anybody records anything of it. Null for a code that it does not have. */
export function builtInClaims(code: string): { claims: Map<Pointer, readonly Claim[]>; sources: Map<string, Source> } | null {
  const name = Object.hasOwn(COUNTRIES, code) ? COUNTRIES[code] : undefined;
  if (name === undefined) return null;
  const standing = (UN_STANDINGS[code] ?? []).map(([kind, from, until]) => ({ kind, from, ...(until && { until }) }));
  const claims = stateRecorded({ names: [{ name }], standing }).map(
    ({ pointer, value }, i) =>
      [
        pointer,
        [
          {
            id: `b${i}`,
            value,
            sources: [LISTS.id],
            inferred: false,
            rank: 'normal',
            reason: null,
            validOn: null,
            quote: null,
            by: 'chancery',
          },
        ],
      ] as [Pointer, readonly Claim[]],
  );
  return { claims: new Map(claims), sources: new Map([[LISTS.id, LISTS]]) };
}
