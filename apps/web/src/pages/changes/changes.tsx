import { Button, Group, MultiSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClocks } from '../../api/clocks.ts';
import { mayBeAsked, useMe } from '../../api/identity.ts';
import { dayOf, timeOf, zoneOf } from '../../parts/dates.ts';
import { Export } from '../../parts/export.tsx';
import { listExports } from '../../parts/exports.ts';
import { FieldChanges } from '../../parts/field-changes.tsx';
import { spaced } from '../../parts/fields.ts';
import { type Column, LongTable } from '../../parts/long-table.tsx';
import { Nothing, notYet, PageHead } from '../../parts/page.tsx';
import { RecordLink } from '../../parts/record-link.tsx';
import { CHANGE_KINDS, kindsIn } from './kinds.ts';
import { type Change, changesQuery } from './queries.ts';

const route = getRouteApi('/changes');

/** What was learned, changed or taken back between two days. */
export function Changes() {
  const { from, to: until, kind } = route.useSearch();
  // Of what was not known yet there is nothing to be told.
  const { knownAt } = useClocks();
  const to = until ?? knownAt;
  const kinds = kindsIn(kind);
  const list = useInfiniteQuery(
    changesQuery({ ...(from && { from }), ...(to && { to }), ...(kinds.length > 0 && { kind: kinds }) }),
  );
  return (
    <>
      <PageHead
        title="What changed"
        lede="What became known, was corrected or taken back between two days of the record: on which day it was recorded, not on which it happened."
        actions={<Export of={[listExports('Changes, as filtered', '/v1/changes', { from, to, kind, order: 'desc' })]} />}
      />
      <Between key={`${from} ${until} ${kind}`} />
      {notYet(list, 'what changed') ??
        (list.data!.length === 0 ? (
          <Nothing>Nothing was recorded between these days that answers to this.</Nothing>
        ) : (
          <div className="broad">
            <LongTable
              caption="The latest first"
              columns={COLUMNS}
              items={list.data!}
              keyOf={positionOf}
              groupOf={recordedOn}
              list={list}
            />
          </div>
        ))}
    </>
  );
}

const positionOf = ({ position }: Change): string => position;
const recordedOn = ({ at }: Change): string => `${dayOf(at)}, ${zoneOf(at)}`;

const COLUMNS: readonly Column<Change>[] = [
  {
    name: 'At',
    width: '4.5rem',
    cell: ({ at }) => (
      <time dateTime={at} title={`${timeOf(at)} ${zoneOf(at)}`}>
        {timeOf(at)}
      </time>
    ),
  },
  { name: 'What', width: '6.5rem', cell: ({ kind }) => <Kind kind={kind} /> },
  {
    name: 'Record',
    width: '32%',
    cell: ({ record, title }) => (
      <>
        <RecordLink record={record}>
          <bdi>{title}</bdi>
        </RecordLink>{' '}
        <span className="quiet small">{record.slice(0, record.indexOf(':'))}</span>
      </>
    ),
  },
  {
    name: 'From what to what',
    cell: ({ fields, reason }) => (
      <>
        {reason !== null && <div dir="auto">{reason}</div>}
        {fields.length === 0 && reason === null && <span className="quiet small">Nothing that it says became another.</span>}
        <FieldChanges fields={fields} few={6} />
      </>
    ),
  },
  {
    name: 'By',
    width: '9rem',
    cell: ({ by, record, event, position }) => (
      <>
        <bdi>{by}</bdi>
        <div className="small">
          <InHistory record={record} event={event} position={position} />
        </div>
      </>
    ),
  },
];

/** To the event, for whom the log is. */
function InHistory({ record, event, position }: Pick<Change, 'record' | 'event' | 'position'>) {
  if (!mayBeAsked(useMe(), 'auditor')) return spaced(event);
  return (
    <Link to="/history" search={{ stream: record.replace(':', '-'), event: position }} className="link">
      {spaced(event)}
    </Link>
  );
}

const TONES: Partial<Record<Change['kind'], string>> = {
  corrected: 'warn',
  updated: 'warn',
  retracted: 'accent',
  merged: 'accent',
};

function Kind({ kind }: { readonly kind: Change['kind'] }) {
  return (
    <span className="tag" data-tone={TONES[kind]}>
      {kind}
    </span>
  );
}

const isReadable = (text: string): boolean => text === '' || !Number.isNaN(Date.parse(text));

function Between() {
  const asked = route.useSearch();
  const navigate = useNavigate({ from: '/changes' });
  const [from, setFrom] = useState(asked.from ?? '');
  const [to, setTo] = useState(asked.to ?? '');
  const isBackwards = from !== '' && to !== '' && isReadable(from) && isReadable(to) && to < from;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReadable(from) || !isReadable(to) || isBackwards) return;
        void navigate({ search: (before) => ({ ...before, from: from || undefined, to: to || undefined }) as never });
      }}
    >
      <Group align="end" mb="lg">
        <TextInput
          label="From"
          placeholder="the beginning"
          w={210}
          value={from}
          onChange={({ currentTarget }) => setFrom(currentTarget.value.trim())}
          error={!isReadable(from) && 'Write a day, as 2026-05-01.'}
        />
        <TextInput
          label="To"
          placeholder="now"
          w={210}
          value={to}
          onChange={({ currentTarget }) => setTo(currentTarget.value.trim())}
          error={(!isReadable(to) && 'Write a day, as 2026-05-31.') || (isBackwards && 'This lies before the other day.')}
        />
        <Button type="submit" variant="default">
          Show
        </Button>
        <MultiSelect
          label="What it was"
          placeholder={kindsIn(asked.kind).length === 0 ? 'Anything' : ''}
          clearable
          w={300}
          data={CHANGE_KINDS}
          value={kindsIn(asked.kind)}
          onChange={(chosen) =>
            void navigate({ search: (before) => ({ ...before, kind: chosen.join(',') || undefined }) as never, replace: true })
          }
        />
      </Group>
    </form>
  );
}
