import { useSearch } from '@tanstack/react-router';

/** The two clocks that everything on the desk is read by. */
export interface Clocks {
  /** As of which day in the world, in EDTF. */
  readonly asOf?: string;
  /** As it was known to Chancery, an instant or a day. */
  readonly knownAt?: string;
}

export function useClocks(): Clocks {
  return useSearch({
    strict: false,
    select: ({ asOf, knownAt }: Clocks): Clocks => ({ ...(asOf && { asOf }), ...(knownAt && { knownAt }) }),
    structuralSharing: true,
  });
}
