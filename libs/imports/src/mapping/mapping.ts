import type { CommandType } from '#domain/commands.ts';
import type { Json, JsonObject } from '#domain/json.ts';

/**
 * How the rows of a file become commands, as data: docs/importing.md. A template is any JSON in which a text `{name}`
 * stands for a column or a value of the row; what lacks one of its names is left out.
 */
export interface Mapping {
  readonly name: string;
  /** What the file is, and what the mapping leaves out. */
  readonly about?: string;
  /** Under which rows are known, where the import names no other. */
  readonly dataset: string;
  /** What the file is: CSV with a header, or JSON with a list of rows at a pointer. */
  readonly reads?: { readonly csv: { readonly delimiter?: string } } | { readonly json: string };
  /** The columns that it reads: a file must have them, and their content is the version of a row. */
  readonly columns: readonly string[];
  /** Columns that name a row within the data set. */
  readonly key: readonly string[];
  readonly tables?: Readonly<Record<string, Table>>;
  /** Worked out of each row in this order; a later one may name an earlier one. */
  readonly values?: Readonly<Record<string, Value>>;
  /** The first one that fits a row says what it records. */
  readonly rules: readonly Rule[];
  /** The file is a log of changes to rows, with its own clock: it comes in with `--own-clock` alone. */
  readonly log?: ChangeLog;
}

export interface Rule {
  readonly where?: Where;
  readonly main?: CommandTemplate;
  readonly before?: readonly CommandTemplate[];
  readonly after?: readonly CommandTemplate[];
  readonly notes?: readonly string[];
}

/** Patterns that columns or values must match, all of them; `null` says that there must be nothing. */
export type Where = Readonly<Record<string, string | null>>;

export interface CommandTemplate {
  readonly type: CommandType;
  readonly stream: string;
  readonly body: JsonObject;
}

export type Table =
  /** The mapping's own. */
  | InlineTable
  /** A CSV beside the main file, by a column; with `all` several rows may have one key, and the entry is their list. */
  | {
      readonly file: string;
      readonly key: string;
      readonly all?: boolean;
      /** Under each name the entry of a table before it, by a column. */
      readonly with?: Readonly<Record<string, { readonly table: string; readonly key: string }>>;
    }
  /** A list elsewhere in the same JSON file. */
  | { readonly within: string; readonly key: string }
  /** One that comes with Chancery: `territories`. */
  | { readonly shipped: string };

export interface InlineTable {
  readonly entries: Readonly<Record<string, Json | Choice>>;
  /** What must be on record before an entry's value is named, by that value. */
  readonly records?: Readonly<Record<string, CommandTemplate>>;
}

/** An entry that the day, or another column, decides. The first that fits. */
export interface Choice {
  readonly choose: readonly Alternative[];
}

export interface Alternative {
  readonly is: Json;
  /** The first day on which it no longer holds. */
  readonly before?: string;
  readonly where?: Where;
  /** What to say of a row that it was chosen for. */
  readonly note?: string;
}

/** How to work out a value; with `where`, only of rows that it fits. */
export type Value = Working & { readonly where?: Where };

export type Working =
  /** Those of the templates that are there, with a space between. */
  | { readonly text: readonly string[] }
  /** The first that is there. */
  | { readonly first: readonly (string | Value)[] }
  /** A date of the file as EDTF: `YYYY-MM-DD` or a part of it, or by a format such as `D/M/YYYY` or `MMMM D, YYYY`. */
  | { readonly date: string; readonly format?: string }
  /** From the first date to the last, both of them days of it. */
  | { readonly extent: readonly [string, string] }
  /** What a column says, by patterns: the first that matches. Named groups are names of its template. */
  | { readonly match: string; readonly patterns: readonly { readonly pattern: string; readonly is?: Json }[] }
  /** The entry of a table; a row with a key that is not in it is rejected, unless it is optional. */
  | { readonly lookup: string; readonly key: string; readonly on?: string; readonly optional?: boolean }
  /** The first element of a list that fits. */
  | { readonly pick: string; readonly whose: Where }
  | PeopleValue;

/** The people that a cell names, each { name, styled?, party?, own?, id?, same? }; `own` says that they are of the row's own party. */
export interface PeopleValue {
  readonly people: string;
  /** Titles by which people are known. */
  readonly styles: readonly string[];
  /** The cell is free text: only names with a title are read, from what this pattern matches to the end of the sentence. */
  readonly behind?: string;
  /** There too: words for people whom the text does not name, as "officials". */
  readonly unnamed?: readonly string[];
  /** Whom they are of, where nothing else says so. */
  readonly party: string;
  /** A table of what "of Kazakhstan" or "Russian" says them to be of; for words that it has not, they are of no party. */
  readonly parties?: string;
  /** People whose party is known by title and name. */
  readonly known?: readonly { readonly pattern: string; readonly party: string }[];
  /** The days of the row. */
  readonly on: string;
  /** An id for each, after this one: `visitor-12`, `visitor-12-2`. */
  readonly id?: string;
  /** Rows of one name and party at most so many years apart join: `same` is then the id of the first of them. */
  readonly joinWithinYears?: number;
}

/** The columns of a log of changes. Rules and values read the row that is changed, by its own columns. */
export interface ChangeLog {
  /** Says `added`, `corrected` or `removed`. */
  readonly change: string;
  readonly id: string;
  readonly field: string;
  /** Of `corrected` a value, of `removed` the row as JSON. */
  readonly old: string;
  /** Of `corrected` a value, of `added` the row as JSON. */
  readonly new: string;
  /** An instant with its offset. */
  readonly at: string;
  readonly reason: string;
  /** The columns of the row itself. */
  readonly columns: readonly string[];
}
