import { Button } from '@mantine/core';
import { useKeys } from '../../../parts/keys.ts';
import { NEW_SOURCE } from '../../../parts/source-draft.ts';
import { SourceFields } from '../../../parts/source-fields.tsx';
import { type Action, type ActionDraft, isCiting, type Wrong } from './action-draft.ts';

interface CitingOf {
  readonly action: Action;
  readonly draft: ActionDraft;
  readonly change: (of: Partial<ActionDraft>) => void;
  readonly wrong: Wrong;
}

/** On whose word. */
export function Citing({ action, draft, change, wrong }: CitingOf) {
  const { sources } = draft;
  const keys = useKeys(sources.length);
  const least = isCiting(action) ? 1 : 0;
  return (
    <>
      {sources.map((source, n) => (
        <fieldset key={keys.of(n)}>
          <legend>{sources.length === 1 ? 'On whose word' : `Source ${n + 1}`}</legend>
          <SourceFields
            source={source}
            onChange={(of) => change({ sources: sources.map((each, at) => (at === n ? { ...each, ...of } : each)) })}
            error={(name) => wrong.at(`sources.${n}.${name}`)}
          />
          {sources.length > least && (
            <Button
              variant="subtle"
              size="compact-sm"
              mt="xs"
              onClick={() => {
                keys.drop(n);
                change({ sources: sources.filter((_, at) => at !== n) });
              }}
            >
              Take {sources.length === 1 ? 'the source' : `source ${n + 1}`} away
            </Button>
          )}
        </fieldset>
      ))}
      {action !== 'source' && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => change({ sources: [...sources, NEW_SOURCE] })}>
            {sources.length === 0 ? 'Name a source' : 'Another source'}
          </Button>
        </div>
      )}
    </>
  );
}
