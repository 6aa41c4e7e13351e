import { Button } from '@mantine/core';
import { commandsOf } from './commands.ts';
import type { Draft, Made } from './draft.ts';
import { type Foretold, foretold, joined } from './foretold.ts';
import { sideName } from './kinds.ts';

interface Previewed {
  readonly draft: Draft;
  readonly nameOf: (party: string) => string;
  /** What it cannot be recorded without, by the fields of the form. */
  readonly lacking: ReadonlyMap<string, string>;
  readonly onMend: (made: Made) => void;
  readonly onTakeAway: (made: Made) => void;
}

/** What will be recorded, before it is. */
export function Preview({ draft, nameOf, lacking, onMend, onTakeAway }: Previewed) {
  return (
    <section className="preview" aria-label="What will be recorded">
      <h2>What will be recorded</h2>
      <Events events={foretold(draft, nameOf)} />
      {lacking.size > 0 && (
        <p className="small" data-lacking>
          It still lacks {joined([...new Set([...lacking.keys()].map((field) => lackOf(field, draft)))])}.
        </p>
      )}
      {draft.made.length > 0 && (
        <ul className="plain small" aria-label="Made on the spot">
          {draft.made.map((made) => (
            <li key={made.temp} className="person">
              <bdi>{made.name}</bdi>
              <Button variant="subtle" size="compact-xs" aria-label={`Mend ${made.name}`} onClick={() => onMend(made)}>
                Mend
              </Button>
              <Button variant="subtle" size="compact-xs" aria-label={`Take ${made.name} away`} onClick={() => onTakeAway(made)}>
                Take away
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className="small quiet">
        On the word of{' '}
        {draft.sources
          .map(
            ({ publisher, reliability, credibility, wording }) =>
              `${publisher || '…'} ${reliability}${credibility}`.trim() + (wording === '' ? '' : ` (“${wording}”)`),
          )
          .join('; ')}
      </p>
      <AsSent commands={commandsOf(draft)} />
    </section>
  );
}

/** In words that go on a sentence: "the officials of the other side". */
function lackOf(field: string, { kind }: Draft): string {
  const [name = '', n = '', part = ''] = field.split('.');
  switch (name) {
    case 'heldOn':
      return 'a day';
    case 'name':
      return 'a name';
    case 'basisReason':
      return 'what its classification rests on';
    case 'sources':
      return 'a publisher';
    default: {
      const side = sideName(kind, Number(n));
      return `${part === 'party' ? 'the party' : 'somebody'} of ${side[0]!.toLowerCase()}${side.slice(1)}`;
    }
  }
}

export function Events({ events }: { readonly events: readonly Foretold[] }) {
  return (
    <ol className="foretold">
      {events.map(({ event, says }, n) => (
        // oxlint-disable-next-line react/no-array-index-key -- they are told apart by their order
        <li key={n}>
          <code>{event}</code>
          <span dir="auto">{says}</span>
        </li>
      ))}
    </ol>
  );
}

export function AsSent({ commands }: { readonly commands: ReturnType<typeof commandsOf> }) {
  return (
    <details className="small">
      <summary>As it is sent</summary>
      {/* It scrolls, so the keyboard must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre style={{ overflow: 'auto', maxHeight: '18rem' }} tabIndex={0} role="region" aria-label="The commands">
        {commands.map(({ path, body }) => `POST ${path}\n${JSON.stringify(body, null, 1)}`).join('\n\n')}
      </pre>
    </details>
  );
}
