import type { JsonObject } from '#domain/json.ts';
import { verifyConsistency as extendsTree } from '#event-store/proofs/merkle-tree.ts';
import { printable } from '../columns.ts';
import { EXIT, usage } from '../exit-code.ts';
import { grouped } from '../progress.ts';
import { paintFor } from '../terminal.ts';
import { jsonIn, type KeyPlace, trustedCheckpoint } from '../trusted-checkpoint.ts';
import { hashesIn, refusalIn } from './verify-event.ts';

export interface ConsistencyOptions extends KeyPlace {
  readonly checkpoint?: string;
  readonly consistency?: string;
  readonly later?: string;
  readonly json?: true;
}

/** That the log only grew from one checkpoint to another, by what an auditor holds alone. */
export async function verifyConsistency(record: string | undefined, options: ConsistencyOptions): Promise<void> {
  const { checkpoint: earlierFile, consistency, later: laterFile, json } = options;
  if (record !== undefined || consistency === undefined || earlierFile === undefined || laterFile === undefined)
    throw usage('growth is verified by --consistency, --checkpoint and --later together, and no record.');
  const [earlier, later] = [await trustedCheckpoint(earlierFile, options), await trustedCheckpoint(laterFile, options)];
  if (earlier.origin !== later.origin)
    throw usage(`the checkpoints are of two logs: ${printable(earlier.origin)} and ${printable(later.origin)}.`);
  const proof = proofIn(await jsonIn(consistency), consistency);
  const { origin, size: from } = earlier;
  const { size: to } = later;
  if (proof.from !== from || proof.to !== to)
    throw usage(
      `the proof is from ${proof.from} to ${proof.to} events and the checkpoints are of ${from} and ${to}: ask for /v1/proofs/consistency?from=${from}&to=${to}.`,
    );
  const holds = extendsTree(proof, earlier.root, later.root);
  const paint = paintFor(process.stdout);
  const [sizes, log] = [`the ${grouped(to)} events`, printable(origin)];
  process.stdout.write(
    json
      ? `${JSON.stringify({ holds, origin, from, to })}\n`
      : holds
        ? `${paint('green', '✓')} ${log} only grew: ${sizes} begin with the ${grouped(from)} that were signed before.\n`
        : `${paint('red', '✗')} The proof does not show that ${sizes} of ${log}\n  begin with the ${grouped(from)} that were signed before.\n`,
  );
  if (!holds) process.exitCode = EXIT.no;
}

function proofIn({ from, to, path, detail }: JsonObject, file: string) {
  const hashes = hashesIn(path);
  if (typeof from !== 'number' || typeof to !== 'number' || hashes === null)
    throw usage(`${file} is no proof as /v1/proofs/consistency gives it${refusalIn(detail)}`);
  return { from, to, path: hashes };
}
