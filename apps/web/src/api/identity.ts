import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { discardEverything, lastActor, rememberActor } from '../parts/kept.ts';
import { answered, api, Refused, type Schemas } from './client.ts';
import { holds, type Role } from './roles.ts';

export type Identity = Schemas['Identity'];

/** Null: it is not known yet. */
export type Me = Identity | 'nobody' | null;

const KEY = ['me'];
const told = 'BroadcastChannel' in globalThis ? new BroadcastChannel('chancery.session') : null;
const UNAUTHENTICATED = 401;

const meQuery = queryOptions({
  queryKey: KEY,
  meta: { rests: 'nothing' },
  staleTime: Infinity,
  queryFn: async ({ signal }): Promise<Identity | 'nobody'> => {
    try {
      return await answered(api.GET('/v1/me', { signal }));
    } catch (error) {
      if (isNobody(error)) return 'nobody';
      throw error;
    }
  },
});

/** Who reads here; `nobody` where they have to sign in. */
export function useMe(): Me {
  return useQuery(meQuery).data ?? null;
}

/** Whether what asks for a role is to be offered: also while it is not known. The program judges for itself. */
export function mayBeAsked(me: Me, asked: Role): boolean {
  return me === null || (me !== 'nobody' && holds(me.roles, asked));
}

export const isNobody = (error: unknown): boolean => error instanceof Refused && error.problem.status === UNAUTHENTICATED;

/** A session that is over is found out by whatever is read then. */
export function isOver(queryClient: QueryClient): void {
  queryClient.setQueryData(KEY, 'nobody');
}

/** @throws {Refused}, {Unanswered} */
export async function signIn(token: string): Promise<void> {
  const { actor } = await answered(api.POST('/v1/session', { body: { token } }));
  const last = lastActor();
  if (last !== null && last !== actor) discardEverything();
  rememberActor(actor);
  beginAnew();
}

/** @throws {Refused}, {Unanswered} */
export async function signOut(): Promise<void> {
  await answered(api.DELETE('/v1/session', {}));
  discardEverything();
  beginAnew();
}

/** What another tab of this browser did with the session is true here as well. */
export function followSession(): void {
  told?.addEventListener('message', () => location.reload());
}

/** What was read, heard and written as somebody else, or as nobody, goes with the document, here and in other tabs. */
function beginAnew(): void {
  told?.postMessage(null);
  location.reload();
}
