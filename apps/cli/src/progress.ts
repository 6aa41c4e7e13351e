import { createLogUpdate } from 'log-update';
import { paintFor, widthOf } from './terminal.ts';

export interface Step {
  /** Events, or what else is counted. */
  readonly done: number;
  /** As many as there will be; null where that is not known. */
  readonly total: number | null;
  /** What is being done, where it is no longer what it began with. */
  readonly doing?: string;
  /** What is counted now, where it is no longer what it began with. */
  readonly counted?: string;
  /** A second, and whole seconds until it is done, where whoever does it tells. */
  readonly perSecond?: number;
  readonly secondsLeft?: number | null;
}

const DRAWN_EVERY = 100;
const BAR = 24;

/** How far long work is, on stderr, and only where somebody watches. */
export class Progress {
  readonly #doing: string;
  readonly #draw: ReturnType<typeof createLogUpdate> | null;
  readonly #began = performance.now();
  readonly #counted: string;
  #drawn = 0;

  /** @param counted what `done` and `total` are of */
  constructor(doing: string, counted = 'events') {
    this.#doing = doing;
    this.#counted = counted;
    this.#draw = process.stderr.isTTY ? createLogUpdate(process.stderr) : null;
  }

  at(step: Step): void {
    const now = performance.now();
    if (!this.#draw || now - this.#drawn < DRAWN_EVERY) return;
    this.#drawn = now;
    this.#draw(this.#line(step, (now - this.#began) / 1000));
  }

  /** Takes the bar away: what came of it is said elsewhere. */
  end(): void {
    if (this.#drawn === 0) return;
    this.#drawn = 0;
    this.#draw?.clear();
    this.#draw?.done();
  }

  #line({ done, total, doing, counted = this.#counted, ...told }: Step, seconds: number): string {
    const paint = paintFor(process.stderr);
    const share = total === null ? 0 : total === 0 ? 1 : Math.min(1, done / total);
    const filled = Math.round(share * BAR);
    const bar = paint('cyan', '█'.repeat(filled)) + paint('dim', '░'.repeat(BAR - filled));
    const perSecond = told.perSecond ?? done / Math.max(seconds, 0.001);
    const rest = total !== null && perSecond > 0 ? Math.max(0, total - done) / perSecond : null;
    const left = told.secondsLeft === undefined ? rest : told.secondsLeft;
    const pace = [
      `${grouped(done)}${total === null ? '' : ` of ${grouped(total)}`} ${counted}`,
      ...(perSecond > 0 ? [`${grouped(perSecond)}/s`] : []),
      ...(left === null ? [] : [`${duration(left)} left`]),
    ];
    const isCounted = doing === undefined || told.secondsLeft !== undefined;
    const text = (isCounted ? pace : [`${grouped(total ?? done)} ${counted}`]).join(paint('dim', ' · '));
    const name = doing ?? this.#doing;
    return widthOf(process.stderr) < 70 || total === null ? `${name} ${text}` : `${name} ${bar} ${text}`;
  }
}

/**
 * Events in all, where only positions are known: those of a file count its events, those of a server its bytes, so that
 * the events still to come are worked out from how far these went.
 */
export function expected(done: number, position: bigint, head: bigint): number {
  return position >= head || position === 0n ? done : Math.round((done * Number(head)) / Number(position));
}

export function grouped(n: number): string {
  return Math.round(n).toLocaleString('en');
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
