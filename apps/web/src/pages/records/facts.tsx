import type { ReactNode } from 'react';
import type { RecordAnswer } from '../../api/queries.ts';
import { fieldName, isWithin } from '../../parts/fields.ts';
import { usePartyName } from '../../parts/names.tsx';
import { Value } from '../../parts/value.tsx';
import { Mend, RankClaim } from './actions/mend.tsx';

export type Claim = RecordAnswer['claims'][number];

interface FactOf {
  readonly record: RecordAnswer;
  readonly name: string;
  /** Where in the record it is said. */
  readonly at: string;
  readonly children: ReactNode;
}

/** What a record says of one field, with its sources; where they do not agree, each side. */
export function Fact({ record, name, at, children }: FactOf) {
  const claims = record.claims.filter(({ field }) => isWithin(field, at));
  const standing = claims.filter(({ rank }) => rank !== 'deprecated');
  const cited = [...new Set(standing.flatMap(({ sources }) => sources))];
  const byField = Map.groupBy(claims, ({ field }) => field);
  const rivals = [...byField].filter(([, each]) => each.length > 1);
  const isInferred = record.inferred.some((field) => isWithin(field, at));
  const isDisputed = record.disputed.some((field) => isWithin(field, at));
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children} {isInferred && <Tag tone="warn">inferred</Tag>} {isDisputed && <Tag tone="accent">disputed</Tag>}
        <span className="cites">
          {cited.map((source) => (
            <Cite key={source} record={record} source={source} />
          ))}
        </span>
        <Mend record={record} name={name} at={at} />
        {rivals.map(([field, each]) => (
          <Rivals key={field} record={record} field={field} at={at} claims={each} />
        ))}
      </dd>
    </div>
  );
}

function Tag({ tone, children }: { readonly tone: 'warn' | 'accent'; readonly children: ReactNode }) {
  return (
    <span className="tag" data-tone={tone}>
      {children}
    </span>
  );
}

export function Cite({ record, source }: { readonly record: RecordAnswer; readonly source: string }) {
  const found = record.sources.find(({ id }) => id === source);
  const grade = `${found?.reliability ?? ''}${found?.credibility ?? ''}`;
  const short = [source, grade].filter(Boolean).join(' ');
  return (
    <a className="cite" href={`#source-${source}`} aria-label={`${short}: ${found?.publisher ?? 'unknown source'}`}>
      {short}
    </a>
  );
}

interface RivalsOf {
  readonly record: RecordAnswer;
  readonly field: string;
  readonly at: string;
  readonly claims: readonly Claim[];
}

function Rivals({ record, field, at, claims }: RivalsOf) {
  const nameOf = usePartyName();
  return (
    <div>
      {field !== at && <div className="quiet small">{fieldName(field, nameOf)}</div>}
      <div className="rivals">
        {claims.map(({ id, value, rank, sources, reason, validOn, quote, by, inferred }) => (
          <div key={id} className="rival" data-rank={rank} data-speaks={rank === 'preferred'}>
            <div className="value">
              <Value value={value} field={field} />
            </div>
            <div className="small quiet">
              {rank}
              {inferred && ', inferred'}
              {validOn !== null && `, of ${validOn}`}, by {by}
            </div>
            {quote !== null && <q className="small">{quote}</q>}
            {reason !== null && <div className="small">{reason}</div>}
            {sources.map((source) => (
              <Cite key={source} record={record} source={source} />
            ))}
            <div>
              <RankClaim claim={id} value={typeof value === 'string' ? value : id} />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
