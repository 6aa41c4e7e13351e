// What Nest injects that is no class of ours.

export const CONFIGURATION = Symbol('configuration');
export const EVENT_STORE = Symbol('event store');
export const LOG_ID = Symbol('log id');
export const EXECUTE = Symbol('execute');
export const READINESS = Symbol('readiness');
/** The rows, kept level with the log. */
export const READ_MODELS = Symbol('read models');
/** What the time is. */
export const NOW = Symbol('now');
