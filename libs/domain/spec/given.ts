import type { Command } from '#domain/commands.ts';
import { type Context, decide, type Decision } from '#domain/decide.ts';
import type { DomainEvent } from '#domain/events.ts';
import { fold, type RecordState, says } from '#domain/record.ts';
import type { Said } from '#domain/fields.ts';
import { type RefusalCode, Refused } from '#domain/refusal.ts';

/** Wednesday, long after the first story. */
export const NOW = new Date('2026-11-25T12:00:00.000Z');
export const ACTOR = 'desk';

/** A history of one record, told as the commands that made it, and what a further one would do. */
export interface History {
  readonly events: readonly DomainEvent[];
  readonly record: RecordState | null;
  readonly says: Said;
  and(command: Command, context?: Partial<Context>): History;
  when(command: Command, context?: Partial<Context>): Outcome;
}

export interface Outcome {
  readonly types: readonly string[];
  readonly decision: Decision;
  refused(): { code: RefusalCode; pointers: readonly string[]; details: readonly string[] };
}

export function given(...commands: readonly Command[]): History {
  return commands.reduce<History>((history, command) => history.and(command), historyOf([]));
}

function historyOf(events: readonly DomainEvent[]): History {
  const record = fold(events);
  return {
    events,
    record,
    get says() {
      return record ? says(record) : {};
    },
    and(command, context = {}) {
      const whole = { now: NOW, actor: ACTOR, ...context };
      const decision = decide(command, record, whole);
      const placed = decision.events.map((event, i) => ({
        ...event,
        stream: command.stream,
        revision: events.length + i,
        recordedAt: whole.now.toISOString(),
        actor: whole.actor,
      }));
      return historyOf([...events, ...(placed as DomainEvent[])]);
    },
    when(command, context = {}) {
      const attempt = (): Decision => decide(command, record, { now: NOW, actor: ACTOR, ...context });
      return {
        get types() {
          return attempt().events.map((event) => event.type);
        },
        get decision() {
          return attempt();
        },
        refused() {
          try {
            attempt();
          } catch (error) {
            if (!(error instanceof Refused)) throw error;
            return {
              code: error.code,
              pointers: error.refusals.map((each) => each.pointer),
              details: error.refusals.map((each) => each.detail),
            };
          }
          throw new Error(`${command.type} was not refused`);
        },
      };
    },
  };
}
