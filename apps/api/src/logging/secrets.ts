const HIDDEN = '[redacted]';

/** Credentials in addresses, what a header proves itself with, and what is named for what it is, in an address or in JSON. */
const SECRETS: readonly [pattern: RegExp, instead: string][] = [
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/"?#]*@/gi, `$1${HIDDEN}@`],
  [/\bchancery_([0-9a-f]{12})_[\w-]+/g, `chancery_$1_${HIDDEN}`],
  [/\b(Bearer) +[\w.~+/=-]+/gi, `$1 ${HIDDEN}`],
  // Elsewhere it is a word.
  [/(\bauthorization[\\"']*\s*[:=,]\s*[\\"']*Basic) +[\w.~+/=-]+/gi, `$1 ${HIDDEN}`],
  [/(\bchancery-(?:session|signing-in-\w*)=)[^\s;,"\\]+/gi, `$1${HIDDEN}`],
  // Of a sign-in. A State is a filter by the same name, and shorter.
  [/([?&]code=)[^\s&#"\\]+/gi, `$1${HIDDEN}`],
  [/([?&]state=)[\w-]{20,}/gi, `$1${HIDDEN}`],
  [
    /([?&;]|\b)(password|passwd|secret|token|access_token|id_token|refresh_token|client_secret|code_verifier)=[^\s&;"]+/gi,
    `$1$2=${HIDDEN}`,
  ],
  [/("(?:password|passwd|secret|token|access_token|id_token|refresh_token|client_secret)":")(?:[^"\\]|\\.)*"/gi, `$1${HIDDEN}"`],
];

/** A line of a log without what nobody may read in it. */
export function withoutSecrets(line: string): string {
  return SECRETS.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);
}
