import type { LoggedEvent } from '../../api/live-feed.ts';

// What docs/proofs.md says of hashes, worked out in the browser: nothing of it is taken from the server's word.

/** The hash that an event has by what it says; null where it has none, being unreadable. */
export async function hashOf(event: LoggedEvent): Promise<string | null> {
  if (event.hash === null || event.datacontenttype !== 'application/json') return null;
  const { data, id, revision, subject, type, previoushash } = event;
  const optional = event as unknown as Readonly<Record<string, string | undefined>>;
  const metadata = {
    recordedAt: event.time,
    actor: event.actor,
    correlationId: event.correlationid,
    causationId: event.causationid,
    commandId: event.commandid,
    schemaVersion: event.schemaversion === null ? null : String(event.schemaversion),
    idempotencyKey: optional['idempotencykey'],
    bodyDigest: optional['bodydigest'],
    dataset: optional['dataset'],
    row: optional['row'],
    rowDigest: optional['rowdigest'],
    importedAt: optional['importedat'],
  };
  const said = { data, id, metadata, previousHash: previoushash, revision: Number(revision), stream: subject, type };
  return hex(await sha256(new TextEncoder().encode(canonical(said))));
}

/** RFC 8785: names in order, nothing between; what is absent is left out. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, each]) => each !== undefined && each !== null)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`;
}

export interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: string;
  /** From the leaf's sibling up, in base64, as the root is. */
  readonly path: readonly string[];
  readonly root: string;
}

/** Whether the event of a hash is at its place in the tree of that root (RFC 9162, 2.1.3.2). */
export async function isIncluded(hash: string, { index, size, leaf, path, root }: Inclusion): Promise<boolean> {
  let found = await sha256(joined([0], bytesOfHex(hash)));
  if (base64(found) !== leaf || index >= size) return false;
  let [at, last] = [index, size - 1];
  for (const each of path.map(bytesOfBase64)) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      found = await sha256(joined([1], each, found));
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else found = await sha256(joined([1], found, each));
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && base64(found) === root;
}

/** Browsers have it only where a page is served over TLS, or from the same machine. */
export const canProve = (): boolean => globalThis.crypto?.subtle !== undefined;

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

function joined(...parts: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)));
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const bytesOfBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
const bytesOfHex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], (each) => Number.parseInt(each, 16));
