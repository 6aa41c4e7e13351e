import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { PageHead } from './page.tsx';

/** A page that could not be shown: its part of the desk could not be loaded, or it has a fault. */
export function Broken({ error, reset }: ErrorComponentProps) {
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
    </>
  );
}
