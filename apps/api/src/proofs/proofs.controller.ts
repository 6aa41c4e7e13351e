import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Count } from '../bodies/fields.ts';
import { Reply } from '../commands/asked.ts';
import { Shows } from '../docs/operation.ts';
import { formatOf } from '../http/negotiation.ts';
import { Problem } from '../problems/problem.ts';
import { PROOFS } from '../injected.ts';
import {
  checkpointAnswer,
  type CheckpointAnswer,
  consistencyAnswer,
  type ConsistencyAnswer,
  inclusionAnswer,
  type InclusionAnswer,
  tlogProof,
} from './answers.ts';
import { CHECKPOINT_EXAMPLE, CONSISTENCY_EXAMPLE, INCLUSION_EXAMPLE } from './examples.ts';
import type { Proofs } from './proofs.ts';

const FORMATS = { json: 'application/json', text: 'text/plain' } as const;

class SizeQuery {
  @Count({ example: '17', optional: true, about: 'Of how many events, the first of the log. Default: all that there are.' })
  readonly size?: string;
}

class InclusionQuery extends SizeQuery {
  @Count({ example: '5', digits: 19, about: 'Of the event, as history and writes give it.' })
  readonly position!: string;
}

class ConsistencyQuery {
  @Count({ example: '8', least: 1, about: 'Events of the earlier checkpoint.' })
  readonly from!: string;
  @Count({ example: '17', optional: true, about: 'Events of the later one. Default: all that there are.' })
  readonly to?: string;
}

/** Of the log, not of the record: they have no clocks. */
@ApiTags('Proofs')
@Controller('v1/proofs')
export class ProofsController {
  readonly #proofs: Proofs;
  constructor(@Inject(PROOFS) proofs: Proofs) {
    this.#proofs = proofs;
  }

  @Get('checkpoint')
  @Shows('What the log is at a size, signed: as JSON, or as a C2SP checkpoint to print or to keep', {
    asks: 'auditor',
    example: CHECKPOINT_EXAMPLE,
    others: { [FORMATS.text]: CHECKPOINT_EXAMPLE.note },
    problems: ['invalid-query', 'unknown-position', 'not-acceptable', 'not-yet-visible', 'store-unavailable', 'keys-unavailable'],
  })
  async checkpoint(@Query() { size }: SizeQuery, @Reply() reply: Reply): Promise<CheckpointAnswer | string> {
    const isText = asked(reply);
    const head = await this.#proofs.head(sizeOf(size));
    const signed = await this.#proofs.signed(head);
    return isText ? signed.note : checkpointAnswer(head, signed);
  }

  @Get('inclusion')
  @Shows('That an event is in the log: as JSON, or as a C2SP tlog-proof', {
    asks: 'auditor',
    example: INCLUSION_EXAMPLE,
    others: { [FORMATS.text]: tlogProof(INCLUSION_EXAMPLE) },
    problems: ['invalid-query', 'unknown-position', 'not-acceptable', 'not-yet-visible', 'store-unavailable', 'keys-unavailable'],
  })
  async inclusion(@Query() { position, size }: InclusionQuery, @Reply() reply: Reply): Promise<InclusionAnswer | string> {
    const isText = asked(reply);
    const included = await this.#proofs.inclusion(BigInt(position), sizeOf(size));
    const proof = inclusionAnswer(BigInt(position), included, await this.#proofs.signed(included.head));
    return isText ? tlogProof(proof) : proof;
  }

  @Get('consistency')
  @Shows('That the log at one size begins with what it was at another', {
    asks: 'auditor',
    example: CONSISTENCY_EXAMPLE,
    problems: ['invalid-query', 'unknown-position', 'not-yet-visible', 'store-unavailable'],
  })
  async consistency(@Query() { from, to }: ConsistencyQuery): Promise<ConsistencyAnswer> {
    if (to !== undefined && Number(from) > Number(to))
      throw new Problem('invalid-query', `from (${from}) is more than to (${to}): the log only grows.`);
    return consistencyAnswer(await this.#proofs.consistency(Number(from), sizeOf(to)));
  }
}

/** @returns whether as plain text. @throws {Problem} `not-acceptable` */
function asked(reply: Reply): boolean {
  const format = formatOf(reply.request, FORMATS);
  void reply.header('vary', 'accept').type(`${FORMATS[format]}; charset=utf-8`);
  return format === 'text';
}

const sizeOf = (given: string | undefined): number | null => (given === undefined ? null : Number(given));
