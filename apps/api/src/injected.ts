// What Nest injects that is no class of ours.

export const CONFIGURATION = Symbol('configuration');
export const EVENT_STORE = Symbol('event store');
export const EXECUTE = Symbol('execute');
export const READINESS = Symbol('readiness');
/** Whether the event store answers. */
export const STORE_WATCH = Symbol('store watch');
/** The rows, kept level with the log. */
export const READ_MODELS = Symbol('read models');
/** What the time is. */
export const NOW = Symbol('now');
/** What the log proves of itself. */
export const PROOFS = Symbol('proofs');
/** Who may come in by which token. */
export const TOKENS = Symbol('tokens');
/** The keys of what is personal. */
export const SUBJECTS = Symbol('subject keys');
/** Of browsers; null where nobody signs in. */
export const SESSIONS = Symbol('sessions');
/** Through an issuer; null where there is none. */
export const SIGN_IN = Symbol('sign-in');
export const IMPORTS = Symbol('imports');
/** What is told to Prometheus. */
export const METRICS = Symbol('metrics');
