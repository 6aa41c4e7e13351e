import { Button, Checkbox, Group, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Schemas } from '../../api/client.ts';
import { isAtWork, projectionsQuery, replaysQuery } from '../../api/queries.ts';
import { NotDone, Nothing, notYet } from '../../parts/page.tsx';
import { RecordLink } from '../../parts/record-link.tsx';
import { differencesQuery } from './queries.ts';

type Replay = Schemas['Replay'];

/** How far what is read follows the log, and the making of it anew. */
export function Replays() {
  const [isDry, setDry] = useState(false);
  const [name, setName] = useState('all');
  const queries = useQueryClient();
  const projections = useQuery(projectionsQuery());
  const replays = useQuery(replaysQuery());
  const start = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/v1/projections/{name}/replay', {
          params: { path: { name }, query: isDry ? { dryRun: 'true' as never } : {} },
        }) as Promise<{ data?: Replay; error?: unknown; response: Response }>,
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['replays'] }),
  });
  const isBusy = replays.data?.items.some(isAtWork) ?? false;
  return (
    <>
      {notYet(projections, 'the projections') ?? <Projections items={projections.data!.items} />}
      <Group mt="md" align="end">
        <Select
          label="Which"
          allowDeselect={false}
          w={240}
          data={[{ value: 'all', label: 'all projections' }, ...(projections.data?.items ?? []).map((each) => each.name)]}
          value={name}
          onChange={(chosen) => setName(chosen ?? 'all')}
        />
        <Button onClick={() => start.mutate()} loading={start.isPending} disabled={isBusy}>
          {name === 'all' ? 'Replay the whole log' : `Replay ${name}`}
        </Button>
        <Checkbox
          label="Only compare, and change nothing"
          checked={isDry}
          onChange={({ currentTarget }) => setDry(currentTarget.checked)}
        />
      </Group>
      <NotDone error={start.error} />
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
      <NotDone error={cancel.error} />
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
      {state === 'completed' && differing !== null && differing > 0 && <Differing id={id} />}
    </li>
  );
}

/** The first hundred rows of each projection that differ: what was read, and what the log gives. */
function Differing({ id }: { readonly id: string }) {
  const [isOpen, setOpen] = useState(false);
  const found = useQuery({ ...differencesQuery(id), enabled: isOpen });
  return (
    <>
      <button type="button" className="unfold small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Show the rows that differ
      </button>
      {isOpen &&
        (notYet(found, 'what differs') ?? (
          <div className="wide">
            <table className="rows">
              <thead>
                <tr>
                  <th scope="col">Projection</th>
                  <th scope="col">Record</th>
                  <th scope="col">As it was read</th>
                  <th scope="col">As the log gives it</th>
                </tr>
              </thead>
              <tbody>
                {found.data!.items.map((each, n) => (
                  // oxlint-disable-next-line react/no-array-index-key -- rows have no names
                  <tr key={n}>
                    <td>{each.projection}</td>
                    <td>
                      <RecordLink record={each.record}>{each.record}</RecordLink>
                    </td>
                    <td>
                      <code className="small">{each.old === null ? 'none' : JSON.stringify(each.old)}</code>
                    </td>
                    <td>
                      <code className="small">{each.new === null ? 'none' : JSON.stringify(each.new)}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
    </>
  );
}
