import { Link } from '@tanstack/react-router';
import { PageHead } from './page.tsx';

export function NoPage() {
  return (
    <>
      <PageHead
        title="There is no such page"
        lede="The address leads nowhere on this desk. What you seek may be found by Ctrl K."
      />
      <Link to="/" className="link">
        To today
      </Link>
    </>
  );
}
