import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Clocks, useClocks } from '../../api/clocks.ts';
import { mayBeAsked, useMe } from '../../api/identity.ts';
import { type Answers, NOUNS, type RecordAnswer, recordQuery, type Records } from '../../api/queries.ts';
import { shown } from '../../parts/dates.ts';
import { Export } from '../../parts/export.tsx';
import { calendarExport, type Exported, recordExports } from '../../parts/exports.ts';
import { usePartyName } from '../../parts/names.tsx';
import { notYet, PageHead } from '../../parts/page.tsx';
import { RecordLink } from '../../parts/record-link.tsx';
import { titleOf } from '../../parts/titles.ts';
import { Actions } from './actions/action-bar.tsx';
import { Activity } from './activity.tsx';
import { Changes } from './changes.tsx';
import { Office } from './office.tsx';
import { Official } from './official.tsx';
import { Sources } from './sources.tsx';
import { State } from './state.tsx';

/** A record of any kind: what it says and on whose word, and how it came to say so. */
export function RecordPage() {
  const { records: asked, id } = useParams({ from: '/$records/$id' });
  // The router lets no other through.
  const records = asked as Records;
  const record = useQuery(recordQuery(records, id, useClocks()));
  const missing = notYet(record, 'the record');
  if (missing === null) return <Shown key={`${records}/${id}`} records={records} record={record.data!} />;
  return (
    <>
      <PageHead title={id} eyebrow={NOUNS[records]} />
      {missing}
    </>
  );
}

function Shown({ records, record }: { readonly records: Records; readonly record: RecordAnswer }) {
  const noun = NOUNS[records];
  const nameOf = usePartyName();
  const isAuditor = mayBeAsked(useMe(), 'auditor');
  return (
    <>
      <PageHead
        title={titleOf(records, record, nameOf)}
        eyebrow={noun}
        actions={<Export of={exportsOf(records, record.id, useClocks())} />}
      />
      <Standing record={record} noun={noun} />
      <Actions records={records} record={record} />
      {bodyOf(records, record)}
      <Sources record={record} />
      <Changes record={record} />
      {isAuditor && (
        <p>
          <Link to="/history" search={{ stream: `${noun}-${record.id}` }} className="link">
            The history of this record, event by event
          </Link>
        </p>
      )}
    </>
  );
}

/** With the meetings of who can meet, and of what can be met at. */
function exportsOf(records: Records, id: string, clocks: Clocks): readonly Exported[] {
  const own = recordExports(records, id, { ...clocks });
  switch (records) {
    case 'states':
    case 'offices':
    case 'officials':
    case 'conferences':
      return [...own, calendarExport({ with: `${NOUNS[records]}:${id}`, ...clocks })];
    default:
      return own;
  }
}

function bodyOf(records: Records, record: RecordAnswer): ReactNode {
  switch (records) {
    case 'officials':
      return <Official official={record as Answers['official']} />;
    case 'offices':
      return <Office office={record as Answers['office']} />;
    case 'states':
      return <State state={record as Answers['state']} />;
    default:
      return <Activity records={records} record={record} />;
  }
}

/** What is to be known of a record before it is read. */
function Standing({ record, noun }: { readonly record: RecordAnswer; readonly noun: string }) {
  const { retraction, merge, parked, label, inferred, disputed, corroborated, merged, mergedInCircle } = record;
  return (
    <>
      <p style={{ margin: '0 0 1rem', display: 'flex', gap: '0.4rem', flexWrap: 'wrap' }}>
        <span className="tag">{label}</span>
        {'status' in record && <span className="tag">{record.status}</span>}
        <span className="tag">{corroborated === 1 ? 'one independent origin' : `${corroborated} independent origins`}</span>
        {disputed.length > 0 && (
          <span className="tag" data-tone="accent">
            {disputed.length} disputed
          </span>
        )}
        {inferred.length > 0 && (
          <span className="tag" data-tone="warn">
            {inferred.length} inferred
          </span>
        )}
      </p>
      {retraction && (
        <div className="notice" role="note">
          <strong>Retracted.</strong> {retraction.reason}{' '}
          <span className="quiet">
            {shown(retraction.at.slice(0, 10))}, by {retraction.by}
          </span>
        </div>
      )}
      {merge && (
        <div className="notice" role="note">
          <strong>Merged.</strong>
          <span>
            This is the same as <RecordLink record={`${noun}:${merge.into}`}>{merge.into}</RecordLink>: {merge.reason}
          </span>
        </div>
      )}
      {mergedInCircle && (
        <div className="notice" role="note">
          <strong>Merged in a circle.</strong> Records of this one point to each other, and none is the last.
        </div>
      )}
      {parked && (
        <div className="notice" role="note">
          <strong>Parked.</strong> An event of this record cannot be read; what is shown is what it said before.
        </div>
      )}
      {merged.length > 0 && (
        <p className="quiet">
          With what is on record of the same under{' '}
          {merged.map(({ id }, n) => (
            <span key={id}>
              {n > 0 && ', '}
              {id}
            </span>
          ))}
          .
        </p>
      )}
    </>
  );
}
