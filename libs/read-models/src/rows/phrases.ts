import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { tokensOf } from './words.ts';
import type { Terms } from './terms.ts';

/**
 * The full-text index: of each interned text that some row is found by, once however many rows have it. It holds no text,
 * only under which words the text's number is found, as folded by `tokensOf`; nothing is ever taken out, for rows say who
 * sees a text and when it stood. `words` is its vocabulary, each word once.
 */
const TABLES = `
  CREATE TABLE phrases (id INTEGER PRIMARY KEY, words INTEGER NOT NULL);
  CREATE VIRTUAL TABLE phrase_words USING fts5 (words, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
  CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);
`;

const HELD = 100_000;

/** Interns texts and indexes those that are new. */
export class Phrases {
  readonly #terms: Terms;
  /** Numbers of texts that are known to be indexed; forgotten all at once. */
  readonly #indexed = new Set<number>();
  readonly #index: (id: number, text: string) => void;
  readonly #isIndexed: StatementSync;

  constructor(db: DatabaseSync, terms: Terms) {
    this.#terms = terms;
    this.#index = indexer(db);
    this.#isIndexed = db.prepare('SELECT 1 FROM phrases WHERE id = ?');
  }

  intern(text: string): number {
    const id = this.#terms.intern(text);
    if (this.#indexed.has(id)) return id;
    if (this.#isIndexed.get(id) === undefined) this.#index(id, text);
    if (this.#indexed.size === HELD) this.#indexed.clear();
    this.#indexed.add(id);
    return id;
  }

  /** After a rollback: what it took back is not there any more. */
  forget(): void {
    this.#indexed.clear();
  }
}

/**
 * Indexes the rows that there are; until then a rebuild only interns their texts.
 * @param columns that hold phrases
 */
export function createPhrases(db: DatabaseSync, columns: readonly { readonly table: string; readonly column: string }[]): void {
  db.exec('BEGIN IMMEDIATE');
  db.exec(TABLES);
  const index = indexer(db);
  if (columns.length > 0) {
    const used = columns.map(({ table, column }) => `SELECT ${column} FROM ${table}`).join(' UNION ALL ');
    const found = db.prepare(`SELECT id, text FROM terms WHERE id IN (${used}) ORDER BY id`);
    for (const { id, text } of found.iterate()) index(Number(id), String(text));
  }
  db.exec('COMMIT');
}

export function hasPhrases(db: DatabaseSync): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'phrases'").get() !== undefined;
}

function indexer(db: DatabaseSync): (id: number, text: string) => void {
  const insertPhrase = db.prepare('INSERT INTO phrases (id, words) VALUES (?, ?)');
  const insertWords = db.prepare('INSERT INTO phrase_words (rowid, words) VALUES (?, ?)');
  const insertWord = db.prepare('INSERT INTO words (word) VALUES (?) ON CONFLICT DO NOTHING');
  return (id, text) => {
    const tokens = tokensOf(text);
    const words = new Set(tokens.flatMap((token) => token.words));
    insertPhrase.run(id, tokens.length);
    insertWords.run(id, [...words].join(' '));
    for (const word of words) insertWord.run(word);
  };
}
