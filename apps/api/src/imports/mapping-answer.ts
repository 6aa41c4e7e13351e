import { filesBeside } from '#imports/mapping/find-mapping.ts';
import type { Mapping } from '#imports/mapping/mapping.ts';

/** What a file must be to come in by a mapping. */
export interface MappingAnswer {
  readonly name: string;
  /** What the file is, and what is left out of it. */
  readonly about: string | null;
  /** Under which its rows are known, where an import names no other. */
  readonly dataset: string | null;
  readonly reads: 'csv' | 'json' | null;
  /** That the file must have. */
  readonly columns: readonly string[];
  /** Columns that name a row. */
  readonly key: readonly string[];
  /** Names of files that it reads beside the main one. */
  readonly beside: readonly string[];
  /** The file is a log with a clock of its own: it comes in with the command line alone. */
  readonly ownClock: boolean;
  /** Why it cannot be read: nothing comes in by it. */
  readonly error: string | null;
}

export function mappingAnswer(name: string, mapping: Mapping | Error): MappingAnswer {
  if (mapping instanceof Error) {
    const none = { about: null, dataset: null, reads: null, columns: [], key: [], beside: [], ownClock: false };
    return { name, ...none, error: mapping.message };
  }
  const { about = null, dataset, reads, columns, key, log } = mapping;
  return {
    name,
    about,
    dataset,
    reads: reads !== undefined && 'json' in reads ? 'json' : 'csv',
    columns,
    key,
    beside: filesBeside(mapping),
    ownClock: log !== undefined,
    error: null,
  };
}
