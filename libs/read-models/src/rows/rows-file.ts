import { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import { EVENT_TYPES, type Upcasters } from '#event-store/decode.ts';
import { type Position, START } from '#event-store/event-store.ts';
import { AFFINITY, FRAME, tableName } from './frame.ts';
import { createPhrases } from './phrases.ts';
import type { Projection, Table } from './projection.ts';
import { type Versions, versionsOf } from './versions.ts';

/** Raised with every change of the tables that every file has: a file of another format is rebuilt. */
const FORMAT = 8;

/**
 * `records` names the stream of each record, the revision of the last event that its rows have seen (-1: none) and the
 * least clearance that its label asks for (one of SEES): the label that it has now judges its past versions too. `keys`
 * is the record that an Idempotency-Key led to (the first 16 bytes of its hash), `imported` the record that a row of a data set
 * is, with each version of the row (null: the data set no longer has it), `parked` the first event of a record that could not
 * be followed. `imported_until` is when history with a clock of its own was imported last, in milliseconds. What texts are found
 * by is in phrases.ts.
 */
const HOUSEKEEPING = `
  CREATE TABLE meta (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    format INTEGER NOT NULL,
    log TEXT NOT NULL,
    projections TEXT NOT NULL,
    position INTEGER NOT NULL,
    last_stream TEXT,
    last_revision INTEGER,
    last_hash TEXT,
    imported_until INTEGER
  );
  CREATE TABLE terms (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
  CREATE TABLE records (record INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, label INTEGER NOT NULL);
  CREATE TABLE keys (hash BLOB NOT NULL, record INTEGER NOT NULL);
  CREATE TABLE imported (
    dataset INTEGER NOT NULL,
    row TEXT NOT NULL,
    position INTEGER NOT NULL,
    digest TEXT,
    record INTEGER NOT NULL
  );
  CREATE TABLE parked (
    position INTEGER PRIMARY KEY,
    record INTEGER NOT NULL,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    error TEXT NOT NULL,
    stack TEXT,
    at INTEGER
  );
`;

/** Tables that hold something of each record, or of some, beside the rows of the projections. */
export const HOUSEKEPT = ['records', 'keys', 'imported', 'parked'] as const;

/** Needed by whoever interns texts in the file itself. */
export const TERMS_INDEX = 'CREATE UNIQUE INDEX IF NOT EXISTS terms_by_text ON terms (text)';

const HOUSEKEEPING_INDEXES = `
  ${TERMS_INDEX};
  CREATE UNIQUE INDEX records_by_stream ON records (stream);
  CREATE INDEX keys_by_hash ON keys (hash);
  CREATE INDEX imported_by_row ON imported (dataset, row, position);
`;

/** The event that the rows have seen last. */
export interface LastEvent {
  readonly stream: string;
  readonly revision: number;
  readonly hash: string;
}

export interface Meta {
  /** Everything of ours up to here is in the rows. */
  readonly position: Position;
  /** Null: none of ours so far. */
  readonly last: LastEvent | null;
  readonly format: number;
  readonly log: string;
  readonly versions: Versions;
}

export interface ParkedRecord {
  /** Of the event that could not be followed; the later ones of its record wait. */
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  readonly error: string;
  readonly stack: string | null;
  /** Milliseconds since 1970: when it was recorded, for rows hold no other clock. Null where that cannot be read. */
  readonly at: number | null;
}

/** As much of a key's hash as tells it from every other. */
export function keyBytes(hash: string): Uint8Array {
  return Buffer.from(hash.slice(0, 32), 'hex');
}

export interface StoredTable {
  readonly name: string;
  readonly projection: string;
  readonly spec: Table;
}

export function tablesOf(projections: readonly Projection[]): StoredTable[] {
  return projections.flatMap((projection) =>
    Object.entries(projection.tables).map(([table, spec]) => ({
      name: tableName(projection.name, table),
      projection: projection.name,
      spec,
    })),
  );
}

/** Until its rows are followed on: a file that is cut short is made again, so nothing of it need be on disk. */
export function fillAtOnce(db: DatabaseSync): void {
  db.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768');
}

/** Tables of a new file, still without indexes. */
export function createTables(db: DatabaseSync, log: string, projections: readonly Projection[], upcasters?: Upcasters): void {
  db.exec('BEGIN IMMEDIATE');
  db.exec(HOUSEKEEPING);
  for (const { name, spec } of tablesOf(projections)) {
    const frame = FRAME.map((column) => `${column} INTEGER NOT NULL`);
    const own = Object.entries(spec.columns).map(([column, kind]) => `${column} ${AFFINITY[kind]}`);
    db.exec(`CREATE TABLE ${name} (${[...frame, ...own].join(', ')}, PRIMARY KEY (record, n)) WITHOUT ROWID`);
  }
  db.prepare('INSERT INTO meta (one, format, log, projections, position) VALUES (1, ?, ?, ?, ?)').run(
    FORMAT,
    log,
    JSON.stringify(versionsOf(projections, upcasters)),
    Number(START),
  );
  db.exec('COMMIT');
}

export function createIndexes(db: DatabaseSync, projections: readonly Projection[]): void {
  db.exec(HOUSEKEEPING_INDEXES);
  // Large sorts go to another thread where there is one.
  db.exec('PRAGMA threads = 2');
  const tables = tablesOf(projections);
  createPhrases(
    db,
    tables.flatMap(({ name, spec }) =>
      Object.entries(spec.columns).flatMap(([column, kind]) => (kind === 'phrase' ? [{ table: name, column }] : [])),
    ),
  );
  for (const { name, spec } of tables) {
    for (const [i, columns] of spec.indexes.entries()) db.exec(`CREATE INDEX ${name}_${i} ON ${name} (${columns.join(', ')})`);
  }
}

/** For one writer and readers in other threads. A file is disposable: what a power cut takes is followed again. */
export function followDurably(db: DatabaseSync): void {
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA busy_timeout = 5000');
  // 64 MiB: a page that many batches change is moved into the file once.
  db.exec('PRAGMA wal_autocheckpoint = 8192');
}

/** A new file that live rows can be followed into. */
export function createRows(path: string, log: string, projections: readonly Projection[], upcasters?: Upcasters): DatabaseSync {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA page_size = 8192');
  followDurably(db);
  createTables(db, log, projections, upcasters);
  createIndexes(db, projections);
  return db;
}

export function readMeta(db: DatabaseSync): Meta {
  const row = db.prepare('SELECT * FROM meta').get() as unknown as MetaRow;
  return {
    format: row.format,
    log: row.log,
    versions: versionsIn(row.projections),
    position: BigInt(row.position),
    last:
      row.last_stream === null || row.last_revision === null || row.last_hash === null
        ? null
        : { stream: row.last_stream, revision: row.last_revision, hash: row.last_hash },
  };
}

/**
 * Everything of a log up to here is in the rows of a file.
 * @param log its id
 * @throws for a file that holds no rows of it
 */
export function positionIn(path: string, log: string): Position {
  const meta = metaIn(path);
  if (meta.log !== log) throw new Error('they are of another log');
  return meta.position;
}

/** Everything of some log up to here is in the rows of a file. @throws for a file that holds no rows */
export function positionSeen(path: string): Position {
  return metaIn(path).position;
}

function metaIn(path: string): ReturnType<typeof readMeta> {
  using db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  return readMeta(db);
}

/** They were numbers once, and of projections alone. */
function versionsIn(text: string): Versions {
  const found = Object.entries(JSON.parse(text) as object).map(([name, version]) => [name, String(version)]);
  return Object.fromEntries([...EVENT_TYPES.map((type) => [type, '1']), ...found]);
}

/** Whether this program wrote a file, and with these projections and versions of events. */
export function isOfThisProgram(meta: Meta, projections: readonly Projection[], upcasters?: Upcasters): boolean {
  return meta.format === FORMAT && isDeepStrictEqual(meta.versions, versionsOf(projections, upcasters));
}

interface MetaRow {
  readonly format: number;
  readonly log: string;
  readonly projections: string;
  readonly position: number;
  readonly last_stream: string | null;
  readonly last_revision: number | null;
  readonly last_hash: string | null;
}
