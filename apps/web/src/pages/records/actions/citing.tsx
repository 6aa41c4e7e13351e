import { Button } from '@mantine/core';
import { NEW_SOURCE } from '../../../parts/source-draft.ts';
import { SourceList } from '../../../parts/source-list.tsx';
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
  return (
    <>
      <SourceList
        sources={sources}
        onChange={(of) => change({ sources: of })}
        error={(n, name) => wrong.at(`sources.${n}.${name}`)}
        least={isCiting(action) ? 1 : 0}
      />
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
