import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../api/client.ts';
import { listOf, pageOf } from '../../api/queries.ts';
import { isLong } from '../../api/rests.ts';

export type Mapping = Schemas['MappingAnswer'];
export type Import = Schemas['ImportAnswer'];
export type Row = Schemas['RowOutcome'];
export type Outcome = Row['outcome'];

const AT_WORK_MS = 400;

export const isAtWork = ({ state }: Import): boolean => state === 'queued' || state === 'running';

export const mappingsQuery = () =>
  queryOptions({
    queryKey: ['mappings'],
    meta: { rests: 'nothing' },
    queryFn: ({ signal }) => answered(api.GET('/v1/mappings', { signal })).then(({ items }) => items),
  });

export const importsQuery = () =>
  queryOptions({
    queryKey: ['imports'],
    meta: { rests: 'nothing' },
    queryFn: ({ signal }) => answered(api.GET('/v1/imports', { params: { query: { limit: 20 as never } }, signal })),
    refetchInterval: ({ state }) => (state.data?.items.some(isAtWork) ? AT_WORK_MS : false),
  });

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    meta: { rests: 'nothing' },
    queryFn: ({ signal }) => answered(api.GET('/v1/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data) ? AT_WORK_MS : false),
  });

const ROWS_AT_WORK_MS = 1500;

export const rowsQuery = (id: string, outcome: Outcome | undefined, isDone: boolean) => ({
  ...listOf(
    ['import rows', id, outcome, isDone],
    (after, signal) =>
      answered(
        api.GET('/v1/imports/{id}/rows', {
          params: { path: { id }, query: { ...(outcome && { outcome }), ...pageOf(after, 200) } },
          signal,
        }),
      ),
    'nothing',
  ),
  refetchInterval: ({ state }: { readonly state: { readonly data: unknown } }) =>
    isDone || isLong(state.data) ? (false as const) : ROWS_AT_WORK_MS,
});

export interface Asked {
  readonly file: File;
  readonly beside: readonly File[];
  readonly as: string;
  readonly dataset: string;
  readonly retractMissing: boolean;
  readonly dryRun: boolean;
}

/** The browser sends the file from the disk as it is read. */
export function startImport({ file, beside, as, dataset, retractMissing, dryRun }: Asked): Promise<Import> {
  const query = {
    as,
    ...(dataset !== '' && { dataset }),
    ...(retractMissing && { retractMissing: 'true' as const }),
    ...(dryRun && { dryRun: 'true' as const }),
  };
  const isAlone = beside.length === 0;
  return answered(
    api.POST('/v1/imports', {
      params: { query },
      body: '',
      bodySerializer: () => (isAlone ? file : formOf(file, beside)),
      ...(isAlone && { headers: { 'Content-Type': 'application/octet-stream' } }),
    }),
  );
}

function formOf(file: File, beside: readonly File[]): FormData {
  const form = new FormData();
  form.append('file', file);
  for (const each of beside) form.append('beside', each);
  return form;
}

/** Every row that was rejected, to be mended: they are few, or the mapping is wrong. */
export async function rejectedRows(id: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const page: { readonly items: readonly Row[]; readonly next: string | null } = await answered(
      api.GET('/v1/imports/{id}/rows', { params: { path: { id }, query: { outcome: 'rejected', ...pageOf(after, 1000) } } }),
    );
    rows.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return rows;
}
