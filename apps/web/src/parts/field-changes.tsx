import { useState } from 'react';
import type { Json } from '../api/client.ts';
import { Classified } from './classified.tsx';
import { fieldName, groupedByElement, segmentsOf } from './fields.ts';
import { usePartyName } from './names.tsx';
import { Value } from './value.tsx';

interface FieldChange {
  readonly field: string;
  readonly from?: Json;
  readonly to?: Json;
}

interface FieldChanges {
  readonly fields: readonly FieldChange[];
  /** Of more the others unfold. */
  readonly few?: number;
}

/** What a record said at each place before, and says since; what is of one element together. */
export function FieldChanges({ fields, few = Infinity }: FieldChanges) {
  const nameOf = usePartyName();
  const [isWhole, setWhole] = useState(false);
  const others = fields.length - few;
  return (
    <>
      {groupedByElement(isWhole ? fields : fields.slice(0, few)).map(({ element, fields: each }) =>
        element === null ? (
          each.map((change) => (
            <div key={change.field} className="small">
              <FromTo change={change} name={nameOfPlace(change, change.field, nameOf)} />
            </div>
          ))
        ) : isNewlyClassified(element, each) ? (
          <div key={element} className="small">
            <span className="quiet">classified:</span>{' '}
            <ins>
              <Classified
                pillars={saidIn(each, '/pillars') as string[]}
                functions={(saidIn(each, '/functions') ?? []) as string[]}
                basis={saidIn(each, '/basis')}
              />
            </ins>
          </div>
        ) : (
          <div key={element} className="small">
            <span className="quiet">{fieldName(element, nameOf)}:</span>{' '}
            {each.map((change, n) => (
              <span key={change.field}>
                {n > 0 && '; '}
                <FromTo change={change} name={nameOfPlace(change, change.within, nameOf)} />
              </span>
            ))}
          </div>
        ),
      )}
      {others > 0 && (
        <button type="button" className="unfold small" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `and ${others} more`}
        </button>
      )}
    </>
  );
}

type Within = FieldChange & { readonly within: string };

const saidIn = (fields: readonly Within[], at: string): Json => fields.find(({ within }) => within === at)?.to ?? null;

/** Its key and its parts are of the record's making: who reads it asks for what it says. */
function isNewlyClassified(element: string, fields: readonly Within[]): boolean {
  const isNew = fields.every(({ from = null }) => from === null);
  return /^\/classifications\/[^/]+$/.test(element) && isNew && Array.isArray(saidIn(fields, '/pillars'));
}

/** Without what the value says again: of a set each element is its own key. */
function nameOfPlace({ from, to }: FieldChange, place: string, nameOf: (party: string) => string): string {
  const [key, ...above] = segmentsOf(place).toReversed();
  const isSaid = above.length > 0 && (key === to || key === from);
  return fieldName(isSaid ? place.slice(0, place.lastIndexOf('/')) : place, nameOf);
}

function FromTo({ change: { field, from = null, to = null }, name }: { readonly change: FieldChange; readonly name: string }) {
  return (
    <>
      <span className="quiet">{name}</span>{' '}
      {from !== null && (
        <>
          <del>
            <Value value={from} field={field} />
          </del>{' '}
          →{' '}
        </>
      )}
      {to === null ? (
        <span className="quiet">withdrawn</span>
      ) : (
        <ins>
          <Value value={to} field={field} />
        </ins>
      )}
    </>
  );
}
