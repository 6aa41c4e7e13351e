import { answered, api, type Schemas } from '../../api/client.ts';
import { listOf, pageOf } from '../../api/queries.ts';

export type Change = Schemas['ChangeItem'];
export type ChangeKind = Change['kind'];

export interface ChangesAsked {
  readonly from?: string;
  readonly to?: string;
  readonly kind?: readonly ChangeKind[];
}

/** What became known, changed or was withdrawn between two instants, the latest first. */
export const changesQuery = (asked: ChangesAsked) =>
  listOf(['changes', asked], (after, signal) =>
    answered(
      api.GET('/v1/changes', {
        params: { query: { ...asked, kind: [...(asked.kind ?? [])], order: 'desc', ...pageOf(after, 50) } },
        signal,
      }),
    ),
  );
