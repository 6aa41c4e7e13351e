import { ActionIcon, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import {
  IconArrowsDiff,
  IconCalendarEvent,
  IconFileImport,
  IconHistory,
  IconMoon,
  IconPencilPlus,
  IconSearch,
  IconShieldHalf,
  IconSun,
  IconUsers,
} from '@tabler/icons-react';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useClocks } from '../api/clocks.ts';
import { type Identity, type Me, mayBeAsked, maySee, useIsLetIn, useMe } from '../api/identity.ts';
import { followLog } from '../api/live-feed.ts';
import { queryClient } from '../api/query-client.ts';
import type { Role } from '../api/roles.ts';
import { Search } from './search.tsx';
import { ServerAway } from './server-away.tsx';
import { NotForYou, SignedIn, SignIn } from './sign-in.tsx';
import { wrongIn } from './moments.ts';
import { NoSuchTime, TimeControl, TimeNotice } from './time-control.tsx';

interface Way {
  readonly to: '/' | '/partnerships' | '/counter-terrorism' | '/changes' | '/history' | '/log' | '/import';
  readonly name: string;
  readonly Icon: typeof IconSearch;
  /** Any of these roles. */
  readonly asks: readonly Role[];
  readonly sees?: Identity['clearance'];
}

const WAYS: readonly Way[] = [
  { to: '/', name: 'Today', Icon: IconCalendarEvent, asks: ['reader'] },
  { to: '/partnerships', name: 'Partnerships', Icon: IconUsers, asks: ['reader'] },
  { to: '/counter-terrorism', name: 'Counter-terrorism', Icon: IconShieldHalf, asks: ['reader'] },
  { to: '/changes', name: 'Changes', Icon: IconArrowsDiff, asks: ['reader'] },
  { to: '/history', name: 'History', Icon: IconHistory, asks: ['auditor', 'administrator'] },
  { to: '/log', name: 'Log a meeting', Icon: IconPencilPlus, asks: ['recorder'] },
  { to: '/import', name: 'Import a file', Icon: IconFileImport, asks: ['editor'], sees: 'confidential' },
];

const isFor = (me: Me, { asks, sees = 'public' }: Way): boolean => asks.some((role) => mayBeAsked(me, role)) && maySee(me, sees);

/** What is around every page. */
export function Shell() {
  const [isSeeking, setSeeking] = useState(false);
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const sheet = useRef<HTMLElement>(null);
  const wrong = wrongIn(useClocks());
  const me = useMe();
  const isLetIn = useIsLetIn();
  useHotkeys([['mod+K', () => setSeeking(isLetIn)]], []);
  const isFollowing = useFollowing(isLetIn);

  // Whoever reads by ear hears of the new page.
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) sheet.current?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [pathname]);

  return (
    <div className="desk">
      <a className="skip" href="#sheet">
        To the page
      </a>
      <nav className="margin" aria-label="The desk">
        <Link to="/" className="wordmark">
          Chancery
        </Link>
        <ul className="ways">
          {WAYS.filter((way) => (isLetIn ? isFor(me, way) : way.asks.includes('reader'))).map(({ to, name, Icon }) => (
            <li key={to}>
              <Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }}>
                <Icon size={18} stroke={1.6} aria-hidden />
                {name}
              </Link>
            </li>
          ))}
        </ul>
        {me !== null && me !== 'nobody' && <SignedIn me={me} />}
      </nav>
      <div className="sheet">
        <header className="head">
          <div className="top">
            {me !== 'nobody' && (
              <Button
                className="seek"
                variant="default"
                justify="flex-start"
                leftSection={<IconSearch size={16} aria-hidden />}
                onClick={() => setSeeking(true)}
                aria-keyshortcuts="Control+K"
              >
                Search <span className="quiet small">&ensp;Ctrl K</span>
              </Button>
            )}
            {me !== 'nobody' && <TimeControl />}
            <ColourScheme />
          </div>
          <ServerAway />
          <TimeNotice />
        </header>
        <main id="sheet" className="page" tabIndex={-1} ref={sheet}>
          <Shown me={me} isReady={isLetIn && isFollowing} pathname={pathname} wrong={wrong} />
        </main>
      </div>
      {isLetIn && (
        <Search
          opened={isSeeking}
          onClose={() => setSeeking(false)}
          onChosen={({ records, id }) => {
            setSeeking(false);
            void navigate({ to: '/$records/$id', params: { records, id } });
          }}
        />
      )}
    </div>
  );
}

/** A page waits so long for the feed of the log to begin. */
const FEED_MS = 1000;

/**
 * Follows the log for who is let in. @returns whether pages may be read: once the feed has begun, so that they are not read twice,
 * or could not begin yet
 */
function useFollowing(isLetIn: boolean): boolean {
  const [isFollowing, setFollowing] = useState(false);
  useEffect(() => {
    if (!isLetIn) return;
    const go = (): void => setFollowing(true);
    const waited = setTimeout(go, FEED_MS);
    const end = followLog(queryClient, go);
    return () => {
      clearTimeout(waited);
      end();
    };
  }, [isLetIn]);
  return isFollowing;
}

interface Asked {
  readonly me: Me;
  readonly isReady: boolean;
  readonly pathname: string;
  readonly wrong: readonly string[];
}

/** The page, or why it is not shown. */
function Shown({ me, isReady, pathname, wrong }: Asked) {
  if (me === 'nobody') return <SignIn />;
  // What is read for nobody would be refused, and what is shown to who may not have it would go again.
  if (!isReady) return <div aria-busy="true" />;
  if (wrong.length > 0) return <NoSuchTime wrong={wrong} />;
  const way = WAYS.find(({ to }) => to !== '/' && (pathname === to || pathname.startsWith(`${to}/`)));
  return way && !isFor(me, way) ? (
    <NotForYou name={way.name} asks={way.asks} {...(way.sees && { sees: way.sees })} />
  ) : (
    <Outlet />
  );
}

function ColourScheme() {
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={isDark ? 'Show in light colours' : 'Show in dark colours'}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      {isDark ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
    </ActionIcon>
  );
}
