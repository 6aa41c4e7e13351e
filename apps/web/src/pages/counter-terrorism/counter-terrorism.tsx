import { Group, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { type Clocks, useClocks } from '../../api/clocks.ts';
import { Export } from '../../parts/export.tsx';
import { type Exported, listExports } from '../../parts/exports.ts';
import { OverTime, type Series } from '../../parts/over-time.tsx';
import { Nothing, notYet, PageHead, Part } from '../../parts/page.tsx';
import { monthsOf } from '../../parts/periods.ts';
import { Behind, isMarked, type Mark, NO_MARK } from './behind.tsx';
import './counter-terrorism.css';
import { Coverage } from './coverage.tsx';
import { Gaps } from './gaps.tsx';
import { EVERY_PILLAR, listedPillarOf, NOT_STATED, pillarOf } from '../../parts/pillars.ts';
import { byStateQuery, trendQuery } from './queries.ts';

const route = getRouteApi('/counter-terrorism');
const MapOfStates = lazy(() => import('./map.tsx'));

export function CounterTerrorism() {
  const { state, pillar, function: served, from, to, since, gap, by, shade } = route.useSearch();
  const mark: Mark = {
    ...(state && { state }),
    ...(pillar && { pillar }),
    ...(served && { function: served }),
    ...(from && { from }),
    ...(to && { to }),
  };
  const clocks = useClocks();
  const navigate = useNavigate({ from: '/counter-terrorism' });
  return (
    <>
      <PageHead
        title="Counter-terrorism"
        lede="Engagements of States, by the pillars of the United Nations Global Counter-Terrorism Strategy and by the functions of offices. Counts are of what is reported: a gap in the record is no gap in the world."
        actions={<Export of={exportsOf(mark, since, gap, shade, clocks)} />}
      />
      {isMarked(mark) && <Behind mark={mark} />}
      <Part title="Where">
        <Where />
      </Part>
      <Part title="When">
        <Trend />
      </Part>
      <Part title="Coverage">
        <Group mb="md">
          <SegmentedControl
            aria-label="Coverage by"
            value={by ?? 'pillar'}
            data={[
              { value: 'pillar', label: 'By pillar' },
              { value: 'function', label: 'By function' },
            ]}
            onChange={(chosen) =>
              void navigate({
                search: (before) => ({ ...before, by: chosen === 'function' ? chosen : undefined }) as never,
                resetScroll: false,
              })
            }
          />
        </Group>
        <Coverage by={by ?? 'pillar'} />
      </Part>
      <Part title="Gaps">
        <Gaps key={`${since} ${gap}`} />
      </Part>
    </>
  );
}

function exportsOf(
  mark: Mark,
  since: string | undefined,
  gap: string | undefined,
  shade: string | undefined,
  clocks: Clocks,
): readonly Exported[] {
  return [
    ...(isMarked(mark)
      ? [
          listExports('The engagements shown', '/v1/counter-terrorism/engagements', {
            ...clocks,
            ...mark,
            pillar: listedPillarOf(mark.pillar),
          }),
        ]
      : []),
    listExports('Engagements by State', '/v1/counter-terrorism/states', { ...clocks, pillar: pillarOf(shade) }),
    listExports('Coverage by pillar', '/v1/counter-terrorism/coverage', { ...clocks }),
    listExports('Coverage by function', '/v1/counter-terrorism/functions', { ...clocks }),
    listExports('Engagements by quarter', '/v1/counter-terrorism/trend', { ...clocks }),
    listExports('Gaps', '/v1/counter-terrorism/gaps', { ...clocks, pillar: pillarOf(gap), since }),
  ];
}

function Where() {
  const { shade } = route.useSearch();
  const navigate = useNavigate({ from: '/counter-terrorism' });
  const states = useQuery(byStateQuery(pillarOf(shade), useClocks()));
  const missing = notYet(states, 'the map');
  if (missing !== null) return missing;
  return (
    <>
      <Select
        label="Engagements"
        w={220}
        mb="sm"
        value={pillarOf(shade) ?? ''}
        data={[{ value: '', label: 'Of any kind' }, ...EVERY_PILLAR.map((each) => ({ value: each, label: `Of pillar ${each}` }))]}
        allowDeselect={false}
        onChange={(chosen) =>
          void navigate({ search: (before) => ({ ...before, shade: chosen || undefined }) as never, resetScroll: false })
        }
      />
      {states.data!.length === 0 ? (
        <Nothing>No engagement is on record.</Nothing>
      ) : (
        <Suspense
          fallback={
            <p aria-busy className="quiet">
              Drawing the map …
            </p>
          }
        >
          <MapOfStates
            states={states.data!}
            onOpen={(state) =>
              void navigate({
                search: (before) => ({ ...before, ...NO_MARK, state, pillar: pillarOf(shade) }) as never,
                resetScroll: false,
              })
            }
          />
        </Suspense>
      )}
    </>
  );
}

const SERIES: readonly Series[] = [
  { key: 'I', name: 'pillar I', colour: '--desk-accent' },
  { key: 'II', name: 'pillar II', colour: '--desk-bar' },
  { key: 'III', name: 'pillar III', colour: '--desk-notice-line' },
  { key: 'IV', name: 'pillar IV', colour: '--desk-active' },
  { key: NOT_STATED, name: 'not stated', colour: '--desk-faint' },
];

function Trend() {
  const trend = useQuery(trendQuery(useClocks()));
  const navigate = useNavigate({ from: '/counter-terrorism' });
  const timeline = useMemo(
    () => trend.data?.map(({ quarter, pillar, engagements }) => ({ quarter, counts: { [pillar ?? NOT_STATED]: engagements } })),
    [trend.data],
  );
  const missing = notYet(trend, 'the trend');
  if (missing !== null) return missing;
  if (timeline!.length === 0) return <Nothing>No engagement is on record.</Nothing>;
  const markOf = (period: string, pillar: string) => ({ ...NO_MARK, ...monthsOf(period), pillar });
  return (
    <OverTime
      what="engagements"
      timeline={timeline!}
      series={SERIES}
      note="; one that serves several pillars is counted under each"
      onOpen={(period, pillar) =>
        void navigate({ search: (before) => ({ ...before, ...markOf(period, pillar) }) as never, resetScroll: false })
      }
      linked={(period, pillar, count) => (
        <Link
          to="/counter-terrorism"
          search={(before) => ({ ...before, ...markOf(period, pillar) }) as never}
          resetScroll={false}
          className="link"
          aria-label={`${period}, ${pillar === NOT_STATED ? 'pillar not stated' : `pillar ${pillar}`}: ${count}`}
        >
          {count}
        </Link>
      )}
    />
  );
}
