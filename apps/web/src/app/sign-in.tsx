import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type Identity, issuerPage, signIn, signOut, waysQuery } from '../api/identity.ts';
import type { Role } from '../api/roles.ts';
import { NotDone, PageHead } from '../parts/page.tsx';

/** In place of any page, for somebody who is not known yet. */
export function SignIn() {
  const [token, setToken] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { mutate, error, isPending } = useMutation({ mutationFn: () => signIn(token.trim()) });
  const { issuer = null } = useQuery(waysQuery).data ?? {};
  return (
    <>
      <PageHead title="Sign in" />
      <CameToNothing />
      {issuer !== null && (
        <div className="by-issuer">
          <Button component="a" href={issuerPage()}>
            Sign in with {issuer}
          </Button>
          <span className="quiet">or by a token:</span>
        </div>
      )}
      <form
        className="sign-in"
        onSubmit={(event) => {
          event.preventDefault();
          mutate();
        }}
      >
        <PasswordInput
          label="Token"
          description="From whoever runs this server. It stays out of what pages can read, and holds here for twelve hours."
          autoComplete="current-password"
          value={token}
          onChange={({ currentTarget }) => setToken(currentTarget.value)}
          error={error?.message}
          ref={field}
        />
        <Button type="submit" variant={issuer === null ? 'filled' : 'default'} loading={isPending} disabled={token.trim() === ''}>
          {issuer === null ? 'Sign in' : 'Sign in by the token'}
        </Button>
      </form>
    </>
  );
}

const FAILURES: Readonly<Record<string, string>> = {
  denied: 'You were not let in, or chose not to be.',
  over: 'It took too long, or was begun in another browser. Begin again.',
  refused: 'What came back proves nothing. Begin again; if it stays so, whoever runs this server finds the reason in its log.',
  'issuer-away': 'Who signs people in cannot be reached at the moment. Try again, or sign in by a token.',
  'no-role': 'You are known there, and have no role here: ask whoever runs this server for one.',
};

/** Why the page that was left to sign in is shown again. */
function CameToNothing() {
  const failure = new URLSearchParams(location.search).get('sign-in');
  return (
    <div role="alert">
      {failure !== null && (
        <p className="notice">
          <strong>You are not signed in.</strong> {FAILURES[failure] ?? FAILURES['refused']}
        </p>
      )}
    </div>
  );
}

/** In place of a page that asks for more than who reads has. */
export function NotForYou({ name, asks, sees }: NotFor) {
  const cleared = sees === undefined ? '' : ` and is cleared for what is ${sees}`;
  return (
    <PageHead title={name} lede={`This is for who has the role ${asks.join(' or ')}${cleared}: ask whoever runs this server.`} />
  );
}

interface NotFor {
  readonly name: string;
  readonly asks: readonly Role[];
  readonly sees?: Identity['clearance'];
}

/** Who reads here, where anybody signs in at all. */
export function SignedIn({ me: { actor, roles, clearance } }: { readonly me: Identity }) {
  const { mutate, error, isPending } = useMutation({ mutationFn: signOut });
  if (actor === 'local') return null;
  return (
    <div className="me">
      <strong>
        <bdi>{actor.replace(/^(?:token|oidc):/, '')}</bdi>
      </strong>
      <span className="quiet small">
        {roles.join(', ')}; sees what is {clearance}
      </span>
      <Button variant="subtle" size="compact-sm" color="gray" loading={isPending} onClick={() => mutate()}>
        Sign out
      </Button>
      <NotDone error={error} />
    </div>
  );
}
