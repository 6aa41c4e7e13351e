import { Group, SegmentedControl, Select } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useClocks } from '../../api/clocks.ts';
import { type PartnershipItem, type PartnershipsAsked, partnershipsQuery, partyNamesQuery } from '../../api/queries.ts';
import { shown } from '../../parts/dates.ts';
import { Export } from '../../parts/export.tsx';
import { listExports } from '../../parts/exports.ts';
import { type Column, LongTable } from '../../parts/long-table.tsx';
import { usePartyName } from '../../parts/names.tsx';
import { Nothing, notYet, PageHead } from '../../parts/page.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import { Network } from './network.tsx';
import './partnerships.css';

const route = getRouteApi('/partnerships');
const STATUSES = ['active', 'cooling', 'dormant'] as const;

export function Partnerships() {
  const { view, ...search } = route.useSearch();
  const asked: PartnershipsAsked = {
    ...(search.party && { party: search.party }),
    ...(search.status && { status: search.status }),
    ...(search.order && { order: search.order }),
  };
  const navigate = useNavigate({ from: '/partnerships' });
  const clocks = useClocks();
  const { data: names } = useQuery(partyNamesQuery(clocks));
  const list = useInfiniteQuery({ ...partnershipsQuery(asked, clocks), enabled: view !== 'network' });
  const nameOf = usePartyName();

  const columns: readonly Column<PartnershipItem>[] = [
    {
      name: 'Between',
      width: '38%',
      cell: ({ parties: [a = '', b = ''] }) => (
        <Link to="/partnerships/$a/$b" params={{ a, b }} className="link">
          <bdi>{nameOf(a)}</bdi> – <bdi>{nameOf(b)}</bdi>
        </Link>
      ),
    },
    { name: 'Status', cell: ({ status, statusCertain }) => <StatusMark status={status} isCertain={statusCertain} /> },
    { name: 'Last contact', cell: ({ last }) => (last === null ? <span className="quiet">none</span> : shown(last)) },
    { name: 'Meetings', isNumber: true, cell: ({ meetings }) => meetings },
    { name: 'Calls', isNumber: true, cell: ({ calls }) => calls },
    { name: 'Visits', isNumber: true, cell: ({ visits }) => visits },
    { name: 'Together', isNumber: true, cell: ({ together }) => together },
  ];

  return (
    <>
      <PageHead
        title="Partnerships"
        lede="What passes between two parties, and how recent it is. A contact is a meeting of two, a call, or a visit that was received; sitting in the same conference is counted apart."
        actions={<Export of={[listExports('Partnerships, as filtered', '/v1/partnerships', { ...asked, ...clocks })]} />}
      />
      <Group gap="md" mb="lg" align="end">
        <Select
          label="Party"
          placeholder="All parties"
          searchable
          clearable
          limit={50}
          w={280}
          value={asked.party ?? null}
          data={[...(names ?? [])]
            .map(([value, name]) => ({ value, label: name }))
            .toSorted((x, y) => x.label.localeCompare(y.label))}
          onChange={(party) => void navigate({ search: (before) => ({ ...before, party: party ?? undefined }) as never })}
        />
        <Select
          label="Status"
          placeholder="Any status"
          clearable
          w={180}
          value={asked.status ?? null}
          data={[...STATUSES]}
          onChange={(status) => void navigate({ search: (before) => ({ ...before, status: status ?? undefined }) as never })}
        />
        {view !== 'network' && (
          <Select
            label="Order"
            w={200}
            allowDeselect={false}
            value={asked.order ?? 'parties'}
            data={[
              { value: 'parties', label: 'By their parties' },
              { value: 'contacts', label: 'Most contacts first' },
            ]}
            onChange={(order) =>
              void navigate({ search: (before) => ({ ...before, order: order === 'contacts' ? order : undefined }) as never })
            }
          />
        )}
        <SegmentedControl
          aria-label="Show as"
          value={view ?? 'table'}
          data={[
            { value: 'table', label: 'Table' },
            { value: 'network', label: 'Network' },
          ]}
          onChange={(chosen) =>
            void navigate({ search: (before) => ({ ...before, view: chosen === 'network' ? chosen : undefined }) as never })
          }
        />
      </Group>
      {view === 'network' ? (
        <Network asked={asked} />
      ) : (
        (notYet(list, 'partnerships') ??
        (list.data!.length === 0 ? (
          <Nothing>No partnership on record answers to this.</Nothing>
        ) : (
          <LongTable
            caption={`${list.data!.length}${list.hasNextPage ? ' and more' : ''}, ${asked.order === 'contacts' ? 'those with the most contacts first' : 'by their parties'}`}
            columns={columns}
            items={list.data!}
            keyOf={({ parties }) => parties.join()}
            list={list}
          />
        )))
      )}
    </>
  );
}
