import { type Query, type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { discardEverything, lastActor, rememberActor } from '../parts/kept.ts';
import { answered, api, Refused, type Schemas } from './client.ts';

export type Identity = Schemas['Identity'];
export type Role = Schemas['Role'];

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

const INCLUDED: Readonly<Record<Role, readonly Role[]>> = {
  reader: ['reader'],
  recorder: ['recorder', 'reader'],
  editor: ['editor', 'recorder', 'reader'],
  auditor: ['auditor', 'reader'],
  administrator: ['administrator', 'reader'],
};

/** Whether what asks for a role is to be offered: also while it is not known. The program judges for itself. */
export function mayBeAsked(me: Me, asked: Role): boolean {
  return me === null || (me !== 'nobody' && me.roles.some((role) => INCLUDED[role].includes(asked)));
}

export const isNobody = (error: unknown): boolean => error instanceof Refused && error.problem.status === UNAUTHENTICATED;

/** A session that is over is found out by whatever is read then. */
export function isOver(queryClient: QueryClient): void {
  queryClient.setQueryData(KEY, 'nobody');
}

/** @throws {Refused}, {Unanswered} */
export async function signIn(token: string, queryClient: QueryClient): Promise<void> {
  const me = await answered(api.POST('/v1/session', { body: { token } }));
  const last = lastActor();
  if (last !== null && last !== me.actor) discardEverything();
  rememberActor(me.actor);
  queryClient.setQueryData(KEY, me);
  told?.postMessage(me.actor);
  await forgetOthers(queryClient);
}

/** @throws {Refused}, {Unanswered} */
export async function signOut(queryClient: QueryClient): Promise<void> {
  await answered(api.DELETE('/v1/session', {}));
  discardEverything();
  isOver(queryClient);
  told?.postMessage(null);
  await forgetOthers(queryClient);
}

/** What another tab of this browser did with the session is true here as well. */
export function followSession(queryClient: QueryClient): void {
  told?.addEventListener('message', () => {
    void queryClient.refetchQueries({ queryKey: KEY });
    void forgetOthers(queryClient);
  });
}

/** What was read as somebody else is not theirs. */
async function forgetOthers(queryClient: QueryClient): Promise<void> {
  const isOther = ({ queryKey }: Query): boolean => queryKey[0] !== KEY[0];
  queryClient.removeQueries({ type: 'inactive', predicate: isOther });
  await queryClient.resetQueries({ predicate: isOther });
}
