/** Where a page was read anew, so that it is not done again and again. */
const KEY = 'chancery.replaced';

/**
 * A newer program may have taken the place of the one that this page is from: the rest of the old desk is then gone, and the
 * page is read anew. Not while the server is away, for there is nothing to read then.
 */
export function readAnewWhenReplaced(): void {
  addEventListener('vite:preloadError', () => void look());
}

async function look(): Promise<void> {
  const page = await fetch('/', { headers: { accept: 'text/html' }, cache: 'no-store' }).then(
    (response) => (response.ok ? response.text() : null),
    () => null,
  );
  if (page === null) return;
  const entry = /\/assets\/index-[\w-]+\.js/.exec(page)?.[0];
  if (entry === undefined || document.querySelector(`script[src="${entry}"]`) !== null) return;
  if (sessionStorage.getItem(KEY) === entry) return;
  sessionStorage.setItem(KEY, entry);
  location.reload();
}
