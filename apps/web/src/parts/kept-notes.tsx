import { Button } from '@mantine/core';
import type { Kept } from './kept.ts';

interface NotesOf<Value> {
  readonly kept: Kept<Value>;
  /** In one line, which of several it is. */
  readonly saidOf: (value: Value) => string;
}

/** What is to be known of what is kept: that it is not, or that there is more. */
export function KeptNotes<Value>({ kept: { isUnkept, isWritten, others, takeUp, discard }, saidOf }: NotesOf<Value>) {
  return (
    <div role="status" className="kept-notes">
      {isUnkept && isWritten && (
        <p className="notice">
          This browser has no room to keep the draft. It is in this tab alone until it is recorded: do not close or reload it
          before.
        </p>
      )}
      {others.length > 0 && (
        <div className="notice">
          <div>
            {others.length === 1 ? 'Another draft is kept' : `${others.length} other drafts are kept`} of a tab that was closed.
            {others.map((other, n) => (
              // oxlint-disable-next-line react/no-array-index-key -- two may say the same
              <div key={n} className="marks">
                <span dir="auto">{saidOf(other)}</span>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`Go on with: ${saidOf(other)}`}
                  onClick={() => takeUp(other)}
                >
                  Go on with it
                </Button>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`Discard: ${saidOf(other)}`}
                  onClick={() => discard(other)}
                >
                  Discard
                </Button>
              </div>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
