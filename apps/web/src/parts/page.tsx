import { Button, Skeleton } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { Refused } from '../api/client.ts';
import { isolated } from './isolated.ts';

/** The browser's title is the page's. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    document.title = title === null ? 'Chancery' : `${isolated(title)} · Chancery`;
  }, [title]);
}

interface Headed {
  readonly title: string;
  readonly eyebrow?: ReactNode;
  readonly lede?: ReactNode;
  /** What can be done with the whole page, at its right. */
  readonly actions?: ReactNode;
}

export function PageHead({ title, eyebrow, lede, actions }: Headed) {
  useTitle(title);
  return (
    <header>
      {actions !== undefined && <div className="actions">{actions}</div>}
      {eyebrow !== undefined && <p className="eyebrow">{eyebrow}</p>}
      <h1 dir="auto">{title}</h1>
      {lede !== undefined && <p className="lede">{lede}</p>}
    </header>
  );
}

interface Parted {
  readonly title: ReactNode;
  /** By which an address of the page leads here. */
  readonly id?: string;
  readonly children: ReactNode;
}

export function Part({ title, id, children }: Parted) {
  return (
    <section className="part" id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface Asked {
  readonly isPending: boolean;
  /** What was read before, where it was. */
  readonly data?: unknown;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** While something is read, and when it cannot be; null once it is there. */
export function notYet({ isPending, data, error, refetch }: Asked, what: string): ReactNode | null {
  if (isPending) return <Loading what={what} />;
  // What is shown stays while nobody answers: the notice at the head says so.
  if (error && (data === undefined || error instanceof Refused)) return <Failed error={error} what={what} retry={refetch} />;
  return null;
}

function Loading({ what }: { readonly what: string }) {
  return (
    <div aria-busy="true" role="status">
      <span className="quiet">Reading {what} …</span>
      {[70, 92, 84, 60].map((width) => (
        <Skeleton key={width} height={12} mt={14} width={`${width}%`} animate={false} />
      ))}
    </div>
  );
}

function Failed({ error, what, retry }: { readonly error: Error; readonly what: string; readonly retry: () => unknown }) {
  const isUnknown = error instanceof Refused && error.problem.status === 404;
  return (
    <div role="alert">
      <h2>{isUnknown ? 'That is not on record' : `Reading ${what} failed`}</h2>
      <p className="lede">{error.message}</p>
      {!isUnknown && (
        <Button variant="default" onClick={() => retry()}>
          Try again
        </Button>
      )}
    </div>
  );
}

/** Why something that was asked for was not done. */
export function NotDone({ error }: { readonly error: Error | null }) {
  return <div role="alert">{error !== null && <p className="notice">{error.message}</p>}</div>;
}

export function Nothing({ children }: { readonly children: ReactNode }) {
  return <p className="quiet">{children}</p>;
}
