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
  const differences = standing ? differencesOf({ ...standing }, body) : [];
  const post = async (way: 'sources' | 'claims' | 'details', of: object): Promise<void> => {
    const asked = api.POST(`/v1/meetings/{id}/${way}` as '/v1/meetings/{id}/claims', {
      params: { path: { id } },
      body: of as never,
      baseUrl: location.origin,
    });
    const { position } = await answered(asked);
    if (position !== null) mustSee(position);
  };
  const propose = useMutation({
    async mutationFn(withClaims: boolean) {
      // A claim is of one field: whoever speaks for all speaks for it.
      const sources = withClaims ? sourcesOfMade(draft) : (body.sources as object[]);
      for (const source of sources) if (!withClaims) await post('sources', source);
      if (withClaims)
        for (const { pointer, mine } of differences) {
          // What a list does not have yet is no rival of what it has.
          if (pointer.endsWith('/-')) await post('details', { changes: { [pointer]: mine }, sources });
          else await post('claims', { field: pointer, value: mine, sources });
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
        {differences.length > 0 && records === 'meetings' && (
          <Button loading={propose.isPending} onClick={() => propose.mutate(true)}>
            Put mine beside it, as claims
          </Button>
        )}
        {records === 'meetings' && (
          <Button variant="default" loading={propose.isPending} onClick={() => propose.mutate(false)}>
            Only add my source
          </Button>
        )}
        <Button variant="default" onClick={onAnother}>
          Log mine as another
        </Button>
      </div>
    </section>
  );
}
