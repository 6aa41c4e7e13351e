import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import { type Identity, LOCAL } from '#domain/access.ts';
import { Text } from '../bodies/fields.ts';
import { Reply } from '../commands/asked.ts';
import { Shows } from '../docs/operation.ts';
import { SIGNS_IN } from '../http/route-config.ts';
import { SESSIONS, SIGN_IN } from '../injected.ts';
import { Problem } from '../problems/problem.ts';
import { Asks } from './asks.ts';
import { type SignIn, SignInFailed } from './oidc/sign-in.ts';
import type { Sessions } from './sessions.ts';

class SessionBody {
  @Text({ example: `chancery_5f2b9c0d1e3a_${'x'.repeat(43)}`, most: 200 })
  readonly token!: string;
}

/** Who may sign in how. */
export interface Ways {
  readonly token: boolean;
  /** By its host; null: there is none. */
  readonly issuer: string | null;
}

const WAYS_EXAMPLE: Ways = { token: true, issuer: 'login.example.org' };

export interface SignedOut {
  readonly signedOut: true;
  /** Where the session at the issuer ends as well; null: there is none. */
  readonly leave: string | null;
}

const SIGNED_OUT_EXAMPLE: SignedOut = { signedOut: true, leave: null };

/** For browsers: programs send their token with each request. */
@ApiTags('Access')
@Controller('v1/session')
export class SessionController {
  readonly #sessions: Sessions | null;
  readonly #signIn: SignIn | null;
  constructor(@Inject(SESSIONS) sessions: Sessions | null, @Inject(SIGN_IN) signIn: SignIn | null) {
    this.#sessions = sessions;
    this.#signIn = signIn;
  }

  @Get()
  @Shows('How somebody may sign in here from a browser', { asks: 'anyone', example: WAYS_EXAMPLE })
  ways(): Ways {
    return { token: this.#sessions !== null, issuer: this.#signIn?.issuerName ?? null };
  }

  /** For browsers alone: to the issuer, and to the page from there. */
  @Get('sign-in')
  @Asks('anyone', SIGNS_IN)
  @ApiExcludeEndpoint()
  async leave(@Query('to') to: unknown, @Res() reply: Reply): Promise<void> {
    await this.#moved(reply, async (signIn) => signIn.begin(typeof to === 'string' ? to : undefined, reply));
  }

  /** Where the issuer sends them back. */
  @Get('callback')
  @Asks('anyone', SIGNS_IN)
  @ApiExcludeEndpoint()
  async comeBack(@Res() reply: Reply): Promise<void> {
    await this.#moved(reply, async (signIn) => {
      const { identity, to } = await signIn.end(reply);
      await this.#sessions!.beginAs(identity, reply);
      return to;
    });
  }

  @Post()
  @HttpCode(200)
  @Shows('Sign in from a browser by a token, with a cookie for twelve hours', {
    asks: 'anyone',
    config: SIGNS_IN,
    example: LOCAL,
    problems: ['invalid-body', 'unauthenticated', 'forbidden', 'store-unavailable'],
  })
  async signIn(@Body() { token }: SessionBody, @Reply() reply: Reply): Promise<Identity> {
    if (!this.#sessions)
      throw new Problem('forbidden', 'Nobody signs in here: whoever is on this machine is local (AUTH=local).');
    const { actor, roles, clearance } = await this.#sessions.begin(token.trim(), reply);
    return { actor, roles, clearance };
  }

  @Delete()
  @HttpCode(200)
  @Shows('Sign out', { asks: 'anyone', example: SIGNED_OUT_EXAMPLE, problems: ['forbidden'] })
  async signOut(@Reply() reply: Reply): Promise<SignedOut> {
    this.#sessions?.end(reply);
    return { signedOut: true, leave: (await this.#signIn?.leaving(reply.request)) ?? null };
  }

  /** What came to nothing ends on the page that it was begun from, which says why. */
  async #moved(reply: Reply, to: (signIn: SignIn) => Promise<string>): Promise<void> {
    if (!this.#signIn) throw new Problem('forbidden', 'Nobody signs in here through an issuer (AUTH=oidc).');
    void reply.header('cache-control', 'no-store');
    try {
      await reply.redirect(await to(this.#signIn), 303);
    } catch (error) {
      if (!(error instanceof SignInFailed)) throw error;
      const { to: page, failure } = error;
      await reply.redirect(`${page}${page.includes('?') ? '&' : '?'}sign-in=${failure}`, 303);
    }
  }
}
