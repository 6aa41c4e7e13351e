import type { Names } from '#read-models/actors/names.ts';

/** What a format has to know beside a record. References are as `meeting:aslov-voronkov-2018-05-03`, `state:TJ`. */
export interface Setting {
  readonly names: Names;
  /** Where what a reference names is read; null where it cannot be. */
  readonly address: (reference: string) => string | null;
}
