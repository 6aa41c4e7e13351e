import type { RejectionCode } from './plan.ts';

/** A row that cannot become what the mapping says, and why. */
export class UnfitRow extends Error {
  override readonly name = 'UnfitRow';
  readonly code: RejectionCode;
  constructor(code: RejectionCode, detail: string) {
    super(detail);
    this.code = code;
  }
}
