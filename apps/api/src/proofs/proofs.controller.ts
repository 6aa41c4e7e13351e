import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { base64, originOf } from '#event-store/proofs/checkpoint.ts';
import { type Field, field } from '../bodies/rule.ts';
import { Reply } from '../commands/asked.ts';
import { Shows } from '../docs/operation.ts';
import { formatOf } from '../http/negotiation.ts';
import { Problem } from '../problems/problem.ts';
import { PROOFS } from '../tokens.ts';
import type { Proofs, Signed } from './proofs.ts';

const FORMATS = { json: 'application/json', text: 'text/plain' } as const;

/** Hashes are base64, as in the note. */
interface Checkpoint extends Signed {
  /** The log. */
  readonly origin: string;
  /** Events. */
  readonly size: number;
  /** Of the last of them: a decimal string; null of an empty log. */
  readonly position: string | null;
  readonly root: string;
}

interface Inclusion extends Checkpoint {
  /** Of the event: a decimal string. */
  readonly position: string;
  /** Its place among the events, from 0. */
  readonly index: number;
  readonly leaf: string;
  /** From the leaf's sibling up. */
  readonly path: readonly string[];
}

interface Consistency {
  readonly origin: string;
  readonly from: number;
  readonly fromRoot: string;
  readonly to: number;
  readonly toRoot: string;
  readonly path: readonly string[];
}

class SizeQuery {
  @Count({ example: '17', optional: true, about: 'Of how many events, the first of the log. Default: all that there are.' })
  readonly size?: string;
}

class InclusionQuery extends SizeQuery {
  @Count({ example: '17', digits: 19, about: 'Of the event, as history and writes give it.' })
  readonly position!: string;
}

class ConsistencyQuery {
  @Count({ example: '8', least: 1, about: 'Events of the earlier checkpoint.' })
  readonly from!: string;
  @Count({ example: '17', optional: true, about: 'Events of the later one. Default: all that there are.' })
  readonly to?: string;
}

/** A whole number, as a parameter of the address. */
function Count({ least = 0, digits = 15, ...rest }: Field & { readonly least?: number; readonly digits?: number }) {
  const pattern = new RegExp(`^\\d{1,${digits}}$`);
  return field('count', rest, { type: 'string', pattern: pattern.source }, (given) =>
    typeof given === 'string' && pattern.test(given) && Number(given) >= least
      ? null
      : `a whole number from ${least} on is expected`,
  );
}

const ORIGIN = 'chancery/5d2f2a0e-6d0b-4c43-9a39-7f2b0f6c1e55';
const ROOT = 'W+cRo/8Jm3w3Q1s0mE3m0r9C3u5mS3w8s1kq3rZkq0o=';
const NOTE = `${ORIGIN}\n17\n${ROOT}\n\n\u2014 ${ORIGIN} 8G5elMAIsy8t8mOKBFoiAkVg7fFT6BzJU03abYzvvg6DRt36ExZp6FaCCsfOYry0GxlEWVwoxIXb0TQNMOJVYqTZcg8=\n`;
const CHECKPOINT_EXAMPLE: Checkpoint = {
  origin: ORIGIN,
  size: 17,
  position: '17',
  root: ROOT,
  note: NOTE,
  key: `${ORIGIN}+f06e5e94+AYqI49X+G8poPRAAh3u0M5xZbV6dy2E8Xyc3Nn1Pd5iF`,
};
const PATH = ['lqKW0iTyhfZ7vukcMPijCVcfDao13Ft+QQt4YwoJz8c=', 'XwgzDxozKgdqlSeVgylYDb4+9FhL3/HU/Moe9Q3jAx4='];
const INCLUSION_EXAMPLE: Inclusion = {
  ...CHECKPOINT_EXAMPLE,
  position: '17',
  index: 16,
  leaf: 'bjQLnP+zepianlRLsKrooMeHEvM4v3k8DvBXZn0Wgx8=',
  path: PATH,
};
const CONSISTENCY_EXAMPLE: Consistency = {
  origin: ORIGIN,
  from: 8,
  fromRoot: 'XcnaeaZwWZqbVZy3Ag2pWpo9mPt+BzIJvkUrrg9e3R8=',
  to: 17,
  toRoot: ROOT,
  path: PATH,
};

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
    example: CHECKPOINT_EXAMPLE,
    others: { [FORMATS.text]: NOTE },
    problems: ['invalid-query', 'unknown-position', 'not-acceptable', 'not-yet-visible', 'store-unavailable'],
  })
  async checkpoint(@Query() { size }: SizeQuery, @Reply() reply: Reply): Promise<Checkpoint | string> {
    const isText = asked(reply);
    const head = await this.#proofs.head(sizeOf(size));
    const signed = await this.#proofs.signed(head);
    if (isText) return signed.note;
    const { log, position, root } = head;
    return {
      origin: originOf(log),
      size: head.size,
      position: position === null ? null : String(position),
      root: base64(root),
      ...signed,
    };
  }

  @Get('inclusion')
  @Shows('That an event is in the log: as JSON, or as a C2SP tlog-proof', {
    example: INCLUSION_EXAMPLE,
    others: { [FORMATS.text]: tlogProof(INCLUSION_EXAMPLE) },
    problems: ['invalid-query', 'unknown-position', 'not-acceptable', 'not-yet-visible', 'store-unavailable'],
  })
  async inclusion(@Query() { position, size }: InclusionQuery, @Reply() reply: Reply): Promise<Inclusion | string> {
    const isText = asked(reply);
    const { head, index, leaf, path } = await this.#proofs.inclusion(BigInt(position), sizeOf(size));
    const proof = {
      origin: originOf(head.log),
      position: String(BigInt(position)),
      index,
      leaf: base64(leaf),
      path: path.map(base64),
      size: head.size,
      root: base64(head.root),
      ...(await this.#proofs.signed(head)),
    };
    return isText ? tlogProof(proof) : proof;
  }

  @Get('consistency')
  @Shows('That the log at one size begins with what it was at another', {
    example: CONSISTENCY_EXAMPLE,
    problems: ['invalid-query', 'unknown-position', 'not-yet-visible', 'store-unavailable'],
  })
  async consistency(@Query() { from, to }: ConsistencyQuery): Promise<Consistency> {
    if (to !== undefined && Number(from) > Number(to))
      throw new Problem('invalid-query', `from (${from}) is more than to (${to}): the log only grows.`);
    const { earlier, later, path } = await this.#proofs.consistency(Number(from), sizeOf(to));
    return {
      origin: originOf(later.log),
      from: earlier.size,
      fromRoot: base64(earlier.root),
      to: later.size,
      toRoot: base64(later.root),
      path: path.map(base64),
    };
  }
}

/** @returns whether as plain text. @throws {Problem} `not-acceptable` */
function asked(reply: Reply): boolean {
  const format = formatOf(reply.request, FORMATS);
  void reply.header('vary', 'accept').type(`${FORMATS[format]}; charset=utf-8`);
  return format === 'text';
}

/** As c2sp.org/tlog-proof has it. */
function tlogProof({ index, path, note }: Pick<Inclusion, 'index' | 'path' | 'note'>): string {
  return ['c2sp.org/tlog-proof@v1', `index ${index}`, ...path, '', note].join('\n');
}

const sizeOf = (given: string | undefined): number | null => (given === undefined ? null : Number(given));
