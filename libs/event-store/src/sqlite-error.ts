// What SQLite could not do, told by its primary result code. No `instanceof`: Node's errors may be of another realm.

export const isOfSqlite = (error: unknown): boolean => resultCode(error) !== undefined;

/** Another connection is in the way. */
export const isBusy = (error: unknown): boolean => hasCode(error, BUSY, LOCKED);

export const isConstraint = (error: unknown): boolean => hasCode(error, CONSTRAINT);

/** The statement does not fit the file: a table or a column of it is missing. */
export const isOfOtherTables = (error: unknown): boolean => hasCode(error, ERROR);

export const isNoDatabase = (error: unknown): boolean => hasCode(error, NOT_A_DATABASE);

export const isCorrupt = (error: unknown): boolean => hasCode(error, CORRUPT);

/** The disk, or what this user may take of it. */
export const isFull = (error: unknown): boolean => hasCode(error, FULL);

/** The file is not what SQLite wrote. */
export const isDamage = (error: unknown): boolean => isCorrupt(error) || isNoDatabase(error);

const ERROR = 1;
const BUSY = 5;
const LOCKED = 6;
const CORRUPT = 11;
const FULL = 13;
const CONSTRAINT = 19;
const NOT_A_DATABASE = 26;

function hasCode(error: unknown, ...codes: readonly number[]): boolean {
  const code = resultCode(error);
  return code !== undefined && codes.includes(code);
}

/** The extended code has it in its low byte. */
function resultCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  return error.errcode & 0xff;
}
