export const EXIT = {
  ok: 0,
  /** The answer is no: broken, not found, different. */
  no: 1,
  /** Wrong usage or configuration. */
  usage: 2,
  storeUnavailable: 3,
  /** Done, but for what is said on stderr. */
  incomplete: 4,
  /** As a shell tells it of a program that SIGINT ended. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with one sentence for stderr. */
export class Stop extends Error {
  override readonly name = 'Stop';
  readonly exitCode: ExitCode;
  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

export const usage = (message: string): Stop => new Stop(EXIT.usage, message);
