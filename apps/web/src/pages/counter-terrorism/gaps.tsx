import { Button, Group, Select, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../api/client.ts';
import { useClocks } from '../../api/clocks.ts';
import type { Pillar } from '../../api/queries.ts';
import { readingOf, shown } from '../../parts/dates.ts';
import { type Column, LongTable } from '../../parts/long-table.tsx';
import { PartyLink } from '../../parts/names.tsx';
import { Nothing, notYet } from '../../parts/page.tsx';
import { EVERY_PILLAR, pillarOf } from '../../parts/pillars.ts';
import { byStateQuery, gapsQuery } from './queries.ts';

const route = getRouteApi('/counter-terrorism');

type Gap = Schemas['Gap'];

/** Member States with nothing on record since a day, of any kind or of one pillar. */
export function Gaps() {
  const { since, gap } = route.useSearch();
  const navigate = useNavigate({ from: '/counter-terrorism' });
  const [asked, setAsked] = useState(since ?? '');
  const [pillar, setPillar] = useState<Pillar | null>(pillarOf(gap) ?? null);
  const clocks = useClocks();
  const list = useInfiniteQuery(gapsQuery(since, pillarOf(gap), clocks));
  const engaged = useQuery(byStateQuery(undefined, clocks));
  const [isListed, setListed] = useState(false);
  const isEmpty = engaged.data?.length === 0;
  const isReadable = asked === '' || /^\d{4}(-\d\d(-\d\d)?)?$/.test(asked);
  const columns: readonly Column<Gap>[] = [
    { name: 'State', width: '40%', cell: ({ state }) => <PartyLink party={state} /> },
    {
      name: 'Last engagement',
      cell: ({ last }) => (last === null ? <span className="quiet">none on record</span> : shown(last)),
    },
    { name: 'Since then', isNumber: true, cell: ({ engagements }) => engagements },
    { name: 'Of them not stated', isNumber: true, cell: ({ unstated }) => unstated },
    { name: 'Certain', cell: ({ certain }) => (certain ? 'yes' : 'no') },
  ];
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReadable)
            void navigate({
              search: (before) => ({ ...before, since: asked || undefined, gap: pillar ?? undefined }) as never,
              resetScroll: false,
            });
        }}
      >
        <Group align="end" mb="md">
          <TextInput
            label="No engagement since"
            placeholder="ever"
            w={200}
            value={asked}
            onChange={({ currentTarget }) => setAsked(currentTarget.value.trim())}
            error={!isReadable && 'A day, a month or a year'}
          />
          <Select
            label="Of pillar"
            placeholder="Any kind"
            clearable
            w={200}
            data={EVERY_PILLAR as Pillar[]}
            value={pillar}
            onChange={(chosen) => setPillar(chosen)}
          />
          <Button type="submit" variant="default">
            Show the gaps
          </Button>
        </Group>
      </form>
      {notYet(list, 'gaps') ??
        (list.data!.length === 0 ? (
          <Nothing>Every Member State has an engagement since then.</Nothing>
        ) : isEmpty && !isListed ? (
          <Nothing>
            No engagement is on record yet: every Member State would be listed, and that says nothing of them.{' '}
            <button type="button" className="unfold" onClick={() => setListed(true)}>
              List them all the same
            </button>
          </Nothing>
        ) : (
          <LongTable
            caption={`Member States of which no engagement ${pillarOf(gap) === undefined ? '' : `of pillar ${gap} `}${since === undefined ? 'at all' : `since ${readingOf(since)?.replace(/^some day in /, '') ?? since}`} is certain`}
            columns={columns}
            items={list.data!}
            keyOf={({ state }) => state}
            list={list}
          />
        ))}
    </>
  );
}
