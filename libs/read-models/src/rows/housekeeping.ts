import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { metadataOf } from '#event-store/decode.ts';
import type { Position, RecordedEvent } from '#event-store/event-store.ts';
import type { Metadata } from '#event-store/hash-chain.ts';
import { keyBytes } from './rows-file.ts';
import type { Terms } from './terms.ts';

/** The values of a row of `parked`. */
export function parking(event: RecordedEvent, record: number, reason: unknown): (number | string | null)[] {
  const { stream, revision, position } = event;
  const error = reason instanceof Error ? reason : new Error(String(reason));
  return [Number(position), record, stream, revision, `${error.name}: ${error.message}`, error.stack ?? null, recordedAt(event)];
}

function recordedAt(event: RecordedEvent): number | null {
  try {
    const at = Date.parse(metadataOf(event).recordedAt);
    return Number.isNaN(at) ? null : at;
  } catch {
    return null;
  }
}

/** Names the event in its log: by its place in the hash chain, or by its id where it is in none. */
export function fingerprint({ id, metadata }: RecordedEvent): string {
  return memberOf(metadata, 'hash') ?? id;
}

interface Noting extends Pick<Statements, 'insertImported' | 'importedUntil'> {
  readonly insertKey: { run(hash: Uint8Array, record: number): unknown };
}

/** Notes what a record is found by, beside its name: the Idempotency-Key that led to it, the row of a data set that it is. */
export function noter(
  { insertKey, insertImported, importedUntil }: Noting,
  terms: Pick<Terms, 'intern'>,
): (metadata: Metadata, position: Position, record: number) => void {
  return ({ idempotencyKey, importedAt, dataset, row, rowDigest }, position, record) => {
    if (idempotencyKey !== undefined) insertKey.run(keyBytes(idempotencyKey), record);
    if (importedAt !== undefined) importedUntil.run(Date.parse(importedAt));
    if (dataset !== undefined && row !== undefined)
      insertImported.run(terms.intern(dataset), row, Number(position), rowDigest ?? null, record);
  };
}

/** Text of a member of canonical metadata; a quote inside of a value would be escaped. */
function memberOf(metadata: string, name: string): string | null {
  const begin = metadata.indexOf(`"${name}":"`);
  if (begin === -1) return null;
  const from = begin + name.length + 4;
  return metadata.slice(from, metadata.indexOf('"', from));
}

export interface Statements {
  readonly move: StatementSync;
  readonly moveTo: StatementSync;
  readonly keepRecord: StatementSync;
  readonly reached: StatementSync;
  readonly insertKey: StatementSync;
  readonly insertImported: StatementSync;
  readonly importedUntil: StatementSync;
  readonly park: StatementSync;
  readonly unpark: StatementSync;
  readonly parkedAt: StatementSync;
}

export function statementsOf(db: DatabaseSync): Statements {
  return {
    move: db.prepare('UPDATE meta SET position = ?'),
    moveTo: db.prepare('UPDATE meta SET position = ?, last_stream = ?, last_revision = ?, last_hash = ?'),
    keepRecord: db.prepare(
      `INSERT INTO records (record, stream, revision, label) VALUES (?, ?, ?, ?)
        ON CONFLICT (record) DO UPDATE SET revision = excluded.revision, label = excluded.label`,
    ),
    reached: db.prepare('SELECT revision FROM records WHERE record = ?'),
    insertKey: db.prepare('INSERT INTO keys (hash, record) VALUES (?, ?)'),
    insertImported: db.prepare('INSERT INTO imported (dataset, row, position, digest, record) VALUES (?, ?, ?, ?, ?)'),
    importedUntil: db.prepare('UPDATE meta SET imported_until = max(coalesce(imported_until, 0), ?)'),
    park: db.prepare('INSERT INTO parked (position, record, stream, revision, error, stack, at) VALUES (?, ?, ?, ?, ?, ?, ?)'),
    unpark: db.prepare('DELETE FROM parked WHERE position = ?'),
    parkedAt: db.prepare('SELECT stream, revision FROM parked WHERE position = ?'),
  };
}
