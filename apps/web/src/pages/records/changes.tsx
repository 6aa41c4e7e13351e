import type { RecordAnswer } from '../../api/queries.ts';
import { instant } from '../../parts/dates.ts';
import { FieldChanges } from '../../parts/field-changes.tsx';
import { spaced } from '../../parts/fields.ts';
import { Part } from '../../parts/page.tsx';
import { Cite } from './facts.tsx';

/** What became of a record since it was opened, the latest first. */
export function Changes({ record }: { readonly record: RecordAnswer }) {
  if (record.changes.length === 0) return null;
  return (
    <Part id="changes" title="What changed since it was recorded">
      <ol className="plain">
        {record.changes.toReversed().map((change) => (
          <Change key={change.revision} record={record} change={change} />
        ))}
      </ol>
    </Part>
  );
}

interface ChangeOf {
  readonly record: RecordAnswer;
  readonly change: RecordAnswer['changes'][number];
}

/** One event, with what the record said before it and after. */
export function Change({ record, change: { event, at, by, fields, reason, sources } }: ChangeOf) {
  return (
    <li>
      <div>
        <strong style={{ fontWeight: 600 }}>{capitalised(spaced(event))}</strong>{' '}
        <span className="quiet small">
          {instant(at)}, by {by}
        </span>{' '}
        {sources.map((source) => (
          <Cite key={source} record={record} source={source} />
        ))}
      </div>
      {reason !== null && <div>{reason}</div>}
      {fields.length === 0 && <div className="quiet small">Nothing that the record says became another.</div>}
      <FieldChanges fields={fields} />
    </li>
  );
}

const capitalised = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}`;
