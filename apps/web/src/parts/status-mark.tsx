import type { PartnershipStatus } from '../api/queries.ts';

/** How recent the last contact is: a word, and a mark that is not told by its colour alone. */
export function StatusMark({ status, isCertain }: { readonly status: PartnershipStatus; readonly isCertain: boolean }) {
  return (
    <span className="mark" data-status={status}>
      {status}
      {!isCertain && '?'}
    </span>
  );
}
