import { useMutation } from '@tanstack/react-query';
import { answered, api, mustSee, type Problem, Refused, Unanswered } from '../../api/client.ts';
import { newKey } from '../../api/new-key.ts';
import { queryClient } from '../../api/query-client.ts';
import { type Command, commandsOf, madeCommands, settled } from './commands.ts';
import { type Draft, nounOf } from './draft.ts';
import { withIds } from './finding.ts';

/** Which of the commands it was that failed. */
export class NotRecorded extends Error {
  readonly command: Command;
  readonly problem: Problem | null;

  constructor(command: Command, cause: Error) {
    super(cause.message, { cause });
    this.command = command;
    this.problem = cause instanceof Refused ? cause.problem : null;
  }
}

/** What was sent before and never answered was recorded after all, and what is written now is another thing. */
class RecordedBefore extends Error {
  readonly record: string;
  constructor(record: string) {
    super('What was sent before was recorded, and what is written now differs from it.');
    this.record = record;
  }
}

async function send({ path, body, key }: Command): Promise<{ readonly id: string; readonly position: string }> {
  const sent = api.POST(path as '/v1/conferences', {
    body: body as never,
    params: { header: { 'Idempotency-Key': key } },
  });
  const { id, position } = await answered(sent);
  if (position !== null) mustSee(position);
  return { id, position: position ?? '' };
}

/** Keeps a draft while it is recorded, and what was made on the spot goes by from now on. */
export type Keep = (draft: Draft, settled: { readonly temp: string; readonly id: string } | null) => void;

export interface Recorded {
  /** `meeting:aslov-voronkov-2018-05-03`; null where only what was made on the spot was. */
  readonly record: string | null;
}

/**
 * Records a draft, one command after the other. What was recorded goes out of the draft at once, so that a retry goes on
 * where it stopped; a retry of what was never answered records it once.
 */
export async function recordDraft(draft: Draft, keep: Keep, withActivity = true): Promise<Recorded> {
  let current = await withIds(draft);
  keep(current, null);
  for (;;) {
    const [command] = madeCommands(current);
    if (!command) break;
    const { id } = await send(command).catch((error: Error) => {
      throw new NotRecorded(command, error);
    });
    const temp = command.made!.temp;
    current = settled(current, command, id);
    keep(current, { temp, id });
  }
  return { record: withActivity ? await recordActivity(current, keep) : null };
}

async function recordActivity(draft: Draft, keep: Keep): Promise<string> {
  const command = commandsOf(draft).at(-1)!;
  const { sent } = draft;
  const text = JSON.stringify(command.body);
  const recorded = ({ id }: { readonly id: string }): string => `${nounOf(draft)}:${id}`;
  keep({ ...draft, sent: sent === '' ? text : sent }, null);
  try {
    return recorded(await send(command));
  } catch (error) {
    if (error instanceof Unanswered) throw new NotRecorded(command, error);
    const isReused = error instanceof Refused && error.problem.code === 'idempotency-key-reused';
    // Under it another tab recorded what it had, and not this.
    if (isReused && (sent === '' || sent === text)) return recordActivity({ ...draft, sent: '', key: newKey() }, keep);
    if (isReused) {
      const before = recorded(await send({ ...command, body: JSON.parse(sent) as Record<string, unknown> }));
      keep({ ...draft, sent: '', key: newKey() }, null);
      throw new RecordedBefore(before);
    }
    // It was refused, and so nothing is recorded under the key.
    keep({ ...draft, sent: '' }, null);
    throw new NotRecorded(command, error as Error);
  }
}

export function useRecording(keep: Keep, onRecorded: (recorded: Recorded) => void) {
  return useMutation({
    mutationFn: ({ draft, withActivity = true }: { readonly draft: Draft; readonly withActivity?: boolean }) =>
      recordDraft(draft, keep, withActivity),
    onSuccess(recorded) {
      void queryClient.invalidateQueries();
      onRecorded(recorded);
    },
  });
}

/** Somebody else's record is there under the id that was chosen, and says otherwise. */
export function conflictOf(error: Error | null, draft: Draft): string | null {
  if (error instanceof RecordedBefore) return error.record;
  if (!(error instanceof NotRecorded) || error.command.made !== null) return null;
  const code = error.problem?.code;
  if (code !== 'already-different' && code !== 'revision-mismatch') return null;
  return draft.id.trim() === '' ? null : `${nounOf(draft)}:${draft.id.trim()}`;
}
