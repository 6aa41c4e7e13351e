import { Controller, Get, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Identity, LOCAL } from '#domain/access.ts';
import { Shows } from '../docs/operation.ts';
import { identityOf } from './identity.ts';

@ApiTags('Access')
@Controller('v1/me')
export class MeController {
  @Get()
  @Shows('Who asks, as what is recorded will name them, and what they may do and see', { asks: 'reader', example: LOCAL })
  me(@Req() request: FastifyRequest): Identity {
    const { actor, roles, clearance } = identityOf(request);
    return { actor, roles, clearance };
  }
}
