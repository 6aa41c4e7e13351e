import { Fragment } from 'react';
import type { Proposal } from './proposals.ts';
import { touches } from './sentences.ts';

interface Marked {
  readonly text: string;
  readonly proposals: readonly Proposal[];
  readonly active: string | null;
  readonly onChosen: (id: string) => void;
}

/** A text, with what each proposal rests on marked in it. Where two overlap the shorter is shown, and the active one whole. */
export function Highlighted({ text, proposals, active, onChosen }: Marked) {
  const edges = [...new Set([0, text.length, ...proposals.flatMap(({ at }) => [at.start, at.end])])].toSorted((x, y) => x - y);
  const pieces = edges.slice(0, -1).map((start, n) => {
    const piece = { start, end: edges[n + 1]! };
    const over = proposals.filter(({ at }) => touches(at, piece));
    const shortest = over.toSorted((x, y) => x.at.end - x.at.start - (y.at.end - y.at.start))[0];
    return { ...piece, proposal: over.find(({ id }) => id === active) ?? shortest ?? null };
  });
  return (
    <p className="text" dir="auto">
      {pieces.map(({ start, end, proposal }) =>
        proposal === null ? (
          <Fragment key={start}>{text.slice(start, end)}</Fragment>
        ) : (
          // The cards have the keys; a click on the text is a shorter way to them.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
          <mark key={start} data-active={proposal.id === active} onClick={() => onChosen(proposal.id)}>
            {text.slice(start, end)}
          </mark>
        ),
      )}
    </p>
  );
}
