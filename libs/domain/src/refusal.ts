import type { Pointer } from './fields.ts';

/** Why a command may not be. Fixed strings: clients branch on them. */
export type RefusalCode =
  | 'invalid-body'
  | 'unknown-record'
  | 'unknown-reference'
  | 'in-the-future'
  | 'same-party'
  | 'not-bilateral'
  | 'end-before-beginning'
  | 'would-overwrite'
  | 'already-different'
  | 'ambiguous';

export interface Refusal {
  readonly code: RefusalCode;
  /** Where in the body, or in the record where the body has no such place. */
  readonly pointer: Pointer;
  /** What is wrong and how to mend it. */
  readonly detail: string;
}

/** A command that may not be. Carries every reason found; the first one gives the code. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusals: readonly [Refusal, ...Refusal[]];
  constructor(first: Refusal, ...more: readonly Refusal[]) {
    super(first.detail);
    this.refusals = [first, ...more];
  }
  get code(): RefusalCode {
    return this.refusals[0].code;
  }
}

export function refuse(code: RefusalCode, pointer: Pointer, detail: string): Refused {
  return new Refused({ code, pointer, detail });
}
