export const MAX_BODY_BYTES = 1024 * 1024;
/** Objects and lists within one another. */
export const MAX_BODY_DEPTH = 32;
