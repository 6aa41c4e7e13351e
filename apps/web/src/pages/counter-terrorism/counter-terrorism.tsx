import { Button, Group, Select, TextInput, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../api/client.ts';
import { type Clocks, useClocks } from '../../api/clocks.ts';
import { coverageQuery, engagementsQuery, gapsQuery, type Pillar } from '../../api/queries.ts';
import { readingOf, shown } from '../../parts/dates.ts';
import { Export } from '../../parts/export.tsx';
import { type Exported, listExports } from '../../parts/exports.ts';
import { type Column, LongTable } from '../../parts/long-table.tsx';
import { Parties, PartyLink, usePartyName, usePlaceName } from '../../parts/names.tsx';
import { Nothing, notYet, PageHead, Part } from '../../parts/page.tsx';
import { RecordLink } from '../../parts/record-link.tsx';

const route = getRouteApi('/counter-terrorism');

const PILLARS: Readonly<Record<Pillar, string>> = {
  I: 'conditions conducive to the spread of terrorism',
  II: 'preventing and combating terrorism',
  III: 'building capacity, and the role of the United Nations',
  IV: 'human rights for all and the rule of law',
};
const COLUMNS = [...(Object.keys(PILLARS) as Pillar[]), null];
/** In an address, for engagements of which nobody stated a pillar. */
const NOT_STATED = 'none';

export function CounterTerrorism() {
  const { state, pillar, since } = route.useSearch();
  const clocks = useClocks();
  return (
    <>
      <PageHead
        title="Counter-terrorism"
        lede="Engagements of States, by the pillars of the United Nations Global Counter-Terrorism Strategy. Counts are of what is reported: a gap in the record is no gap in the world."
        actions={<Export of={exportsOf(state, pillar, since, clocks)} />}
      />
      <Part title="Coverage">
        <Coverage />
      </Part>
      {state !== undefined && <Behind state={state} pillar={pillar} />}
      <Part title="Gaps">
        <Gaps />
      </Part>
    </>
  );
}

function exportsOf(
  state: string | undefined,
  pillar: string | undefined,
  since: string | undefined,
  clocks: Clocks,
): readonly Exported[] {
  const asked = { ...clocks, pillar: pillar === NOT_STATED ? undefined : pillar };
  return [
    ...(state === undefined
      ? []
      : [listExports('The engagements shown', '/v1/counter-terrorism/engagements', { ...asked, state })]),
    listExports('Coverage by pillar', '/v1/counter-terrorism/coverage', { ...clocks }),
    listExports('Gaps', '/v1/counter-terrorism/gaps', { ...asked, since }),
  ];
}

function Coverage() {
  const coverage = useQuery(coverageQuery(useClocks()));
  const nameOf = usePartyName();
  const missing = notYet(coverage, 'coverage');
  if (missing !== null) return missing;
  const byState = Map.groupBy(coverage.data!, ({ state }) => state);
  if (byState.size === 0) return <Nothing>No engagement is on record.</Nothing>;
  const states = [...byState].toSorted(([x], [y]) => nameOf(x).localeCompare(nameOf(y)));
  const most = Math.max(...coverage.data!.map(({ engagements }) => engagements));
  return (
    <div className="wide">
      <table className="rows heat">
        <caption>Engagements by State and pillar; each number opens the list behind it</caption>
        <thead>
          <tr>
            <th scope="col">State</th>
            {COLUMNS.map((each) => (
              <th key={each} scope="col" style={{ textAlign: 'center' }}>
                {each === null ? 'Not stated' : <abbr title={PILLARS[each]}>Pillar {each}</abbr>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {states.map(([state, cells]) => (
            <tr key={state}>
              <th scope="row">
                <PartyLink party={state} />
              </th>
              {COLUMNS.map((each) => (
                <Cell
                  key={each}
                  state={state}
                  pillar={each}
                  engagements={cells.find((cell) => cell.pillar === each)?.engagements ?? 0}
                  most={most}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="plain small quiet" style={{ marginTop: '0.8rem' }}>
        {Object.entries(PILLARS).map(([each, about]) => (
          <li key={each} style={{ border: 0, padding: 0 }}>
            {each}: {about}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface CellOf {
  readonly state: string;
  readonly pillar: Pillar | null;
  readonly engagements: number;
  readonly most: number;
}

/** As dark as there are many; the palest is still told from none, and the number can be read on the darkest. */
function Cell({ state, pillar, engagements, most }: CellOf) {
  const nameOf = usePartyName();
  if (engagements === 0) {
    return (
      <td className="cell quiet">
        <span aria-hidden>·</span>
        <VisuallyHidden>0</VisuallyHidden>
      </td>
    );
  }
  const share = 0.12 + 0.28 * (Math.log1p(engagements) / Math.log1p(most));
  return (
    <td className="cell" style={{ background: `rgba(var(--desk-heat), ${share.toFixed(2)})` }}>
      <Link
        to="/counter-terrorism"
        search={(before) => ({ ...before, state, pillar: pillar ?? NOT_STATED })}
        resetScroll={false}
        aria-label={`${nameOf(state)}, ${pillar === null ? 'pillar not stated' : `pillar ${pillar}`}: ${engagements}`}
      >
        {engagements}
      </Link>
    </td>
  );
}

type Engagement = Schemas['Engagement'];

function Behind({ state, pillar }: { readonly state: string; readonly pillar: string | undefined }) {
  const clocks = useClocks();
  const nameOf = usePartyName();
  const placeName = usePlaceName();
  const list = useInfiniteQuery(
    engagementsQuery(state, pillar !== undefined && pillar in PILLARS ? (pillar as Pillar) : undefined, clocks),
  );
  const items = pillar === NOT_STATED ? list.data?.filter(({ pillars }) => pillars.length === 0) : list.data;
  const columns: readonly Column<Engagement>[] = [
    { name: 'When', width: '11rem', cell: ({ on, record }) => <RecordLink record={record}>{shown(on)}</RecordLink> },
    { name: 'What', cell: ({ kind }) => kind },
    { name: 'Who', cell: ({ parties }) => <Parties parties={parties} /> },
    { name: 'Where', cell: ({ place }) => placeName(place) ?? <span className="quiet">not stated</span> },
    { name: 'Pillars', cell: ({ pillars }) => pillars.join(', ') || <span className="quiet">not stated</span> },
    { name: 'Why', width: '26%', cell: ({ why }) => <Why why={why} /> },
  ];
  return (
    <Part
      title={
        <>
          Engagements of <bdi>{nameOf(state)}</bdi>
          {pillar !== undefined && (pillar === NOT_STATED ? ', pillar not stated' : `, pillar ${pillar}`)}
        </>
      }
    >
      {notYet(list, 'engagements') ??
        (items!.length === 0 ? (
          <Nothing>None is on record.</Nothing>
        ) : (
          <LongTable
            caption="The latest first"
            columns={columns}
            items={items!}
            keyOf={({ record }) => record}
            hasNextPage={list.hasNextPage}
            isFetchingNextPage={list.isFetchingNextPage}
            fetchNextPage={list.fetchNextPage}
          />
        ))}
    </Part>
  );
}

function Why({ why }: { readonly why: Engagement['why'] }) {
  return why.map((each, n) => (
    // oxlint-disable-next-line react/no-array-index-key -- reasons have no names
    <div key={n} className="small">
      {each.kind === 'mandate' ? (
        <>
          <PartyLink party={each.party} /> has the mandate
        </>
      ) : (
        <>classified by {each.by ?? 'nobody named'}</>
      )}
    </div>
  ));
}

type Gap = Schemas['Gap'];

function Gaps() {
  const { since } = route.useSearch();
  const navigate = useNavigate({ from: '/counter-terrorism' });
  const [asked, setAsked] = useState(since ?? '');
  const [pillar, setPillar] = useState<Pillar | null>(null);
  const list = useInfiniteQuery(gapsQuery(since, pillar ?? undefined, useClocks()));
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
            void navigate({ search: (before) => ({ ...before, since: asked || undefined }) as never, resetScroll: false });
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
            data={Object.keys(PILLARS)}
            value={pillar}
            onChange={(chosen) => setPillar(chosen as Pillar | null)}
          />
          <Button type="submit" variant="default">
            Show the gaps
          </Button>
        </Group>
      </form>
      {notYet(list, 'gaps') ??
        (list.data!.length === 0 ? (
          <Nothing>Every Member State has an engagement since then.</Nothing>
        ) : (
          <LongTable
            caption={`Member States of which no engagement ${since === undefined ? 'at all' : `since ${readingOf(since)?.replace(/^some day in /, '') ?? since}`} is certain`}
            columns={columns}
            items={list.data!}
            keyOf={({ state }) => state}
            hasNextPage={list.hasNextPage}
            isFetchingNextPage={list.isFetchingNextPage}
            fetchNextPage={list.fetchNextPage}
          />
        ))}
    </>
  );
}
