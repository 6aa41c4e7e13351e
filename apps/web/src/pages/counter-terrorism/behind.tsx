import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Schemas } from '../../api/client.ts';
import { useClocks } from '../../api/clocks.ts';
import { shown } from '../../parts/dates.ts';
import { useFunctionName } from '../../parts/functions.ts';
import { type Column, LongTable } from '../../parts/long-table.tsx';
import { Parties, PartyLink, usePartyName, usePlaceName } from '../../parts/names.tsx';
import { Nothing, notYet, Part } from '../../parts/page.tsx';
import { RecordLink } from '../../parts/record-link.tsx';
import { listedPillarOf, NOT_STATED } from '../../parts/pillars.ts';
import { engagementsQuery } from './queries.ts';

/** Which engagements are listed, as the address says. */
export interface Mark {
  readonly state?: string;
  readonly pillar?: string;
  readonly function?: string;
  readonly from?: string;
  readonly to?: string;
}

export const isMarked = ({ state, pillar, function: served, from, to }: Mark): boolean =>
  [state, pillar, served, from, to].some((each) => each !== undefined);

export const NO_MARK = { state: undefined, pillar: undefined, function: undefined, from: undefined, to: undefined };

type Engagement = Schemas['Engagement'];

/** The list behind a number, a State on the map, or a bar. */
export function Behind({ mark }: { readonly mark: Mark }) {
  const { state, pillar, function: served, from, to } = mark;
  const placeName = usePlaceName();
  const functionName = useFunctionName();
  const title = useTitleOf(mark);
  const box = useRef<HTMLDivElement>(null);
  // What was opened from below is gone to; what the address names is there when the page is.
  useEffect(() => {
    const { top } = box.current!.getBoundingClientRect();
    if (top >= 0 && top < innerHeight / 2) return;
    box.current!.focus({ preventScroll: true });
    box.current!.scrollIntoView();
  }, [title]);
  const list = useInfiniteQuery(
    engagementsQuery(
      {
        ...(state !== undefined && { state }),
        ...(listedPillarOf(pillar) && { pillar: listedPillarOf(pillar)! }),
        ...(served !== undefined && { function: served }),
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
      },
      useClocks(),
    ),
  );
  const columns: readonly Column<Engagement>[] = [
    { name: 'When', width: '11rem', cell: ({ on, record }) => <RecordLink record={record}>{shown(on)}</RecordLink> },
    { name: 'What', cell: ({ kind }) => kind },
    { name: 'Who', cell: ({ parties }) => <Parties parties={parties} /> },
    { name: 'Where', cell: ({ place }) => placeName(place) ?? <span className="quiet">not stated</span> },
    { name: 'Pillars', cell: ({ pillars }) => pillars.join(', ') || <span className="quiet">not stated</span> },
    {
      name: 'Functions',
      cell: ({ functions }) => functions.map(functionName).join(', ') || <span className="quiet">not stated</span>,
    },
    { name: 'Why', width: '22%', cell: ({ why }) => <Why why={why} /> },
  ];
  return (
    <section className="behind" ref={box} tabIndex={-1} aria-label={title}>
      <Part title={<bdi>{title}</bdi>}>
        <p className="small" style={{ margin: '0 0 0.6rem' }}>
          <Link
            to="/counter-terrorism"
            search={(before) => ({ ...before, ...NO_MARK }) as never}
            className="link"
            resetScroll={false}
          >
            Close the list
          </Link>
        </p>
        {notYet(list, 'engagements') ??
          (list.data!.length === 0 ? (
            <Nothing>None is on record.</Nothing>
          ) : (
            <LongTable
              caption={`The latest first${from === undefined ? '' : ', with those that may have been then'}`}
              columns={columns}
              items={list.data!}
              keyOf={({ record }) => record}
              list={list}
            />
          ))}
      </Part>
    </section>
  );
}

function useTitleOf({ state, pillar, function: served, from, to }: Mark): string {
  const nameOf = usePartyName();
  const functionName = useFunctionName();
  return [
    state === undefined ? 'Engagements' : `Engagements of ${nameOf(state)}`,
    pillar !== undefined && (pillar === NOT_STATED ? 'pillar not stated' : `pillar ${pillar}`),
    served !== undefined && (served === NOT_STATED ? 'function not stated' : functionName(served)),
    from !== undefined && (from === to || to === undefined ? shown(from) : `${shown(from)} to ${shown(to)}`),
  ]
    .filter(Boolean)
    .join(', ');
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
