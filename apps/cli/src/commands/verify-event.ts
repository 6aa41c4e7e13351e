import { isObject, type Json, type JsonObject } from '#domain/json.ts';
import { eventOfCloudEvent, ForeignEvent } from '#event-store/cloud-event.ts';
import { BROKEN, follow } from '#event-store/hash-chain.ts';
import { bytesOf } from '#event-store/proofs/checkpoint.ts';
import { leafOf } from '#event-store/proofs/leaf.ts';
import { verifyInclusion } from '#event-store/proofs/merkle-tree.ts';
import { printable } from '../columns.ts';
import { EXIT, usage } from '../exit-code.ts';
import { grouped } from '../progress.ts';
import { paintFor } from '../terminal.ts';
import { jsonIn, type KeyPlace, trustedCheckpoint } from '../trusted-checkpoint.ts';

export interface EventOptions extends KeyPlace {
  readonly checkpoint?: string;
  readonly inclusion?: string;
  readonly event?: string;
  readonly json?: true;
}

/** That an event was in the log when a checkpoint was made, by what an auditor holds alone. */
export async function verifyEvent(record: string | undefined, options: EventOptions): Promise<void> {
  const { inclusion, event: eventFile, checkpoint: checkpointFile, json } = options;
  if (record !== undefined || inclusion === undefined || eventFile === undefined || checkpointFile === undefined)
    throw usage('an event is verified by --inclusion, --event and --checkpoint together, and no record.');
  const checkpoint = await trustedCheckpoint(checkpointFile, options);
  const proof = proofIn(await jsonIn(inclusion), inclusion);
  if (proof.size !== checkpoint.size)
    throw usage(
      `the proof is of ${proof.size} events and the checkpoint of ${checkpoint.size}: ask for /v1/proofs/inclusion?position=${proof.position}&size=${checkpoint.size}.`,
    );
  const event = eventIn(await jsonIn(eventFile), eventFile, proof.position);
  const link = follow(event, BROKEN);
  const wrong =
    typeof link === 'string'
      ? `the event is not as it was recorded: ${link}`
      : verifyInclusion(proof, leafOf(event), checkpoint.root)
        ? null
        : 'the proof does not lead from the event to the root of the checkpoint';
  const { id, type, stream, revision } = event;
  const { origin, size } = checkpoint;
  if (json) {
    const proved = { id, type, subject: stream, revision: String(revision), index: proof.index };
    process.stdout.write(
      `${JSON.stringify({ holds: wrong === null, reason: wrong, event: proved, checkpoint: { origin, size } })}\n`,
    );
  } else {
    const paint = paintFor(process.stdout);
    const what = `${type} ${id} of ${stream}, revision ${revision}`;
    process.stdout.write(
      wrong === null
        ? `${paint('green', '✓')} ${printable(what)}, is number ${proof.index + 1} of the ${grouped(size)} events of ${printable(origin)}.\n`
        : `${paint('red', '✗')} ${printable(what)}: ${wrong}.\n`,
    );
  }
  if (wrong !== null) process.exitCode = EXIT.no;
}

function proofIn({ position, index, size, path, detail }: JsonObject, file: string) {
  const hashes = hashesIn(path);
  if (typeof position !== 'string' || typeof index !== 'number' || typeof size !== 'number' || hashes === null)
    throw usage(`${file} is no proof as /v1/proofs/inclusion gives it${refusalIn(detail)}`);
  return { position, index, size, path: hashes };
}

/** The path of a proof; null for what is none. */
export function hashesIn(path: Json | undefined): Uint8Array[] | null {
  if (!Array.isArray(path)) return null;
  const hashes = path.map((each) => (typeof each === 'string' ? bytesOf(each) : null));
  return hashes.every((each) => each !== null) ? hashes : null;
}

/** curl saves a refusal in place of what was asked for. */
export function refusalIn(detail: Json | undefined): string {
  return typeof detail === 'string' ? `, but a refusal: ${detail}` : '.';
}

/** An event, or a page of history that holds it. */
function eventIn(value: JsonObject, file: string, position: string) {
  const { items } = value;
  const event = Array.isArray(items) ? items.find((each) => isObject(each) && each['position'] === position) : value;
  if (event === undefined) throw usage(`${file} holds no event at position ${position}.`);
  try {
    return eventOfCloudEvent(event);
  } catch (error) {
    throw error instanceof ForeignEvent ? usage(`${file} is no event of the history: ${error.message}.`) : error;
  }
}
