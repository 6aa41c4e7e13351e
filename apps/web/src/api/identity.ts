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
      const me = await answered(api.GET('/v1/me', { signal }));
      if (becomes(me.actor)) location.reload();
      return me;
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

/** Whether pages may be read: who reads is known and let in, or cannot be asked at the moment. */
export function useIsLetIn(): boolean {
  const { data, isPending } = useQuery(meQuery);
  return !isPending && data !== 'nobody';
}

/** Whether what asks for a role is to be offered: also while it is not known. The program judges for itself. */
export function mayBeAsked(me: Me, asked: Role): boolean {
  return me === null || (me !== 'nobody' && holds(me.roles, asked));
}

/** In the order of what is seen. */
const CLEARANCES = ['public', 'internal', 'confidential'] as const satisfies readonly Identity['clearance'][];

/** Whether what asks for a clearance is to be offered: also while it is not known. */
export function maySee(me: Me, asked: Identity['clearance']): boolean {
  return me === null || (me !== 'nobody' && CLEARANCES.indexOf(me.clearance) >= CLEARANCES.indexOf(asked));
}

export const isNobody = (error: unknown): boolean => error instanceof Refused && error.problem.status === UNAUTHENTICATED;

/** A session that is over is found out by whatever is read then. */
export function isOver(queryClient: QueryClient): void {
  queryClient.setQueryData(KEY, 'nobody');
}

/** @throws {Refused}, {Unanswered} */
export async function signIn(token: string): Promise<void> {
  const { actor } = await answered(api.POST('/v1/session', { body: { token } }));
  becomes(actor);
  beginAnew();
}

/** What another left in this browser goes. @returns whether there was another */
function becomes(actor: string): boolean {
  const last = lastActor();
  if (actor === 'local' || last === actor) return false;
  rememberActor(actor);
  if (last === null) return false;
  discardEverything();
  return true;
}

/** How somebody may sign in here. */
export const waysQuery = queryOptions({
  queryKey: ['ways to sign in'],
  meta: { rests: 'nothing' },
  staleTime: Infinity,
  queryFn: ({ signal }) => answered(api.GET('/v1/session', { signal })),
});

/** Where the issuer is asked, and then this page is shown. */
export function issuerPage(): string {
  const { pathname, search } = location;
  const asked = new URLSearchParams(search);
  asked.delete('sign-in');
  const to = asked.size > 0 ? `${pathname}?${asked.toString()}` : pathname;
  return `/v1/session/sign-in?${new URLSearchParams({ to }).toString()}`;
}

/** @throws {Refused}, {Unanswered} */
export async function signOut(): Promise<void> {
  const { leave } = await answered(api.DELETE('/v1/session', {}));
  discardEverything();
  if (leave === null) return beginAnew();
  told?.postMessage(null);
  location.assign(leave);
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
