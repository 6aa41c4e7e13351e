import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  parseSearchWith,
  retainSearchParams,
  stringifySearchWith,
} from '@tanstack/react-router';
import type { Clocks } from '../api/clocks.ts';
import { NOUNS, type PartnershipsAsked, type Records } from '../api/queries.ts';
import { Broken } from '../parts/broken.tsx';
import { NoPage } from '../parts/no-page.tsx';
import { isKind, type Kind } from '../pages/log/kinds.ts';
import { Shell } from './shell.tsx';

/** A text that was given, and none that is empty. The router has read `2020` as a number. */
function given(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function only<Name extends string>(search: Record<string, unknown>, ...names: Name[]): { [N in Name]?: string } {
  return Object.fromEntries(
    names.flatMap((name) => (given(search[name]) === undefined ? [] : [[name, given(search[name])]])),
  ) as {
    [N in Name]?: string;
  };
}

const root = createRootRoute({
  component: Shell,
  // Both clocks go with every address of the desk.
  validateSearch: (search: Record<string, unknown>): Clocks => only(search, 'asOf', 'knownAt'),
  search: { middlewares: [retainSearchParams(['asOf', 'knownAt'])] },
});

const today = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/today/today.tsx'), 'Today'),
});

const conflicts = createRoute({
  getParentRoute: () => root,
  path: '/conflicts',
  validateSearch: ({ of }: Record<string, unknown>): { of?: Records } =>
    typeof of === 'string' && Object.hasOwn(NOUNS, of) ? { of: of as Records } : {},
  component: lazyRouteComponent(() => import('../pages/today/conflicts.tsx'), 'Conflicts'),
});

const STATUSES = new Set(['active', 'cooling', 'dormant']);

const partnerships = createRoute({
  getParentRoute: () => root,
  path: '/partnerships',
  validateSearch: (search: Record<string, unknown>): PartnershipsAsked & { readonly view?: 'network' } => {
    const { party, status } = only(search, 'party', 'status');
    return {
      ...(search['order'] === 'contacts' && { order: 'contacts' }),
      ...(search['view'] === 'network' && { view: 'network' }),
      ...(party !== undefined && { party }),
      ...(STATUSES.has(status!) && { status: status as NonNullable<PartnershipsAsked['status']> }),
    };
  },
  component: lazyRouteComponent(() => import('../pages/partnerships/partnerships.tsx'), 'Partnerships'),
});

const partnership = createRoute({
  getParentRoute: () => root,
  path: '/partnerships/$a/$b',
  component: lazyRouteComponent(() => import('../pages/partnerships/partnership.tsx'), 'PartnershipPage'),
});

const record = createRoute({
  getParentRoute: () => root,
  path: '/$records/$id',
  // What is being recorded of it, at which place or of which claim.
  validateSearch: (search: Record<string, unknown>) => only(search, 'action', 'at', 'claim'),
  beforeLoad({ params }) {
    // oxlint-disable-next-line typescript/only-throw-error -- as the router takes it
    if (!Object.hasOwn(NOUNS, params.records)) throw notFound();
  },
  component: lazyRouteComponent(() => import('../pages/records/record.tsx'), 'RecordPage'),
});

const log = createRoute({
  getParentRoute: () => root,
  path: '/log',
  validateSearch: (search: Record<string, unknown>): { as?: Kind } => (isKind(search.as) ? { as: search.as } : {}),
  component: lazyRouteComponent(() => import('../pages/log/log.tsx'), 'Log'),
});

const pressRelease = createRoute({
  getParentRoute: () => root,
  path: '/log/press-release',
  component: lazyRouteComponent(() => import('../pages/log/press-release/press-release.tsx'), 'PressRelease'),
});

const counterTerrorism = createRoute({
  getParentRoute: () => root,
  path: '/counter-terrorism',
  validateSearch: (search: Record<string, unknown>) => ({
    ...only(search, 'state', 'pillar', 'function', 'from', 'to', 'since', 'gap', 'shade'),
    ...(search['by'] === 'function' && { by: 'function' as const }),
  }),
  component: lazyRouteComponent(() => import('../pages/counter-terrorism/counter-terrorism.tsx'), 'CounterTerrorism'),
});

const changes = createRoute({
  getParentRoute: () => root,
  path: '/changes',
  validateSearch: (search: Record<string, unknown>) => only(search, 'from', 'to', 'kind'),
  component: lazyRouteComponent(() => import('../pages/changes/changes.tsx'), 'Changes'),
});

const importing = createRoute({
  getParentRoute: () => root,
  path: '/import',
  validateSearch: (search: Record<string, unknown>) => only(search, 'id', 'outcome'),
  component: lazyRouteComponent(() => import('../pages/import/import.tsx'), 'Import'),
});

const history = createRoute({
  getParentRoute: () => root,
  path: '/history',
  validateSearch: (search: Record<string, unknown>) => only(search, 'stream', 'type', 'actor', 'event'),
  component: lazyRouteComponent(() => import('../pages/history/history.tsx'), 'History'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    today,
    conflicts,
    partnerships,
    partnership,
    record,
    log,
    pressRelease,
    counterTerrorism,
    changes,
    importing,
    history,
  ]),
  defaultNotFoundComponent: NoPage,
  defaultErrorComponent: Broken,
  defaultPreload: 'intent',
  // Values are texts as they stand, in addresses that people read.
  parseSearch: parseSearchWith((value) => value),
  stringifySearch: stringifySearchWith((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
  pathParamsAllowedCharacters: [':'],
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
