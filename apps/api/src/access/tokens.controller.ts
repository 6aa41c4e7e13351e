import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Forbidden, LABELS, ROLES, type Role, sees } from '#domain/access.ts';
import { parseInstant } from '#domain/instant.ts';
import type { ValueType } from '#domain/values.ts';
import type { Label } from '#domain/record-keeping.ts';
import type { Tokens } from '#application/tokens.ts';
import { ListOf, OneOf, Slug, Text } from '../bodies/fields.ts';
import { Shows } from '../docs/operation.ts';
import { TOKENS } from '../injected.ts';
import { Instant } from '../reads/reading-query.ts';
import { type Items, pageOf, PageQuery } from '../http/pages.ts';
import { identityOf } from './identity.ts';
import { answerOf, type IssuedTokenAnswer, type TokenAnswer } from './token-answer.ts';

const role: ValueType = {
  problem: (given) => ((ROLES as readonly unknown[]).includes(given) ? null : `a role is expected: ${ROLES.join(', ')}`),
};

class TokenBody {
  @Slug({ example: 'tajik-desk', about: 'What it records is recorded by `token:` and this name.' })
  readonly name!: string;
  @ListOf(role, {
    least: 1,
    most: ROLES.length,
    items: { type: 'string', enum: ROLES },
    example: ['recorder'],
    about: 'What its bearer may do.',
  })
  readonly roles!: readonly Role[];
  @OneOf(LABELS, { example: 'internal', optional: true, about: 'What its bearer may see. Default: public.' })
  readonly clearance?: Label;
  @Instant({ example: '2027-11-28', optional: true, about: 'Until when it lets anybody in. Default: a year from now.' })
  readonly expiresAt?: string;
}

class TokenPath {
  @Text({ example: '5f2b9c0d1e3a', most: 100 })
  readonly id!: string;
}

const TOKEN_EXAMPLE: TokenAnswer = {
  id: '5f2b9c0d1e3a',
  name: 'tajik-desk',
  roles: ['recorder'],
  clearance: 'internal',
  issuedAt: '2026-11-28T12:00:00.000Z',
  issuedBy: 'local',
  expiresAt: '2027-11-28T12:00:00.000Z',
  revokedAt: null,
  revokedBy: null,
  lastUsedAt: null,
};

@ApiTags('Access')
@Controller('v1/tokens')
export class TokensController {
  readonly #tokens: Tokens;
  constructor(@Inject(TOKENS) tokens: Tokens) {
    this.#tokens = tokens;
  }

  @Get()
  @Shows('Tokens that let somebody in, or did', {
    asks: 'administrator',
    example: { items: [TOKEN_EXAMPLE], next: null },
    problems: ['invalid-query', 'store-unavailable'],
  })
  async tokens(@Query() query: PageQuery): Promise<Items<TokenAnswer>> {
    return pageOf('tokens', (await this.#tokens.all()).map(answerOf), ({ id }) => id, query);
  }

  @Post()
  @Shows('Issue a token: its text is in this answer, and nowhere else', {
    asks: 'administrator',
    status: 201,
    // As of a body that says nothing else.
    example: { ...TOKEN_EXAMPLE, clearance: 'public', token: `chancery_5f2b9c0d1e3a_${'x'.repeat(43)}` },
    problems: ['invalid-body', 'already-different', 'store-unavailable'],
  })
  async issueToken(@Body() body: TokenBody, @Req() request: FastifyRequest): Promise<IssuedTokenAnswer> {
    const by = identityOf(request);
    const { name, roles, clearance = 'public', expiresAt } = body;
    if (!sees(by.clearance, clearance))
      throw new Forbidden(`${clearance} is above the clearance of who issues it, ${by.clearance}`);
    const { token, text } = await this.#tokens.issue(
      {
        name,
        roles: [...new Set(roles)],
        clearance,
        ...(expiresAt !== undefined && { expiresAt: new Date(parseInstant(expiresAt)!).toISOString() }),
      },
      by,
    );
    return { ...answerOf(token), token: text };
  }

  @Delete(':id')
  @HttpCode(200)
  @Shows('Revoke a token: here it lets nobody in any more, in other replicas within a second', {
    asks: 'administrator',
    example: { ...TOKEN_EXAMPLE, revokedAt: '2026-12-01T08:00:00.000Z', revokedBy: 'local' },
    problems: ['unknown-record', 'store-unavailable'],
  })
  async revokeToken(@Param() { id }: TokenPath, @Req() request: FastifyRequest): Promise<TokenAnswer> {
    return answerOf(await this.#tokens.revoke(id, identityOf(request)));
  }
}
