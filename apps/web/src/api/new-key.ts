/** For an `Idempotency-Key`; also where the page is not served over TLS, and the browser makes no UUIDs. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
