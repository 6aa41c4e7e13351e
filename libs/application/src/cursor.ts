import { createHmac, timingSafeEqual } from 'node:crypto';

/** A cursor that was altered, or that is not of this list or this log. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
}

export type CursorValue = string | number | null;

/**
 * Where a list goes on, as an opaque text: the sort values of the last item seen, sealed to the list (its route, sort
 * and filters) and to the log. No replica keeps anything of it. The seal finds alterations; it guards no secret.
 */
export class Cursors {
  readonly #logId: string;

  constructor(logId: string) {
    this.#logId = logId;
  }

  /** @param kind the list with its sort and filters: a cursor of another kind is refused */
  encode(kind: string, values: readonly CursorValue[]): string {
    const payload = Buffer.from(JSON.stringify(values));
    return Buffer.concat([this.#seal(kind, payload), payload]).toString('base64url');
  }

  /** @throws {InvalidCursor} */
  decode(kind: string, text: string): readonly CursorValue[] {
    const bytes = Buffer.from(text, 'base64url');
    const [seal, payload] = [bytes.subarray(0, SEAL_BYTES), bytes.subarray(SEAL_BYTES)];
    // Decoding skips what is not base64url: such a text is altered too.
    const intact =
      bytes.toString('base64url') === text && seal.length === SEAL_BYTES && timingSafeEqual(seal, this.#seal(kind, payload));
    if (!intact) {
      throw new InvalidCursor(
        'The cursor was altered, or belongs to another list: take `next` as it was given, with the same sort and filters, or start without `after`.',
      );
    }
    return JSON.parse(payload.toString()) as CursorValue[];
  }

  #seal(kind: string, payload: Uint8Array): Buffer {
    return createHmac('sha256', this.#logId).update(`${kind}\n`).update(payload).digest().subarray(0, SEAL_BYTES);
  }
}

const SEAL_BYTES = 16;
