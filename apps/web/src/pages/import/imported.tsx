import { Button, Group, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { answered, api } from '../../api/client.ts';
import { spaced } from '../../parts/fields.ts';
import { type Column, LongTable } from '../../parts/long-table.tsx';
import { NotDone, Nothing, notYet } from '../../parts/page.tsx';
import { RecordLink } from '../../parts/record-link.tsx';
import { rejectedCsv } from './file.ts';
import { type Import, importQuery, isAtWork, type Outcome, rejectedRows, type Row, rowsQuery } from './queries.ts';

const route = getRouteApi('/import');

/** By what the counts of an import are called. */
const OUTCOMES: Readonly<Record<Outcome, string>> = {
  recorded: 'Recorded',
  corrected: 'Corrected',
  already: 'Already so',
  retracted: 'Taken back',
  skipped: 'Left out',
  rejected: 'Rejected',
};

export const isOutcome = (word: string | undefined): word is Outcome => Object.hasOwn(OUTCOMES, word ?? '');

export function stateOf({ dryRun, state }: Import): string {
  if (state === 'completed') return dryRun ? 'tried' : 'recorded';
  return dryRun ? `trial ${state}` : state;
}

/** How far an import is, and what became of its rows. */
export function Imported({ id }: { readonly id: string }) {
  const found = useQuery(importQuery(id));
  return notYet(found, 'the import') ?? <Shown of={found.data!} />;
}

function Shown({ of }: { readonly of: Import }) {
  const { id, as, dataset, dryRun, state, rows, events, error } = of;
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => answered(api.DELETE('/v1/imports/{id}', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['import', id] }),
  });
  const save = useMutation({ mutationFn: async () => download(rejectedCsv(await rejectedRows(id)), `rejected-${dataset}.csv`) });
  const made = Object.entries(events);
  return (
    <>
      <Group justify="space-between" role="status" aria-label="How far it is">
        <span>
          <bdi>{dataset}</bdi> <span className="quiet">as {as}</span>: <strong style={{ fontWeight: 600 }}>{stateOf(of)}</strong>
          {isAtWork(of) && <span className="quiet">, {rows.toLocaleString('en')} rows so far</span>}
          {dryRun && <span className="quiet">; nothing was recorded</span>}
        </span>
        {isAtWork(of) && (
          <Button size="compact-sm" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            Cancel
          </Button>
        )}
      </Group>
      <NotDone error={cancel.error} />
      {error !== null && (
        <p role="alert" className="notice">
          {error}
        </p>
      )}
      <dl className="figures">
        <div>
          <dt>Rows</dt>
          <dd>{rows.toLocaleString('en')}</dd>
        </div>
        {(Object.keys(OUTCOMES) as Outcome[]).map((outcome) => (
          <div key={outcome}>
            <dt>{OUTCOMES[outcome]}</dt>
            <dd>{of[outcome].toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
      {made.length > 0 && (
        <p className="quiet small">
          {dryRun ? 'It would record ' : 'It recorded '}
          {new Intl.ListFormat('en').format(made.map(([type, count]) => `${count.toLocaleString('en')} × ${spaced(type)}`))}.
        </p>
      )}
      {of.rejected > 0 && (
        <Group mb="md">
          <Button size="compact-sm" variant="default" loading={save.isPending} onClick={() => save.mutate()}>
            Download the rejected rows
          </Button>
          <span className="small quiet">As they were in the file, each with why: to be mended and imported.</span>
          {save.error && <span role="alert">{save.error.message}</span>}
        </Group>
      )}
      <Rows id={id} isDone={state !== 'queued' && state !== 'running'} />
    </>
  );
}

function Rows({ id, isDone }: { readonly id: string; readonly isDone: boolean }) {
  const { outcome: asked } = route.useSearch();
  const outcome = isOutcome(asked) ? asked : undefined;
  const navigate = useNavigate({ from: '/import' });
  const rows = useInfiniteQuery(rowsQuery(id, outcome, isDone));
  const columns: readonly Column<Row>[] = [
    { name: 'Line', isNumber: true, width: '5rem', cell: ({ line }) => line ?? '–' },
    {
      name: 'Outcome',
      width: '8rem',
      cell: (row) => (
        <span className="tag" data-outcome={row.outcome}>
          {OUTCOMES[row.outcome].toLowerCase()}
        </span>
      ),
    },
    {
      name: 'Record',
      cell: ({ record, key }) =>
        record === null ? <span className="quiet">{key ?? '–'}</span> : <RecordLink record={record}>{record}</RecordLink>,
    },
    { name: 'Code', cell: ({ code }) => (code === null ? '' : <code>{code}</code>) },
    { name: 'Detail', width: '40%', cell: ({ detail }) => <bdi>{detail}</bdi> },
  ];
  return (
    <>
      <div className="wide" style={{ margin: '1.2rem 0 0.8rem' }}>
        <SegmentedControl
          size="xs"
          aria-label="Rows of which outcome"
          value={outcome ?? ''}
          data={[{ value: '', label: 'All rows' }, ...Object.entries(OUTCOMES).map(([value, label]) => ({ value, label }))]}
          onChange={(chosen) =>
            void navigate({ search: (before) => ({ ...before, outcome: chosen || undefined }) as never, resetScroll: false })
          }
        />
      </div>
      {notYet(rows, 'the rows') ??
        (rows.data!.length === 0 ? (
          <Nothing>{isDone ? 'There is no such row.' : 'No row was decided yet.'}</Nothing>
        ) : (
          <LongTable
            caption="What became of each row, by its line in the file"
            columns={columns}
            items={rows.data!}
            keyOf={({ line, key, record }) => `${line} ${key} ${record}`}
            list={rows}
          />
        ))}
    </>
  );
}

function download(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
