import { createHmac, timingSafeEqual } from 'node:crypto';

/** A cursor that was altered, or that is not of this list or this log. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
}

export type CursorValue = string | number;

const KINDS = {
  text: (value: unknown): value is string => typeof value === 'string' && value.isWellFormed(),
  integer: (value: unknown): value is number => Number.isSafeInteger(value),
  /** From 0. */
  count: (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0,
  number: (value: unknown): value is number => Number.isFinite(value),
  /** In the log, as a decimal string. */
  position: (value: unknown): value is string =>
    typeof value === 'string' && /^\d{1,19}$/.test(value) && BigInt.asIntN(64, BigInt(value)) === BigInt(value),
} as const;
type Kinds = typeof KINDS;

/** What each value of a list's cursors is. */
export type CursorShape = readonly (keyof Kinds)[];
export type CursorValues<Shape extends CursorShape> = {
  -readonly [N in keyof Shape]: Kinds[Shape[N]] extends ((value: unknown) => value is infer Value) ? Value : never;
};

/**
 * Where a list goes on, as an opaque text: the sort values of the last item seen, sealed to the list (its route, sort
 * and filters) and to the log. No replica keeps anything of it. The seal finds alterations; it guards no secret, and anybody who
 * knows the log's id can make one: what it holds is believed no more than a query.
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
  decode<const Shape extends CursorShape>(kind: string, text: string, shape: Shape): CursorValues<Shape> {
    const bytes = Buffer.from(text, 'base64url');
    const [seal, payload] = [bytes.subarray(0, SEAL_BYTES), bytes.subarray(SEAL_BYTES)];
    // Decoding skips what is not base64url: such a text is altered too.
    const intact =
      bytes.toString('base64url') === text && seal.length === SEAL_BYTES && timingSafeEqual(seal, this.#seal(kind, payload));
    const values = intact ? valuesIn(payload, shape) : null;
    if (values === null) {
      throw new InvalidCursor(
        'The cursor was altered, or belongs to another list: take `next` as it was given, with the same sort and filters, or start without `after`.',
      );
    }
    return values;
  }

  #seal(kind: string, payload: Uint8Array): Buffer {
    return createHmac('sha256', this.#logId).update(`${kind}\n`).update(payload).digest().subarray(0, SEAL_BYTES);
  }
}

const SEAL_BYTES = 16;

/** Null: they are of another shape. */
function valuesIn<Shape extends CursorShape>(payload: Buffer, shape: Shape): CursorValues<Shape> | null {
  let values: unknown;
  try {
    values = JSON.parse(payload.toString());
  } catch {
    return null;
  }
  const fit =
    Array.isArray(values) && values.length === shape.length && shape.every((kind, n) => KINDS[kind]((values as unknown[])[n]));
  return fit ? (values as CursorValues<Shape>) : null;
}
