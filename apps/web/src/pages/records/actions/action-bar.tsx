import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useClocks } from '../../../api/clocks.ts';
import { mayBeAsked, useMe } from '../../../api/identity.ts';
import { type Answers, NOUNS, type RecordAnswer, type Records } from '../../../api/queries.ts';
import { type Action, isAction } from './action-draft.ts';
import { Cite } from './cite.tsx';
import { changingPlaces } from './record-fields.ts';
import './actions.css';

const ActionDialog = lazy(() => import('./action-dialog.tsx').then((module) => ({ default: module.ActionDialog })));

const route = getRouteApi('/$records/$id');

/** Of what nobody has to have recorded anything yet. */
const OPENING: ReadonlySet<Action> = new Set(['add', 'dispute', 'source']);

interface ActionsOf {
  readonly records: Records;
  readonly record: RecordAnswer;
}

/** Whether there is something personal that could still be read. */
const isPersonal = (record: RecordAnswer): boolean =>
  'notes' in record &&
  [...record.notes.map(({ text }) => text), ...record.contactDetails.map(({ value }) => value)].some(
    (each) => typeof each === 'string',
  );

/** What can be recorded of a record. Each action has an address; what it recorded is told here. */
export function Actions({ records, record }: ActionsOf) {
  const { action, at, claim } = route.useSearch();
  const { asOf, knownAt } = useClocks();
  const [recorded, setRecorded] = useState<string | null>(null);
  const navigate = useNavigate();
  const go = (search: object): void => void navigate({ to: '.', search: search as never, resetScroll: false });
  const isThen = asOf !== undefined || knownAt !== undefined;
  const close = (): void => go((before: object) => ({ ...before, action: undefined, at: undefined, claim: undefined }));
  const open = (which: Action): void => {
    setRecorded(null);
    go((before: object) => ({ ...before, action: which }));
  };
  const button = (which: Action, name: string) => (
    <Button variant="default" size="compact-sm" disabled={isThen} onClick={() => open(which)}>
      {name}
    </Button>
  );
  const hold = async (meeting: Answers['meeting']): Promise<void> => {
    const { keepHeld } = await import('../../log/held.ts');
    await navigate({ to: '/log', search: { as: await keepHeld(meeting) } });
  };
  const isClassifiable = !['states', 'offices', 'officials'].includes(records);
  const isOnRecord = record.revision !== null;
  const me = useMe();
  const [isRecorder, isEditor] = [mayBeAsked(me, 'recorder'), mayBeAsked(me, 'editor')];
  const isErasing = mayBeAsked(me, 'administrator') && isPersonal(record);
  const isMerged = record.merge !== null || record.merged.length > 0;
  return (
    <>
      <div className="action-bar" role="group" aria-label="Record of this">
        {isRecorder && 'plan' in record && record.plan !== null && record.heldOn === null && record.retraction === null && (
          <Button size="compact-sm" disabled={isThen} onClick={() => void hold(record)}>
            It was held
          </Button>
        )}
        {isEditor && isOnRecord && button('correct', 'Correct')}
        {isRecorder && button('add', 'Add a detail')}
        {isRecorder && isOnRecord && changingPlaces(NOUNS[records], record).length > 0 && button('update', 'Update')}
        {isRecorder && isOnRecord && button('dispute', 'Dispute')}
        {isRecorder && isOnRecord && button('source', 'Attach a source')}
        {isRecorder && isClassifiable && button('classify', 'Classify')}
        {(isEditor || isErasing) && isOnRecord && (
          <Menu position="bottom-start" width={230} withinPortal={false} withInitialFocusPlaceholder={false}>
            <Menu.Target>
              <Button variant="default" size="compact-sm" disabled={isThen} aria-label="More to record of this">
                <IconDots size={16} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {isEditor && <Menu.Item onClick={() => open('label')}>Who may see it …</Menu.Item>}
              {isEditor && <Menu.Item onClick={() => open('merge')}>Merge into another …</Menu.Item>}
              {isEditor && isMerged && <Menu.Item onClick={() => open('unmerge')}>Take a merge back …</Menu.Item>}
              {isEditor && <Menu.Divider />}
              {isEditor && <Menu.Item onClick={() => open('retract')}>Retract …</Menu.Item>}
              {isErasing && <Menu.Item onClick={() => open('erase')}>Erase what is personal …</Menu.Item>}
            </Menu.Dropdown>
          </Menu>
        )}
        <Cite records={records} record={record} />
      </div>
      {isThen && isRecorder && (
        <p className="small quiet">
          Nothing can be recorded while the desk does not show today: what is recorded is of now. Go back to today to correct, add
          or dispute.
        </p>
      )}
      <div role="status">
        {recorded !== null && (
          <div className="recorded">
            <strong>Recorded.</strong> {recorded}{' '}
            <a href="#changes" className="link">
              See what changed
            </a>
          </div>
        )}
      </div>
      {isAction(action) && !isThen && (isOnRecord || OPENING.has(action)) && (
        <Suspense>
          <ActionDialog
            key={`${action} ${at} ${claim}`}
            action={action}
            place={at}
            claim={claim}
            records={records}
            record={record}
            onClose={close}
            onRecorded={(what, elsewhere) => {
              if (elsewhere === undefined) {
                setRecorded(what);
                close();
              } else void navigate({ to: '/$records/$id', params: { records, id: elsewhere } });
            }}
          />
        </Suspense>
      )}
    </>
  );
}
