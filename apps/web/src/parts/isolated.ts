/** Letters that run from right to left, and characters that turn what follows them. */
const TURNS =
  /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** A name for a plain text, so that it turns no word beside it; elsewhere `<bdi>` does it. */
export function isolated(name: string): string {
  // An isolate within it could end ours.
  return TURNS.test(name) ? `\u2068${name.replaceAll(/[\u2066-\u2069]/gu, '')}\u2069` : name;
}
