import { metadataOf } from '#event-store/decode.ts';
import type { RecordedEvent } from '#event-store/event-store.ts';
import { padEnd, printable, textWidth } from './columns.ts';
import type { Paint } from './terminal.ts';

/** `2026-11-25 04:14:57`, in UTC; what cannot be read is marked. */
export function recordedBy(event: RecordedEvent): { readonly at: string; readonly actor: string } {
  try {
    const { recordedAt, actor } = metadataOf(event);
    return { at: printable(recordedAt).replace('T', ' ').slice(0, 19), actor: printable(actor) };
  } catch {
    return { at: '(unreadable)', actor: '(unreadable)' };
  }
}

const LONGEST_TYPE = 'MultilateralMeetingHeld'.length;
const TIME = 19;
const SHORTEST_ACTOR = 6;
const LONGEST_ACTOR = 24;

/** Lines of one listing, of which the columns stay where they are: names that come to be longer push them once. */
export class EventLines {
  readonly #paint: Paint;
  #position: number;
  #type = LONGEST_TYPE;
  #actor = SHORTEST_ACTOR;

  /** @param highest a position as long as any that comes */
  constructor(paint: Paint, highest: bigint) {
    this.#paint = paint;
    this.#position = Math.max('position'.length, String(highest).length);
  }

  get heading(): string {
    const columns = [
      'position'.padStart(this.#position),
      padEnd('recorded (UTC)', TIME),
      padEnd('event', this.#type),
      padEnd('by', this.#actor),
      'stream',
    ];
    return this.#paint('dim', columns.join('  '));
  }

  /** Before the heading, so that it stands above their columns. */
  fit(events: readonly RecordedEvent[]): void {
    for (const event of events) this.#fit(event, recordedBy(event).actor);
  }

  #fit({ type }: RecordedEvent, actor: string): void {
    this.#type = Math.max(this.#type, type.length);
    this.#actor = Math.max(this.#actor, Math.min(textWidth(actor), LONGEST_ACTOR));
  }

  line(event: RecordedEvent): string {
    const { at, actor } = recordedBy(event);
    this.#fit(event, actor);
    return [
      this.#paint('dim', String(event.position).padStart(this.#position)),
      padEnd(at, TIME),
      this.#paint('bold', padEnd(printable(event.type), this.#type)),
      padEnd(actor, this.#actor),
      this.#paint('cyan', printable(event.stream)),
    ].join('  ');
  }
}
