import { Body, Controller, Delete, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Identity, LOCAL } from '#domain/access.ts';
import { Text } from '../bodies/fields.ts';
import { Reply } from '../commands/asked.ts';
import { Shows } from '../docs/operation.ts';
import { SESSIONS } from '../injected.ts';
import { Problem } from '../problems/problem.ts';
import { SIGNS_IN } from './asks.ts';
import type { Sessions } from './sessions.ts';

class SessionBody {
  @Text({ example: `chancery_5f2b9c0d1e3a_${'x'.repeat(43)}`, most: 200 })
  readonly token!: string;
}

/** For browsers: programs send their token with each request. */
@ApiTags('Access')
@Controller('v1/session')
export class SessionController {
  readonly #sessions: Sessions | null;
  constructor(@Inject(SESSIONS) sessions: Sessions | null) {
    this.#sessions = sessions;
  }

  @Post()
  @HttpCode(200)
  @Shows('Sign in from a browser by a token, with a cookie for twelve hours', {
    asks: 'anyone',
    config: SIGNS_IN,
    example: LOCAL,
    problems: ['invalid-body', 'unauthenticated', 'forbidden', 'store-unavailable'],
  })
  signIn(@Body() { token }: SessionBody, @Reply() reply: Reply): Promise<Identity> {
    if (!this.#sessions)
      throw new Problem('forbidden', 'Nobody signs in here: whoever is on this machine is local (AUTH=local).');
    return this.#sessions.begin(token.trim(), reply);
  }

  @Delete()
  @HttpCode(200)
  @Shows('Sign out', { asks: 'anyone', example: { signedOut: true }, problems: ['forbidden'] })
  signOut(@Reply() reply: Reply): { readonly signedOut: true } {
    this.#sessions?.end(reply);
    return { signedOut: true };
  }
}
