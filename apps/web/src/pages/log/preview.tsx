import { readingOf } from '../../parts/dates.ts';
import { bodyOf, type Draft, isClassified } from './draft.ts';

/** What will be recorded, before it is. */
export function Preview({ draft, nameOf }: { readonly draft: Draft; readonly nameOf: (party: string) => string }) {
  const [one, other] = draft.sides.map(({ party, officials, others }) => ({
    name: party === null ? '…' : nameOf(party),
    people: [...officials.map(({ label }) => label), ...(others.trim() === '' ? [] : [others.trim()])],
  }));
  const isCall = draft.channel === 'phone' || draft.channel === 'video';
  const place = [draft.city.trim(), draft.country && nameOf(draft.country)].filter(Boolean).join(', ');
  return (
    <section className="preview" aria-label="What will be recorded">
      <h2 style={{ fontSize: '1.1rem', margin: '0 0 0.5rem' }}>What will be recorded</h2>
      <p style={{ margin: '0 0 0.6rem' }}>
        {isCall ? 'Call' : 'Meeting'} of <bdi>{one!.name}</bdi>
        {one!.people.length > 0 && <> ({one!.people.join(', ')})</>} and <bdi>{other!.name}</bdi>
        {other!.people.length > 0 && <> ({other!.people.join(', ')})</>}, {readingOf(draft.heldOn) ?? 'no day yet'}
        {draft.isDayInferred && ' (inferred)'}
        {place !== '' && `, ${place}${draft.isPlaceInferred ? ' (inferred)' : ''}`}
        {draft.conference !== null && `, on the sidelines of ${draft.conference.label}`}.
      </p>
      <ul className="plain small">
        <li>
          <code>BilateralMeetingHeld</code> on {draft.sources.length === 1 ? 'one source' : `${draft.sources.length} sources`}:{' '}
          {draft.sources
            .map(({ publisher, reliability, credibility }) => `${publisher || '…'} ${reliability}${credibility}`.trim())
            .join('; ')}
        </li>
        {isClassified(draft) && (
          <li>
            <code>EngagementClassified</code>:{' '}
            {[...draft.pillars.map((pillar) => `pillar ${pillar}`), ...draft.functions].join(', ')}
          </li>
        )}
      </ul>
      <details className="small" style={{ marginTop: '0.6rem' }}>
        <summary>As it is sent</summary>
        {/* It scrolls, so the keyboard must reach it. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre style={{ overflow: 'auto', maxHeight: '18rem' }} tabIndex={0} aria-label="The body of the command">
          {JSON.stringify(bodyOf(draft), null, 1)}
        </pre>
      </details>
    </section>
  );
}
