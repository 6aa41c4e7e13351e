import { IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useClocks } from '../../../api/clocks.ts';
import { mayBeAsked, useMe } from '../../../api/identity.ts';
import type { RecordAnswer } from '../../../api/queries.ts';
import { isWithin } from '../../../parts/fields.ts';
import { standingPlaces } from './record-fields.ts';

interface MendOf {
  readonly record: RecordAnswer;
  /** What the page calls it. */
  readonly name: string;
  /** The field, or the part of the record, that it shows. */
  readonly at: string;
}

/** From what the page shows to its correction. */
export function Mend({ record, name, at }: MendOf) {
  const mayChange = useMayChange();
  const place = standingPlaces(record).find((each) => isWithin(each, at));
  if (!mayChange || place === undefined) return null;
  return (
    <Link
      to="."
      search={((before: object) => ({ ...before, action: 'correct', at: place })) as never}
      resetScroll={false}
      className="mend"
      aria-label={`Correct: ${name}`}
    >
      <IconPencil size={14} aria-hidden />
    </Link>
  );
}

/** From one of several claims to its rank. */
export function RankClaim({ claim, value }: { readonly claim: string; readonly value: string }) {
  if (!useMayChange()) return null;
  return (
    <Link
      to="."
      search={((before: object) => ({ ...before, action: 'rank', claim })) as never}
      resetScroll={false}
      className="link small"
      aria-label={`Rank this claim: ${value}`}
    >
      Rank this claim
    </Link>
  );
}

/** What is recorded is of now, and what is on record an editor's to change. */
function useMayChange(): boolean {
  const { asOf, knownAt } = useClocks();
  return mayBeAsked(useMe(), 'editor') && asOf === undefined && knownAt === undefined;
}
