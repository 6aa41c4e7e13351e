import { Button, Select } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useClocks } from '../../api/clocks.ts';
import { Export } from '../../parts/export.tsx';
import { listExports } from '../../parts/exports.ts';
import { Outgrown } from '../../parts/long-table.tsx';
import { Nothing, notYet, PageHead } from '../../parts/page.tsx';
import { Conflict } from './conflict.tsx';
import { DISPUTABLE, disputedOfQuery, disputedQuery } from './queries.ts';

const route = getRouteApi('/conflicts');

/** Every record of a kind on which sources do not agree, and nobody has decided. */
export function Conflicts() {
  const navigate = useNavigate({ from: '/conflicts' });
  const clocks = useClocks();
  // Where nothing is chosen, the first kind of which something is disputed.
  const some = useQuery(disputedQuery(clocks)).data?.items[0]?.records;
  const of = route.useSearch().of ?? some ?? 'meetings';
  const list = useInfiniteQuery(disputedOfQuery(of, clocks));
  return (
    <>
      <PageHead
        title="Open conflicts"
        lede="Records of which sources say different things, and nobody has decided. On its page each can be ranked, corrected or left as it is."
        actions={<Export of={[listExports('What is disputed', `/v1/${of}`, { disputed: 'true', ...clocks })]} />}
      />
      <Select
        label="Records"
        w={220}
        mb="md"
        allowDeselect={false}
        data={[...DISPUTABLE]}
        value={of}
        onChange={(chosen) => void navigate({ search: (before) => ({ ...before, of: chosen ?? of }) })}
      />
      {notYet(list, 'conflicts') ??
        (list.data!.length === 0 ? (
          <Nothing>Nothing is disputed of {of}.</Nothing>
        ) : (
          <>
            <Outgrown list={list} />
            <ul className="plain" aria-label="Open conflicts">
              {list.data!.map(({ id }) => (
                <Conflict key={id} records={of} id={id} />
              ))}
            </ul>
            {list.hasNextPage && (
              <Button variant="subtle" mt="sm" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                Show more
              </Button>
            )}
          </>
        ))}
    </>
  );
}
