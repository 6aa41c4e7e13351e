import { Button } from '@mantine/core';
import { type ErrorComponentProps, useLocation } from '@tanstack/react-router';
import { PageHead } from './page.tsx';

/** A page that could not be shown: its part of the desk could not be loaded, or it has a fault. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const draft = useLocation({ select: draftAt });
  const discard = async (): Promise<void> => {
    const { discardAll } = await import('./kept.ts');
    discardAll(draft!);
    reset();
  };
  return (
    <>
      <PageHead
        title="This page could not be shown"
        lede="Nothing that is recorded is touched by it, and drafts are kept. Try it again; if that does not help, load the page anew."
      />
      <p className="quiet" dir="auto">
        {error instanceof Error ? error.message : String(error)}
      </p>
      <Button onClick={reset}>Try again</Button>
      {draft !== null && (
        <Button variant="subtle" ml="sm" onClick={() => void discard()}>
          Discard the draft
        </Button>
      )}
    </>
  );
}

/** The name of the draft that a page opens with. */
function draftAt({ pathname, search }: { readonly pathname: string; readonly search: { readonly as?: string } }): string | null {
  if (pathname === '/log/press-release') return 'press release';
  return pathname === '/log' ? (search.as ?? 'bilateral') : null;
}
