import '@mantine/core/styles.css';
import './app/app.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followSession } from './api/identity.ts';
import { queryClient } from './api/query-client.ts';
import { readAnewWhenReplaced } from './app/replaced.ts';
import { router } from './app/router.tsx';
import { theme, variables } from './app/theme.ts';

followSession();
readAnewWhenReplaced();

createRoot(document.getElementById('desk')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
