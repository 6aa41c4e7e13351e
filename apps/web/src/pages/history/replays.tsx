import { Button, Checkbox, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../api/client.ts';
import { isAtWork, projectionsQuery, replaysQuery } from '../../api/queries.ts';
import { Nothing, notYet } from '../../parts/page.tsx';

type Replay = Schemas['Replay'];

/** How far what is read follows the log, and the making of it anew. */
export function Replays() {
  const [isDry, setDry] = useState(false);
  const queries = useQueryClient();
  const projections = useQuery(projectionsQuery());
  const replays = useQuery(replaysQuery());
  const start = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/v1/projections/{name}/replay', {
          params: { path: { name: 'all' }, query: isDry ? { dryRun: 'true' as never } : {} },
        }) as Promise<{ data?: Replay; error?: unknown; response: Response }>,
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['replays'] }),
  });
  const isBusy = replays.data?.items.some(isAtWork) ?? false;
  return (
    <>
      {notYet(projections, 'the projections') ?? <Projections items={projections.data!.items} />}
      <Group mt="md">
        <Button onClick={() => start.mutate()} loading={start.isPending} disabled={isBusy}>
          Replay the whole log
        </Button>
        <Checkbox
          label="Only compare, and change nothing"
          checked={isDry}
          onChange={({ currentTarget }) => setDry(currentTarget.checked)}
        />
      </Group>
      {start.error && (
        <p role="alert" className="notice">
          {start.error.message}
        </p>
      )}
      {notYet(replays, 'replays') ??
        (replays.data!.items.length === 0 ? (
          <Nothing>No replay was started yet.</Nothing>
        ) : (
          <ul className="plain" style={{ marginTop: '1rem' }} aria-label="Replays, the latest first">
            {replays.data!.items.map((replay) => (
              <Progress key={replay.id} replay={replay} />
            ))}
          </ul>
        ))}
    </>
  );
}

function Projections({ items }: { readonly items: readonly Schemas['ProjectionAnswer'][] }) {
  return (
    <div className="wide">
      <table className="rows">
        <caption>What is read is made of the log by these, and may be made anew at any time while reads go on</caption>
        <thead>
          <tr>
            <th scope="col">Projection</th>
            <th scope="col">State</th>
            <th scope="col" className="number">
              Position
            </th>
            <th scope="col" className="number">
              Lag
            </th>
            <th scope="col" className="number">
              Parked
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ name, state, position, lag, parked, error }) => (
            <tr key={name}>
              <td>{name}</td>
              <td>
                {state}
                {error !== null && <div className="small">{error}</div>}
              </td>
              <td className="number">{position}</td>
              <td className="number">{lag ?? '–'}</td>
              <td className="number">{parked}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Progress({ replay }: { readonly replay: Replay }) {
  const { id, projection, dryRun, state, step, done, total, perSecond, secondsLeft, error, differing } = replay;
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => answered(api.DELETE('/v1/replays/{id}', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['replays'] }),
  });
  const share = total === 0 ? (state === 'completed' ? 100 : 0) : Math.round((done / total) * 100);
  const label = `${dryRun ? 'Comparison' : 'Replay'} of ${projection}`;
  return (
    <li>
      <Group justify="space-between">
        <span>
          {label}: <strong style={{ fontWeight: 600 }}>{state}</strong>
          {step !== null && isAtWork(replay) && <span className="quiet">, {step}</span>}
        </span>
        {isAtWork(replay) && (
          <Button size="compact-sm" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            Cancel
          </Button>
        )}
      </Group>
      <div className="meter" role="progressbar" aria-label={label} aria-valuenow={share} aria-valuemin={0} aria-valuemax={100}>
        <div style={{ width: `${share}%` }} />
      </div>
      <div className="small quiet">
        {done.toLocaleString('en')} of {total.toLocaleString('en')} events
        {isAtWork(replay) && perSecond > 0 && `, ${Math.round(perSecond).toLocaleString('en')} a second`}
        {isAtWork(replay) && secondsLeft !== null && `, ${Math.ceil(secondsLeft)} s left`}
        {differing !== null && `; ${differing === 0 ? 'no row differs' : `${differing.toLocaleString('en')} rows differ`}`}
        {error !== null && `; ${error}`}
      </div>
    </li>
  );
}
