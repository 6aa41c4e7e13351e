import type { Day, Days } from '#domain/edtf.ts';
import type { Clocks } from '../rows/frame.ts';

// What an occurrence takes from other records (mandates, tenures, what belongs to whom) is of the day on which it
// happened, not of the day as of which is read.

export interface Occurrence {
  readonly possible_from: Day;
  readonly possible_until: Day;
}

/** Whether something may have been so when an occurrence happened; with `certain`, whether it certainly was. */
export function wasSoThen(days: Days, { possible_from, possible_until }: Occurrence, certain = false): boolean {
  return certain
    ? possible_from >= days.certainFrom && possible_until <= days.certainUntil
    : possible_from <= days.possibleUntil && possible_until >= days.possibleFrom;
}

/** The same of two tables, by their names in a query. */
export function wasSoThenSql(state: string, occurrence: string, certain = false): string {
  return certain
    ? `${occurrence}.possible_from >= ${state}.certain_from AND ${occurrence}.possible_until <= ${state}.certain_until`
    : `${occurrence}.possible_from <= ${state}.possible_until AND ${occurrence}.possible_until >= ${state}.possible_from`;
}

/** The clocks of what is judged on an occurrence's own day. */
export function onItsOwnDay(reading: Clocks): Clocks {
  return { ...reading, asOf: undefined, certain: false };
}

export interface DayColumns {
  readonly possible_from: Day;
  readonly certain_from: Day;
  readonly certain_until: Day;
  readonly possible_until: Day;
}

export function daysOf(row: DayColumns): Days {
  return {
    possibleFrom: row.possible_from,
    certainFrom: row.certain_from,
    certainUntil: row.certain_until,
    possibleUntil: row.possible_until,
  };
}
