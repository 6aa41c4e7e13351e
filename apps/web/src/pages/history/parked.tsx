import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, api, type Schemas } from '../../api/client.ts';
import { instant } from '../../parts/dates.ts';
import { NotDone, Nothing, notYet } from '../../parts/page.tsx';
import { RecordLink } from '../../parts/record-link.tsx';
import { parkedQuery } from './queries.ts';

/** Records whose events could not be followed; all else goes on. */
export function Parked() {
  const parked = useQuery(parkedQuery());
  return (
    notYet(parked, 'what is parked') ??
    (parked.data!.items.length === 0 ? (
      <Nothing>No record waits: every event could be followed.</Nothing>
    ) : (
      <ul className="plain" aria-label="Parked records">
        {parked.data!.items.map((each) => (
          <One key={each.position} parked={each} />
        ))}
      </ul>
    ))
  );
}

function One({ parked: { position, stream, error, at } }: { readonly parked: Schemas['ParkedAnswer'] }) {
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => answered(api.POST('/v1/parked/{position}/retry', { params: { path: { position } } })),
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <li>
      <RecordLink record={stream}>{stream}</RecordLink> waits at event {position}: {error}{' '}
      <span className="quiet small">since {instant(at)}</span>{' '}
      <Button size="compact-sm" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
        Try again
      </Button>
      <NotDone error={retry.error} />
      {retry.data && <span role="status"> {retry.data.parked === null ? 'It is followed again.' : retry.data.parked.error}</span>}
    </li>
  );
}
