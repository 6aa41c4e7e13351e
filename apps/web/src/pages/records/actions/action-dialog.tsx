import { Button, CloseButton, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answered, api, mustSee, Refused, type Schemas } from '../../../api/client.ts';
import { newKey } from '../../../api/new-key.ts';
import { queryClient } from '../../../api/query-client.ts';
import { NOUNS, type RecordAnswer, type Records } from '../../../api/queries.ts';
import { useKept } from '../../../parts/kept.ts';
import { AT_THE_FIELDS, plainly, saysOf } from '../../../parts/refusals.ts';
import { usePartyName } from '../../../parts/names.tsx';
import { KeptNotes } from '../../../parts/kept-notes.tsx';
import { Body } from './action-body.tsx';
import { placeName } from './changes-editor.tsx';
import {
  type Action,
  type ActionBody,
  type ActionDraft,
  actionOf,
  bodyOf,
  newAction,
  isAsItWas,
  missingIn,
  routeOf,
  saidOfAction,
  type Wrong,
  wrongIn,
} from './action-draft.ts';
import { WORDS } from './action-words.ts';
import { Citing } from './citing.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { begunAt } from './record-fields.ts';

interface Of {
  readonly action: Action;
  /** The place that it begins with. */
  readonly place: string | undefined;
  readonly claim: string | undefined;
  readonly records: Records;
  /** As it stands now: it may change while the form is filled in. */
  readonly record: RecordAnswer;
  readonly onClose: () => void;
  /** @param elsewhere id of the record that is to be shown instead */
  readonly onRecorded: (what: string, elsewhere?: string) => void;
}

/** The form of an action, from what the record said when it was opened. */
export function ActionDialog(of: Of) {
  const { title } = WORDS[of.action];
  return (
    // Its own head: that of the kit is a landmark, and a page has one already.
    <Modal.Root opened onClose={of.onClose} size={760}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          <div className="action-head">
            <Modal.Title className="action-title">{title}</Modal.Title>
            <CloseButton aria-label="Close without recording" onClick={of.onClose} />
          </div>
          <ActionForm {...of} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function ActionForm({ action, place, claim, records, record, onClose, onRecorded }: Of) {
  const noun = NOUNS[records];
  const begun = action === 'correct' && place !== undefined ? begunAt(noun, record, place) : undefined;
  const kept = useKept(
    `${noun}:${record.id} ${action}${claim === undefined ? '' : ` ${claim}`}`,
    () => newAction(action, newKey(), place, record.revision, begun),
    (given) => actionOf(action, given, place, begun),
  );
  const { value: draft, set: setDraft, forget, isWritten } = kept;
  // Of a merged person the page is the other's: which of those that are merged with it is to come apart?
  const [apart, setApart] = useState<string | null>(record.merge === null ? (record.merged[0]?.id ?? null) : record.id);
  const form = useRef<HTMLFormElement>(null);
  // Pressed twice, before the page shows that it is on its way.
  const isSending = useRef(false);
  const [isAsked, setAsked] = useState(false);
  const nameOf = usePartyName();
  const change = (of: Partial<ActionDraft>): void => setDraft((before) => ({ ...before, ...of }));
  const { send, about, done } = WORDS[action];
  const isApart = action === 'unmerge' && apart !== record.id;
  const isMoved = !isApart && record.revision !== draft.seen;

  const recording = useMutation({
    mutationFn: () =>
      answered(
        api.POST(`/v1/${records as 'meetings'}/{id}/${routeOf(action, claim) as 'corrections'}`, {
          params: {
            path: { id: isApart ? apart! : record.id },
            header: {
              'Idempotency-Key': draft.key,
              ...(!isApart && record.revision !== null && { 'If-Match': `"${record.revision}"` }),
            },
          },
          body: bodyOf(action, draft) as ActionBody & Schemas['CorrectRecordBody'],
        }),
      ),
    onSuccess({ position }) {
      forget();
      mustSee(position);
      void queryClient.invalidateQueries();
      if (action === 'merge') onRecorded(done, draft.other!.value);
      else onRecorded(done);
    },
    onError(error) {
      const code = error instanceof Refused ? error.problem.code : null;
      if (code === 'revision-mismatch') void queryClient.invalidateQueries();
      // What was sent under it was recorded, though nobody heard so: it shows as recorded meanwhile, and this is another.
      if (code === 'idempotency-key-reused') {
        change({ key: newKey() });
        void queryClient.invalidateQueries();
      }
      form.current?.querySelector<HTMLElement>('[data-refusal]')?.focus();
    },
  });
  const problem = recording.error instanceof Refused ? recording.error.problem : null;
  const [sent, setSent] = useState<ActionDraft | null>(null);
  const refused = sent === null ? null : wrongIn(problem, action, sent, nameOf);
  const missing = missingIn(action, draft);
  // What is mended is wrong no more, as far as is known here.
  const wrong: Wrong = {
    at: (field) => (isAsked && missing.get(field)) || (sent && isAsItWas(field, sent, draft) ? refused?.at(field) : undefined),
    elsewhere: refused?.elsewhere ?? [],
  };
  const isMended = sent !== null && JSON.stringify({ ...sent, key: '' }) !== JSON.stringify({ ...draft, key: '' });
  const isCitable = action !== 'label' && action !== 'erase';

  return (
    <form
      ref={form}
      className="action"
      noValidate
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (isSending.current) return;
        setAsked(true);
        if (missing.size > 0) {
          const at = event.currentTarget;
          requestAnimationFrame(() => at.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
          return;
        }
        isSending.current = true;
        setSent(draft);
        recording.mutate(undefined, { onSettled: () => (isSending.current = false) });
      }}
    >
      <p className="quiet" style={{ margin: 0 }}>
        {about}
      </p>
      <div role="alert" tabIndex={-1} data-refusal>
        {isAsked && missing.size > 0 && (
          <div className="notice" style={{ display: 'block' }}>
            <strong>Not recorded.</strong> {AT_THE_FIELDS}
          </div>
        )}
        {recording.error !== null && !isMended && problem?.code !== 'revision-mismatch' && (
          <div className="notice" style={{ display: 'block' }}>
            <strong>{problem ? 'Not recorded.' : 'Not known to be recorded.'}</strong>{' '}
            {problem ? saysOf(problem, wrong.elsewhere, nameOf) : `${recording.error.message} What you wrote is kept.`}
            {wrong.elsewhere.map(({ pointer, detail }) => (
              <div key={pointer + detail}>
                {placeName(pointer, nameOf)}: {plainly(detail, nameOf)}
              </div>
            ))}
          </div>
        )}
      </div>
      <KeptNotes kept={kept} saidOf={saidOfAction} />
      {isMoved && <Meanwhile seen={draft.seen} now={record} changes={draft.changes} />}
      <Body {...{ action, draft, change, wrong, record, records, claim }} apart={apart} onApart={setApart} />
      {isCitable && <Citing {...{ action, draft, change, wrong }} />}
      <div className="foot">
        <Button type="submit" loading={recording.isPending}>
          {isMoved ? `${send}, after what was recorded meanwhile` : send}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {isWritten ? 'Go on later' : 'Leave it as it is'}
        </Button>
        {isWritten && (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              forget();
              onClose();
            }}
          >
            Discard
          </Button>
        )}
        <span className="small quiet">
          {noun} {record.id}
          {record.revision !== null && `, revision ${record.revision}`}
        </span>
      </div>
    </form>
  );
}
