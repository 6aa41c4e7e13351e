import type { RecordAnswer } from '../../../api/queries.ts';
import { fieldName } from '../../../parts/fields.ts';
import { usePartyName } from '../../../parts/names.tsx';
import { Value } from '../../../parts/value.tsx';
import { Change } from '../changes.tsx';
import type { ChangeDraft } from './action-draft.ts';
import { standingAt } from './record-fields.ts';

interface Of {
  /** The revision that it had when the form was begun. */
  readonly seen: string | null;
  readonly now: RecordAnswer;
  readonly changes: readonly ChangeDraft[];
}

/** What was recorded while this was being written, beside what it is about to record. */
export function Meanwhile({ seen, now, changes }: Of) {
  const nameOf = usePartyName();
  const since = now.changes.filter(({ revision }) => Number(revision) > Number(seen ?? -1));
  const mine = changes.filter(({ place }) => place !== null);
  return (
    <section className="conflict" role="alert">
      <h3>
        Recorded meanwhile by <bdi>{[...new Set(since.map(({ by }) => by))].join(', ') || 'somebody'}</bdi>
      </h3>
      <p className="small" style={{ margin: 0 }}>
        The record is at revision {now.revision}; you began at {seen ?? 'none'}. Nothing of yours is recorded yet.
      </p>
      <ol className="plain">
        {since.map((change) => (
          <Change key={change.revision} record={now} change={change} />
        ))}
      </ol>
      {mine.map(({ place, isWithdrawn, value }) => (
        <div key={place} className="sides">
          <div>
            <div className="small quiet">{fieldName(place!, nameOf)}, as it stands now</div>
            {standingAt(now, place!).length === 0 ? (
              <span className="quiet">nothing</span>
            ) : (
              standingAt(now, place!).map((each, n) => (
                // oxlint-disable-next-line react/no-array-index-key -- values need not differ
                <div key={n}>
                  <Value value={each} field={place!} />
                </div>
              ))
            )}
          </div>
          <div>
            <div className="small quiet">what you are about to record</div>
            {isWithdrawn ? <span className="quiet">withdrawn</span> : <Value value={value ?? null} field={place!} />}
          </div>
        </div>
      ))}
    </section>
  );
}
