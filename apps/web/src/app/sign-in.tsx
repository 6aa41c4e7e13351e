import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type Identity, signIn, signOut } from '../api/identity.ts';
import type { Role } from '../api/roles.ts';
import { NotDone, PageHead } from '../parts/page.tsx';

/** In place of any page, for somebody who is not known yet. */
export function SignIn() {
  const [token, setToken] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { mutate, error, isPending } = useMutation({ mutationFn: () => signIn(token.trim()) });
  return (
    <>
      <PageHead title="Sign in" />
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
        <Button type="submit" loading={isPending} disabled={token.trim() === ''}>
          Sign in
        </Button>
      </form>
    </>
  );
}

/** In place of a page that asks for more than who reads has. */
export function NotForYou({ name, asks }: { readonly name: string; readonly asks: Role }) {
  return <PageHead title={name} lede={`This is for who has the role ${asks}: ask whoever runs this server.`} />;
}

/** Who reads here, where anybody signs in at all. */
export function SignedIn({ me: { actor, roles, clearance } }: { readonly me: Identity }) {
  const { mutate, error, isPending } = useMutation({ mutationFn: signOut });
  if (actor === 'local') return null;
  return (
    <div className="me">
      <strong>
        <bdi>{actor.replace(/^token:/, '')}</bdi>
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
