import type { Day } from '#domain/edtf.ts';
import { type ColumnKind, SEES, STILL_KNOWN } from './projection.ts';

/**
 * What every row has before its projection's own columns: the record (the position of its first event) and the row's
 * number in it, the instants between which it was known, the days on which it is so, and the clearances that see it.
 * The first two are the key, so that a record's rows lie together: `record = ?` needs no index.
 */
export const FRAME = [
  'record',
  'n',
  'known_from',
  'known_to',
  'possible_from',
  'certain_from',
  'certain_until',
  'possible_until',
  'sees',
] as const;

/** The table of a file that holds a projection's table. */
export function tableName(projection: string, table: string): string {
  return `${projection}_${table}`.replaceAll('-', '_');
}

/** Affinities, not types: what the rows hold is checked before it is written. */
export const AFFINITY: Readonly<Record<ColumnKind, string>> = {
  id: 'INTEGER',
  phrase: 'INTEGER',
  day: 'INTEGER',
  instant: 'INTEGER',
  number: 'NUMERIC',
  text: 'TEXT',
};

/** From where a read looks. */
export interface Clocks {
  /** Absent: on any day. */
  readonly asOf?: Day | undefined;
  /** Milliseconds since 1970. Absent: as known now. */
  readonly knownAt?: number | undefined;
  /** Only what is certain. */
  readonly certain?: boolean | undefined;
  /** The reader's clearance: one of SEES. */
  readonly sees: number;
}

/** A state is so while the day lies within it; an occurrence has happened when the day is not before it. */
export type Shape = 'state' | 'occurrence';

/** A condition on one table, and what it is bound to: named, so that one read binds it once for all of its tables. */
export interface Condition {
  readonly sql: string;
  readonly params: Readonly<Record<string, number>>;
}

/**
 * What of a table is there for a reader on these clocks: rows that this clearance sees, of records whose label lets it see
 * them; `alias` is the table's name in the query.
 */
export function clocks({ asOf, knownAt, certain = false, sees }: Clocks, alias: string, shape: Shape): Condition {
  const of = (column: (typeof FRAME)[number]): string => `${alias}.${column}`;
  const known =
    knownAt === undefined ? `${of('known_to')} = $now` : `${of('known_from')} <= $knownAt AND ${of('known_to')} > $knownAt`;
  const from = of(certain ? 'certain_from' : 'possible_from');
  const until = of(certain ? 'certain_until' : 'possible_until');
  const days: string[] = [];
  if (asOf !== undefined) days.push(`${from} <= $asOf`);
  if (asOf !== undefined && shape === 'state') days.push(`${until} >= $asOf`);
  if (asOf === undefined && certain) days.push(`${from} <= ${until}`);
  // No label is kept from the highest clearance.
  const labelled = sees === SEES.confidential ? [] : [`(SELECT label FROM records WHERE record = ${of('record')}) <= $sees`];
  return {
    sql: [known, ...days, `(${of('sees')} & $sees) <> 0`, ...labelled].join(' AND '),
    params: {
      ...(knownAt === undefined ? { $now: STILL_KNOWN } : { $knownAt: knownAt }),
      ...(asOf !== undefined && { $asOf: asOf }),
      $sees: sees,
    },
  };
}
