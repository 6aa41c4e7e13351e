import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { answered, api, mustSee } from '../../api/client.ts';
import { recordQuery } from '../../api/queries.ts';
import { queryClient } from '../../api/query-client.ts';
import { fieldName } from '../../parts/fields.ts';
import { usePartyName } from '../../parts/names.tsx';
import { placeOf as recordPlace, RecordLink } from '../../parts/record-link.tsx';
import { Value } from '../../parts/value.tsx';
import { bodyOf, type Draft, sourcesOfMade } from './draft.ts';
import { differencesOf } from './differences.ts';

interface Conflicting {
  readonly record: string;
  readonly draft: Draft;
  /** Logged as another, under an id of its own. */
  readonly onAnother: () => void;
  /** What was written is with the record that stands now. */
  readonly onDone: () => void;
}

/** What stands and what I wrote, side by side, with the ways on. */
export function Conflict({ record, draft, onAnother, onDone }: Conflicting) {
  const { records, id } = recordPlace(record)!;
  const nameOf = usePartyName();
  const { data: standing } = useQuery(recordQuery(records, id, {}));
  const body = bodyOf(draft);
  // What was planned is no field of its own that a claim could be of: it stands beside, to be read.
  const isPlan = draft.kind === 'scheduled';
  const differences = standing ? differencesOf({ ...(isPlan && 'plan' in standing ? standing.plan : standing) }, body) : [];
  const post = async (way: 'sources' | 'claims' | 'details', of: object, n: number): Promise<void> => {
    const asked = api.POST(`/v1/${records as 'meetings'}/{id}/${way as 'claims'}`, {
      // What stopped half-way and is asked again records nothing twice.
      params: { path: { id }, header: { 'Idempotency-Key': `${draft.key}-${way}-${n}` } },
      body: { ...of, ...(draft.label !== '' && { label: draft.label }) } as never,
    });
    const { position } = await answered(asked);
    if (position !== null) mustSee(position);
  };
  const propose = useMutation({
    async mutationFn(withClaims: boolean) {
      // A claim is of one field: whoever speaks for all speaks for it.
      const sources = withClaims ? sourcesOfMade(draft) : (body.sources as object[]);
      for (const [n, source] of sources.entries()) if (!withClaims) await post('sources', source, n);
      if (withClaims)
        for (const [n, { pointer, mine }] of differences.entries()) {
          // What a list does not have yet is no rival of what it has.
          if (pointer.endsWith('/-')) await post('details', { changes: { [pointer]: mine }, sources }, n);
          else await post('claims', { field: pointer, value: mine, sources }, n);
        }
      await queryClient.invalidateQueries();
    },
    onSuccess: onDone,
  });
  return (
    <section className="conflict" aria-label="What stands and what you wrote">
      <h2>Somebody recorded it meanwhile</h2>
      <p>
        <RecordLink record={record}>The record</RecordLink> says otherwise than what is written here. Nothing of yours is lost.
      </p>
      {standing && (
        <div className="wide">
          <table className="rows">
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col">What stands</th>
                <th scope="col">What you wrote</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ pointer, standing: theirs, mine }) => (
                <tr key={pointer}>
                  <th scope="row">{fieldName(pointer, nameOf)}</th>
                  <td>
                    <Value value={theirs} field={pointer} />
                  </td>
                  <td>
                    <Value value={mine} field={pointer} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {differences.length === 0 && <p className="quiet">They say the same of everything that is written here.</p>}
        </div>
      )}
      {propose.error && <p role="alert">{propose.error.message}</p>}
      <div className="marks">
        {differences.length > 0 && !isPlan && (
          <Button loading={propose.isPending} onClick={() => propose.mutate(true)}>
            Put mine beside it, as claims
          </Button>
        )}
        <Button variant="default" loading={propose.isPending} onClick={() => propose.mutate(false)}>
          Only add my source
        </Button>
        <Button variant="default" onClick={onAnother}>
          Log mine as another
        </Button>
      </div>
    </section>
  );
}
