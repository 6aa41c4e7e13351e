import { useQuery } from '@tanstack/react-query';
import { useClocks } from '../../api/clocks.ts';
import { NOUNS, recordQuery, type Records } from '../../api/queries.ts';
import { fieldName } from '../../parts/fields.ts';
import { usePartyName } from '../../parts/names.tsx';
import { RecordLink } from '../../parts/record-link.tsx';
import { titleOf } from '../../parts/titles.ts';
import { Value } from '../../parts/value.tsx';

/** Of the fields of one record, and of the sides of one field. */
const SHOWN = 3;

/** What a record is disputed on, and what each side says. */
export function Conflict({ records, id }: { readonly records: Records; readonly id: string }) {
  const { data: record } = useQuery(recordQuery(records, id, useClocks()));
  const nameOf = usePartyName();
  const fields = record?.disputed ?? [];
  return (
    <li>
      <RecordLink record={`${NOUNS[records]}:${id}`}>
        <bdi>{record ? titleOf(records, record, nameOf) : id}</bdi>
      </RecordLink>
      {fields.slice(0, SHOWN).map((field) => {
        const sides = record!.claims.filter((claim) => claim.field === field && claim.rank !== 'deprecated');
        return (
          <div key={field} className="small">
            <span className="quiet">{fieldName(field, nameOf)}:</span>{' '}
            {sides.slice(0, SHOWN).map((claim, n) => (
              <span key={claim.id}>
                {n > 0 && <span className="quiet"> or </span>}
                <Value value={claim.value} field={field} />
              </span>
            ))}
            {sides.length > SHOWN && <span className="quiet"> or {sides.length - SHOWN} more</span>}
          </div>
        );
      })}
      {fields.length > SHOWN && <div className="small quiet">and {fields.length - SHOWN} more fields</div>}
    </li>
  );
}
