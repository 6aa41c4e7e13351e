import { Button } from '@mantine/core';
import { useKeys } from './keys.ts';
import type { SourceDraft } from './source-draft.ts';
import { SourceFields, type Spoken } from './source-fields.tsx';

interface ListOf {
  readonly sources: readonly SourceDraft[];
  readonly onChange: (sources: SourceDraft[]) => void;
  /** Of the nth. */
  readonly error: (n: number, name: string) => string | undefined;
  /** So many stay. */
  readonly least: number;
  readonly spokenFor?: Spoken;
}

/** On whose word: each source with its fields, and the way to take it away. */
export function SourceList({ sources, onChange, error, least, spokenFor }: ListOf) {
  const keys = useKeys(sources.length);
  return sources.map((source, n) => (
    <fieldset key={keys.of(n)}>
      <legend>{sources.length === 1 ? 'On whose word' : `Source ${n + 1}`}</legend>
      <SourceFields
        source={source}
        onChange={(of) => onChange(sources.map((each, at) => (at === n ? { ...each, ...of } : each)))}
        error={(name) => error(n, name)}
        {...(spokenFor && { spokenFor })}
      />
      {sources.length > least && (
        <Button
          variant="subtle"
          size="compact-sm"
          mt="xs"
          onClick={() => {
            keys.drop(n);
            onChange(sources.filter((_, at) => at !== n));
          }}
        >
          Take {sources.length === 1 ? 'the source' : `source ${n + 1}`} away
        </Button>
      )}
    </fieldset>
  ));
}
